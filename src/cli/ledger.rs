//! `zhenggai ledger`: where every item of the plan stands.

use serde_json::{Value, json};

use super::args::Form;
use super::exit::Exit;
use super::ledger_args::{Ledger, LedgerCommand, LedgerShow};
use super::outcome::Outcome;
use super::table::table;
use super::{Context, ledger_add, ledger_export, ledger_import};
use crate::content::{State, Text, load_ledger, load_plan};
use crate::diagnostic::width::{columns, columns_of};
use crate::ledger::{Counts, Log, Progress, Standing, Timing, progress};
use crate::value::Date;
use crate::world::World;

/// The heading of the table.
const HEAD: [&str; 8] =
    ["编号", "状态", "期限", "提醒", "销号", "责任单位", "更新", "进展"];

/// The narrowest that the last column gets, in columns of the terminal.
const NARROWEST: usize = 16;

/// Shows the ledger, or does what else is asked of it.
pub(crate) fn run(args: &Ledger, ctx: &Context) -> Exit {
    match &args.command {
        Some(LedgerCommand::Show(filter)) => show(filter, ctx),
        Some(LedgerCommand::Add(args)) => ledger_add::run(args, ctx),
        Some(LedgerCommand::Export(args)) => ledger_export::run(args, ctx),
        Some(LedgerCommand::Import(args)) => ledger_import::run(args, ctx),
        None => show(&LedgerShow::default(), ctx),
    }
}

fn show(filter: &LedgerShow, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("ledger");
    let findings = &mut outcome.findings;
    let (plan, ledger) =
        (load_plan(&ctx.world, findings), load_ledger(&ctx.world, findings));
    let (Some(plan), Some(ledger)) = (plan, ledger) else {
        return outcome.report(&ctx.terminal, Exit::Failed);
    };
    let day = ctx.world.today();
    let log = Log::new(&ledger, &plan, findings);
    log.review(day, findings);
    let standings = log.on(day);
    let counted = progress::of(&standings, day, filter.days);
    let shown: Vec<_> =
        standings.into_iter().filter(|it| wanted(it, filter, day)).collect();
    let width = if ctx.terminal.verbose { None } else { Some(ctx.terminal.width) };
    // Each form of a ledger of thousands of items takes its time.
    match ctx.terminal.form {
        Form::Sarif => {}
        Form::Json => outcome.answer = Some(answer(&shown, &counted, filter, day)),
        Form::Text => {
            outcome.text = overview(&shown, filter, day, width);
            outcome.text.push_str(&closing(&counted.all, day));
        }
    }
    let exit = Exit::done(&outcome.findings);
    outcome.report(&ctx.terminal, exit)
}

/// Whether an item passes every filter; overdue and due soon together mean either.
fn wanted(standing: &Standing<'_>, filter: &LedgerShow, day: Date) -> bool {
    let has = |text: Option<&Text>, words: &Option<String>| match words {
        Some(words) => text.is_some_and(|text| text.words().contains(words.trim())),
        None => true,
    };
    let in_time = match standing.timing(day, filter.days) {
        Timing::Overdue(_) => filter.overdue,
        Timing::Soon(_) => filter.due_soon,
        Timing::Free | Timing::InTime => false,
    };
    (in_time || !filter.overdue && !filter.due_soon)
        && (filter.state.is_empty() || filter.state.contains(&standing.state))
        && has(Some(&standing.area.name), &filter.area)
        && has(standing.item.unit.as_ref(), &filter.unit)
}

/// The table; `width` is how wide it may be, `None` for as wide as it gets.
fn overview(
    shown: &[Standing<'_>],
    filter: &LedgerShow,
    day: Date,
    width: Option<usize>,
) -> String {
    if shown.is_empty() {
        return "没有符合条件的事项\n".to_owned();
    }
    let mut rows: Vec<_> = shown.iter().map(|it| row(it, filter.days, day)).collect();
    if let Some(width) = width {
        let last = HEAD.len() - 1;
        let before: usize = (0..last)
            .map(|at| {
                let cells = rows.iter().map(|row| columns(&row[at]));
                cells.chain([columns(HEAD[at])]).max().unwrap_or(0) + 2
            })
            .sum();
        for row in &mut rows {
            row[last] = abridged(&row[last], width.saturating_sub(before).max(NARROWEST));
        }
    }
    table(HEAD, &rows)
}

fn row(standing: &Standing<'_>, soon: i32, day: Date) -> [String; HEAD.len()] {
    let date = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string());
    let item = standing.item;
    let progress = standing.progress.map(|(_, text)| text.paragraphs.join(" "));
    [
        item.id.text(),
        standing.state.name().to_owned(),
        date(standing.deadline),
        match standing.timing(day, soon) {
            Timing::Overdue(days) => format!("逾期{days}天"),
            Timing::Soon(0) => "今天到期".to_owned(),
            Timing::Soon(days) => format!("还有{days}天"),
            Timing::Free | Timing::InTime => String::new(),
        },
        standing.closure.name().to_owned(),
        item.unit.as_ref().map(Text::text).unwrap_or_default(),
        date(standing.updated),
        progress.unwrap_or_default(),
    ]
}

