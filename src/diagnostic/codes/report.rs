//! Findings of the stage `report`: what a person wrote that the ledger contradicts.

use crate::diagnostic::{Code, Severity};

/// A number that the ledger contradicts.
pub static WRONG_NUMBER: Code = Code {
    id: "RPT001",
    title: "手写的数字与台账不一致",
    severity: Severity::Error,
    why: "报告里的数都由台账算出来。另外手写一个不同的数，同一份报告就自相矛盾，上级核对时首先看这里。",
    example: "下一步打算: 巩固已完成的4项整改成果。（台账中已完成 3 项）",
    instead: "下一步打算: 巩固已完成的3项整改成果。",
};

/// A problem worded otherwise than in the plan.
pub static REWORDED: Code = Code {
    id: "RPT002",
    title: "问题的表述与方案不一致",
    severity: Severity::Error,
    why: "报告、台账里的问题要与方案一字不差。换了说法，就说不清是不是同一个问题，也可能被看作变更问题。",
    example: "“学懂弄通党的创新理论存在不足”",
    instead: "“学懂弄通做实党的创新理论上存在不足”（照抄方案）",
};

/// An item said to be finished that is not.
pub static NOT_FINISHED: Code = Code {
    id: "RPT003",
    title: "没有完成的说成了完成",
    severity: Severity::Error,
    why: "台账里还没有完成（或者没有销号）的事项，报告里写成完成，就是虚报。",
    example: "能力-1已完成整改。（台账中为“正在推进”）",
    instead: "能力-1正在推进。",
};

/// An overdue item without a cause.
pub static NO_CAUSE: Code = Code {
    id: "RPT004",
    title: "逾期的事项没有说明原因",
    severity: Severity::Error,
    why: "每个逾期的事项都要说明原因和打算什么时候完成，不说明的，报告会被退回。",
    example: "（台账中“能力-1”已逾期，“逾期说明”里没有它）",
    instead: "逾期说明:\n  - 事项: 能力-1\n    原因: ……\n    拟完成日期: 2024-04-30",
};

/// A cause for an item that is not overdue.
pub static NOT_OVERDUE: Code = Code {
    id: "RPT005",
    title: "逾期说明里的事项没有逾期",
    severity: Severity::Error,
    why: "“逾期说明”逐项印在报告里。事项没有逾期，或者方案里没有它，印出来就与台账矛盾。",
    example: "逾期说明:\n  - 事项: 学习-1",
    instead: "（删去这一条）",
};

/// A new date that is not after the day of the report.
pub static DUE_IN_THE_PAST: Code = Code {
    id: "RPT006",
    title: "拟完成日期不晚于报告截至的日期",
    severity: Severity::Error,
    why: "逾期的事项打算在哪天完成，只能是以后的日子。",
    example: "拟完成日期: 2023-12-01（报告截至2023年12月31日）",
    instead: "拟完成日期: 2024-02-29",
};

/// A report of a quarter that is not over.
pub static NOT_OVER: Code = Code {
    id: "RPT007",
    title: "这个季度还没有结束",
    severity: Severity::Warning,
    why: "季度没有结束，数字还会变。现在生成的只是到今天为止的情况。",
    example: "（2024年2月1日生成2024年第一季度的报告）",
    instead: "（季度结束后再生成）",
};

/// A report dated before its quarter is over.
pub static DATED_EARLY: Code = Code {
    id: "RPT008",
    title: "成文日期早于报告截至的日期",
    severity: Severity::Error,
    why: "报告写的是截至某日的情况，成文只能在那天或那天以后。",
    example: "成文日期: 2023-12-20（报告截至2023年12月31日）",
    instead: "成文日期: 2024-01-05",
};

/// A report without 签发人 although it has a red head.
pub static NO_SIGNATORY: Code = Code {
    id: "RPT009",
    title: "报告没有签发人",
    severity: Severity::Warning,
    why: "报告是上行文，《党政机关公文处理工作条例》要求标注签发人姓名，由主要负责人签发。",
    example: "发文: {发文机关标志: 中共××委员会文件, 发文字号: ××〔2024〕1号}",
    instead: "发文: {……, 签发人: ×××}",
};

/// A request inside a report.
pub static REQUEST: Code = Code {
    id: "RPT010",
    title: "报告里夹带了请示事项",
    severity: Severity::Error,
    why: "《党政机关公文处理工作条例》规定，不得在报告等非请示性公文中夹带请示事项：报告不需要答复，夹带的事项没有人办。",
    example: "下一步打算: 拟增加经费，妥否，请批示。",
    instead: "（另写一份请示）",
};

/// All codes of this stage.
pub const ALL: &[&Code] = &[
    &WRONG_NUMBER,
    &REWORDED,
    &NOT_FINISHED,
    &NO_CAUSE,
    &NOT_OVERDUE,
    &DUE_IN_THE_PAST,
    &NOT_OVER,
    &DATED_EARLY,
    &NO_SIGNATORY,
    &REQUEST,
];
