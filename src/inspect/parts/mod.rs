//! Recognises the elements of the standard in a paper, by place, words, face and colour.
//!
//! What is not recognised stays `None` or empty, and the clauses about it do not apply.

mod head;
pub(super) mod words;

use std::collections::BTreeMap;

use super::paper::{Block, Paper, Rule, is_wide};
use head::Head;

/// The commonest size of the text outside tables, in points.
pub(super) fn body_size(blocks: &[Block]) -> Option<f64> {
    let mut counts: BTreeMap<String, (f64, usize)> = BTreeMap::new();
    // 抄送机关 may fill more lines than the body.
    let mut is_imprint = false;
    let of_text = blocks.iter().filter(|block| {
        let text = block.text();
        let ends = words::is_issue(&text);
        is_imprint = (is_imprint || words::is_copies(&text)) && !ends;
        !is_imprint && !ends && !block.in_table
    });
    let spans = of_text.flat_map(|it| &it.spans);
    for span in spans {
        let wide = span.text.chars().filter(|char| is_wide(*char)).count();
        counts.entry(format!("{:.1}", span.size)).or_insert((span.size, 0)).1 += wide;
    }
    counts.into_values().max_by_key(|(_, count)| *count).map(|(size, _)| size)
}

/// The arrangement of a paper.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) enum Form {
    #[default]
    Ordinary,
    /// 信函 (10.1).
    Letter,
    /// 命令 (10.2).
    Order,
    /// 纪要 (10.3).
    Minutes,
}

/// The elements of a paper.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub(super) form: Form,
    /// 版头.
    pub(super) head: Head<'a>,
    /// The red line that closes the 版头.
    pub(super) head_rule: Option<&'a Rule>,
    /// The red lines of 信函, upper and lower.
    pub(super) letter_rules: Vec<&'a Rule>,
    /// 标题.
    pub(super) title: Vec<&'a Block>,
    /// 主送机关.
    pub(super) addressee: Option<&'a Block>,
    /// 正文, without tables.
    pub(super) body: Vec<&'a Block>,
    /// The headings among it, with their levels.
    pub(super) headings: Vec<(u8, &'a Block)>,
    /// 出席, 请假 and 列席 of 纪要.
    pub(super) attendance: Vec<&'a Block>,
    /// 附件说明.
    pub(super) list: Vec<&'a Block>,
    /// 署名.
    pub(super) organs: Vec<&'a Block>,
    /// 成文日期.
    pub(super) date: Option<&'a Block>,
    /// 附注.
    pub(super) note: Option<&'a Block>,
    /// 附件: label and title of each.
    pub(super) attachments: Vec<(&'a Block, Vec<&'a Block>)>,
    /// 抄送机关, and 主送机关 that was moved there.
    pub(super) copies: Vec<&'a Block>,
    /// 印发机关 and 印发日期: one block, or two on a line.
    pub(super) issue: Vec<&'a Block>,
    /// The rules of the 版记.
    pub(super) imprint_rules: Vec<&'a Rule>,
}

/// Middle of the type area in mm, and how far from it a centred line may be to be one.
const CENTRE: f64 = 106.0;
const NEAR_CENTRE: f64 = 4.0;

impl<'a> Parts<'a> {
    /// Finds the elements.
    pub(super) fn of(paper: &'a Paper) -> Self {
        let blocks = &paper.blocks;
        let size = body_size(blocks).unwrap_or(16.0);
        let (head, start) = head::find(blocks);
        let form = head::form(&head, paper);
        let title_end = title_end(blocks, start, size);
        let end = blocks.iter().enumerate().skip(title_end).find(|(_, it)| {
            it.begins_page && words::is_attachment_label(&it.text())
                || words::is_copies(&it.text()) && is_small(it, size)
                || words::is_issue(&it.text())
        });
        let end = end.map_or(blocks.len(), |(at, _)| at);
        let mut parts = Self { form, head, ..Self::default() };
        parts.title = blocks[start..title_end].iter().collect();
        parts.main(&blocks[title_end..end], size);
        parts.rest(&blocks[end..], size);
        parts.rules(paper);
        parts
    }