/// The text, cut to so many columns of the terminal.
pub(super) fn abridged(text: &str, width: usize) -> String {
    const MORE: &str = "……";
    if columns(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(columns(MORE));
    let mut taken = 0;
    let fits = |ch: &char| {
        taken += columns_of(*ch);
        taken <= room
    };
    text.chars().take_while(fits).chain(MORE.chars()).collect()
}

/// The counts of the whole plan in a sentence.
fn closing(counts: &Counts, day: Date) -> String {
    let states =
        State::ALL.map(|state| format!("{}{}项", state.name(), counts.in_state(state)));
    let done = counts.share(State::Done);
    let closed = counts.closed_share();
    format!(
        "\n截至{}，方案共{}项：{}。完成率{}（{}/{}），销号率{}（{}/{}，不含长期坚持），待审核{}项，逾期{}项，即将到期{}项。\n",
        day.in_chinese(),
        counts.total,
        states.join("、"),
        done,
        done.part,
        done.whole,
        closed,
        closed.part,
        closed.whole,
        counts.pending,
        counts.overdue,
        counts.soon,
    )
}

fn answer(
    shown: &[Standing<'_>],
    counted: &Progress<'_>,
    filter: &LedgerShow,
    day: Date,
) -> Value {
    let areas = counted.areas.iter().map(|(area, counts)| {
        json!({ "area": area.name.text(), "counts": counted_json(counts) })
    });
    let items = shown.iter().map(|it| described(it, filter.days, day));
    json!({ "ledger": {
        "as_of": day.to_string(),
        "counts": counted_json(&counted.all),
        "areas": areas.collect::<Vec<_>>(),
        "items": items.collect::<Vec<_>>(),
    }})
}

fn counted_json(counts: &Counts) -> Value {
    let states = State::ALL
        .map(|state| json!({ "state": state.name(), "count": counts.in_state(state) }));
    json!({
        "total": counts.total,
        "states": states,
        "overdue": counts.overdue,
        "due_soon": counts.soon,
        "pending": counts.pending,
        "closed": counts.closed,
        "closable": counts.closable,
        "done_share": counts.share(State::Done).to_string(),
        "closed_share": counts.closed_share().to_string(),
    })
}

/// An item; what it lacks is `null`. `days_left` is negative when the item is overdue, and
/// `null` when no deadline presses.
pub(super) fn described(standing: &Standing<'_>, soon: i32, day: Date) -> Value {
    let item = standing.item;
    let text = |text: Option<&Text>| text.map(Text::text);
    let date = |date: Option<Date>| date.map(|date| date.to_string());
    let (timing, days_left) = match standing.timing(day, soon) {
        Timing::Overdue(days) => (Some("overdue"), Some(-days)),
        Timing::Soon(days) => (Some("due_soon"), Some(days)),
        Timing::Free | Timing::InTime => (None, None),
    };
    let evidence = standing.evidence.iter();
    let delays = standing.delays.iter().map(|delay| {
        json!({
            "on": delay.on.to_string(),
            "from": date(delay.from),
            "to": delay.to.to_string(),
            "reason": delay.reason.text(),
        })
    });
    let returns = standing.returns.iter().map(|it| {
        json!({
            "on": it.on.to_string(),
            "reopened": it.reopened,
            "reviewer": it.reviewer.text(),
            "reason": it.reason.text(),
        })
    });
    json!({
        "id": item.id.text(),
        "area": standing.area.name.text(),
        "kind": item.kind.map(|kind| kind.name()),
        "leader": text(item.leader.as_ref()),
        "unit": text(item.unit.as_ref()),
        "person": text(item.person.as_ref()),
        "state": standing.state.name(),
        "since": date(standing.since),
        "finished": date(standing.finished()),
        "updated": date(standing.updated),
        "deadline": date(standing.deadline),
        "timing": timing,
        "days_left": days_left,
        "delays": delays.collect::<Vec<_>>(),
        "closure": standing.closure.name(),
        "returns": returns.collect::<Vec<_>>(),
        "progress": standing.progress.map(|(on, text)| {
            json!({ "on": on.to_string(), "text": text.text() })
        }),
        "evidence": evidence
            .map(|(on, text)| json!({ "on": on.to_string(), "text": text.text() }))
            .collect::<Vec<_>>(),
        "note": text(standing.note),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(abridged("整改落实", 8), "整改落实");
        assert_eq!(abridged("整改落实情况", 8), "整改落……");
        assert_eq!(columns(&abridged("a整改落实情况", 8)), 7);
    }
}
