//! Findings of the stage `layout`.

use crate::diagnostic::{Code, Severity};

/// A piece of the title does not fit a line.
pub static TITLE_TOO_WIDE: Code = Code {
    id: "LAY001",
    title: "标题一行排不下",
    severity: Severity::Warning,
    why: "标题用二号字，一行最多 20 个字。标题分行应当词意完整、排列对称（GB/T 9704—2012 的 7.3.1），在哪里断行最好由起草人用“|”标明。",
    example: "标题: 中共××市委常委会关于2023年度主题教育专题民主生活会|整改方案",
    instead: "标题: 中共××市委常委会|关于2023年度主题教育专题民主生活会|整改方案",
};

/// A line that ends where none should.
pub static TORN: Code = Code {
    id: "LAY002",
    title: "一行之内没有可以断行的地方",
    severity: Severity::Warning,
    why: "网址等一长串字母、数字，或者一长串连续的标点，比一行还长，只能在行满处断开，违反数字、标点不断行的规则（GB/T 15834—2011 的 5.1、GB/T 15835—2011 的 5.1.7）。",
    example: "详见https://www.example.gov.cn/2023/09/28/a-very-long-address-of-a-page.html。",
    instead: "详见门户网站“主题教育”专栏。",
};

/// A paragraph whose last line holds one character.
pub static LONELY: Code = Code {
    id: "LAY003",
    title: "段末一行只有一个字",
    severity: Severity::Warning,
    why: "一段的最后一行只剩一个字（孤字成行）不好看。程序通常能把上一行的字匀下来，这一处因为前面是不能断开的一长串字而匀不动。",
    example: "一段最后一行只有“作。”",
    instead: "把这一段增减一两个字",
};

/// A page that holds the signature and hardly any text.
pub static BARE_SIGNATURE: Code = Code {
    id: "LAY004",
    title: "署名页没有正文",
    severity: Severity::Warning,
    why: "署名、成文日期和印章要与正文同处一页，以防被人另页冒用；“此页无正文”的写法已不采用。程序会把正文末尾的几行移到署名页，这一处移不过去，因为署名和附件说明已占满一页，或者正文太短。",
    example: "联合行文的署名有十几个，排满一页",
    instead: "减少署名行数，或者把附件说明中的附件名称写短",
};

/// A first page without body.
pub static FIRST_PAGE: Code = Code {
    id: "LAY005",
    title: "首页没有正文",
    severity: Severity::Warning,
    why: "公文首页必须显示正文（GB/T 9704—2012 的 7.3.3）。标题和主送机关占满了第一页。",
    example: "主送机关列了五六百字",
    instead: "主送机关用统称，例如“各县（市、区）党委，市委各部委”",
};

/// A line of the signature that is wider than the type area.
pub static SIGNATURE_TOO_WIDE: Code = Code {
    id: "LAY006",
    title: "署名一行排不下",
    severity: Severity::Warning,
    why: "发文机关署名应当排在一行内。名称超过 28 个字时排到版心之外。",
    example: "署名: 中共××省××市××区××街道××社区××有限责任公司联合委员会第一支部委员会",
    instead: "署名使用规范化简称",
};

/// 发文机关标志 that is smaller than the title because it is so long.
pub static MARK_TOO_WIDE: Code = Code {
    id: "LAY007",
    title: "发文机关标志太长",
    severity: Severity::Warning,
    why: "发文机关标志每个机关排一行，以醒目、美观、庄重为原则（GB/T 9704—2012 的 7.2.4）。名称太长或者联合行文的机关太多时，程序缩小字号使它排得下；这一处已缩到比标题的二号字还小。",
    example: "发文机关标志: 中共××省××市委贯彻落实中央巡视反馈意见整改工作领导小组办公室文件",
    instead: "发文机关标志: 中共××市委巡视整改办",
};

/// Elements of the 版记 that a letter does not have.
pub static LETTER_IMPRINT: Code = Code {
    id: "LAY008",
    title: "信函格式没有印发机关和印发日期",
    severity: Severity::Warning,
    why: "信函格式的版记不加印发机关和印发日期、不加分隔线，只在最后一面的最下方列抄送机关（GB/T 9704—2012 的 10.1）。",
    example: "格式: 信函，同时写了“印发机关”和“印发日期”",
    instead: "删掉“印发机关”和“印发日期”两行",
};

/// 署名 beside 签名章.
pub static STAMPED_ORGAN: Code = Code {
    id: "LAY009",
    title: "加盖签名章的公文没有署名",
    severity: Severity::Warning,
    why: "命令（令）等加盖签发人签名章的公文，签名章左侧标注签发人职务，下面是成文日期，不另署发文机关（GB/T 9704—2012 的 7.3.5.3）；联合行文时职务标注全称。",
    example: "用印: 签名章，同时写了“署名”",
    instead: "删掉“署名”，在“签名章”中写“职务: ××市人民政府市长”",
};

/// More organs in 抄送 than a page holds.
pub static IMPRINT_TOO_LONG: Code = Code {
    id: "LAY010",
    title: "版记一页排不下",
    severity: Severity::Error,
    why: "版记整体排在公文最后一面的最下方（GB/T 9704—2012 的 7.4）。抄送机关多时程序把行距排紧，这一处排到最紧仍超过一页。",
    example: "抄送: 逐个列出二百多个单位",
    instead: "抄送: 各县（市、区）委和人民政府，市直各单位",
};

/// A heading as the last line of a page.
pub static HEADING_AT_FOOT: Code = Code {
    id: "LAY011",
    title: "标题落在页底",
    severity: Severity::Warning,
    why: "标题要和它下面的内容排在同一页。程序通常把标题移到下一页，这一处移不动，因为它后面紧接着许多层标题，或者后面的内容必须另起一页。",
    example: "一级标题下面一连二十几个标题，中间没有文字",
    instead: "删去空的标题，或者在每个标题下面写几句话",
};
/// A table of more columns than a page has room for.
pub static TOO_MANY_COLUMNS: Code = Code {
    id: "LAY020",
    title: "表格的列太多",
    severity: Severity::Warning,
    why: "一页宽的表格最多排 25 列，再多每列就容不下一个五号字。程序把多出的列并入最后一列，文字都在，但不再对齐。",
    example: "| 序号 | 单位 | 一月 | 二月 | ……（共 30 列）",
    instead: "分成两个表，或者按季度合并各月的列",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &TITLE_TOO_WIDE,
    &TORN,
    &LONELY,
    &BARE_SIGNATURE,
    &FIRST_PAGE,
    &SIGNATURE_TOO_WIDE,
    &MARK_TOO_WIDE,
    &LETTER_IMPRINT,
    &STAMPED_ORGAN,
    &IMPRINT_TOO_LONG,
    &HEADING_AT_FOOT,
    &TOO_MANY_COLUMNS,
];
