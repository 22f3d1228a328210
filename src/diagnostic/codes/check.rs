//! Findings of the rules CHK: whether everything is there.

use crate::diagnostic::{Code, Severity};

/// Blanks that somebody still has to fill in: ××, XX局, ____, 〔待补〕 and their like.
pub static PLACEHOLDER: Code = Code {
    id: "CHK001",
    title: "还有待填写的内容",
    severity: Severity::Warning,
    why: "××、____、〔待补〕是写稿时留下的空位。正式报送的公文里不应再有，否则会被退回。",
    example: "导语: ××党委领导班子于2023年9月××日召开了……",
    instead: "导语: 中共某某局委员会领导班子于2023年9月15日召开了……",
};

/// An item that must be finished by a day, without that day.
pub static NO_DUE_DATE: Code = Code {
    id: "CHK002",
    title: "限期整改的事项没有期限",
    severity: Severity::Error,
    why: "类型写成“限期整改”，台账和季度报告就要按日期判断是否逾期；没有日期就无从判断。",
    example: "类型: 限期整改\n时限: 2023年12月底前。",
    instead: "类型: 限期整改\n时限: 2023年12月底前。\n期限: 2023-12-31",
};

/// Items without 责任单位 or 责任人 in a plan whose own safeguards ask for them.
pub static NO_OWNER: Code = Code {
    id: "CHK003",
    title: "方案要求明确责任人、责任单位，事项里却没有写",
    severity: Severity::Warning,
    why: "方案在“工作保障”里要求明确责任人或责任单位，事项里却没有写，上级一看便知没有落实；台账也无从登记。",
    example: "工作保障:\n- 要点: 压实责任。\n  内容: 明确整改责任人、责任单位和完成时限。",
    instead: "工作保障:\n- 要点: 压实责任。\n  内容: 明确整改责任人、责任单位和完成时限。\n责任单位: 办公室\n责任人: 某某某",
};

/// Three or more items that all have the same deadline without a date.
pub static SAME_DEADLINE: Code = Code {
    id: "CHK004",
    title: "所有事项的时限都一样，而且没有日期",
    severity: Severity::Advice,
    why: "时限要能检查。各事项轻重缓急不同，却都写同一句没有日期的话，上级会认为没有逐项研究，季度报告也无法说明进度。",
    example: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}\n  - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}\n  - {编号: 丙, 问题: [{概述: 谈心不够。}], 措施: [每年谈心。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}",
    instead: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}\n  - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 办公室, 责任人: 王某某}\n  - {编号: 丙, 问题: [{概述: 谈心不够。}], 措施: [每年谈心。], 时限: 立行立改。, 责任单位: 办公室, 责任人: 王某某}",
};

/// An item whose printed deadline says something else than its kind.
pub static DEADLINE_KIND: Code = Code {
    id: "CHK005",
    title: "时限的文字与类型不符",
    severity: Severity::Warning,
    why: "台账和季度报告按“类型”统计，印出来的却是“时限”；两处不一致，报上去的数字就与方案对不上。",
    example: "类型: 立行立改\n时限: 2023年12月31日前。",
    instead: "类型: 立行立改\n时限: 立行立改。",
};

/// A full date in 时限 that is not the day in 期限.
pub static DEADLINE_DATE: Code = Code {
    id: "CHK006",
    title: "时限中的日期与期限不符",
    severity: Severity::Warning,
    why: "印出来的是“时限”，台账判断逾期用的是“期限”；两个日期不同，必有一处写错。",
    example: "类型: 限期整改\n时限: 2023年12月31日前。\n期限: 2023-11-30",
    instead: "类型: 限期整改\n时限: 2023年12月31日前。\n期限: 2023-12-31",
};

/// A deadline such as 年底前 or 6月底前 without its year.
pub static NO_YEAR: Code = Code {
    id: "CHK007",
    title: "时限没有写年份",
    severity: Severity::Warning,
    why: "“年底前”“6月底前”离开成文的那一年就说不清是哪一年；跨年检查时无从判断是否逾期。",
    example: "时限: 6月底前。",
    instead: "时限: 2023年6月底前。",
};

/// Words in a deadline that name no time.
pub static VAGUE_DEADLINE: Code = Code {
    id: "CHK008",
    title: "时限说不清是什么时候",
    severity: Severity::Advice,
    why: "“尽快”“适时”“近期”没有标准，谁也说不清算不算按时完成。",
    example: "时限: 尽快完成。",
    instead: "时限: 2023年10月底前。",
};

/// A number written by hand where the program numbers.
pub static OWN_NUMBER: Code = Code {
    id: "CHK009",
    title: "序号由程序编，这里又写了一遍",
    severity: Severity::Warning,
    why: "（一）、一是、1.都由程序按次序编。内容里再写，印出来就成了“一是一是”。",
    example: "整改措施:\n- 方面: （一）理论学习方面\n  事项: [{编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。}]",
    instead: "整改措施:\n- 方面: 理论学习方面\n  事项: [{编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。}]",
};

