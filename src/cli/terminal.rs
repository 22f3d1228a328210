//! Where words go: results to stdout, all talk to stderr.

use std::env;
use std::io::{self, IsTerminal, Write};

use super::args::{Form, Global};
use crate::diagnostic::render::Style;

/// Columns to draw in when the terminal does not say how many it has.
const WIDTH: usize = 100;

/// How to speak.
#[derive(Clone, Debug)]
pub(crate) struct Terminal {
    /// Text or JSON.
    pub(crate) form: Form,
    /// Only errors.
    pub(crate) quiet: bool,
    /// Everything.
    pub(crate) verbose: bool,
    /// Colours or not.
    pub(crate) style: Style,
    /// In columns.
    pub(crate) width: usize,
}

impl Terminal {
    /// As the options and the surroundings demand.
    pub(crate) fn new(global: &Global) -> Self {
        let Global { format, quiet, verbose, .. } = *global;
        Self { quiet, verbose, ..Self::plain(format) }
    }

    /// Before any option is known.
    pub(crate) fn plain(form: Form) -> Self {
        let coloured =
            io::stderr().is_terminal() && !is_set("NO_COLOR") && shows_colours();
        let style = if coloured { Style::Coloured } else { Style::Plain };
        let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = columns.unwrap_or(WIDTH).clamp(40, 200);
        Self { form, quiet: false, verbose: false, style, width }
    }

    /// Says something in passing: not to programs, and not to who wants quiet.
    pub(crate) fn talk(&self, line: &str) {
        if self.form == Form::Text && !self.quiet {
            stderr(&format!("{line}\n"));
        }
    }

    /// Says something that only the curious want to know.
    pub(crate) fn detail(&self, line: &str) {
        if self.verbose {
            self.talk(line);
        }
    }
}

/// Writes a result. That nobody listens any more (`zhenggai explain | head`) is no fault.
pub(crate) fn stdout(text: &str) {
    let mut stream = io::stdout().lock();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// Writes talk.
pub(crate) fn stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// <https://no-color.org>: present and not empty.
fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// Whether the terminal turns control sequences into colours. The console of older
/// Windows prints them as they are, and no other sign tells it from its successors.
fn shows_colours() -> bool {
    if cfg!(windows) {
        ["WT_SESSION", "ConEmuANSI", "ANSICON", "TERM"].iter().any(|name| is_set(name))
    } else {
        env::var_os("TERM").is_some_and(|term| term != "dumb")
    }
}
