//! The register of what was filed (报送登记): `content/filed.yaml`, only ever appended to.

use std::sync::Arc;

use super::append::place;
use super::fields::{Name, Paragraphs, Reader, Slot};
use super::shape::{LINE, Shape, ValueForm, must};
use super::spell::{Spelled, spell_pairs};
use super::yaml::{self, Node, Value};
use crate::diagnostic::codes::content::BAD_CHOICE;
use crate::diagnostic::codes::package::REGISTER;
use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::value::Date;

/// Everything that was filed, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// The filings; the last is the one that stands.
    pub filings: Vec<Filing>,
}

/// One filing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Filing {
    /// 版本: the first is 1, each further one more.
    pub version: u32,
    /// 报送日期: the day on which it was filed.
    pub filed_on: Date,
    /// 发文字号 of the covering 报告.
    pub number: String,
    /// 标题 of the covering 报告.
    pub title: String,
    /// 主送机关.
    pub addressee: String,
    /// 成文日期.
    pub date: Date,
    /// 内容摘要: SHA-256 of what the papers say.
    pub content: String,
    /// 报送包: its name without ending.
    pub package: String,
    /// 校验值: SHA-256 of the zip.
    pub hash: String,
}

pub(super) const REGISTER_SHAPE: Shape = Shape {
    name: "报送登记",
    keys: &[must("报送").has(
        ValueForm::ListOrNothing(&ValueForm::Mapping(&FILING)),
        "每报送一次，程序在末尾追加一条；已经写下的不改、不删、不插。",
    )],
};

