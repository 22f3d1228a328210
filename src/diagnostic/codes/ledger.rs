//! Findings of the stage `ledger`: what the log of entries may not say.

use crate::diagnostic::{Code, Severity};

/// An entry for an item that the plan does not have.
pub static UNKNOWN_ITEM: Code = Code {
    id: "LED001",
    title: "方案里没有这个编号的事项",
    severity: Severity::Error,
    why: "台账按编号对应方案里的事项。编号对不上，这条登记就不知道属于哪一项，台账和报告里都不会有它。",
    example: "事项: 学习1",
    instead: "事项: 学习-1",
};

/// An entry dated before the one above it.
pub static OUT_OF_ORDER: Code = Code {
    id: "LED002",
    title: "登记没有按日期先后排列",
    severity: Severity::Error,
    why: "台账是流水账，只在末尾追加，日期只能越来越晚。日期倒退，不是写错，就是事后插入，都说不清当时的情况。",
    example: "- 日期: 2024-03-20\n- 日期: 2024-02-20",
    instead: "- 日期: 2024-03-20\n- 日期: 2024-03-22\n  备注: 补记，实际发生在2024年2月20日。",
};

/// An entry that says nothing, or more than one thing, of its item.
pub static NOT_ONE_ACT: Code = Code {
    id: "LED003",
    title: "一条登记没有说明一件事",
    severity: Severity::Error,
    why: "一条登记只做一件事：报告“状态”，或者办“销号”，或者“延期”。没有写的不知道登记什么，写了几件的分不清先后。",
    example: "状态: 已完成\n销号: 申请",
    instead: "（第一条）状态: 已完成\n（第二条）销号: 申请",
};

/// A key that means nothing beside the others of its entry.
pub static MISPLACED: Code = Code {
    id: "LED004",
    title: "这条登记里用不上这个键",
    severity: Severity::Error,
    why: "“进展”说明“状态”，“意见”说明“销号”，“审核人”属于“销号”或“延期”。写在别的登记里，报告里就找不到它。",
    example: "销号: 申请\n进展: 已修订议事规则。",
    instead: "销号: 申请\n备注: 已修订议事规则。",
};

/// 已完成 without 佐证.
pub static NO_EVIDENCE: Code = Code {
    id: "LED005",
    title: "已完成的事项没有佐证",
    severity: Severity::Error,
    why: "“已完成”要经得起核对：上级看报告，首先查完成的事项有没有日期和佐证。没有佐证，只能算“基本完成”。",
    example: "状态: 已完成\n进展: 已修订议事规则。",
    instead: "状态: 已完成\n进展: 已修订议事规则。\n佐证: [党委会议事规则（修订稿）]",
};

/// A state that the item's 类型 excludes.
pub static AGAINST_KIND: Code = Code {
    id: "LED006",
    title: "状态与方案里的类型不符",
    severity: Severity::Error,
    why: "长期坚持的事项不算完成，立行立改、限期整改的事项不能用“长期坚持”代替完成。混在一起，完成率就不准，期限也会不声不响地失效。",
    example: "（类型: 长期坚持）\n状态: 已完成",
    instead: "（类型: 长期坚持）\n状态: 长期坚持",
};

/// A step back without a reason.
pub static UNEXPLAINED_STEP_BACK: Code = Code {
    id: "LED007",
    title: "状态往回改，没有说明原因",
    severity: Severity::Error,
    why: "上一季度报过“已完成”，这一季度又变成没有完成，前后两份报告就互相矛盾，必须写明原因。由“已完成”往回改的是错误，其他往回改的是警告。",
    example: "状态: 正在推进",
    instead: "状态: 正在推进\n备注: 复查发现会前酝酿制度没有落实到二级党组织，继续整改。",
};

/// A change to an item whose 销号 is pending or done.
pub static UNDER_CLOSING: Code = Code {
    id: "LED008",
    title: "待审核或已销号的事项又有变动",
    severity: Severity::Error,
    why: "申请销号以后，事项就停在“已完成”等待审核；已销号的更不能悄悄改动。要继续整改，须由审核一方退回，并写明原因。",
    example: "状态: 正在推进",
    instead: "销号: 退回\n审核人: 党委组织部\n意见: 抽查发现仍有一个支部没有落实，继续整改。",
};

/// 销号 of an item that lasts.
pub static LONG_TERM_CLOSED: Code = Code {
    id: "LED009",
    title: "长期坚持的事项不能销号",
    severity: Severity::Error,
    why: "长期坚持的事项没有“办结”的一天，永远不销号，每个季度都要有新的佐证。",
    example: "销号: 申请",
    instead: "状态: 长期坚持\n佐证: [2024年第二季度理论学习中心组学习记录]",
};

