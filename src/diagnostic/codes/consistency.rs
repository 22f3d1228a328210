//! Findings of the rules CON: whether the plan agrees with itself.

use crate::diagnostic::{Code, Severity};

/// Different batches (第一批, 第二批) of 主题教育 or another campaign in one plan.
pub static BATCH: Code = Code {
    id: "CON001",
    title: "批次前后不一致",
    severity: Severity::Warning,
    why: "同一份方案里一处写第一批，一处写第二批，上级无从知道本单位参加的是哪一批。",
    example: "导语: 按照第一批主题教育安排，制定本方案。\n总体要求: 落实第二批主题教育部署。",
    instead: "导语: 按照第二批主题教育安排，制定本方案。\n总体要求: 落实第二批主题教育部署。",
};

/// A year of the meeting that differs from the year in the title.
pub static YEAR: Code = Code {
    id: "CON002",
    title: "民主生活会的年度前后不一致",
    severity: Severity::Warning,
    why: "标题是一个年度，正文是另一个年度，多半是用了往年的稿子没有改全。",
    example: "标题: 2023年度民主生活会整改方案\n导语: 某某局召开2022年度民主生活会。",
    instead: "标题: 2023年度民主生活会整改方案\n导语: 某某局召开2023年度民主生活会。",
};

/// 党委, 党组 and 党工委 for one leading body in one plan.
pub static ORGAN: Code = Code {
    id: "CON003",
    title: "党委、党组的称呼前后不一致",
    severity: Severity::Warning,
    why: "党委和党组是两种不同的组织，同一个领导班子只能是其中一种；混用多半是套用了别的单位的稿子。",
    example: "导语: 某某局党委领导班子召开会议。\n总体要求: 党组领导班子要带头整改。",
    instead: "导语: 某某局党委领导班子召开会议。\n总体要求: 党委领导班子要带头整改。",
};

/// A number of 方面, 问题 or 措施 in the opening texts that differs from what the plan lists.
pub static COUNT: Code = Code {
    id: "CON004",
    title: "文中的个数与内容不符",
    severity: Severity::Warning,
    why: "导语或总体要求说有几个方面、几个问题、几条措施，下面列出的却不是这个数，上级核对时首先看这里。",
    example: "总体要求: 针对查摆出的六个方面问题抓好整改。",
    instead: "总体要求: 针对查摆出的问题抓好整改。",
};

/// An item whose day lies before the date of the paper.
pub static DUE_BEFORE_DATE: Code = Code {
    id: "CON005",
    title: "期限早于成文日期",
    severity: Severity::Warning,
    why: "期限在方案成文以前，事项一出台就逾期；多半是年份写错。",
    example: "成文日期: 2023-10-08\n署名: 中共某某局委员会\n类型: 限期整改\n时限: 2022年12月31日前。\n期限: 2022-12-31",
    instead: "成文日期: 2023-10-08\n署名: 中共某某局委员会\n类型: 限期整改\n时限: 2023年12月31日前。\n期限: 2023-12-31",
};

/// A paper dated before the meeting that its preamble says was held.
pub static PAPER_BEFORE_MEETING: Code = Code {
    id: "CON006",
    title: "成文日期早于开会日期",
    severity: Severity::Warning,
    why: "会还没有开，整改方案就成文了，多半是年份或者月份写错。",
    example: "导语: 2023年9月15日召开了民主生活会。\n署名: 中共某某局委员会\n成文日期: 2023-09-08",
    instead: "导语: 2023年9月15日召开了民主生活会。\n署名: 中共某某局委员会\n成文日期: 2023-09-28",
};

/// One unit under two names in the plan and the ledger, such as 党委办 and 党委办公室.
pub static UNIT_NAME: Code = Code {
    id: "CON007",
    title: "同一个单位写了两种名称",
    severity: Severity::Warning,
    why: "台账、报告按责任单位汇总；同一个部门两种写法，就会被算成两个。",
    example: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 党委办公室}\n  - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 党委办}",
    instead: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 党委办公室}\n  - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 党委办公室}",
};

/// An entry of the ledger with 状态 已完成 whose 进展 says that work goes on.
pub static DONE_BUT_OPEN: Code = Code {
    id: "CON008",
    title: "状态是已完成，进展却说没有完成",
    severity: Severity::Warning,
    why: "状态和进展说法相反，上级不知道该信哪一个；报告的完成率也会虚高。",
    example: "登记:\n- {日期: 2023-12-14, 事项: 戊-1, 状态: 已完成, 进展: 制度尚未印发。, 佐证: [会议记录], 登记人: 办公室}",
    instead: "登记:\n- {日期: 2023-12-14, 事项: 戊-1, 状态: 已完成, 进展: 制度已经印发。, 佐证: [会议记录], 登记人: 办公室}",
};

/// A full date in 进展 that lies after the day of the entry.
pub static PROGRESS_AHEAD: Code = Code {
    id: "CON009",
    title: "进展里的日期晚于登记日期",
    severity: Severity::Warning,
    why: "登记的是已经做了的事；进展里的日期比登记的日期还晚，两个日期必有一个写错。",
    example: "登记:\n- {日期: 2023-12-14, 事项: 戊-1, 状态: 正在推进, 进展: 2023年12月20日召开了座谈会。, 登记人: 办公室}",
    instead: "登记:\n- {日期: 2023-12-24, 事项: 戊-1, 状态: 正在推进, 进展: 2023年12月20日召开了座谈会。, 登记人: 办公室}",
};

/// A 印发日期 that lies before 成文日期.
pub static PRINTED_BEFORE_SIGNED: Code = Code {
    id: "CON010",
    title: "印发日期早于成文日期",
    severity: Severity::Warning,
    why: "先签发成文，后印制送出；印发日期早于成文日期，必有一个写错。",
    example: "署名: 中共某某局委员会\n成文日期: 2023-10-08\n印发日期: 2023-10-07",
    instead: "署名: 中共某某局委员会\n成文日期: 2023-10-08\n印发日期: 2023-10-09",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &BATCH,
    &YEAR,
    &ORGAN,
    &COUNT,
    &DUE_BEFORE_DATE,
    &PAPER_BEFORE_MEETING,
    &UNIT_NAME,
    &DONE_BUT_OPEN,
    &PROGRESS_AHEAD,
    &PRINTED_BEFORE_SIGNED,
];
