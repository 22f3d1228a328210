//! `zhenggai explain`: what a kind of finding means, and how to mend it.

use serde_json::json;

use super::Context;
use super::args::Explain;
use super::exit::Exit;
use super::json::Kind;
use super::outcome::Outcome;
use super::table::table;
use crate::check::mends;
use crate::diagnostic::codes::{all, cli, find};
use crate::diagnostic::render::word;
use crate::diagnostic::{Code, Diagnostic};

/// Explains one code, or lists all.
pub(crate) fn run(args: &Explain, ctx: &Context) -> Exit {
    let Some(asked) = &args.code else { return list(ctx) };
    let Some(code) = find(asked) else {
        let finding =
            Diagnostic::new(&cli::UNKNOWN_CODE, format!("没有“{asked}”这个问题代码"))
                .hint("全部代码见：zhenggai explain");
        return Outcome::refused("explain", finding).report(&ctx.terminal, Exit::Failed);
    };
    let mut outcome = Outcome::of("explain");
    outcome.text = explanation(code);
    outcome.answer = Some(json!({ "codes": [Kind::from(code)] }));
    outcome.report(&ctx.terminal, Exit::Clean)
}

fn list(ctx: &Context) -> Exit {
    let rows = all().map(|code| [code.id, word(code.severity), code.title]);
    let rows: Vec<_> = rows.map(|row| row.map(str::to_owned)).collect();
    let mut outcome = Outcome::of("explain");
    outcome.text = table(["代码", "级别", "问题"], &rows);
    outcome.answer = Some(json!({ "codes": all().map(Kind::from).collect::<Vec<_>>() }));
    outcome.report(&ctx.terminal, Exit::Clean)
}

fn explanation(code: &Code) -> String {
    let Code { id, title, why, .. } = code;
    let (word, example) = (word(code.severity), indented(code.example));
    let instead = indented(code.instead);
    let mends = if mends(code) {
        "\nzhenggai check --fix 可以自动改正其中有把握的；改以前先用 --diff 看一看。\n"
    } else {
        ""
    };
    format!(
        "{id}（{word}）{title}\n\n{why}\n\n例如：\n{example}\n应改为：\n{instead}{mends}"
    )
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_name_of_its_own_and_an_explanation() {
        let mut ids: Vec<_> = all().map(|code| code.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all().count());
        for code in all() {
            for text in [code.title, code.why, code.example, code.instead] {
                assert!(!text.trim().is_empty(), "{}", code.id);
            }
            assert!(code.id.len() == 6 && code.id.is_ascii(), "{}", code.id);
        }
    }

    #[test]
    fn an_explanation_shows_the_example_and_its_mending() {
        let text = explanation(&cli::USAGE);
        assert!(text.starts_with("CMD001（错误）命令写错了\n"), "{text}");
        assert!(text.ends_with("应改为：\n    zhenggai build --only pdf\n"), "{text}");
    }

    #[test]
    fn an_explanation_says_whether_the_kind_is_mended() {
        let says = |id| explanation(find(id).unwrap()).contains("check --fix");
        assert!(says("LEX001") && says("PUN001"));
        assert!(!says("LEX010") && !says("CHK001"));
    }
}
