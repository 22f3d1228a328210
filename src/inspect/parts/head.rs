//! Recognises the elements of the 版头, and by them the format of the paper.

use super::Form;
use super::words;
use crate::inspect::paper::{Block, Paper};

/// 版头.
#[derive(Default)]
pub(in crate::inspect) struct Head<'a> {
    /// 份号.
    pub(in crate::inspect) serial: Option<&'a Block>,
    /// 密级和保密期限.
    pub(in crate::inspect) secrecy: Option<&'a Block>,
    /// 紧急程度.
    pub(in crate::inspect) urgency: Option<&'a Block>,
    /// 发文机关标志.
    pub(in crate::inspect) mark: Vec<&'a Block>,
    /// 发文字号.
    pub(in crate::inspect) reference: Option<&'a Block>,
    /// 签发人: the line with the label and those with further names.
    pub(in crate::inspect) signers: Vec<&'a Block>,
}

impl Head<'_> {
    /// Whether there is none.
    pub(in crate::inspect) fn is_empty(&self) -> bool {
        self.mark.is_empty() && self.reference.is_none() && self.signers.is_empty()
    }
}

/// Sizes from which on words are a mark, in points: of any colour, and red.
const MARK: f64 = 28.0;
const RED_MARK: f64 = 20.0;

/// The head, and the first block after it.
pub(super) fn find(blocks: &[Block]) -> (Head<'_>, usize) {
    let mut head = Head::default();
    for (at, block) in blocks.iter().enumerate() {
        let text = block.text();
        let first_page = block.page.is_none_or(|page| page == 1);
        let is_mark = block.size() >= MARK || block.is_red() && block.size() >= RED_MARK;
        let slot = if !first_page {
            return (head, at);
        } else if is_mark {
            head.mark.push(block);
            continue;
        } else if words::is_signers(&text) {
            head.signers.push(block);
            continue;
        } else if words::is_serial(&text) {
            &mut head.serial
        } else if words::is_secrecy(&text) {
            &mut head.secrecy
        } else if words::is_urgency(&text) {
            &mut head.urgency
        } else if words::is_reference(&text) {
            &mut head.reference
        } else if is_further_signer(block, &head) {
            head.signers.push(block);
            continue;
        } else {
            return (head, at);
        };
        if slot.is_some() {
            return (head, at);
        }
        *slot = Some(block);
    }
    (head, blocks.len())
}

/// Names below those behind 签发人.
fn is_further_signer(block: &Block, head: &Head<'_>) -> bool {
    let right = block.left.is_some_and(|left| left > 100.0);
    let short = words::plain(&block.text()).chars().count() <= 12;
    !head.signers.is_empty() && right && short && block.size() < 20.0
}

/// The format of a paper with this head.
pub(super) fn form(head: &Head<'_>, paper: &Paper) -> Form {
    let mark: String =
        head.mark.iter().map(|block| words::plain(&block.text())).collect();
    let long = |rule: &&crate::inspect::paper::Rule| {
        let length = rule.left.zip(rule.right).map(|(from, to)| to - from);
        rule.ink.is_red()
            && rule.page.is_none_or(|page| page == 1)
            && length.is_some_and(|it| (163.0..=177.0).contains(&it))
    };
    if paper.rules.iter().filter(long).count() >= 2 && !mark.is_empty() {
        Form::Letter
    } else if mark.ends_with('令') {
        Form::Order
    } else if mark.ends_with("纪要") {
        Form::Minutes
    } else {
        Form::Ordinary
    }
}
