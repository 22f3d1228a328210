//! Findings of the stage `font`.

use crate::diagnostic::{Code, Severity};

/// A face file that cannot be read as a font.
pub static BROKEN: Code = Code {
    id: "FNT001",
    title: "字体文件不能用",
    severity: Severity::Warning,
    why: "文件不是完整的 TTF、OTF 或 TTC 字体，常见于下载或复制中断、把压缩包改了后缀。程序跳过它，改用下一个合适的字体。",
    example: "fonts/仿宋_GB2312.ttf 只复制了一半",
    instead: "从原处重新复制一份完整的字体文件",
};

/// A face whose maker forbids embedding.
pub static FORBIDDEN: Code = Code {
    id: "FNT002",
    title: "字体禁止嵌入",
    severity: Severity::Warning,
    why: "PDF 要把字体嵌入文件，别人打开才不走样。有的字体（如方正小标宋简体 1.00）在文件中声明“禁止嵌入”，程序遵守声明，改用下一个合适的字体。DOCX 只写字体名称，不受影响。",
    example: "本机装有声明禁止嵌入的“方正小标宋简体”",
    instead: "向厂商取得嵌入授权的单位，可加 --allow-restricted-fonts 使用该字体",
};

/// Classes of type that another face than the official one serves.
pub static STAND_IN: Code = Code {
    id: "FNT003",
    title: "用代替字体排版",
    severity: Severity::Advice,
    why: "机关公文常用“方正小标宋简体”“仿宋_GB2312”“楷体_GB2312”“黑体”“宋体”。本机没有时，PDF 用同类的免费字体代替，字形略有差别；DOCX 写的仍是规定字体的名称。",
    example: "在没有安装“仿宋_GB2312”的电脑上生成 PDF",
    instead: "安装规定的字体，或把本单位有使用权的字体文件放入项目的 fonts 文件夹",
};

/// A character that no face has.
pub static MISSING_GLYPH: Code = Code {
    id: "FNT004",
    title: "字体中没有这个字",
    severity: Severity::Error,
    why: "所有可用的字体都没有这个字符，排出来只会是空白或方框，所以程序不生成文件。多见于生僻字、表情符号和从网页复制来的特殊符号。",
    example: "严格落实👍工作要求",
    instead: "严格落实工作要求",
};

/// A font file that was named but is not there.
pub static NOT_FOUND: Code = Code {
    id: "FNT005",
    title: "找不到指定的字体文件",
    severity: Severity::Error,
    why: "命令或配置点名要用某个字体文件，而文件不存在或不能读取。程序不擅自换成别的字体。",
    example: "--font 仿宋=fonts/仿宋.ttf，而 fonts 文件夹中没有这个文件",
    instead: "--font 仿宋=fonts/simfang.ttf",
};

/// A font file of the project that belongs to no class of type.
pub static UNKNOWN_CLASS: Code = Code {
    id: "FNT006",
    title: "字体文件没有用上",
    severity: Severity::Advice,
    why: "程序按字体内部的名称和文件名判断它是小标宋、仿宋、楷体、黑体还是宋体。名称不在已知之列的字体不会被使用，以免用错类别。",
    example: "fonts/ABC.ttf，内部名称是“某某仿宋 2024”",
    instead: "把文件改名为 fonts/仿宋.ttf",
};

/// All of them.
pub static ALL: &[&Code] =
    &[&BROKEN, &FORBIDDEN, &STAND_IN, &MISSING_GLYPH, &NOT_FOUND, &UNKNOWN_CLASS];
