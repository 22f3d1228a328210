//! Findings of the rules PHR: set phrases with an exact wording.

use crate::diagnostic::{Code, Severity};

/// A known wrong form of a set phrase.
pub static WRONG_FORM: Code = Code {
    id: "PHR001",
    title: "规范提法写错了",
    severity: Severity::Warning,
    why: "重要会议、重要思想和固定的政治用语有规范的提法，少字、错字、换次序都是政治性差错，报送以前必须改正。",
    example: "导语: 学习贯彻党的十八大、十九精神。",
    instead: "导语: 学习贯彻党的十八大、十九大精神。",
};

/// A leader or a central organ under a name that official papers do not use.
pub static FORM_OF_ADDRESS: Code = Code {
    id: "PHR002",
    title: "领导人或者机关的称呼不规范",
    severity: Severity::Warning,
    why: "领导人的称谓、中央机关的名称有统一的写法，公文里不用口头的简称。",
    example: "导语: 深入学习习总书记重要讲话精神。",
    instead: "导语: 深入学习习近平总书记重要讲话精神。",
};

/// A regulation or law in 《》 under a wrong name.
pub static LAW_NAME: Code = Code {
    id: "PHR003",
    title: "法规名称写错了",
    severity: Severity::Warning,
    why: "引用党内法规和法律要写全称，一个字也不能差；名称写错，等于没有依据。",
    example: "导语: 严格执行《中国共产党党员纪律处分条例》。",
    instead: "导语: 严格执行《中国共产党纪律处分条例》。",
};

/// A wording that a later one has replaced, in a paper of a later year.
pub static REPLACED_WORDING: Code = Code {
    id: "PHR004",
    title: "用了旧的提法",
    severity: Severity::Warning,
    why: "提法随着党的理论和实践发展，新提法公布以后，公文要跟着改；沿用旧提法说明照抄了旧稿。",
    example: "标题: 2023年度民主生活会整改方案\n导语: 坚持党要管党、从严治党。",
    instead: "标题: 2023年度民主生活会整改方案\n导语: 坚持党要管党、全面从严治党。",
};

/// Words that belong to a campaign of an earlier year.
pub static OTHER_CAMPAIGN: Code = Code {
    id: "PHR005",
    title: "用了往年学习教育的提法",
    severity: Severity::Warning,
    why: "每一次集中学习教育的总要求、目标都不一样。写上往年的一套，说明是从旧稿抄来的，没有对照本次要求。",
    example: "标题: 2023年度民主生活会整改方案\n导语: 围绕学史明理、学史增信、学史崇德、学史力行抓整改。",
    instead: "标题: 2023年度民主生活会整改方案\n导语: 围绕学思想、强党性、重实践、建新功抓整改。",
};

/// A congress or plenum counted with the wrong word, or one that was never held.
pub static CONGRESS: Code = Code {
    id: "PHR006",
    title: "会议的届次写错了",
    severity: Severity::Warning,
    why: "党的代表大会论“次”，中央委员会和它的全会论“届”；写错了，就成了没有开过的会。",
    example: "导语: 学习中国共产党第二十届全国代表大会精神。",
    instead: "导语: 学习中国共产党第二十次全国代表大会精神。",
};

/// A set phrase with a verb that belongs to another.
pub static SET_VERB: Code = Code {
    id: "PHR007",
    title: "固定提法的搭配不对",
    severity: Severity::Warning,
    why: "“增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”的动词是固定的，不能互换。",
    example: "导语: 坚定“四个意识”，整改到位。",
    instead: "导语: 增强“四个意识”，整改到位。",
};

/// 两个确立, 四个意识, 四个自信, 两个维护 in one sentence, out of order.
pub static CHAIN_ORDER: Code = Code {
    id: "PHR008",
    title: "“两个确立”“四个意识”“四个自信”“两个维护”的次序不对",
    severity: Severity::Warning,
    why: "这几句有固定的次序：深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
    example: "导语: 坚定“四个自信”、增强“四个意识”、做到“两个维护”。",
    instead: "导语: 增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
};

/// A set phrase made with a number, such as 两个维护, without quotation marks.
pub static UNQUOTED: Code = Code {
    id: "PHR009",
    title: "固定提法没有加引号",
    severity: Severity::Advice,
    why: "用数字概括的固定提法有特定含义，公文里加引号（GB/T 15834—2011，4.8.3.2）。",
    example: "导语: 做到两个维护。",
    instead: "导语: 做到“两个维护”。",
};

/// The members of a set phrase, one of them missing or out of order.
pub static MEMBERS: Code = Code {
    id: "PHR010",
    title: "固定提法的各项没有列全，或者次序不对",
    severity: Severity::Warning,
    why: "“四个意识”“四个自信”等各有固定的几项和次序，少一项、换个位置都是差错。",
    example: "导语: 坚定道路自信、理论自信、制度自信。",
    instead: "导语: 坚定道路自信、理论自信、制度自信、文化自信。",
};

/// The chain 四个意识, 四个自信, 两个维护 in a paper after 2021 that never says 两个确立.
pub static CHAIN_START: Code = Code {
    id: "PHR011",
    title: "通篇没有写“两个确立”",
    severity: Severity::Advice,
    why: "2021年11月党的十九届六中全会以后，这一组提法前面一般写“深刻领悟‘两个确立’的决定性意义”。",
    example: "标题: 2023年度民主生活会整改方案\n导语: 增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
    instead: "标题: 2023年度民主生活会整改方案\n导语: 深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
};

/// A wording that the office lists as wrong under 规范提法.
pub static OFFICE_PHRASE: Code = Code {
    id: "PHR012",
    title: "不合本单位的规范提法",
    severity: Severity::Warning,
    why: "本单位在 content/terms.yaml 的“规范提法”里规定了写法，全单位的材料要一致。",
    example: "规范提法: [{应写: 清廉机关建设三年行动, 误作: 清廉机关三年行动}]\n导语: 推进清廉机关三年行动。",
    instead: "规范提法: [{应写: 清廉机关建设三年行动, 误作: 清廉机关三年行动}]\n导语: 推进清廉机关建设三年行动。",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &WRONG_FORM,
    &FORM_OF_ADDRESS,
    &LAW_NAME,
    &REPLACED_WORDING,
    &OTHER_CAMPAIGN,
    &CONGRESS,
    &SET_VERB,
    &CHAIN_ORDER,
    &UNQUOTED,
    &MEMBERS,
    &CHAIN_START,
    &OFFICE_PHRASE,
];
