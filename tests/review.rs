//! Every finding stands beside the paper as a comment on just the words that it is about.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use std::io::{Cursor, Read};

use zhenggai::diagnostic::{Diagnostic, Findings};
use zhenggai::font::Selection;
use zhenggai::pipeline::{Format, Paper, Setup, build, check, review};
use zhenggai::world::memory::MemoryWorld;
use zip::ZipArchive;

/// The findings of a project and the parts of its 校对意见.
struct Review {
    findings: Vec<Diagnostic>,
    document: String,
    comments: String,
}

impl Review {
    fn of(world: &MemoryWorld) -> Self {
        let mut found = Findings::new();
        let setup = Setup::load(world, &Selection::Bundled, &mut found).unwrap();
        check(world, &setup, &mut found);
        found.sort();
        let mut more = Findings::new();
        let paper = review(world, &setup, &found, &mut more).unwrap();
        assert!(more.is_empty() && paper.name == "整改方案校对意见.docx");
        Self {
            findings: found.into_iter().collect(),
            document: part(&paper.bytes, "word/document.xml"),
            comments: part(&paper.bytes, "word/comments.xml"),
        }
    }

    /// The words of the paper that a finding's comment is about.
    fn words(&self, id: usize) -> String {
        let (start, end) = (
            format!("<w:commentRangeStart w:id=\"{id}\"/>"),
            format!("<w:commentRangeEnd w:id=\"{id}\"/>"),
        );
        let (_, rest) = self.document.split_once(&start).unwrap();
        let (inside, after) = rest.split_once(&end).unwrap();
        let reference = format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>");
        assert!(after.starts_with(&reference), "{id}");
        text(inside)
    }

    /// The words of the only finding of a kind.
    fn words_of(&self, code: &str) -> String {
        let is_it = |finding: &Diagnostic| finding.code.id == code;
        let found = self.findings.iter().filter(|it| is_it(it)).count();
        assert_eq!(found, 1, "{code}: {:?}", self.findings);
        self.words(self.findings.iter().position(is_it).unwrap())
    }
}

fn part(docx: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words between tags.
fn text(xml: &str) -> String {
    let words = xml.split('<').filter_map(|piece| piece.strip_prefix("w:t"));
    let words = words.filter_map(|piece| piece.split_once('>').map(|(_, words)| words));
    words.collect()
}

#[test]
fn every_comment_is_about_the_words_of_its_finding() {
    let review = Review::of(&support::world_with(support::PLAN));
    let mut exact = 0;
    for (id, finding) in review.findings.iter().enumerate() {
        let words = review.words(id);
        let Some(span) = &finding.span else { continue };
        let written = &span.source.text()[span.range.clone()];
        if finding.message.starts_with("变量") {
            continue;
        }
        assert_eq!(words, written.replace("{{单位}}", "××"), "{}", finding.message);
        exact += 1;
    }
    assert!(exact > 20);
    assert_eq!(review.comments.matches("<w:comment ").count(), review.findings.len());
}

#[test]
fn the_paper_itself_is_as_without_comments() {
    let world = support::world_with(support::PLAN);
    let setup = Setup::load(&world, &Selection::Bundled, &mut Findings::new()).unwrap();
    let built =
        build(&world, &setup, &[Paper::Plan], &[Format::Docx], &mut Findings::new());
    let plain = part(&built[0].bytes, "word/document.xml");
    let review = Review::of(&world);
    assert_eq!(text(&review.document), text(&plain));
    assert_eq!(review.document.matches("<w:p>").count(), plain.matches("<w:p>").count());
    assert!(!review.document.contains(|char| char >= '\u{F0000}'));
}

#[test]
fn what_is_about_no_words_is_about_the_text_around_it_or_the_title() {
    let plan = support::PLAN
        .replacen(
            "导语: |",
            "发文: {署名: 中共某某局委员会。, 成文日期: 2023-09-28}\n\n导语: |",
            1,
        )
        .replacen("类型: 限期整改", "类型: 限期整改\n        责任人: 某某某，", 1);
    let review = Review::of(&support::world_with(plan.as_str()));
    assert_eq!(review.words_of("CHK012"), "。");
    let variable = review.findings.iter().position(|it| it.message.starts_with("变量"));
    let title = "2023年主题教育专题民主生活会党委班子整改方案";
    assert_eq!(review.words(variable.unwrap()), title);
}

#[test]
fn a_finding_in_an_item_as_a_whole_is_about_its_first_printed_text() {
    let kept = support::PLAN.lines().filter(|line| !line.trim().starts_with("期限: "));
    let plan: String = kept.map(|line| format!("{line}\n")).collect();
    let plan = plan.replacen("类型: 长期坚持", "类型: 限期整改", 1);
    let review = Review::of(&support::world_with(plan.as_str()));
    let ids: Vec<_> = (0..review.findings.len())
        .filter(|id| review.findings[*id].code.id == "CHK002")
        .collect();
    assert!(!ids.is_empty());
    let (loaded, _) = support::load(plan.as_str());
    let summaries: Vec<_> =
        loaded.unwrap().items().map(|item| item.problems[0].summary.text()).collect();
    for id in ids {
        assert!(summaries.contains(&review.words(id)), "{}", review.words(id));
    }
}

#[test]
fn a_template_that_moves_texts_takes_the_comments_along() {
    let template = "{% for safeguard in safeguards %}{{ safeguard.content | paragraphs }}\n\n\
                    {% endfor %}{{ preamble | paragraphs }}\n";
    let world = support::world_with(support::PLAN).with("templates/plan.md", template);
    let review = Review::of(&world);
    let mut moved = 0;
    for (id, finding) in review.findings.iter().enumerate() {
        if finding.message.starts_with("导语") {
            assert_eq!(review.words(id), "××");
            moved += 1;
        }
    }
    assert!(moved > 3);
}
