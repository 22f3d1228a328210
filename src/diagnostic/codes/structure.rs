//! Findings of the rules STR: numbers and levels inside a text.

use crate::diagnostic::{Code, Severity};

/// 一是, 二是 … in a text, one of them missing, doubled or out of order.
pub static ORDINAL_GAP: Code = Code {
    id: "STR001",
    title: "“一是”“二是”的次序断了",
    severity: Severity::Warning,
    why: "“一是”后面跟着“三是”，读的人会以为漏了一条。",
    example: "导语: 一是加强学习；三是加强调研。",
    instead: "导语: 一是加强学习；二是加强调研。",
};

/// 一是 in a text that has no 二是 after it.
pub static LONE_ORDINAL: Code = Code {
    id: "STR002",
    title: "只有“一是”，没有“二是”",
    severity: Severity::Warning,
    why: "有“一是”就要有“二是”；只有一条的不编号。",
    example: "导语: 抓好两件事，一是加强学习。",
    instead: "导语: 抓好两件事，一是加强学习，二是加强调研。",
};

/// A number at the head of a paragraph with the wrong mark: 一. 1、 （一）、.
pub static LABEL_FORM: Code = Code {
    id: "STR003",
    title: "序号的写法不对",
    severity: Severity::Warning,
    why: "公文的层次序数依次写“一、”“（一）”“1.”“（1）”（GB/T 9704—2012，7.3.3），标点不能换用，带括号的不再加顿号。",
    example: "导语: |\n  1、加强学习。\n  2、加强调研。",
    instead: "导语: |\n  1.加强学习。\n  2.加强调研。",
};

/// A number two levels below the one before it.
pub static LEVEL_SKIPPED: Code = Code {
    id: "STR004",
    title: "序号跳了一层",
    severity: Severity::Warning,
    why: "层次依次是“一、”“（一）”“1.”“（1）”；从“一、”直接到“1.”，中间就少了一层。",
    example: "导语: |\n  一、加强学习。\n  1.读原著。\n  2.学原文。",
    instead: "导语: |\n  一、加强学习。\n  （一）读原著。\n  （二）学原文。",
};

/// Numbers of one level that are missing, doubled or out of order.
pub static NUMBER_GAP: Code = Code {
    id: "STR005",
    title: "序号不连续",
    severity: Severity::Warning,
    why: "同一层的序号要从头依次编；断号、重号多半是增删段落以后忘了改。",
    example: "导语: |\n  1.加强学习。\n  3.加强调研。",
    instead: "导语: |\n  1.加强学习。\n  2.加强调研。",
};

/// All of them.
pub static ALL: &[&Code] =
    &[&ORDINAL_GAP, &LONE_ORDINAL, &LABEL_FORM, &LEVEL_SKIPPED, &NUMBER_GAP];
