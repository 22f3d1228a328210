//! Remarks in the content that silence a finding at its place, with a reason.
//!
//! A remark is a comment of YAML, `# 检查：忽略 PHR003、LEX002，原因：……`. At the end of a
//! line it is for what begins on that line, on a line of its own for what begins on the
//! next; all deeper lines that follow belong to it, so that a text of many lines, or a
//! whole item, is silenced by a remark above its key. An error cannot be silenced.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::check::Content;
use crate::diagnostic::codes::find;
use crate::diagnostic::codes::silence::{MALFORMED, NO_REASON, UNUSED};
use crate::diagnostic::{Diagnostic, Findings, Severity, Source, Span};

/// How many remarks of a file are read: one that has more was not written by hand.
const ENOUGH: usize = 1000;

/// One remark.
struct Remark {
    /// The comment in the file.
    span: Span,
    /// The ids of the codes that it silences.
    ids: Vec<String>,
    /// The lines for which it speaks, counted from 1.
    lines: RangeInclusive<usize>,
}

/// Takes away the findings that remarks in the content silence, and adds those on the
/// remarks themselves.
pub fn silence(content: &Content<'_>, findings: &mut Findings) {
    let texts = content.texts().into_iter().map(|part| part.text);
    let texts: Vec<_> = content.variables().chain(texts).map(|text| &text.span).collect();
    let mut sources: Vec<&Arc<Source>> = Vec::new();
    for span in &texts {
        if !sources.iter().any(|source| Arc::ptr_eq(source, &span.source)) {
            sources.push(&span.source);
        }
    }
    for source in sources {
        let of_source = |span: &&&Span| Arc::ptr_eq(&span.source, source);
        let of_source: Vec<_> = texts.iter().filter(of_source).copied().collect();
        for remark in remarks(source, &of_source, findings) {
            apply(&remark, findings);
        }
    }
}

/// Takes away what a remark silences; says so if that is nothing.
fn apply(remark: &Remark, findings: &mut Findings) {
    let mut unused: Vec<&String> = remark.ids.iter().collect();
    let mut grave = false;
    findings.retain(|finding| {
        let Some(span) = &finding.span else { return true };
        let here = span.source.path() == remark.span.source.path()
            && remark.lines.contains(&span.start().line)
            && remark.ids.iter().any(|id| id == finding.code.id);
        let is_error = here && finding.severity == Severity::Error;
        grave |= is_error;
        if here && !is_error {
            unused.retain(|id| *id != finding.code.id);
        }
        !here || is_error
    });
    for id in unused {
        let message = if grave {
            format!("{id}是错误，不能忽略")
        } else {
            format!("这里没有{id}的问题，忽略没有用到")
        };
        findings.push(
            Diagnostic::new(&UNUSED, message)
                .at(remark.span.clone())
                .hint("删去这一处忽略；有错误的，改正错误"),
        );
    }
}

