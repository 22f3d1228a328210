//! Findings about files as such.

use crate::diagnostic::{Code, Severity};

/// A file that is needed is not there.
pub static NOT_FOUND: Code = Code {
    id: "FIL001",
    title: "找不到文件",
    severity: Severity::Error,
    why: "程序按固定的文件夹和文件名读取内容（content/plan.yaml 等）。文件不在，就没有东西可以生成。",
    example: "在桌面上直接运行 zhenggai build，而桌面上没有 content 文件夹",
    instead: "zhenggai --project D:\\整改\\2023 build",
};

/// A file has more bytes than is sensible.
pub static TOO_LARGE: Code = Code {
    id: "FIL002",
    title: "文件太大",
    severity: Severity::Error,
    why: "内容文件是几十 KB 的文字。大到几十 MB 的文件多半是放错了，读进来会耗尽内存。",
    example: "把扫描件改名为 content/plan.yaml",
    instead: "content/plan.yaml 只放文字内容",
};

/// A file cannot be read or written.
pub static REFUSED: Code = Code {
    id: "FIL003",
    title: "文件不能读写",
    severity: Severity::Error,
    why: "文件可能正被 Word、WPS 打开，或者没有权限，或者磁盘已满。原有文件保持不变。",
    example: "Word 正打开着 out/整改方案.docx 时重新生成",
    instead: "关闭 Word 中的文件后重新运行",
};

/// A text file is not UTF-8.
pub static NOT_UTF8: Code = Code {
    id: "FIL004",
    title: "文件编码不是 UTF-8",
    severity: Severity::Error,
    why: "Windows 的一些编辑器默认按 GBK（ANSI）或 UTF-16 保存，同样的字节换一种编码读就成了乱码，所以程序不猜。",
    example: "用旧版记事本保存 content/plan.yaml，编码为 ANSI",
    instead: "记事本“另存为”，“编码”选择“UTF-8”",
};

/// All of them.
pub static ALL: &[&Code] = &[&NOT_FOUND, &TOO_LARGE, &REFUSED, &NOT_UTF8];
