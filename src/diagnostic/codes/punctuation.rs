//! Findings of the rules PUN: punctuation (GB/T 15834—2011).

use crate::diagnostic::{Code, Severity};

/// Two of the marks 。，、；： side by side.
pub static DOUBLED: Code = Code {
    id: "PUN001",
    title: "标点重复",
    severity: Severity::Warning,
    why: "两个点号连在一起，后一个多半是改稿时留下的。",
    example: "导语: 会议讨论不够深入。、",
    instead: "导语: 会议讨论不够深入。",
};

/// Half-width , ; : ? ! ( ) beside a Han character, and a full stop after one.
pub static HALF_WIDTH: Code = Code {
    id: "PUN002",
    title: "汉字旁边用了半角标点",
    severity: Severity::Warning,
    why: "汉字之间的标点占一个字的位置（GB/T 15834—2011，5.1）。半角标点排出来挤在一起，也会被当成英文。",
    example: "导语: 一要深入学习,二要抓好整改。",
    instead: "导语: 一要深入学习，二要抓好整改。",
};

/// Straight quotation marks beside a Han character.
pub static STRAIGHT_QUOTE: Code = Code {
    id: "PUN003",
    title: "用了直引号",
    severity: Severity::Warning,
    why: "公文用弯引号“”（GB/T 15834—2011，4.8）；直引号分不出前后。",
    example: "导语: 坚持\"当下改\"和长久立。",
    instead: "导语: 坚持“当下改”和长久立。",
};

/// A bracket or quotation mark without its other half in the paragraph.
pub static UNPAIRED: Code = Code {
    id: "PUN004",
    title: "括号、引号、书名号不成对",
    severity: Severity::Warning,
    why: "少了一半，读的人不知道引到哪里为止。",
    example: "导语: 坚持“当下改和长久立相结合。",
    instead: "导语: 坚持“当下改”和长久立相结合。",
};

/// Dots or full stops in place of ……, and a single ….
pub static ELLIPSIS: Code = Code {
    id: "PUN005",
    title: "省略号写错了",
    severity: Severity::Warning,
    why: "省略号是六个点“……”，占两个字（GB/T 15834—2011，4.11）。",
    example: "导语: 学习、调研、检视...",
    instead: "导语: 学习、调研、检视……",
};

/// Hyphens in place of —— between Han characters, and dashes of an odd length.
pub static DASH: Code = Code {
    id: "PUN006",
    title: "破折号写错了",
    severity: Severity::Warning,
    why: "破折号是“——”，占两个字，中间不断开（GB/T 15834—2011，4.10）。",
    example: "导语: 坚持问题导向--不回避、不遮掩。",
    instead: "导语: 坚持问题导向——不回避、不遮掩。",
};

/// 、 between 》 and 《, or between ” and “.
pub static COMMA_BETWEEN_QUOTES: Code = Code {
    id: "PUN007",
    title: "并列的书名号、引号之间不用顿号",
    severity: Severity::Advice,
    why: "标有书名号或引号的并列成分之间通常不用顿号（GB/T 15834—2011，4.5.3.5）。",
    example: "导语: 学习《论坚持党对一切工作的领导》、《论党的自我革命》。",
    instead: "导语: 学习《论坚持党对一切工作的领导》《论党的自我革命》。",
};

/// 、 before 等.
pub static COMMA_BEFORE_ETC: Code = Code {
    id: "PUN008",
    title: "“等”前面多了顿号",
    severity: Severity::Warning,
    why: "列举以后的“等”直接跟在最后一项后面，不加顿号。",
    example: "导语: 围绕学习、调研、检视、等方面抓整改。",
    instead: "导语: 围绕学习、调研、检视等方面抓整改。",
};

/// 。 inside an entry 一是… of a list whose entries end with ；.
pub static STOP_IN_LIST: Code = Code {
    id: "PUN009",
    title: "分号隔开的分句里有句号",
    severity: Severity::Advice,
    why: "分号隔开的各项内部不能再有句号，否则句子的层次就乱了（GB/T 15834—2011，4.6）。",
    example: "导语: 一是加强学习。深入思考；二是加强调研；三是加强检视。",
    instead: "导语: 一是加强学习，深入思考；二是加强调研；三是加强检视。",
};

