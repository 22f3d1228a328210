//! Every kind of finding, by the stage that makes it. `zhenggai explain` reads this table.

pub mod batch;
pub mod check;
pub mod cli;
pub mod consistency;
pub mod content;
pub mod elements;
pub mod font;
pub mod inspect;
pub mod io;
pub mod layout;
pub mod ledger;
pub mod markup;
pub mod numbers;
pub mod package;
pub mod phrases;
pub mod punctuation;
pub mod report;
pub mod silence;
pub mod structure;
pub mod template;
pub mod workbook;
pub mod words;

use super::Code;

/// All codes, in the order of the stages.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        cli::ALL,
        io::ALL,
        content::ALL,
        template::ALL,
        markup::ALL,
        font::ALL,
        layout::ALL,
        ledger::ALL,
        report::ALL,
        workbook::ALL,
        check::ALL,
        consistency::ALL,
        punctuation::ALL,
        numbers::ALL,
        structure::ALL,
        elements::ALL,
        phrases::ALL,
        words::ALL,
        silence::ALL,
        inspect::ALL,
        batch::ALL,
        package::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The code with this name, in any case of letters.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id.trim()))
}
