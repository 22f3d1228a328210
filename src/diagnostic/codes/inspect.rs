//! Findings about papers that are inspected.

use crate::diagnostic::{Code, Severity};

/// A file that shall be inspected is no paper that can be read.
pub static UNREADABLE: Code = Code {
    id: "INS001",
    title: "文件无法检测",
    severity: Severity::Error,
    why: "检测要读出每个字的字体、字号和位置。文件不是 PDF 或 DOCX、加了密码、已损坏，或者大得不像一份公文时，读不出来。",
    example: "zhenggai inspect 整改方案.doc",
    instead: "zhenggai inspect 整改方案.docx",
};

/// All of them.
pub static ALL: &[&Code] = &[&UNREADABLE];
