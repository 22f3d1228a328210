//! Findings of the stage `markup`.

use crate::diagnostic::{Code, Severity};

/// A construct of Markdown that papers do not have; its text is kept.
pub static UNSUPPORTED: Code = Code {
    id: "MKD001",
    title: "用了公文没有的 Markdown 写法",
    severity: Severity::Warning,
    why: "正文由标题、段落和加粗组成。列表、引用、代码、链接等写法不排版，文字照印成普通段落，不会丢失。",
    example: "- 第一条\n- 第二条",
    instead: "第一条\n\n第二条",
};

/// A heading skips a level.
pub static LEVEL_SKIPPED: Code = Code {
    id: "MKD002",
    title: "标题跳级",
    severity: Severity::Warning,
    why: "结构层次序数依次是“一、”“（一）”“1.”“（1）”（GB/T 9704—2012，7.3.3）。从“一、”直接到“1.”，读者会以为漏了一层。",
    example: "# 整改措施\n\n### 加强学习",
    instead: "# 整改措施\n\n## 加强学习",
};

/// A heading deeper than the standard's four levels.
pub static LEVEL_TOO_DEEP: Code = Code {
    id: "MKD003",
    title: "标题超过四级",
    severity: Severity::Warning,
    why: "公文的结构层次最多四级（GB/T 9704—2012，7.3.3）。五级、六级标题按四级排印。",
    example: "##### 具体做法",
    instead: "#### 具体做法",
};

/// A run-in heading without a paragraph to run in to.
pub static NOTHING_TO_RUN_INTO: Code = Code {
    id: "MKD004",
    title: "连排标题后面没有段落",
    severity: Severity::Warning,
    why: "带 {.连排} 的标题与紧接的段落排在同一段。后面没有段落时，它只能单独成行。",
    example: "## 强化组织领导。 {.连排}\n\n## 严格督促指导。 {.连排}",
    instead: "## 强化组织领导。 {.连排}\n\n党委要逐项研究。",
};

/// Marks in braces after a heading that mean nothing.
pub static UNKNOWN_MARK: Code = Code {
    id: "MKD005",
    title: "标题后的标记不认识",
    severity: Severity::Warning,
    why: "标题后的花括号里只认 .连排（与下一段连排）和 .无序号（不编号），别的标记不起作用。",
    example: "## 强化组织领导。 {.连写}",
    instead: "## 强化组织领导。 {.连排}",
};

/// A heading without words.
pub static EMPTY_HEADING: Code = Code {
    id: "MKD006",
    title: "标题没有文字",
    severity: Severity::Warning,
    why: "只有井号而没有文字的标题不印，也不占序号。",
    example: "##",
    instead: "## 对照理论学习方面突出问题",
};

/// Characters that cannot be printed.
pub static CONTROL_CHARACTER: Code = Code {
    id: "MKD007",
    title: "有不能印的控制字符",
    severity: Severity::Warning,
    why: "从网页、旧系统或 PDF 复制文字时常带进看不见的控制字符。它们没有字形，还会使 Word 打不开文件，所以去掉。",
    example: "整改\\u{1}措施",
    instead: "整改措施",
};

/// An exhibit of a name that the paper does not offer.
pub static NO_EXHIBIT: Code = Code {
    id: "MKD008",
    title: "没有这个图表",
    severity: Severity::Error,
    why: "模板用“![](exhibit:名称)”放图表，名称由程序按公文提供。写错了名称，这里就会缺一张图。",
    example: "![](exhibit:area)",
    instead: "![](exhibit:areas)",
};

/// A picture file that cannot be used.
pub static BAD_PICTURE: Code = Code {
    id: "MKD009",
    title: "图片不能用",
    severity: Severity::Error,
    why: "插图须是项目文件夹中的 PNG 或 JPEG 文件，完整、正立、大小适度，颜色是灰度或 RGB。归档的 PDF 只收这样的图片。",
    example: "![会议照片](content/图/会议.bmp)",
    instead: "![会议照片](content/图/会议.png)",
};

/// A width that cannot be read.
pub static BAD_WIDTH: Code = Code {
    id: "MKD010",
    title: "图片的宽度写错了",
    severity: Severity::Error,
    why: "图片的宽度写在引号里，放在图题前面，单位是毫米（mm）或厘米（cm），不小于 5 毫米。不写宽度时按图片本身的大小排，最宽与版心同宽。",
    example: "![示意图](content/图/流程.png \"300px 图1 流程\")",
    instead: "![示意图](content/图/流程.png \"120mm 图1 流程\")",
};

/// A picture without alternative text.
pub static NO_ALTERNATIVE: Code = Code {
    id: "MKD011",
    title: "图片没有说明文字",
    severity: Severity::Error,
    why: "方括号里的说明文字供读屏软件朗读，也在图片显示不出来时代替图片。归档的 PDF（PDF/UA）要求每张图片都有。",
    example: "![](content/图/流程.png)",
    instead: "![整改流程：交办、整改、验收、销号](content/图/流程.png)",
};

/// A mark that merges cells where there is nothing to merge.
pub static STRAY_MERGE: Code = Code {
    id: "MKD012",
    title: "合并单元格的记号写错了位置",
    severity: Severity::Warning,
    why: "表格里，只写“^^”的格与上一格合并，只写“<<”的格与左边一格合并。第一列没有左边，表头下面的第一行不能与表头合并，合并起来的格须是长方形；不能合并的，按空格子排。",
    example: "| 单位 | 事项 |\n|---|---|\n| ^^ | 修订制度 |",
    instead: "| 单位 | 事项 |\n|---|---|\n| 办公室 | 修订制度 |\n| ^^ | 加强督查 |",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &UNSUPPORTED,
    &LEVEL_SKIPPED,
    &LEVEL_TOO_DEEP,
    &NOTHING_TO_RUN_INTO,
    &UNKNOWN_MARK,
    &EMPTY_HEADING,
    &CONTROL_CHARACTER,
    &NO_EXHIBIT,
    &BAD_PICTURE,
    &BAD_WIDTH,
    &NO_ALTERNATIVE,
    &STRAY_MERGE,
];
