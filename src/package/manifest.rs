//! `manifest.json`: what a package says of itself, for programs at the other end.
//!
//! Keys are Chinese, as the elements of GB/T 33480 and DA/T 46 are named; the schema is
//! `schemas/manifest.json`. Every key is always there, with `null` for what a paper does not
//! have, so that a reader need not guess whether something was forgotten.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The form of the manifest. A later form gets another name.
pub const FORM: &str = "zhenggai 报送包 1";

/// The whole manifest.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORM`].
    #[serde(rename = "格式")]
    pub form: String,
    /// The program that made the package.
    #[serde(rename = "程序")]
    pub program: Program,
    /// The name of the package: that of its folder, and of the zip without ending.
    #[serde(rename = "名称")]
    pub name: String,
    /// Which filing of the project this is, from 1.
    #[serde(rename = "版本")]
    pub version: u32,
    /// SHA-256 of all that the papers say, whatever they look like.
    #[serde(rename = "内容摘要")]
    pub content: String,
    /// The day to whose end ledger and workbook speak, `2023-12-31`.
    #[serde(rename = "截至")]
    pub day: String,
    /// The quarter of the report, `2023-Q4`.
    #[serde(rename = "季度")]
    pub quarter: Option<String>,
    /// What was checked before.
    #[serde(rename = "检查")]
    pub checks: Checks,
    /// The faces of the PDF.
    #[serde(rename = "字体")]
    pub faces: Vec<Face>,
    /// The totals that all papers must have.
    #[serde(rename = "统计")]
    pub totals: Totals,
    /// The papers, in the order of 目录.
    #[serde(rename = "公文")]
    pub papers: Vec<Paper>,
}

/// The program that made the package.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Its name.
    #[serde(rename = "名称")]
    pub name: String,
    /// Its version.
    #[serde(rename = "版本")]
    pub version: String,
}

/// What was checked before the package was made.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// Codes of the rules that found nothing.
    #[serde(rename = "通过")]
    pub passed: Vec<String>,
    /// How many findings each of the others had; none of them an error.
    #[serde(rename = "有提示")]
    pub found: BTreeMap<String, usize>,
}

/// A face of the PDF.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Face {
    /// 仿宋, 黑体 …
    #[serde(rename = "类别")]
    pub class: String,
    /// Its family.
    #[serde(rename = "名称")]
    pub family: String,
    /// Its version, as it states it.
    #[serde(rename = "版本")]
    pub version: String,
    /// Where it came from.
    #[serde(rename = "来源")]
    pub origin: String,
    /// SHA-256 of its file.
    #[serde(rename = "摘要")]
    pub hash: String,
}

/// The totals that all papers must have.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// 方面.
    #[serde(rename = "方面")]
    pub areas: usize,
    /// 整改事项.
    #[serde(rename = "事项")]
    pub items: usize,
    /// 问题.
    #[serde(rename = "问题")]
    pub problems: usize,
    /// 措施.
    #[serde(rename = "措施")]
    pub measures: usize,
    /// How many items are in each state.
    #[serde(rename = "状态")]
    pub states: Vec<(String, usize)>,
    /// 逾期.
    #[serde(rename = "逾期")]
    pub overdue: usize,
    /// 待审核.
    #[serde(rename = "待审核")]
    pub pending: usize,
    /// 已销号.
    #[serde(rename = "已销号")]
    pub closed: usize,
    /// The numbers in the words of the report, which its template may put in any order.
    #[serde(rename = "报告所述")]
    pub stated: Vec<String>,
}

impl Totals {
    /// How a report may state the totals.
    pub fn statements(&self) -> Vec<String> {
        let mut statements = vec![format!("{}个整改事项", self.items)];
        let states = self.states.iter().map(|(name, count)| (name.as_str(), count));
        let further = [
            ("逾期", &self.overdue),
            ("待审核", &self.pending),
            ("已销号", &self.closed),
        ];
        let counted = states.chain(further);
        statements.extend(counted.map(|(name, count)| format!("{name}{count}项")));
        statements
    }
}

/// Which paper a paper is.
#[derive(Copy, Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Kind {
    /// The covering 报告.
    #[serde(rename = "报送报告")]
    Covering,
    /// 整改方案.
    #[serde(rename = "整改方案")]
    Plan,
    /// 整改台账.
    #[serde(rename = "整改台账")]
    Ledger,
    /// 整改落实情况报告.
    #[serde(rename = "整改落实情况报告")]
    Report,
    /// 修改对照表.
    #[serde(rename = "修改对照表")]
    Changes,
    /// 目录.
    #[serde(rename = "目录")]
    Contents,
}

impl Kind {
    /// Its name in Chinese, as the manifest writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Covering => "报送报告",
            Self::Plan => "整改方案",
            Self::Ledger => "整改台账",
            Self::Report => "整改落实情况报告",
            Self::Changes => "修改对照表",
            Self::Contents => "目录",
        }
    }
}

