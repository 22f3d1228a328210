//! Findings of the rules NUM: numbers and dates (GB/T 15835—2011, GB/T 9704—2012).

use crate::diagnostic::{Code, Severity};

/// A year of a 发文字号 in other brackets than 〔〕.
pub static REFERENCE_BRACKET: Code = Code {
    id: "NUM001",
    title: "发文字号的年份没有用六角括号",
    severity: Severity::Warning,
    why: "发文字号的年份用六角括号“〔〕”括入（GB/T 9704—2012，7.2.5）。",
    example: "导语: 按照《关于开好民主生活会的通知》（某发[2023]5号）要求。",
    instead: "导语: 按照《关于开好民主生活会的通知》（某发〔2023〕5号）要求。",
};

/// 第, a leading zero or a year of two digits in a 发文字号.
pub static REFERENCE_NUMBER: Code = Code {
    id: "NUM002",
    title: "发文字号的序号写错了",
    severity: Severity::Warning,
    why: "发文字号的年份标全称，序号不编虚位，不加“第”字（GB/T 9704—2012，7.2.5）。",
    example: "导语: 按照通知（某发〔2023〕第05号）要求。",
    instead: "导语: 按照通知（某发〔2023〕5号）要求。",
};

/// A date that the calendar does not have.
pub static NO_SUCH_DATE: Code = Code {
    id: "NUM003",
    title: "日期不存在",
    severity: Severity::Error,
    why: "日历上没有这一天，多半是月份或者日子写错。",
    example: "导语: 会议于2023年9月31日召开。",
    instead: "导语: 会议于2023年9月30日召开。",
};

/// A day of a month with 号 in place of 日.
pub static DAY_AS_HAO: Code = Code {
    id: "NUM004",
    title: "日期写成了“号”",
    severity: Severity::Warning,
    why: "公文的日期写“日”，“号”是口语。",
    example: "导语: 会议于2023年9月15号召开。",
    instead: "导语: 会议于2023年9月15日召开。",
};

/// A year of two digits before a month.
pub static SHORT_YEAR: Code = Code {
    id: "NUM005",
    title: "年份没有写全",
    severity: Severity::Warning,
    why: "公历年份写四位数字（GB/T 15835—2011）。",
    example: "导语: 会议于23年9月召开。",
    instead: "导语: 会议于2023年9月召开。",
};

/// A year in digits with a month in Chinese numerals, or the reverse.
pub static MIXED_DATE: Code = Code {
    id: "NUM006",
    title: "日期里汉字数字和阿拉伯数字混用",
    severity: Severity::Warning,
    why: "一个日期只用一种数字；公文的公历日期用阿拉伯数字。",
    example: "导语: 会议于2023年九月十五日召开。",
    instead: "导语: 会议于2023年9月15日召开。",
};

/// A month or day with a leading zero in a date written with 年月日.
pub static PADDED_DATE: Code = Code {
    id: "NUM007",
    title: "日期的月、日前面多了0",
    severity: Severity::Advice,
    why: "正文中的日期不编虚位，1月不写01月（GB/T 9704—2012，7.3.5.4对成文日期的规定）。",
    example: "导语: 会议于2023年09月08日召开。",
    instead: "导语: 会议于2023年9月8日召开。",
};

/// Full-width digits and Latin letters.
pub static WIDE_DIGIT: Code = Code {
    id: "NUM008",
    title: "用了全角数字或字母",
    severity: Severity::Warning,
    why: "数字和拉丁字母用半角；全角的排出来疏密不一，也查找不到。",
    example: "导语: 共查摆问题１２个方面。",
    instead: "导语: 共查摆问题12个方面。",
};

/// Two adjacent Chinese numerals with 、 before 个, 天, 次, 十 or 百.
pub static APPROXIMATE_COMMA: Code = Code {
    id: "NUM009",
    title: "概数中间不用顿号",
    severity: Severity::Warning,
    why: "相邻两个数字连用表示概数，中间不加顿号（GB/T 15835—2011，4.2.2）。",
    example: "导语: 每年下基层三、四个月。",
    instead: "导语: 每年下基层三四个月。",
};

/// 千 or 百 after digits.
pub static DIGIT_WITH_THOUSAND: Code = Code {
    id: "NUM010",
    title: "阿拉伯数字后面用了千、百",
    severity: Severity::Warning,
    why: "阿拉伯数字可以和万、亿连用，不和千、百、十连用（GB/T 15835—2011）。",
    example: "导语: 服务群众5千余人次。",
    instead: "导语: 服务群众5000余人次。",
};

/// A range in which only the second number has %.
pub static RANGE_UNIT: Code = Code {
    id: "NUM011",
    title: "数值范围的前一个数缺单位",
    severity: Severity::Warning,
    why: "百分数的范围两个数都要带百分号，否则会读成15到30%（GB/T 15835—2011，5.1.3）。",
    example: "导语: 办结率提高15～30%。",
    instead: "导语: 办结率提高15%～30%。",
};

/// 约…左右, 超过…以上, 近…余 around one number.
pub static DOUBLED_APPROXIMATION: Code = Code {
    id: "NUM012",
    title: "表示大约的词重复",
    severity: Severity::Warning,
    why: "“约”和“左右”、“超过”和“以上”意思重复，留一个即可。",
    example: "导语: 走访群众约300人左右。",
    instead: "导语: 走访群众约300人。",
};

/// A decrease counted in 倍.
pub static FALL_BY_TIMES: Code = Code {
    id: "NUM013",
    title: "减少不能用倍数",
    severity: Severity::Warning,
    why: "减少一倍就等于没有了；减少、降低、下降，写百分之几或者几分之几。",
    example: "导语: 文件数量减少2倍。",
    instead: "导语: 文件数量减少50%。",
};

/// 百分之 before digits, and decimals without their leading zero.
pub static PERCENT: Code = Code {
    id: "NUM014",
    title: "百分数写法混杂",
    severity: Severity::Warning,
    why: "百分数写成50%或百分之五十，不混用；小数点前的0不能省。",
    example: "导语: 办结率达到百分之98。",
    instead: "导语: 办结率达到98%。",
};

/// A date in running text with hyphens, strokes or dots.
pub static HYPHEN_DATE: Code = Code {
    id: "NUM015",
    title: "正文里的日期没有写年月日",
    severity: Severity::Warning,
    why: "公文正文的日期写年月日，如2023年9月8日；2023-09-08是表格和程序里的写法（GB/T 9704—2012，7.3.5.4对成文日期的规定）。",
    example: "导语: 会议于2023-9-8召开。",
    instead: "导语: 会议于2023年9月8日召开。",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &REFERENCE_BRACKET,
    &REFERENCE_NUMBER,
    &NO_SUCH_DATE,
    &DAY_AS_HAO,
    &SHORT_YEAR,
    &MIXED_DATE,
    &PADDED_DATE,
    &WIDE_DIGIT,
    &APPROXIMATE_COMMA,
    &DIGIT_WITH_THOUSAND,
    &RANGE_UNIT,
    &DOUBLED_APPROXIMATION,
    &FALL_BY_TIMES,
    &PERCENT,
    &HYPHEN_DATE,
];
