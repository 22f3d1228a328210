//! What the papers of a filing say, without what they look like: what is kept of a filing in
//! the project, and what a later version is compared with.

use serde::{Deserialize, Serialize};

use super::digest::sha256_of_texts;
use super::manifest::Kind;

/// What the papers say.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The papers, the covering 报告 first.
    #[serde(rename = "公文")]
    pub papers: Vec<Said>,
}

/// What a paper says.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Which paper.
    #[serde(rename = "种类")]
    pub kind: Kind,
    /// What tells it from others of its kind: the quarter of a report.
    #[serde(rename = "期次")]
    pub period: Option<String>,
    /// Its title.
    #[serde(rename = "标题")]
    pub title: String,
    /// Its paragraphs and elements, in order.
    #[serde(rename = "段落")]
    pub passages: Vec<Passage>,
}

/// A paragraph, or an element of a paper.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Where a person finds it.
    #[serde(rename = "位置")]
    pub place: String,
    /// What it says.
    #[serde(rename = "文字")]
    pub text: String,
}

impl Snapshot {
    /// SHA-256 of all that is said.
    pub fn hash(&self) -> String {
        let texts = self.papers.iter().flat_map(|paper| {
            let head = [paper.kind.name(), paper.period.as_deref().unwrap_or_default()];
            let said = paper.passages.iter().map(|passage| passage.text.as_str());
            head.into_iter().chain([paper.title.as_str()]).chain(said)
        });
        sha256_of_texts(texts)
    }

    /// As a file of the project has it.
    pub fn text(&self) -> String {
        // It has string keys only, so that this cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads what was kept; `None` where it is not whole.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}
