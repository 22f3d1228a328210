//! Findings about filing a package (报送) and verifying one (核验).

use crate::diagnostic::{Code, Severity};

/// The covering paper is no 报告 to a superior.
pub static NOT_UPWARD: Code = Code {
    id: "SUB001",
    title: "报送的公文不是写全了的上行文报告",
    severity: Severity::Error,
    why: "整改方案随一份报告报上级。报告是上行文：要有发文机关标志、发文字号、签发人、一个主送机关、署名和成文日期（GB/T 9704—2012 第7.2、7.3条），标题以“报告”结尾。缺一样，上级就可能退回。",
    example: "发文: {主送机关: 中共某某市委组织部}",
    instead: "发文: {发文机关标志: 中共某某局委员会文件, 发文字号: 某党发〔2024〕2号, 签发人: 某某某, 主送机关: 中共某某市委组织部, 署名: 中共某某局委员会, 成文日期: 2024-01-10}",
};

/// A 报告 is addressed to more than one organ.
pub static SEVERAL_ADDRESSEES: Code = Code {
    id: "SUB002",
    title: "报告主送了几个机关",
    severity: Severity::Error,
    why: "上行文原则上主送一个上级机关，根据需要同时抄送相关上级机关和同级机关，不抄送下级机关（《党政机关公文处理工作条例》第十五条）。",
    example: "主送机关: 中共某某市委组织部、中共某某市纪委",
    instead: "主送机关: 中共某某市委组织部",
};

/// A 报告 is addressed to a subordinate.
pub static SUBORDINATE: Code = Code {
    id: "SUB003",
    title: "报告主送了下级",
    severity: Severity::Error,
    why: "报告是向上级机关汇报工作、反映情况的上行文（《党政机关公文处理工作条例》第八条），不发给下级。",
    example: "主送机关: 机关各党支部",
    instead: "主送机关: 中共某某市委组织部",
};

/// A face that nobody chose stands in for the official one.
pub static STAND_IN: Code = Code {
    id: "SUB004",
    title: "有的字体是代用的，没有人选定",
    severity: Severity::Error,
    why: "正式报送的 PDF 里，标题用小标宋、正文用仿宋。电脑上没有规定的字体时，程序用别的字体代替；报送以前要有人看过、选定，免得送出去才发现。",
    example: "zhenggai submit（电脑上没有方正小标宋）",
    instead: "zhenggai submit --fonts bundled，或者 zhenggai submit --font 小标宋=D:\\字体\\FZXBSJW.ttf",
};

/// 附件说明 and what is attached contradict each other.
pub static ATTACHMENTS_DIFFER: Code = Code {
    id: "SUB005",
    title: "附件说明与随文报送的不一致",
    severity: Severity::Error,
    why: "附件说明要与附件的标题一致（GB/T 9704—2012 第7.3.4、7.3.7条）。写了没有送，或者送了没有写，上级都无法核对。",
    example: "附件: [整改方案, 廉政风险排查表]（廉政风险排查表没有随文报送）",
    instead: "（删去“附件”，由程序按随文报送的公文列出）",
};

/// The report of the quarter that is due was not written.
pub static NO_REPORT: Code = Code {
    id: "SUB006",
    title: "这个季度的报告还没有写",
    severity: Severity::Error,
    why: "以前各季度写过报告的，报送时要附最近结束的那个季度的报告；没有写，数字就停在以前。",
    example: "2024年10月10日报送，content/reports 里最后一份是 2024-Q2.yaml",
    instead: "zhenggai report 2024-Q3 --draft，填好后再报送",
};

/// The register and what is kept of a filing do not fit.
pub static REGISTER: Code = Code {
    id: "SUB007",
    title: "报送登记与留存的底稿不一致",
    severity: Severity::Error,
    why: "每次报送，content/filed.yaml 追加一条登记，content/filed 里留一份底稿，下一次报送同它比较、编修改对照表。登记被改过或者底稿丢了，就说不清改了什么。",
    example: "删去了 content/filed/1.json",
    instead: "（从备份里取回 content/filed.yaml 和 content/filed 文件夹）",
};

