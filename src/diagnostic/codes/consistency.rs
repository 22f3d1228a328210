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

/// All of them.
pub static ALL: &[&Code] = &[&BATCH, &YEAR, &ORGAN, &COUNT, &DUE_BEFORE_DATE];
