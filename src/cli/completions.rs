//! `zhenggai completions`: what a package of the program brings besides it — the scripts by
//! which shells complete the command line, and the man pages.

use std::io;

use clap::CommandFactory;
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::Context;
use super::args::{Completions, Line};
use super::exit::Exit;
use super::outcome::Outcome;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::cli::USAGE;

/// The headings of a man page, as its maker has them and as a Chinese page has them.
const HEADINGS: [(&str, &str); 7] = [
    (".SH NAME", ".SH 名称"),
    (".SH SYNOPSIS", ".SH 用法"),
    (".SH DESCRIPTION", ".SH 说明"),
    (".SH OPTIONS", ".SH 选项"),
    (".SH SUBCOMMANDS", ".SH 命令"),
    (".SH EXTRA", ".SH 示例"),
    (".SH VERSION", ".SH 版本"),
];

/// What can be asked for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// The script of a shell.
    Script(Shell),
    /// A man page.
    Man,
}

impl Kind {
    const ALL: [(&'static str, Self); 5] = [
        ("bash", Self::Script(Shell::Bash)),
        ("zsh", Self::Script(Shell::Zsh)),
        ("fish", Self::Script(Shell::Fish)),
        ("powershell", Self::Script(Shell::PowerShell)),
        ("man", Self::Man),
    ];

    /// The kind of this name.
    ///
    /// # Errors
    /// What kinds there are.
    pub(crate) fn named(text: &str) -> Result<Self, String> {
        let known = Self::ALL.iter().find(|(name, _)| text.eq_ignore_ascii_case(name));
        known.map(|(_, kind)| *kind).ok_or_else(|| {
            let names = Self::ALL.map(|(name, _)| name).join("、");
            format!("没有这一种，可以写的有：{names}")
        })
    }
}

/// Prints it.
pub(crate) fn run(args: &Completions, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("completions");
    let text = match args.kind {
        Kind::Script(shell) => Ok(script(shell)),
        Kind::Man => page(args.command.as_deref()),
    };
    match text {
        Ok(text) => {
            outcome.text = text;
            outcome.report(&ctx.terminal, Exit::Clean)
        }
        Err(error) => {
            let finding = Diagnostic::new(&USAGE, format!("写不出手册页：{error}"));
            outcome.findings.push(finding.hint("命令的名称见 zhenggai help"));
            outcome.report(&ctx.terminal, Exit::Failed)
        }
    }
}

fn script(shell: Shell) -> String {
    let mut bytes = Vec::new();
    generate(shell, &mut Line::command(), "zhenggai", &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The man page of the program or of one command, in roff.
fn page(command: Option<&str>) -> io::Result<String> {
    let mut line = Line::command();
    line.build();
    let wanted = match command {
        None => line,
        Some(name) => line
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| io::Error::other(format!("没有“{name}”这个命令")))?,
    };
    let mut bytes = Vec::new();
    Man::new(wanted).render(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let chinese = |line: &str| {
        let heading = HEADINGS.iter().find(|(english, _)| *english == line.trim_end());
        let line = heading.map_or(line, |(_, chinese)| *chinese);
        format!("{line}\n")
    };
    Ok(text.lines().map(chinese).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_gets_a_script_with_every_command() {
        for (name, kind) in Kind::ALL {
            let Kind::Script(shell) = kind else { continue };
            let script = script(shell);
            for command in ["new", "build", "ledger", "check", "--project"] {
                let bare = command.trim_start_matches('-');
                assert!(script.contains(bare), "{name} lacks {command}");
            }
        }
    }

    #[test]
    fn man_pages_have_chinese_headings() {
        for command in [None, Some("build"), Some("台账")] {
            let page = page(command).unwrap();
            let headings = page.lines().filter_map(|line| line.strip_prefix(".SH "));
            for heading in headings {
                assert!(!heading.is_ascii(), "{command:?}: {heading}");
            }
            assert!(page.contains("显示帮助"), "{page}");
        }
        assert!(page(Some("没有")).is_err());
    }
}
