//! The filters and functions of our own that templates may use.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tera::{Error, Filter, Kwargs, State, Tera, TeraResult, Value};

use crate::value::{Date, chinese_numeral};

/// The longest text a filter may make, and the weightiest value `set` may keep: bytes of
/// text and, for lists, eight for each element. Doubling a value again and again is the
/// only other way than a loop to exhaust the machine.
const MAX_VALUE: usize = 256 * 1024;

/// The longest list that `range` makes.
const MAX_RANGE: i64 = 1_000;

/// How deep lists may lie in lists in a value that `set` keeps.
const MAX_DEPTH: usize = 32;

/// The name of the function that `guard` calls in every round of a loop.
pub(super) const STEP: &str = "_step";

/// Registers everything; the filters of Tera with the same names give way.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("cn", cn);
    tera.register_filter("cn_date", cn_date);
    tera.register_filter("ordinal", ordinal);
    tera.register_filter("numbered", numbered);
    tera.register_filter("paragraphs", Paragraphs);
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_function("range", range);
    count_steps(tera, 0);
}

/// Gives the templates of `tera` this many steps: rounds of loops and inclusions.
pub(super) fn count_steps(tera: &mut Tera, steps: u64) {
    let left = Arc::new(AtomicU64::new(steps));
    tera.register_function(STEP, move |arguments: Kwargs, _: &State| {
        step(&left, &arguments)
    });
}

/// What a message begins with that `wording` takes for a limit.
pub(super) const TOO_MUCH: &str = "超过限度：";

fn step(left: &AtomicU64, arguments: &Kwargs) -> TeraResult<bool> {
    let taken = left
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
    if taken.is_err() {
        return Err(Error::message(format!("{TOO_MUCH}循环的次数太多")));
    }
    let mut room = MAX_VALUE;
    match arguments.get::<&Value>("value")? {
        Some(value) if !weighs_at_most(value, &mut room, MAX_DEPTH) => {
            Err(too_large("set 所存的值"))
        }
        _ => Ok(false),
    }
}

/// Whether a value fits into `room`, which shrinks by what it weighs.
fn weighs_at_most(value: &Value, room: &mut usize, depth: usize) -> bool {
    let own = value.as_str().map_or(8, str::len);
    let Some(left) = room.checked_sub(own) else { return false };
    *room = left;
    let Some(depth) = depth.checked_sub(1) else { return false };
    if let Some(list) = value.as_array() {
        return list.iter().all(|element| weighs_at_most(element, room, depth));
    }
    match value.as_map() {
        // The order of a map's values does not matter to their weight.
        Some(map) => map.values().all(|element| weighs_at_most(element, room, depth)),
        None => true,
    }
}

fn too_large(what: &str) -> Error {
    Error::message(format!("{TOO_MUCH}{what}超过 {} KB", MAX_VALUE / 1024))
}

/// 12 → `十二`.
fn cn(number: &Value, _: Kwargs, _: &State) -> TeraResult<String> {
    Ok(chinese_numeral(whole_number("cn", number)?))
}

/// 1 → `一是`.
fn ordinal(number: &Value, _: Kwargs, _: &State) -> TeraResult<String> {
    Ok(chinese_numeral(whole_number("ordinal", number)?) + "是")
}

/// 1 → `1.`.
fn numbered(number: &Value, _: Kwargs, _: &State) -> TeraResult<String> {
    Ok(format!("{}.", whole_number("numbered", number)?))
}

fn whole_number(filter: &str, value: &Value) -> TeraResult<u32> {
    let number = value.as_i64().and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| {
        let found = super::wording::kind(value.name());
        Error::message(format!("过滤器“{filter}”要一个自然数，这里是{found}"))
    })
}

/// `2023-12-31` → `2023年12月31日`.
fn cn_date(date: &str, _: Kwargs, _: &State) -> TeraResult<String> {
    let parsed = date.parse::<Date>();
    parsed.map(Date::in_chinese).map_err(|_| {
        Error::message(format!("日期“{date}”应为 2023-12-31 的形式，且日历上有这一天"))
    })
}

/// A list of texts as paragraphs: the first runs on, each further one stands by itself.
struct Paragraphs;

impl Filter<&Value, TeraResult<String>> for Paragraphs {
    fn call(&self, value: &Value, _: Kwargs, state: &State) -> TeraResult<String> {
        if value.is_string() {
            return state.escape_if_needed(value);
        }
        let Some(list) = value.as_array() else {
            let found = super::wording::kind(value.name());
            return Err(Error::message(format!(
                "过滤器“paragraphs”要一段或几段文字，这里是{found}"
            )));
        };
        let paragraphs: TeraResult<Vec<_>> =
            list.iter().map(|paragraph| state.escape_if_needed(paragraph)).collect();
        Ok(paragraphs?.join("\n\n"))
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// Every `from` becomes `to`.
fn replace(text: &Value, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let text = plain(text, "replace")?;
    let from = arguments.must_get::<&str>("from")?;
    let to = arguments.must_get::<&str>("to")?;
    let length = text.len() + text.matches(from).count() * to.len();
    if length > MAX_VALUE {
        Err(too_large("replace 的结果"))
    } else {
        Ok(text.replace(from, to))
    }
}

/// The elements of a list as one text, with `sep` between them.
fn join(list: &Value, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let separator = arguments.get::<&str>("sep")?.unwrap_or_default();
    let Some(list) = list.as_array() else {
        let found = super::wording::kind(list.name());
        return Err(Error::message(format!("过滤器“join”要一个列表，这里是{found}")));
    };
    let mut text = String::new();
    for (at, element) in list.iter().enumerate() {
        let word = match element.as_str() {
            Some(_) => plain(element, "join")?.to_owned(),
            None => element.to_string(),
        };
        if at > 0 {
            text.push_str(separator);
        }
        text.push_str(&word);
        if text.len() > MAX_VALUE {
            return Err(too_large("join 的结果"));
        }
    }
    Ok(text)
}

/// A text that has not been turned into Markdown yet.
fn plain<'a>(value: &'a Value, filter: &str) -> TeraResult<&'a str> {
    let message = match value.as_str() {
        Some(text) if !value.is_safe() => return Ok(text),
        Some(_) => format!("过滤器“{filter}”应写在“paragraphs”“escape”之前"),
        None => {
            let found = super::wording::kind(value.name());
            format!("过滤器“{filter}”要文字，这里是{found}")
        }
    };
    Err(Error::message(message))
}

/// Whole numbers from `start` (0 without it) up to but without `end`.
fn range(arguments: Kwargs, _: &State) -> TeraResult<Vec<i64>> {
    let start = arguments.get::<i64>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i64>("end")?;
    let step = arguments.get::<i64>("step_by")?.unwrap_or(1);
    if step < 1 {
        return Err(Error::message("range 的 step_by 应大于 0"));
    }
    let span = end.checked_sub(start).filter(|span| *span / step <= MAX_RANGE);
    if span.is_none() {
        return Err(Error::message(format!("{TOO_MUCH}range 多于 {MAX_RANGE} 个数")));
    }
    Ok((start..end).step_by(usize::try_from(step).unwrap_or(usize::MAX)).collect())
}