/// A paper in its formats.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Which it is.
    #[serde(rename = "种类")]
    pub kind: Kind,
    /// Its number in 附件说明.
    #[serde(rename = "附件序号")]
    pub attachment: Option<usize>,
    /// Its files.
    #[serde(rename = "文件")]
    pub files: Vec<Listed>,
    /// The core metadata of GB/T 33480.
    #[serde(rename = "公文元数据")]
    pub document: DocumentData,
    /// The metadata of DA/T 46.
    #[serde(rename = "归档元数据")]
    pub record: RecordData,
}

/// A file.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its name.
    #[serde(rename = "名称")]
    pub name: String,
    /// PDF/A-2a, DOCX or XLSX.
    #[serde(rename = "格式")]
    pub format: String,
    /// Its length in bytes.
    #[serde(rename = "字节数")]
    pub bytes: usize,
    /// Its SHA-256.
    #[serde(rename = "摘要")]
    pub hash: String,
}

/// The eighteen core elements of the metadata of an official document (GB/T 33480—2016).
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named by the element of the standard")]
pub struct DocumentData {
    #[serde(rename = "公文标识")]
    pub identifier: String,
    #[serde(rename = "文种")]
    pub genre: String,
    #[serde(rename = "份号")]
    pub copy_number: Option<String>,
    #[serde(rename = "密级和保密期限")]
    pub secrecy: Option<String>,
    #[serde(rename = "紧急程度")]
    pub urgency: Option<String>,
    #[serde(rename = "发文机关标志")]
    pub mark: Option<String>,
    #[serde(rename = "发文字号")]
    pub number: Option<String>,
    #[serde(rename = "签发人")]
    pub signatories: Vec<String>,
    #[serde(rename = "标题")]
    pub title: String,
    #[serde(rename = "主送机关")]
    pub addressee: Option<String>,
    #[serde(rename = "附件说明")]
    pub attachments: Vec<String>,
    #[serde(rename = "发文机关署名")]
    pub organs: Vec<String>,
    #[serde(rename = "成文日期")]
    pub date: Option<String>,
    #[serde(rename = "附注")]
    pub note: Option<String>,
    #[serde(rename = "抄送机关")]
    pub copies: Option<String>,
    #[serde(rename = "印发机关")]
    pub printer: Option<String>,
    #[serde(rename = "印发日期")]
    pub print_date: Option<String>,
    #[serde(rename = "发布层次")]
    pub audience: Option<String>,
}

/// The metadata of a text as an electronic record (DA/T 46—2009), as far as the office that
/// makes it knows them; what the archive assigns is `null`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is named by the element of the standard")]
pub struct RecordData {
    #[serde(rename = "聚合层次")]
    pub level: String,
    #[serde(rename = "来源")]
    pub source: Option<String>,
    #[serde(rename = "全宗号")]
    pub fonds: Option<String>,
    #[serde(rename = "年度")]
    pub year: Option<String>,
    #[serde(rename = "保管期限")]
    pub retention: Option<String>,
    #[serde(rename = "题名")]
    pub title: String,
    #[serde(rename = "文件编号")]
    pub number: Option<String>,
    #[serde(rename = "责任者")]
    pub creators: Vec<String>,
    #[serde(rename = "日期")]
    pub date: Option<String>,
    #[serde(rename = "文种")]
    pub genre: String,
    #[serde(rename = "密级")]
    pub secrecy: Option<String>,
    #[serde(rename = "页数")]
    pub pages: usize,
    #[serde(rename = "语种")]
    pub language: String,
    #[serde(rename = "稿本")]
    pub draft: String,
    #[serde(rename = "主送")]
    pub addressee: Option<String>,
    #[serde(rename = "抄送")]
    pub copies: Option<String>,
    #[serde(rename = "创建程序")]
    pub program: String,
}

impl Manifest {
    /// As the file has it.
    pub fn text(&self) -> String {
        // It has string keys only, so that this cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err("不是 UTF-8 文本".to_owned());
        };
        let read = serde_json::from_str::<Self>(text);
        let manifest = read.map_err(|error| {
            format!("读不出来（第 {} 行第 {} 列）", error.line(), error.column())
        })?;
        if manifest.form == FORM {
            Ok(manifest)
        } else {
            Err(format!("的格式是“{}”，这个程序只认得“{FORM}”", manifest.form))
        }
    }

    /// The paper of a kind.
    pub fn paper(&self, kind: Kind) -> Option<&Paper> {
        self.papers.iter().find(|paper| paper.kind == kind)
    }
}

impl Paper {
    /// Its file of a format.
    pub fn file(&self, ending: &str) -> Option<&Listed> {
        self.files.iter().find(|file| file.name.ends_with(ending))
    }
}