/// 申请 for an item that is not 已完成.
pub static UNFINISHED: Code = Code {
    id: "LED010",
    title: "没有完成就申请销号",
    severity: Severity::Error,
    why: "销号的顺序是：完成并附佐证，本单位自查，申请，审核。没有登记“已完成”的事项不能申请。",
    example: "状态: 基本完成\n（下一条）销号: 申请",
    instead: "状态: 已完成\n佐证: [……]\n（下一条）销号: 申请",
};

/// 通过 or 退回 without 申请.
pub static NOT_APPLIED: Code = Code {
    id: "LED011",
    title: "没有申请就审核销号",
    severity: Severity::Error,
    why: "有申请才有审核。台账里找不到申请，就说不清是谁、在哪一天认为这一项整改到位了。",
    example: "销号: 通过\n审核人: 党委组织部",
    instead: "销号: 申请\n登记人: 党委办公室\n（下一条）销号: 通过\n审核人: 党委组织部",
};

/// 销号 approved by who applied for it.
pub static SELF_APPROVED: Code = Code {
    id: "LED012",
    title: "申请人自己审核销号",
    severity: Severity::Error,
    why: "申请的和审核的必须是两方。自己申请、自己通过，等于没有审核，检查时会被认定为虚假销号。",
    example: "销号: 申请\n登记人: 党委办公室\n（下一条）销号: 通过\n审核人: 党委办公室",
    instead: "销号: 申请\n登记人: 党委办公室\n（下一条）销号: 通过\n审核人: 党委组织部",
};

/// A step of 销号 without who takes it.
pub static NO_NAME: Code = Code {
    id: "LED013",
    title: "销号没有写明申请人或审核人",
    severity: Severity::Error,
    why: "申请要写“登记人”，通过和退回要写“审核人”，才能看出是不是由两方分别办理。",
    example: "销号: 申请",
    instead: "销号: 申请\n登记人: 党委办公室",
};

/// 退回 or 延期 without a reason.
pub static NO_REASON: Code = Code {
    id: "LED014",
    title: "退回或延期没有写明理由",
    severity: Severity::Error,
    why: "期限不能不声不响地改，退回也要让整改的一方知道还差什么。报告里要逐项写明原因。",
    example: "延期:\n  新期限: 2024-06-30",
    instead: "延期:\n  新期限: 2024-06-30\n  理由: 两个党支部正在换届，帮扶方案要等换届后实施。",
};

/// A new deadline that is none.
pub static BAD_EXTENSION: Code = Code {
    id: "LED015",
    title: "延期的新期限不对",
    severity: Severity::Error,
    why: "延期要有新的期限，要晚于原来的期限，也不能早于登记的日期；已经完成的事项不用延期。",
    example: "（原期限 2024-06-30）\n延期:\n  新期限: 2024-05-31\n  理由: ……",
    instead: "（原期限 2024-06-30）\n延期:\n  新期限: 2024-07-31\n  理由: ……",
};

/// An entry of a day that has not come.
pub static FUTURE: Code = Code {
    id: "LED016",
    title: "登记的日期还没有到",
    severity: Severity::Warning,
    why: "台账记已经发生的事。日期在今天之后，多半是年份或月份写错了；到那一天之前，这条登记不起作用。",
    example: "- 日期: 2032-12-28",
    instead: "- 日期: 2023-12-28",
};

/// A quarter in which 长期坚持 brought no fresh evidence.
pub static STALE: Code = Code {
    id: "LED017",
    title: "长期坚持的事项有一个季度没有新的佐证",
    severity: Severity::Warning,
    why: "长期坚持不是停下来，每个季度都要拿出新的做法和佐证；以前用过的佐证不算。没有的，季度报告里就无话可说。",
    example: "状态: 长期坚持\n进展: 继续坚持。",
    instead: "状态: 长期坚持\n进展: 第二季度集中学习三次。\n佐证: [2024年第二季度理论学习中心组学习记录]",
};

/// Entries that cannot be put at the end of the log by the program.
pub static CANNOT_APPEND: Code = Code {
    id: "LED018",
    title: "这条登记不能自动追加",
    severity: Severity::Error,
    why: "程序只在台账末尾追加，已经写下的一个字也不动，写完还要读回来核对。台账不是一条一行的写法，或者登记的文字写不进去，就不写，原文件不变。",
    example: "登记: [{日期: 2023-10-09, 事项: 学习-1, 状态: 正在推进}]",
    instead: "登记:\n  - 日期: 2023-10-09\n    事项: 学习-1\n    状态: 正在推进",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &UNKNOWN_ITEM,
    &OUT_OF_ORDER,
    &NOT_ONE_ACT,
    &MISPLACED,
    &NO_EVIDENCE,
    &AGAINST_KIND,
    &UNEXPLAINED_STEP_BACK,
    &UNDER_CLOSING,
    &LONG_TERM_CLOSED,
    &UNFINISHED,
    &NOT_APPLIED,
    &SELF_APPROVED,
    &NO_NAME,
    &NO_REASON,
    &BAD_EXTENSION,
    &FUTURE,
    &STALE,
    &CANNOT_APPEND,
];