const FILING: Shape = Shape {
    name: "报送",
    keys: &[
        must("版本").holds(
            ValueForm::Number { least: 1, most: u16::MAX },
            "第几次报送，从 1 起。",
            "1",
        ),
        must("报送日期").holds(
            ValueForm::Date,
            "哪一天报送的，写作 2024-01-11。",
            "2024-01-11",
        ),
        must("发文字号").holds(LINE, "报告的发文字号。", "某党发〔2024〕2号"),
        must("标题").holds(LINE, "报告的标题。", "关于报送整改方案的报告"),
        must("主送机关").holds(LINE, "报送给谁。", "中共某某市委组织部"),
        must("成文日期").holds(ValueForm::Date, "报告的成文日期。", "2024-01-10"),
        must("内容摘要").holds(
            LINE,
            "各份公文所说内容的 SHA-256：同样的内容不会报送两次。",
            "sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        must("报送包").holds(
            LINE,
            "报送包的名称，不带 .zip。",
            "〔某党发〔2024〕2号〕关于报送整改方案的报告（2024年1月10日）",
        ),
        must("校验值").holds(
            LINE,
            "zip 文件的 SHA-256：可以据此核对上级收到的是不是这一份。",
            "sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
    ],
};

/// What stands before a hash: a text of digits alone would be a number to YAML.
const HASH: &str = "sha256-";

pub(super) const KEYS: &[&str] = &[
    "报送日期",
    "报送包",
    "报送",
    "版本",
    "发文字号",
    "标题",
    "主送机关",
    "成文日期",
    "内容摘要",
    "校验值",
];

/// A register in which nothing is filed, as the first filing makes it.
pub const EMPTY: &str = "\
# 报送登记。每报送一次，程序在末尾追加一条；已经写下的不改、不删、不插。
# 各次报送的底稿在 content/filed 文件夹里，下一次报送同它比较，请一并备份。
#
# 下一行供 VS Code 等编辑器提示和检查用，不用管它。
# yaml-language-server: $schema=../schemas/filed.json

报送:
";

/// Reads a register; `None` if an entry cannot be read.
pub(super) fn register(root: &Node, findings: &mut Findings) -> Option<Register> {
    if matches!(root.value, Value::Null) {
        return Some(Register::default());
    }
    let mut reader = Reader::new(findings, KEYS);
    let slot = Slot { node: root, name: Name::Key("报送登记") };
    let fields = reader.fields(&slot, &REGISTER_SHAPE)?;
    let list = fields.get("报送")?;
    if matches!(list.node.value, Value::Null) {
        return Some(Register::default());
    }
    let empty =
        matches!(&list.node.value, Value::Sequence(entries) if entries.is_empty());
    let filings = if empty { Vec::new() } else { reader.list_of(Some(list), filing)? };
    let register = Register { filings };
    let in_order = (1..).zip(&register.filings).all(|(at, it)| it.version == at);
    if in_order {
        return Some(register);
    }
    let message = "报送登记的版本不是从 1 起依次增加";
    let hint = "登记只能由程序追加；请从备份里取回没有改过的 content/filed.yaml";
    reader.report(Diagnostic::new(&REGISTER, message).at(root.span.clone()).hint(hint));
    None
}

fn filing(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Filing> {
    let fields = reader.fields(&slot, &FILING)?;
    let version = version(reader, fields.get("版本"));
    let filed_on = reader.date(fields.get("报送日期"));
    let date = reader.date(fields.get("成文日期"));
    let mut text =
        |key| reader.text(fields.get(key), Paragraphs::One).map(|it| it.text());
    let (number, title) = (text("发文字号"), text("标题"));
    let (addressee, package) = (text("主送机关"), text("报送包"));
    let hash = |text: Option<String>| Some(text?.strip_prefix(HASH)?.to_owned());
    let (content, seal) = (hash(text("内容摘要")), hash(text("校验值")));
    if content.is_none() || seal.is_none() {
        let message = format!("{}的摘要、校验值应以“{HASH}”开头", slot.name);
        let hint = "登记只能由程序追加；请从备份里取回没有改过的 content/filed.yaml";
        let place = slot.node.span.clone();
        reader.report(Diagnostic::new(&REGISTER, message).at(place).hint(hint));
    }
    Some(Filing {
        version: version?,
        filed_on: filed_on?,
        number: number?,
        title: title?,
        addressee: addressee?,
        date: date?,
        content: content?,
        package: package?,
        hash: seal?,
    })
}

fn version(reader: &mut Reader<'_>, slot: Option<Slot<'_>>) -> Option<u32> {
    let slot = slot?;
    let words = reader.scalar(&slot)?.text.trim().to_owned();
    let read = words.parse().ok();
    if read.is_none() {
        let message = format!("{}不是数：“{words}”", slot.name);
        let finding = Diagnostic::new(&BAD_CHOICE, message).at(slot.node.span.clone());
        reader.report(finding.hint("版本写 1、2、3 这样的数"));
    }
    read
}

/// The text of a register with one more filing at its end; what stands is kept to the byte.
///
/// # Errors
/// The finding for a register that cannot be read, or to whose layout nothing can be
/// appended.
pub fn append_filing(
    source: &Arc<Source>,
    filing: &Filing,
) -> Result<String, Box<Diagnostic>> {
    let unfit = || {
        let message = format!("“{}”的写法不能自动追加", source.path());
        let hint = "请从备份里取回没有改过的 content/filed.yaml";
        Box::new(Diagnostic::new(&REGISTER, message).hint(hint))
    };
    let mut findings = Findings::new();
    let root = yaml::parse(source, KEYS, &mut findings).ok_or_else(unfit)?;
    let old = register(&root, &mut findings).ok_or_else(unfit)?;
    let hashes = [&filing.content, &filing.hash].map(|hash| format!("{HASH}{hash}"));
    let text = place(source, &root, "报送")?.fill(source.text(), |layout, out| {
        let pairs = [
            ("版本", Spelled::Plain(filing.version.to_string())),
            ("报送日期", Spelled::Plain(filing.filed_on.to_string())),
            ("发文字号", Spelled::Text(&filing.number)),
            ("标题", Spelled::Text(&filing.title)),
            ("主送机关", Spelled::Text(&filing.addressee)),
            ("成文日期", Spelled::Plain(filing.date.to_string())),
            ("内容摘要", Spelled::Text(&hashes[0])),
            ("报送包", Spelled::Text(&filing.package)),
            ("校验值", Spelled::Text(&hashes[1])),
        ];
        spell_pairs(&pairs, layout, out);
    });
    let again =
        super::read_register(&Source::new(source.path(), text.clone()), &mut findings);
    let is_kept = again.is_some_and(|again| match again.filings.split_last() {
        Some((last, before)) => last == filing && before == old.filings,
        None => false,
    });
    if is_kept && !findings.has_errors() { Ok(text) } else { Err(unfit()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filing(version: u32) -> Filing {
        Filing {
            version,
            filed_on: Date::new(2024, 1, 11).unwrap(),
            number: "某党发〔2024〕2号".to_owned(),
            title: "关于“整改”: 情况的报告 #1".to_owned(),
            addressee: "中共某某市委组织部".to_owned(),
            date: Date::new(2024, 1, 10).unwrap(),
            content: "0".repeat(64),
            package: "〔某党发〔2024〕2号〕it's".to_owned(),
            hash: "1e5".to_owned(),
        }
    }

    #[test]
    fn filings_are_appended_and_every_byte_before_is_kept() {
        for start in
            [EMPTY.to_owned(), EMPTY.replace('\n', "\r\n"), "报送: []\n".to_owned()]
        {
            let source = Source::new("content/filed.yaml", start.clone());
            let one = append_filing(&source, &filing(1)).unwrap();
            let source = Source::new("content/filed.yaml", one.clone());
            let two = append_filing(&source, &filing(2)).unwrap();
            assert!(two.starts_with(&one), "{two}");
            let mut findings = Findings::new();
            let source = Source::new("content/filed.yaml", two);
            let read = super::super::read_register(&source, &mut findings).unwrap();
            assert_eq!(read.filings, [filing(1), filing(2)]);
        }
    }

    #[test]
    fn a_register_out_of_order_is_an_error() {
        let source = Source::new("content/filed.yaml", EMPTY);
        assert!(append_filing(&source, &filing(2)).is_err());
    }
}