/// A title that does not end with the kind of paper.
pub static TITLE_GENRE: Code = Code {
    id: "CHK010",
    title: "标题没有写明文种",
    severity: Severity::Warning,
    why: "公文标题由发文机关名称、事由和文种组成（GB/T 9704—2012，7.3.1）。没有文种，收文单位不知道这是方案还是报告。",
    example: "标题: 某某局党委民主生活会查摆问题整改",
    instead: "标题: 某某局党委民主生活会查摆问题整改方案",
};

/// A signature without date, or a date without signature.
pub static HALF_SIGNED: Code = Code {
    id: "CHK011",
    title: "署名和成文日期只写了一样",
    severity: Severity::Warning,
    why: "署名和成文日期是一对（GB/T 9704—2012，7.3.5）；缺一样，公文就不完整。",
    example: "署名: 中共某某局委员会",
    instead: "署名: 中共某某局委员会\n成文日期: 2023-10-08",
};

/// A mark at the end of the addressee, an attachment or a signature.
pub static ELEMENT_END: Code = Code {
    id: "CHK012",
    title: "主送机关、附件、署名末尾多了标点",
    severity: Severity::Warning,
    why: "主送机关后的冒号由程序加；附件名称和署名后面不加标点（GB/T 9704—2012，7.3.2、7.3.4、7.3.5）。",
    example: "主送机关: 中共某某市委组织部：",
    instead: "主送机关: 中共某某市委组织部",
};

/// The same problem or the same measure written twice.
pub static REPEATED_TEXT: Code = Code {
    id: "CHK013",
    title: "两处内容完全相同",
    severity: Severity::Warning,
    why: "两个事项的问题或措施一字不差，多半是复制以后忘了改；措施没有针对性也常被退回。",
    example: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 理论学习不够系统。}], 措施: [坚持每月集中学习一次。], 时限: 立行立改。}\n  - {编号: 乙, 问题: [{概述: 调查研究不够深入。}], 措施: [坚持每月集中学习一次。], 时限: 立行立改。}",
    instead: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 理论学习不够系统。}], 措施: [坚持每月集中学习一次。], 时限: 立行立改。}\n  - {编号: 乙, 问题: [{概述: 调查研究不够深入。}], 措施: [坚持每季度下基层调研。], 时限: 立行立改。}",
};

/// Words such as 见附件 in a plan that lists no attachment.
pub static NO_ATTACHMENT: Code = Code {
    id: "CHK014",
    title: "正文提到附件，却没有附件说明",
    severity: Severity::Warning,
    why: "正文写“见附件”，附件说明里却没有，收文单位会以为漏发。",
    example: "导语: 具体任务分工见附件。",
    instead: "导语: 具体任务分工见附件。\n附件: [整改任务分工表]",
};

/// 类型, 责任单位, 责任人 or 牵头领导 in some items of the plan and not in others.
pub static PARTLY_FILLED: Code = Code {
    id: "CHK015",
    title: "有的事项写了，有的没有写",
    severity: Severity::Warning,
    why: "台账按这些内容汇总；有的事项写了，有的没有写，没写的就无法归口，多半是漏填。",
    example: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 办公室}\n  - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。}",
    instead: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 办公室}\n  - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 办公室}",
};

/// A plan of which no item has 责任单位, or none has 责任人 or 牵头领导.
pub static NOBODY: Code = Code {
    id: "CHK016",
    title: "没有一个事项写明责任单位、责任人",
    severity: Severity::Advice,
    why: "每个问题都要有措施、责任单位、责任人和时限，台账和季度报告也按责任单位汇总；一个都没有写，就说不清由谁来改。",
    example: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 长期坚持。}\n  - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。}\n  - {编号: 丙, 问题: [{概述: 谈心不够。}], 措施: [每年谈心。], 时限: 立行立改。}",
    instead: "整改措施:\n- 方面: 理论学习方面\n  事项:\n  - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}\n  - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 办公室, 责任人: 王某某}\n  - {编号: 丙, 问题: [{概述: 谈心不够。}], 措施: [每年谈心。], 时限: 立行立改。, 责任单位: 办公室, 责任人: 王某某}",
};
/// All of them.
pub static ALL: &[&Code] = &[
    &PLACEHOLDER,
    &NO_DUE_DATE,
    &NO_OWNER,
    &SAME_DEADLINE,
    &DEADLINE_KIND,
    &DEADLINE_DATE,
    &NO_YEAR,
    &VAGUE_DEADLINE,
    &OWN_NUMBER,
    &TITLE_GENRE,
    &HALF_SIGNED,
    &ELEMENT_END,
    &REPEATED_TEXT,
    &NO_ATTACHMENT,
    &PARTLY_FILLED,
    &NOBODY,
];