/// Blanks, half or full width, between Han characters or Chinese marks.
pub static BLANK: Code = Code {
    id: "PUN010",
    title: "汉字之间有空格",
    severity: Severity::Warning,
    why: "公文正文的汉字之间不留空格；多半是从网页或表格粘贴带来的。",
    example: "导语: 会前 广泛听取意见。",
    instead: "导语: 会前广泛听取意见。",
};

/// A mark at the end of 标题 or 方面.
pub static HEADING_END: Code = Code {
    id: "PUN011",
    title: "标题末尾有标点",
    severity: Severity::Warning,
    why: "标题和小标题末尾不加标点。",
    example: "标题: 某某局党委民主生活会整改方案。",
    instead: "标题: 某某局党委民主生活会整改方案",
};

/// A paragraph that ends without 。！？；…, or a text that ends in ，、：.
pub static NO_END: Code = Code {
    id: "PUN012",
    title: "段末没有句号",
    severity: Severity::Warning,
    why: "一段话没有收尾的标点，或者停在逗号、顿号上，读的人会以为缺了字；后面还有文字时，两句会连成一句。",
    example: "导语: 会前广泛听取意见，会上严肃开展批评",
    instead: "导语: 会前广泛听取意见，会上严肃开展批评。",
};

/// Two ： in one sentence, outside quotations.
pub static NESTED_COLON: Code = Code {
    id: "PUN013",
    title: "一句话里套用两个冒号",
    severity: Severity::Advice,
    why: "冒号里面再用冒号，就分不清各管到哪里（GB/T 15834—2011，4.7）。",
    example: "导语: 整改分两步：第一步：查摆问题。",
    instead: "导语: 整改分两步：第一步，查摆问题。",
};

/// 。”。 and its like.
pub static DOUBLE_STOP: Code = Code {
    id: "PUN014",
    title: "引号内外都有句号",
    severity: Severity::Warning,
    why: "引文末尾的句号只用一个：完整的引文放在引号里，其余放在引号外。",
    example: "导语: 习近平总书记强调：“打铁必须自身硬。”。",
    instead: "导语: 习近平总书记强调：“打铁必须自身硬。”",
};

/// A mark at the head of a paragraph or just after an opening bracket, or 、，； just before a closing bracket.
pub static STRAY: Code = Code {
    id: "PUN015",
    title: "标点的位置不对",
    severity: Severity::Warning,
    why: "点号不会出现在段首，也不会紧跟在前括号、前引号后面。",
    example: "导语: ，会前广泛听取意见。",
    instead: "导语: 会前广泛听取意见。",
};

/// Measures of an item, all but the last, that end partly with ； and partly with 。.
pub static MIXED_ENDS: Code = Code {
    id: "PUN016",
    title: "各条措施的收尾标点不一致",
    severity: Severity::Advice,
    why: "一是、二是各条并列，收尾要么都用分号（最后一条用句号），要么都用句号。",
    example: "措施: [每月集中学习。, 每季度交流；, 每半年总结。]",
    instead: "措施: [每月集中学习；, 每季度交流；, 每半年总结。]",
};

/// Three or more parallel parts, alike at head and tail, parted partly by 、 and partly by ，.
pub static MIXED_COMMAS: Code = Code {
    id: "PUN017",
    title: "并列的几项有的用顿号，有的用逗号",
    severity: Severity::Advice,
    why: "同一层的并列成分之间用同一种标点（GB/T 15834—2011，4.5）；混用就分不清层次。",
    example: "导语: 把工作摆进去、把自己摆进去，把责任摆进去。",
    instead: "导语: 把工作摆进去、把自己摆进去、把责任摆进去。",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &DOUBLED,
    &HALF_WIDTH,
    &STRAIGHT_QUOTE,
    &UNPAIRED,
    &ELLIPSIS,
    &DASH,
    &COMMA_BETWEEN_QUOTES,
    &COMMA_BEFORE_ETC,
    &STOP_IN_LIST,
    &BLANK,
    &HEADING_END,
    &NO_END,
    &NESTED_COLON,
    &DOUBLE_STOP,
    &STRAY,
    &MIXED_ENDS,
    &MIXED_COMMAS,
];
