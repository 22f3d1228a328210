//! Findings of the rules OFF: the elements of an official paper.

use crate::diagnostic::{Code, Severity};

/// An addressee that is a person.
pub static PERSON_ADDRESSED: Code = Code {
    id: "OFF001",
    title: "主送机关写了个人",
    severity: Severity::Warning,
    why: "除上级机关负责人直接交办的事项外，不得以本机关名义向上级机关负责人报送公文（《党政机关公文处理工作条例》第十五条）。",
    example: "主送机关: 某某书记",
    instead: "主送机关: 中共某某市委",
};

/// Words that ask for a decision in a paper whose title ends with 报告.
pub static REQUEST_IN_REPORT: Code = Code {
    id: "OFF002",
    title: "报告里夹带请示事项",
    severity: Severity::Error,
    why: "不得在报告等非请示性公文中夹带请示事项（《党政机关公文处理工作条例》第十五条）；上级对报告不作批复，事情会被搁置。",
    example: "标题: 某某局党委民主生活会情况报告\n导语: 现将有关情况报告如下，妥否，请批示。",
    instead: "标题: 某某局党委民主生活会情况报告\n导语: 现将有关情况报告如下。",
};

/// The name of an attachment with 附件 or its number before it, or in 《》.
pub static ATTACHMENT_NAME: Code = Code {
    id: "OFF003",
    title: "附件名称的写法不对",
    severity: Severity::Warning,
    why: "“附件：”和序号由程序编；附件说明里的名称不加书名号。",
    example: "附件: [《整改台账》]",
    instead: "附件: [整改台账]",
};

/// 盖章, 公章, 印章 or a date in the signature.
pub static SEAL_WORDS: Code = Code {
    id: "OFF004",
    title: "署名里写了“盖章”",
    severity: Severity::Warning,
    why: "署名只写发文机关的名称。要不要盖章写在“用印”里，日期写在“成文日期”里，都由程序排到规定的位置。",
    example: "署名: 中共某某局委员会（盖章）\n成文日期: 2023-10-08",
    instead: "署名: 中共某某局委员会\n成文日期: 2023-10-08",
};

/// A note (附注) that is already in brackets.
pub static NOTE_BRACKET: Code = Code {
    id: "OFF005",
    title: "附注自己加了圆括号",
    severity: Severity::Warning,
    why: "附注的圆括号由程序加（GB/T 9704—2012，7.3.6），内容里再写，印出来就成了两层。",
    example: "附注: （联系人：某某）",
    instead: "附注: 联系人：某某",
};

/// ，。；： inside the title.
pub static TITLE_MARK: Code = Code {
    id: "OFF006",
    title: "标题中间有标点",
    severity: Severity::Advice,
    why: "公文标题除法规、规章名称加书名号，以及引号、顿号等必不可少的以外，一般不用标点；要停顿的地方用分行。",
    example: "标题: 某某局党委民主生活会查摆问题，整改落实方案",
    instead: "标题: 某某局党委民主生活会查摆问题整改落实方案",
};

/// 关于 twice in the title, or 的通知的通知.
pub static TITLE_REPETITION: Code = Code {
    id: "OFF007",
    title: "标题里“关于”“的通知”重复",
    severity: Severity::Warning,
    why: "层层转发的标题要省去重复的“关于”和“的通知”，直接写事由。",
    example: "标题: 关于转发某某市委关于开好民主生活会的方案",
    instead: "标题: 转发某某市委关于开好民主生活会的方案",
};

/// A title broken by hand so that a middle line is shorter than both its neighbours.
pub static TITLE_SHAPE: Code = Code {
    id: "OFF008",
    title: "标题分行成了沙漏形",
    severity: Severity::Advice,
    why: "标题分行要词意完整、排列对称，排成梯形或者菱形（GB/T 9704—2012，7.3.1），不用中间短、两头长的形状。",
    example: "标题: 某某局党委领导班子关于主题教育|民主生活会|查摆问题和意见建议整改落实方案",
    instead: "标题: 某某局党委领导班子|关于主题教育民主生活会查摆问题|整改落实方案",
};

/// A cited paper whose number stands before its title.
pub static CITATION_ORDER: Code = Code {
    id: "OFF009",
    title: "引用公文先写了发文字号",
    severity: Severity::Warning,
    why: "引用公文应当先引标题，后引发文字号，发文字号用圆括号括起来。",
    example: "导语: 根据某市委〔2023〕5号《关于开好民主生活会的通知》要求。",
    instead: "导语: 根据《关于开好民主生活会的通知》（某市委〔2023〕5号）要求。",
};

/// A paper that is addressed to the organ that signs it.
pub static OWN_ADDRESSEE: Code = Code {
    id: "OFF010",
    title: "主送机关和署名是同一个单位",
    severity: Severity::Error,
    why: "方案报给上级，主送机关不能是发文机关自己；多半是填错了一处。",
    example: "主送机关: 中共某某局委员会\n署名: 中共某某局委员会\n成文日期: 2023-10-08",
    instead: "主送机关: 中共某某市委组织部\n署名: 中共某某局委员会\n成文日期: 2023-10-08",
};

/// A number of the paper (发文字号) that is not 机关代字〔年份〕序号号.
pub static NUMBER_FORM: Code = Code {
    id: "OFF011",
    title: "发文字号没有写全",
    severity: Severity::Warning,
    why: "发文字号由发文机关代字、年份、发文顺序号组成（GB/T 9704—2012，7.2.5）；少一样，收文单位就无法登记和引用。",
    example: "发文字号: 某发2023年5号",
    instead: "发文字号: 某发〔2023〕5号",
};

/// An organ that is both addressee and among the copies.
pub static COPIED_ADDRESSEE: Code = Code {
    id: "OFF012",
    title: "主送机关又列入了抄送",
    severity: Severity::Warning,
    why: "主送机关已经收到公文，不再抄送；多半是填重了。",
    example: "主送机关: 中共某某市委\n抄送: [中共某某市委, 某某市监委]",
    instead: "主送机关: 中共某某市委\n抄送: [某某市监委]",
};

/// A paper with 密级 but without 份号.
pub static SECRET_WITHOUT_NUMBER: Code = Code {
    id: "OFF013",
    title: "涉密公文没有份号",
    severity: Severity::Warning,
    why: "涉密公文应当标注份号（《党政机关公文处理工作条例》第九条），否则发出去多少份、在谁手里都说不清。",
    example: "密级: 秘密",
    instead: "密级: 秘密\n份号: 000001",
};

/// A 密级 other than 绝密, 机密, 秘密, or a 紧急程度 other than 特急, 加急 and those of telegrams.
pub static GRADE_WORDS: Code = Code {
    id: "OFF014",
    title: "密级或者紧急程度的用词不对",
    severity: Severity::Warning,
    why: "密级只有绝密、机密、秘密三种，紧急程度只有特急、加急（电报另有特提、平急）；自造的说法没有效力。",
    example: "紧急程度: 紧急",
    instead: "紧急程度: 加急",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &PERSON_ADDRESSED,
    &REQUEST_IN_REPORT,
    &ATTACHMENT_NAME,
    &SEAL_WORDS,
    &NOTE_BRACKET,
    &TITLE_MARK,
    &TITLE_REPETITION,
    &TITLE_SHAPE,
    &CITATION_ORDER,
    &OWN_ADDRESSEE,
    &NUMBER_FORM,
    &COPIED_ADDRESSEE,
    &SECRET_WITHOUT_NUMBER,
    &GRADE_WORDS,
];
