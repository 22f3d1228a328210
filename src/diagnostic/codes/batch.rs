//! Findings about many projects at a time.

use crate::diagnostic::{Code, Severity};

/// A folder that should be, or hold, projects is none and holds none.
pub static NO_PROJECT: Code = Code {
    id: "BAT001",
    title: "文件夹里没有项目",
    severity: Severity::Error,
    why: "项目的文件夹里有 content 文件夹。没有的，程序不知道要做什么，又不能不声不响地漏掉一个单位，所以列出来。",
    example: "各单位/某某局（空文件夹）",
    instead: "各单位/某某局/content/plan.yaml",
};

/// A project made the program fail.
pub static PANIC: Code = Code {
    id: "BAT002",
    title: "这个项目使程序内部出错",
    severity: Severity::Error,
    why: "这是程序的毛病，不是内容的。别的项目照常做完；这个项目 out 文件夹里原有的文件没有动。",
    example: "（一个项目的内容使程序出了没有预料到的错）",
    instead: "把提示的文字和这个项目的 content 文件夹发给开发人员",
};

/// Another run is writing the record.
pub static IN_USE: Code = Code {
    id: "BAT003",
    title: "另一个批量正在用这个记录",
    severity: Severity::Error,
    why: "记录说明哪些项目已经做好，两个批量同时写，就分不清是谁做的。",
    example: "在两个窗口里同时运行 zhenggai batch 各单位",
    instead: "zhenggai batch 各单位 --record 第二批",
};

/// A file is no result of a batch.
pub static NO_RESULT: Code = Code {
    id: "BAT004",
    title: "不是批量的结果文件",
    severity: Severity::Error,
    why: "汇总读的是 zhenggai batch 写出的“批量结果….json”，改过或者不完整的不能用。",
    example: "zhenggai batch --summary 名单.txt",
    instead: "zhenggai batch --summary 各机结果",
};

/// The results do not fit together.
pub static SHARES: Code = Code {
    id: "BAT005",
    title: "各份结果合不成一张总表",
    severity: Severity::Warning,
    why: "一份没有，其中的项目就没有人做；各份的程序版本、日期或者公文不同，做出来的东西也不一样。",
    example: "分成 4 份，只汇总了第 1、2、4 份",
    instead: "4 份的结果文件放在一个文件夹里，一起汇总",
};

/// All of them.
pub static ALL: &[&Code] = &[&NO_PROJECT, &PANIC, &IN_USE, &NO_RESULT, &SHARES];
