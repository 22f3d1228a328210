//! Findings about what was typed on the command line.

use crate::diagnostic::{Code, Severity};

/// The command line cannot be understood.
pub static USAGE: Code = Code {
    id: "CMD001",
    title: "命令写错了",
    severity: Severity::Error,
    why: "命令、选项或它的内容不对，程序不猜测意图，什么也没有做。",
    example: "zhenggai build --olny pdf",
    instead: "zhenggai build --only pdf",
};

/// A new project shall go where there is something already.
pub static NOT_EMPTY: Code = Code {
    id: "CMD002",
    title: "文件夹里已经有东西",
    severity: Severity::Error,
    why: "新项目只建在空文件夹里，免得盖掉或混进原有的文件。",
    example: "zhenggai new 桌面",
    instead: "zhenggai new 桌面\\2024整改",
};

/// There is no finding of this name.
pub static UNKNOWN_CODE: Code = Code {
    id: "CMD003",
    title: "没有这个问题代码",
    severity: Severity::Error,
    why: "问题代码是程序报告问题时方括号里的字母和数字，例如 FIL001。",
    example: "zhenggai explain FIL999",
    instead: "zhenggai explain FIL001",
};

/// A file to be made is there already.
pub static EXISTS: Code = Code {
    id: "CMD004",
    title: "文件已经有了",
    severity: Severity::Error,
    why: "里面可能已经写了东西，程序不覆盖。",
    example: "zhenggai report 2023-Q4 --draft（第二次运行）",
    instead: "（打开已有的 content/reports/2023-Q4.yaml 填写）",
};

/// All of them.
pub static ALL: &[&Code] = &[&USAGE, &NOT_EMPTY, &UNKNOWN_CODE, &EXISTS];