/// A folder of the package's name is there, and it is no package.
pub static NOT_OURS: Code = Code {
    id: "SUB008",
    title: "同名的文件夹里有别的东西",
    severity: Severity::Error,
    why: "报送包写成 out 里的一个文件夹。已有的同名文件夹里如果有程序没有写过的文件，换掉它就会丢失这些文件。",
    example: "把扫描件放进了 out 里的报送包文件夹",
    instead: "（把扫描件移到别处，再运行 zhenggai submit）",
};

/// A package that cannot be opened, or that is built to do harm.
pub static REFUSED: Code = Code {
    id: "VER001",
    title: "报送包不能打开",
    severity: Severity::Error,
    why: "报送包是程序按固定的样子写的。文件名通向别处、带链接、压缩过、条目重叠、文件名重复、加了密码、没有传完整的，都不是它写的样子，也可能有害，所以不打开，也不解开。",
    example: "zhenggai verify 重新压缩过的.zip",
    instead: "zhenggai verify 〔某党发〔2024〕2号〕关于报送整改方案的报告（2024年1月10日）.zip",
};

/// A file that the package should have is not there.
pub static MISSING: Code = Code {
    id: "VER002",
    title: "报送包缺文件",
    severity: Severity::Error,
    why: "manifest.json 和 SHA256SUMS 列出了包里的全部文件。缺一个，包就不完整。",
    example: "包里没有 SHA256SUMS",
    instead: "（请报送单位重新发送完整的报送包）",
};

/// A file that the package should not have.
pub static EXTRA: Code = Code {
    id: "VER003",
    title: "报送包多了文件",
    severity: Severity::Error,
    why: "没有列在 manifest.json 和 SHA256SUMS 里的文件，不知道从哪里来，不能算作报送的材料。",
    example: "包里多了 Thumbs.db",
    instead: "（删去多出的文件，或者请报送单位说明）",
};

/// A file has other bytes than the list says.
pub static CHANGED: Code = Code {
    id: "VER004",
    title: "文件被改过",
    severity: Severity::Error,
    why: "文件的内容与报送时记下的 SHA-256 校验值不符：在路上损坏了，或者有人改过。哪怕打开以后又存了一次，也算改过。",
    example: "用 WPS 打开包里的 DOCX 并保存",
    instead: "（请报送单位重新发送）",
};

/// The manifest cannot be read, or contradicts the papers.
pub static MANIFEST: Code = Code {
    id: "VER005",
    title: "报送包的说明与公文不一致",
    severity: Severity::Error,
    why: "manifest.json 写明标题、发文字号、日期等元数据，归档的程序按它登记。与公文不一致，登记就错了。",
    example: "manifest.json 里的发文字号与报告上的不同",
    instead: "（请报送单位重新生成报送包）",
};

/// The PDF and the DOCX of a paper say different things.
pub static TEXTS_DIFFER: Code = Code {
    id: "VER006",
    title: "PDF 与 DOCX 的文字不一致",
    severity: Severity::Error,
    why: "同一份公文的 PDF 供归档，DOCX 供编辑，文字必须相同。不同，就不知道哪一份算数。",
    example: "DOCX 里的“12月31日”，PDF 里是“12月30日”",
    instead: "（请报送单位重新生成报送包）",
};

/// Two papers state different totals.
pub static TOTALS_DIFFER: Code = Code {
    id: "VER007",
    title: "几份公文的数不一致",
    severity: Severity::Error,
    why: "方案、台账、工作簿、季度报告说的是同一批事项，事项数、各种状态的项数必须相同。",
    example: "台账里已完成5项，报告里写已完成6项",
    instead: "（请报送单位核对后重新生成报送包）",
};

/// The name of the package was changed.
pub static RENAMED: Code = Code {
    id: "VER008",
    title: "报送包改过名",
    severity: Severity::Advice,
    why: "报送包按“〔发文字号〕标题（成文日期）”命名。改了名，内容并没有变，但是归档时对不上号。",
    example: "报送包(1).zip",
    instead: "〔某党发〔2024〕2号〕关于报送整改方案的报告（2024年1月10日）.zip",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &NOT_UPWARD,
    &SEVERAL_ADDRESSEES,
    &SUBORDINATE,
    &STAND_IN,
    &ATTACHMENTS_DIFFER,
    &NO_REPORT,
    &REGISTER,
    &NOT_OURS,
    &REFUSED,
    &MISSING,
    &EXTRA,
    &CHANGED,
    &MANIFEST,
    &TEXTS_DIFFER,
    &TOTALS_DIFFER,
    &RENAMED,
];
