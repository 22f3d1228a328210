//! Says in Chinese why a command line cannot be understood.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Command, CommandFactory};

use super::args::Line;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::cli::USAGE;

/// The finding for clap's error on these words.
pub(crate) fn refusal(error: &Error, words: &[OsString]) -> Diagnostic {
    let mut finding = Diagnostic::new(&USAGE, message(error));
    if let Some(near) = suggestion(error) {
        finding = finding.hint(format!("您要写的是不是“{near}”？"));
    }
    if error.kind() == ErrorKind::InvalidSubcommand {
        finding = finding.hint(format!("可用的命令：{}", commands(words)));
    }
    finding.hint(format!("用法见：zhenggai {}--help", typed_command(words)))
}

/// The finding for SARIF asked of a command that tells more than findings.
pub(crate) fn no_sarif(command: &str) -> Diagnostic {
    Diagnostic::new(&USAGE, format!("命令“{command}”的结果不能写成 sarif"))
        .hint("sarif 用于 check 和 build；别的命令请用 --format json")
}

/// Every command with its Chinese name, or those of the command that was typed.
fn commands(words: &[OsString]) -> String {
    let line = Line::command();
    let typed = typed(&line, words).filter(|command| command.has_subcommands());
    let named = typed.unwrap_or(&line).get_subcommands().map(|command| {
        let aliases: Vec<_> = command.get_all_aliases().collect();
        format!("{}（{}）", command.get_name(), aliases.join("、"))
    });
    named.collect::<Vec<_>>().join("、")
}

/// The command that was typed, with a blank behind it, or nothing.
fn typed_command(words: &[OsString]) -> String {
    let line = Line::command();
    typed(&line, words).map_or(String::new(), |command| {
        let inner = words.iter().find_map(|word| command.find_subcommand(word));
        let inner = inner.map_or(String::new(), |inner| format!("{} ", inner.get_name()));
        format!("{} {inner}", command.get_name())
    })
}

fn typed<'l>(line: &'l Command, words: &[OsString]) -> Option<&'l Command> {
    words.iter().skip(1).find_map(|word| line.find_subcommand(word))
}

fn message(error: &Error) -> String {
    let subject = subject(error);
    let value = first(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = first(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("没有“{name}”这个命令")
        }
        ErrorKind::UnknownArgument if subject.starts_with('-') => {
            format!("没有“{subject}”这个选项")
        }
        ErrorKind::UnknownArgument => format!("多写了“{subject}”"),
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("“{subject}”后面没有写内容{}", choices(error))
        }
        ErrorKind::InvalidValue => {
            format!("“{subject}”不能写成“{value}”{}", choices(error))
        }
        ErrorKind::ValueValidation => {
            // Our own parsers word their errors in Chinese.
            let words = std::error::Error::source(error).map(ToString::to_string);
            let words = words.unwrap_or_else(|| "写法不对".to_owned());
            format!("“{subject}”不能写成“{value}”：{words}")
        }
        ErrorKind::MissingRequiredArgument => format!("没有写“{subject}”"),
        ErrorKind::ArgumentConflict => {
            let other = first(error, ContextKind::PriorArg).map(|other| bare(&other));
            match other {
                Some(other) if other != subject => {
                    format!("“{subject}”和“{other}”不能同时使用")
                }
                _ => format!("“{subject}”只能写一次"),
            }
        }
        ErrorKind::NoEquals => format!("“{subject}”和它的内容之间应当有等号"),
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => format!("“{subject}”后面的内容个数不对"),
        ErrorKind::InvalidUtf8 => "命令行里有不能识别的字符".to_owned(),
        _ => "命令行不能识别".to_owned(),
    }
}

/// The argument that the error is about, e.g. `--project`, or `文件夹`.
fn subject(error: &Error) -> String {
    let written = first(error, ContextKind::InvalidArg).unwrap_or_default();
    bare(&written)
}

/// An argument without clap's brackets and placeholder: `--project <文件夹>` is
/// `--project`, `<文件夹>` and `[文件夹]...` are `文件夹`.
fn bare(written: &str) -> String {
    if written.starts_with('-') {
        written.split([' ', '=']).next().unwrap_or(written).to_owned()
    } else {
        written.trim_end_matches("...").trim_matches(['<', '>', '[', ']']).to_owned()
    }
}

fn choices(error: &Error) -> String {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            format!("，可以写的有：{}", values.join("、"))
        }
        _ => String::new(),
    }
}

fn suggestion(error: &Error) -> Option<String> {
    [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| first(error, kind))
}

fn first(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn refused(words: &str) -> Diagnostic {
        let words = std::iter::once("zhenggai").chain(words.split(' '));
        let words: Vec<_> = words.map(OsString::from).collect();
        refusal(&Line::try_parse_from(&words).unwrap_err(), &words)
    }

    #[test]
    fn each_mistake_is_worded_in_chinese() {
        for (typed, message) in [
            ("biuld", "没有“biuld”这个命令"),
            ("build --olny pdf", "没有“--olny”这个选项"),
            ("check foo", "多写了“foo”"),
            ("new", "没有写“文件夹”"),
            ("check --format", "“--format”后面没有写内容，可以写的有：text、json、sarif"),
            (
                "check --format xml",
                "“--format”不能写成“xml”，可以写的有：text、json、sarif",
            ),
            (
                "check --as-of 2023-02-30",
                "“--as-of”不能写成“2023-02-30”：日历上没有这一天",
            ),
            ("check --project", "“--project”后面没有写内容"),
            ("check --project a --project b", "“--project”只能写一次"),
            ("check -q -v", "“--quiet”和“--verbose”不能同时使用"),
            ("check --quiet=1", "“--quiet”后面的内容个数不对"),
            (
                "build --only doc",
                "“--only”不能写成“doc”：没有“doc”这种格式，可以选的有：docx、pdf",
            ),
        ] {
            assert_eq!(refused(typed).message, message, "{typed}");
        }
    }

    #[test]
    fn a_near_miss_is_asked_about() {
        assert_eq!(refused("biuld").hints[0], "您要写的是不是“build”？");
        assert_eq!(refused("build --olny pdf").hints[0], "您要写的是不是“--only”？");
    }

    #[test]
    fn the_hint_names_the_help_of_the_command() {
        let hints = refused("build --olny pdf").hints;
        assert_eq!(hints.last().unwrap(), "用法见：zhenggai build --help");
        assert_eq!(refused("biuld").hints.last().unwrap(), "用法见：zhenggai --help");
        let hints = refused("台账 查看 --state 完成").hints;
        assert_eq!(hints.last().unwrap(), "用法见：zhenggai ledger show --help");
    }

    #[test]
    fn an_unknown_command_of_a_command_is_answered_with_those_it_has() {
        let finding = refused("台账 显示");
        assert_eq!(finding.message, "没有“显示”这个命令");
        assert_eq!(
            finding.hints[0],
            "可用的命令：show（查看）、add（登记）、export（导出）、import（导入）"
        );
    }
}