    /// From 主送机关 to 附注.
    fn main(&mut self, blocks: &'a [Block], size: f64) {
        let is_addressee = |block: &&Block| {
            let text = words::plain(&block.text());
            let flush = block.left.is_some_and(|left| left < 28.0 + 6.0);
            let ends = text.ends_with(['：', ':']) && text.chars().count() < 400;
            ends && flush && !words::is_list(&text) && !block.in_table
        };
        self.addressee = blocks.first().filter(is_addressee);
        let blocks = &blocks[usize::from(self.addressee.is_some())..];
        let is_date = |it: &Block| !it.in_table && words::is_date(&it.text());
        let date = blocks.iter().rposition(is_date);
        self.date = date.and_then(|at| blocks.get(at));
        let mut end = blocks.len();
        if let Some(at) = date {
            let is_organ = |block: &&Block| {
                let text = words::plain(&block.text());
                let right = block.left.is_some_and(|left| left > 28.0 + 22.0);
                let listed = words::is_list(&text) || words::is_numbered(&text);
                let listed = listed || block.in_table;
                right
                    && !listed
                    && text.chars().count() <= 40
                    && !text.ends_with(['。', '：', '；'])
            };
            let organs = blocks[..at].iter().rev().take_while(is_organ).count();
            self.organs = blocks[at - organs..at].iter().collect();
            end = at - organs;
            let is_note = |it: &&Block| words::plain(&it.text()).starts_with(['（', '(']);
            self.note = blocks.get(at + 1).filter(is_note);
        }
        let list = blocks[..end].iter().rposition(|it| words::is_list(&it.text()));
        if let Some(at) = list {
            let further = blocks[at + 1..end]
                .iter()
                .take_while(|it| words::is_numbered(&it.text()));
            let count = further.count() + 1;
            self.list = blocks[at..at + count].iter().collect();
            end = at;
        }
        if self.form == Form::Minutes {
            let lists = |it: &&Block| words::is_attendance(&it.text());
            self.attendance = blocks[..end].iter().filter(lists).collect();
        }
        let of_body = |it: &&Block| {
            let listed = self.form == Form::Minutes && words::is_attendance(&it.text());
            !it.in_table && !listed && (it.size() - size).abs() < 1.5
        };
        let of_body = |(at, it): (usize, &'a Block)| {
            (of_body(&it) && !is_remark(it, blocks.get(at + 1))).then_some(it)
        };
        self.body = blocks[..end].iter().enumerate().filter_map(of_body).collect();
        let headings = self.body.iter().filter(|it| !is_centred(it));
        // A heading is known by its number, or else by the level that the file states.
        let headings = headings.filter_map(|it| {
            let text = it.text();
            let short = text.chars().count() <= 40;
            let level = words::heading(&text).or(it.level.filter(|_| short))?;
            Some((level, *it))
        });
        self.headings = headings.collect();
    }

    /// 附件 and 版记.
    fn rest(&mut self, blocks: &'a [Block], size: f64) {
        for (at, block) in blocks.iter().enumerate() {
            let text = block.text();
            if block.begins_page && words::is_attachment_label(&text) {
                let end = at + 1 + usize::from(blocks.len() > at + 1);
                let end = title_end(blocks, at + 1, size).max(end).min(blocks.len());
                self.attachments.push((block, blocks[at + 1..end].iter().collect()));
            } else if words::is_copies(&text) && is_small(block, size) {
                self.copies.push(block);
            } else if words::is_issue(&text) {
                let organ = at.checked_sub(1).and_then(|at| blocks.get(at));
                let same = organ.filter(|it| {
                    let level = it.top.zip(block.top);
                    let cells = it.in_table && block.in_table;
                    let level = level.map_or(cells, |(a, b)| (a - b).abs() < 1.0);
                    it.page == block.page && level && !words::is_copies(&it.text())
                });
                self.issue = same.into_iter().chain([block]).collect();
            }
        }
    }

