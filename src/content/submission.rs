//! A paper of its own kind, above all the covering 报告: elements around a text.

use std::sync::Arc;

use super::fields::{Paragraphs, Reader, Shape, Slot};
use super::issue::{self, Issue, issue};
use super::schema::{joined, may, must, variables};
use super::text::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Findings, Source};

/// `content/submission.yaml`: 报告, 通知, 函, 命令 or 纪要, by its 格式 and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// 标题; `|` marks where a line may end.
    pub title: Text,
    /// 变量: names and values, in the order of the file.
    pub variables: Vec<(String, Text)>,
    /// 发文: the elements around the text.
    pub issue: Issue,
    /// 正文, or the path of a Markdown file with it (正文文件).
    pub body: Body,
    /// The file.
    pub source: Arc<Source>,
}

/// Where the text of a paper is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// 正文.
    Words(Text),
    /// 正文文件.
    File(Text),
}

const SUBMISSION: Shape = Shape {
    name: "报送公文",
    keys: &[must("标题"), may("变量"), may("发文"), may("正文"), may("正文文件")],
};

const OWN: [&str; 5] = ["标题", "变量", "发文", "正文文件", "正文"];

/// Every key of the paper, longer names before those they begin with.
pub(super) const KEYS: &[&str] =
    &joined::<5, { issue::NAMES.len() }, { 5 + issue::NAMES.len() }>(OWN, issue::NAMES);

/// Reads the paper; `None` if a required part cannot be read.
pub(super) fn submission(
    source: &Arc<Source>,
    root: &Node,
    findings: &mut Findings,
) -> Option<Submission> {
    let mut reader = Reader::new(findings, KEYS);
    if matches!(root.value, Value::Null) {
        let finding = Diagnostic::new(&codes::EMPTY, "文件里没有内容");
        reader.report(
            finding
                .at(root.span.clone())
                .hint("请写上“标题”和“正文”；不报送公文的，删去这个文件"),
        );
        return None;
    }
    let slot = Slot { node: root, name: "“报送公文”".to_owned() };
    let fields = reader.fields(&slot, &SUBMISSION)?;
    let variables = variables(&mut reader, fields.get("变量"));
    let title = reader.text(fields.get("标题"), Paragraphs::One);
    let issue = issue(&mut reader, fields.get("发文"));
    let words = reader.text(fields.get("正文"), Paragraphs::Many).map(Body::Words);
    let file = reader.text(fields.get("正文文件"), Paragraphs::One).map(Body::File);
    match (fields.get("正文"), fields.get("正文文件")) {
        (None, None) => {
            let finding = Diagnostic::new(&codes::MISSING_KEY, "“报送公文”缺少“正文”");
            reader.report(
                finding
                    .at(root.span.clone())
                    .hint("请加上“正文: ……”；正文很长或者有表格的，写成 Markdown 文件，用“正文文件: content/……md”指出"),
            );
        }
        (Some(_), Some(second)) => {
            let finding =
                Diagnostic::new(&codes::DUPLICATE_KEY, "“正文”和“正文文件”只能写一个");
            reader.report(finding.at(second.node.span.clone()).hint("请删去其中一个"));
        }
        _ => {}
    }
    let unused: Vec<_> = reader.variables.unused().collect();
    reader.findings.extend(unused);
    Some(Submission {
        title: title?,
        variables,
        issue,
        body: words.or(file)?,
        source: Arc::clone(source),
    })
}
