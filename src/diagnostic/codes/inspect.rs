//! Findings about papers that are inspected.

use crate::diagnostic::{Code, Severity};

/// A file that shall be inspected is no PDF that can be read.
pub static UNREADABLE: Code = Code {
    id: "INS001",
    title: "文件无法检测",
    severity: Severity::Error,
    why: "检测要量出每个字在纸上的位置。文件不是 PDF、加了密码、已损坏，或者大得不像一份公文时，量不出来。",
    example: "zhenggai inspect 整改方案.docx",
    instead: "zhenggai inspect 整改方案.pdf",
};

/// All of them.
pub static ALL: &[&Code] = &[&UNREADABLE];
