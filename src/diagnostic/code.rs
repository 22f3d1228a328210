//! What a kind of finding is called and what `zhenggai explain` says of it.

use super::Severity;

/// A kind of finding: its stable name and the explanation a clerk can ask for.
#[derive(Debug)]
pub struct Code {
    /// Stable name, two or three capital letters and three digits, e.g. `YML004`.
    pub id: &'static str,
    /// The fault in a few words, e.g. `同一处写了两个相同的键`.
    pub title: &'static str,
    /// The severity a finding of this kind has unless the place says otherwise.
    pub severity: Severity,
    /// What it finds and why it matters, in one or a few sentences.
    pub why: &'static str,
    /// An example that calls it forth.
    pub example: &'static str,
    /// The same example, mended.
    pub instead: &'static str,
}