/// The remarks of a file that can be read, the others as findings.
fn remarks(
    source: &Arc<Source>,
    texts: &[&Span],
    findings: &mut Findings,
) -> Vec<Remark> {
    let all = source.text();
    let (mut found, mut read) = (Vec::new(), 0);
    for (at, _) in all.match_indices('#') {
        let line = all[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = all[at..].find('\n').map_or(all.len(), |length| at + length);
        let words = all[at..end].trim_end();
        let Some(words_of) = body(words) else { continue };
        read += 1;
        if read > ENOUGH {
            break;
        }
        let before = &all[line..at];
        let opens = before.is_empty() || before.ends_with([' ', '\t']);
        if !opens || texts.iter().any(|text| is_inside(text, at)) {
            continue;
        }
        let span = Span::new(source, at..at + words.len());
        match parse(words_of) {
            Ok(ids) => {
                let alone = before.trim().is_empty();
                let number = all[..line].matches('\n').count();
                let lines = reach(all, number, alone);
                found.push(Remark { span, ids, lines });
            }
            Err(finding) => findings.push((*finding).at(span)),
        }
    }
    found
}

/// What stands after `# 检查：忽略`.
fn body(comment: &str) -> Option<&str> {
    let words = comment.strip_prefix('#')?.trim_start();
    let words = words.strip_prefix("检查")?.trim_start();
    let words = words.strip_prefix(['：', ':'])?.trim_start();
    words.strip_prefix("忽略")
}

/// Whether an offset lies inside the words of a text, and not behind the `|` that opens it.
fn is_inside(text: &Span, at: usize) -> bool {
    let range = &text.range;
    let words = text.source.text().get(range.clone()).unwrap_or_default();
    let head = match words.starts_with(['|', '>']) {
        true => words.find('\n').unwrap_or(words.len()),
        false => 0,
    };
    (range.start + head..range.end).contains(&at)
}

/// The ids of a remark.
fn parse(words: &str) -> Result<Vec<String>, Box<Diagnostic>> {
    let (ids, reason) = match ["原因", "理由"].iter().find_map(|it| words.split_once(it))
    {
        Some((ids, reason)) => (ids, reason.trim_start_matches(['：', ':', ' ', '\t'])),
        None => (words, ""),
    };
    let marks = |char: char| "：:，,、；;。".contains(char) || char.is_whitespace();
    let ids: Vec<String> = ids
        .split(marks)
        .filter(|id| !id.is_empty())
        .map(str::to_ascii_uppercase)
        .collect();
    let form = "写作“# 检查：忽略 PHR003，原因：……”，编号见这一处的提示";
    if let Some(id) = ids.iter().find(|id| find(id).is_none()) {
        let finding = Diagnostic::new(&MALFORMED, format!("没有“{id}”这个编号"));
        return Err(Box::new(finding.hint(form)));
    }
    if ids.is_empty() {
        let finding = Diagnostic::new(&MALFORMED, "没有写忽略哪个编号");
        return Err(Box::new(finding.hint(form)));
    }
    if reason.trim().is_empty() {
        let finding = Diagnostic::new(&NO_REASON, "忽略没有写原因，不起作用");
        let hint = "在后面加上“，原因：……”，写明为什么可以不改";
        return Err(Box::new(finding.hint(hint)));
    }
    Ok(ids)
}

/// The lines, counted from 1, for which a remark on a line (counted from 0) speaks.
fn reach(text: &str, line: usize, alone: bool) -> RangeInclusive<usize> {
    let mut lines = text.lines().enumerate().skip(line);
    let is_words = |line: &str| {
        let words = line.trim_start();
        !words.is_empty() && !words.starts_with('#')
    };
    let first = lines.find(|(_, line)| !alone || is_words(line));
    let Some((first, head)) = first else { return line + 1..=line + 1 };
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let deeper = lines
        .take_while(|(_, line)| line.trim().is_empty() || indent(line) > indent(head));
    let last = deeper.map(|(at, _)| at).last().unwrap_or(first);
    first + 1..=last + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::run;
    use crate::content::{Ledger, Plan, Terms, fixture};

    fn judge(plan: &Plan, findings: &mut Findings) {
        let (ledger, terms) = (Ledger::default(), Terms::default());
        let content = Content {
            plan,
            ledger: &ledger,
            narratives: &[],
            submission: None,
            terms: &terms,
        };
        run(&content, findings);
        silence(&content, findings);
    }

    /// The codes found in a small plan with this entry for 导语.
    fn found(entry: &str) -> Vec<&'static str> {
        let yaml = fixture::small_plan_with("导语", entry);
        let (plan, mut findings) = fixture::load(&yaml);
        findings.retain(|_| false);
        judge(&plan.unwrap(), &mut findings);
        let of_entry = findings.iter().filter(|it| it.code.id[..3] != *"CHK");
        of_entry.map(|finding| finding.code.id).collect()
    }

    #[test]
    fn a_remark_above_a_key_silences_its_text() {
        assert_eq!(found("导语: 会议布署工作。\n"), ["LEX001"]);
        let remark = "# 检查：忽略 LEX001，原因：照录原话\n";
        assert!(found(&format!("{remark}导语: 会议布署工作。\n")).is_empty());
        assert!(
            found(&format!("{remark}导语: |\n  甲。\n  会议布署工作。\n")).is_empty()
        );
    }

    #[test]
    fn a_remark_behind_a_value_silences_its_line() {
        let entry = "导语: 会议布署工作。 # 检查:忽略 lex001, 理由: 照录原话\n";
        assert!(found(entry).is_empty());
        let entry = "导语: | # 检查：忽略 LEX001，原因：照录原话\n  会议布署工作。\n";
        assert!(found(entry).is_empty());
    }

    #[test]
    fn a_remark_silences_only_the_codes_that_it_names() {
        let entry =
            "# 检查：忽略 LEX001，原因：原话\n导语: 会议布署工作，做到两个维护。\n";
        assert_eq!(found(entry), ["PHR009"]);
    }

    #[test]
    fn a_remark_does_not_reach_the_next_key() {
        let later =
            "导语: 甲。 # 检查：忽略 LEX001，原因：原话\n总体要求: 会议布署工作。\n";
        let yaml = fixture::small_plan_with("导语", later);
        let yaml = yaml.replacen("总体要求: 丙。\n", "", 1);
        let (plan, mut findings) = fixture::load(&yaml);
        judge(&plan.unwrap(), &mut findings);
        let ids: Vec<_> = findings.iter().map(|finding| finding.code.id).collect();
        assert!(ids.contains(&"LEX001") && ids.contains(&"SIL002"), "{ids:?}");
    }

    #[test]
    fn a_remark_without_reason_silences_nothing() {
        let entry = "# 检查：忽略 LEX001\n导语: 会议布署工作。\n";
        assert_eq!(found(entry), ["LEX001", "SIL001"]);
    }

    #[test]
    fn a_remark_that_is_not_needed_is_found() {
        let entry = "# 检查：忽略 LEX001，原因：原话\n导语: 会议部署工作。\n";
        assert_eq!(found(entry), ["SIL002"]);
    }

    #[test]
    fn a_remark_with_an_unknown_code_is_found() {
        let entry = "# 检查：忽略 LEX999，原因：原话\n导语: 会议部署工作。\n";
        assert_eq!(found(entry), ["SIL003"]);
        assert_eq!(found("# 检查：忽略\n导语: 会议部署工作。\n"), ["SIL003"]);
    }

    #[test]
    fn an_error_cannot_be_silenced() {
        let entry = "导语: 甲。\n发文: {主送机关: 某局, 署名: 某局, 成文日期: 2023-10-08} # 检查：忽略 OFF010，原因：无\n";
        assert_eq!(found(entry), ["OFF010", "SIL002"]);
    }

    #[test]
    fn words_of_a_text_are_no_remark() {
        let entry = "导语: |\n  会议布署工作。\n  # 检查：忽略 LEX001，原因：原话\n";
        assert_eq!(found(entry).first(), Some(&"LEX001"));
        assert!(!found(entry).contains(&"SIL002"));
    }
}