    fn rules(&mut self, paper: &'a Paper) {
        let length = |rule: &Rule| rule.left.zip(rule.right).map(|(from, to)| to - from);
        let on_first =
            paper.rules.iter().filter(|rule| rule.page.is_none_or(|it| it == 1));
        if self.form == Form::Letter {
            self.letter_rules = on_first.filter(|rule| rule.ink.is_red()).collect();
        } else if !self.head.is_empty() {
            let title = self.title.first().and_then(|it| it.top).unwrap_or(150.0);
            let above = |rule: &&Rule| rule.y.is_some_and(|y| y < title);
            let wide = |rule: &&Rule| length(rule).is_none_or(|it| it > 100.0);
            let wide: Vec<_> = on_first.filter(wide).collect();
            // A rule of a wrong colour is known by its place.
            let red = wide.iter().find(|rule| rule.ink.is_red());
            self.head_rule = red.or_else(|| wide.iter().find(|it| above(it))).copied();
        }
        let head_rule = self.head_rule;
        let last = self.issue.first().or(self.copies.first());
        let Some(last) = last else { return };
        let below = self.copies.first().or(self.issue.first()).and_then(|it| it.top);
        let of_imprint = |rule: &&Rule| {
            let same =
                rule.page.is_none() || last.page.is_none() || rule.page == last.page;
            let lower = rule.y.zip(below).is_none_or(|(y, top)| y > top - 12.0);
            let other = head_rule.is_none_or(|it| !std::ptr::eq(it, *rule));
            other
                && !rule.of_table
                && same
                && lower
                && rule.ink.is_black()
                && length(rule).is_none_or(|it| it > 100.0)
        };
        self.imprint_rules = paper.rules.iter().filter(of_imprint).collect();
    }
}

/// Whether a block is set smaller than the body, as the 版记 is, or stands in a table.
fn is_small(block: &Block, size: f64) -> bool {
    block.in_table || block.size() < size - 0.5 || words::is_copies(&block.text())
}

/// Whether a block is 表注: a short line, set smaller than a body may be, right above a table.
fn is_remark(block: &Block, next: Option<&Block>) -> bool {
    let text = words::plain(&block.text());
    let short = text.chars().count() <= 30 && !text.ends_with(['。', '：']);
    short && block.size() < 15.0 && next.is_some_and(|it| it.in_table)
}

/// Whether all lines of a block have their middle in the middle of the type area, and do
/// not begin at its left edge.
pub(super) fn is_centred(block: &Block) -> bool {
    !block.lines.is_empty()
        && block.lines.iter().all(|line| {
            let middle = f64::midpoint(line.left, line.right);
            (middle - CENTRE).abs() < NEAR_CENTRE && line.left > 28.0 + 8.0
        })
}

/// Where the title that begins at this block ends: what is larger than the body, or, where
/// nothing is, what is centred.
fn title_end(blocks: &[Block], start: usize, size: f64) -> usize {
    let rest = &blocks[start.min(blocks.len())..];
    let large = |it: &&Block| {
        !it.in_table && (size + 1.0..30.0).contains(&it.size()) && !it.is_red()
    };
    let count = rest.iter().take_while(large).count();
    if count > 0 {
        return start + count;
    }
    let centred = |it: &&Block| {
        let text = words::plain(&it.text());
        let is_words = text.chars().count() >= 2 && !text.starts_with(['（', '(']);
        let ends = text.ends_with(['。', '：', '；', '，']);
        !it.in_table && is_centred(it) && is_words && !ends && !words::is_date(&text)
    };
    start + rest.iter().take(4).take_while(centred).count()
}
