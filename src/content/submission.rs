//! 报送公文: the paper under whose head a plan travels, or any other paper of an office, as
//! `content/submission.yaml` has it.

use std::sync::Arc;

use super::fields::{Name, Paragraphs, Reader, Slot, missing};
use super::issue::{self, Form, ISSUE, Issue, issue};
use super::plan::{Part, Parts};
use super::schema::{ELEMENTS, VARIABLES, joined, variables};
use super::shape::{LINE, Shape, ValueForm, WORDS, may, must};
use super::text::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Findings, Source};

/// A paper whose text is not that of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// 标题; `|` marks where a line may end. Only an order (命令) may have none.
    pub title: Option<Text>,
    /// 变量: names and values, in the order of the file.
    pub variables: Vec<(String, Text)>,
    /// 发文: the elements around the text.
    pub issue: Issue,
    /// 随文报送: what is attached; `None` where the content leaves it to `submit`.
    pub enclosed: Option<Vec<Enclosed>>,
    /// 正文.
    pub body: Body,
    /// The file.
    pub source: Arc<Source>,
}

/// 正文 of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The paragraphs themselves, which the template prints.
    Text(Text),
    /// The path of a Markdown file of the project.
    File(Text),
}

/// A paper of the project that is filed with a covering 报告.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Enclosed {
    /// 整改方案.
    Plan,
    /// 整改台账.
    Ledger,
    /// 季度报告: that of the last quarter that is over.
    Report,
}

impl Enclosed {
    /// All, in the order in which they are attached where the content says nothing.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Ledger, Self::Report];
}

const ENCLOSED: &[(&str, Enclosed)] = &[
    ("整改方案", Enclosed::Plan),
    ("整改台账", Enclosed::Ledger),
    ("季度报告", Enclosed::Report),
];

impl Submission {
    /// The texts of the paper but those of 发文; a body in a file of its own is not among
    /// them.
    pub fn texts(&self) -> Vec<Part<'_>> {
        let mut texts = Parts::default();
        texts.one("标题", self.title.as_ref());
        if let Body::Text(text) = &self.body {
            texts.one("正文", Some(text));
        }
        texts.parts
    }
}

pub(super) const SUBMISSION: Shape = Shape {
    name: "报送公文",
    keys: &[
        may("标题").holds(
            LINE,
            "公文标题：单位、事由、文种。太长要分行的，在分行处写“|”；只有命令可以不写。",
            "中共某某局委员会|关于报送整改方案的报告",
        ),
        may("变量").holds(ValueForm::Named, VARIABLES, "某某局"),
        may("发文").has(ValueForm::Mapping(&ISSUE), ELEMENTS),
        may("随文报送").holds(
            ValueForm::List(&ValueForm::Choice(|| {
                ENCLOSED.iter().map(|(name, _)| *name).collect()
            })),
            "随报告报送的公文：整改方案、整改台账、季度报告，一条一个；附件说明由程序照此列出。",
            "整改方案",
        ),
        must("正文").holds(
            WORDS,
            "正文的各段，一行一段；或者只写一个 Markdown 文件的路径，如 content/正文.md。",
            "现将整改方案报上，请审阅。",
        ),
    ],
};

const OWN: [&str; 5] = ["标题", "变量", "发文", "随文报送", "正文"];

/// Every key of the file, longer names before those they begin with.
pub(super) const KEYS: &[&str] =
    &joined::<5, { issue::NAMES.len() }, { 5 + issue::NAMES.len() }>(OWN, issue::NAMES);

/// Reads a paper; `None` if a required part cannot be read.
pub(super) fn submission(
    source: &Arc<Source>,
    root: &Node,
    findings: &mut Findings,
) -> Option<Submission> {
    let mut reader = Reader::new(findings, KEYS);
    if matches!(root.value, Value::Null) {
        let finding = Diagnostic::new(&codes::EMPTY, "文件里没有内容");
        let hint = "请填写“标题”“发文”和“正文”";
        reader.report(finding.at(root.span.clone()).hint(hint));
        return None;
    }
    let slot = Slot { node: root, name: Name::Key("报送公文") };
    let fields = reader.fields(&slot, &SUBMISSION)?;
    let variables = variables(&mut reader, fields.get("变量"));
    let title = reader.text(fields.get("标题"), Paragraphs::One);
    let issue = issue(&mut reader, fields.get("发文"));
    if fields.get("标题").is_none() && issue.form != Form::Order {
        reader.report(missing("标题", SUBMISSION.name, &root.span));
    }
    let enclosed = reader.list_of(fields.get("随文报送"), |reader, slot| {
        reader.choice(Some(slot), ENCLOSED)
    });
    let body = reader.text(fields.get("正文"), Paragraphs::Many).map(body);
    let unused: Vec<_> = reader.variables.unused().collect();
    reader.findings.extend(unused);
    let source = Arc::clone(source);
    Some(Submission { title, variables, issue, enclosed, body: body?, source })
}

/// A single line that ends in `.md` names a file.
fn body(text: Text) -> Body {
    let is_file = matches!(text.paragraphs.as_slice(), [line] if is_path(line));
    if is_file { Body::File(text) } else { Body::Text(text) }
}

fn is_path(line: &str) -> bool {
    let ends = line.rsplit_once('.').is_some_and(|(_, ending)| ending == "md");
    ends && !line.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{SUBMISSION_PATH, load_submission};
    use crate::value::Date;
    use crate::world::memory::MemoryWorld;

    fn loaded(text: &str) -> (Option<Submission>, Findings) {
        let day = Date::new(2023, 10, 8).unwrap();
        let world = MemoryWorld::new(day).with(SUBMISSION_PATH, text);
        let mut findings = Findings::new();
        (load_submission(&world, &mut findings), findings)
    }

    #[test]
    fn a_paper_has_paragraphs_or_the_path_of_a_file() {
        let (paper, findings) = loaded("标题: 报告\n正文: |\n  一。\n  二。\n");
        assert!(findings.is_empty(), "{findings:?}");
        let Body::Text(text) = paper.unwrap().body else { panic!("a text") };
        assert_eq!(text.paragraphs, ["一。", "二。"]);
        let (paper, _) = loaded("标题: 报告\n正文: content/报告.md\n");
        assert!(matches!(paper.unwrap().body, Body::File(_)));
    }

    #[test]
    fn only_an_order_goes_without_a_title() {
        let (_, findings) = loaded("正文: 现予公布。\n");
        assert!(findings.has_errors());
        let (_, findings) = loaded("发文:\n  格式: 命令\n正文: 现予公布。\n");
        assert!(!findings.has_errors(), "{findings:?}");
    }
}
