//! `zhenggai schema`: JSON Schema of the content files, of the results and of a package's
//! manifest, for editors and for programs at the other end.

mod build;

use super::Context;
use super::args::Schema;
use super::exit::Exit;
use super::outcome::Outcome;
use super::write::write_all_into;
use crate::content::{FILES, FileShape};
use crate::pipeline::Output;

/// The folder of a project in which the schemas lie. The content files name them by it.
pub(super) const FOLDER: &str = "schemas";

/// What `--format json` writes.
const RESULT: &str = include_str!("result.json");

/// What `submit` writes into a package.
const MANIFEST: &str = include_str!("manifest.json");
/// What `batch` writes.
const BATCH: &str = include_str!("batch.json");

/// A schema that can be asked for.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Kind {
    /// That of a content file.
    Content(&'static FileShape),
    /// That of the results with `--format json`.
    Result,
    /// That of the manifest of a package.
    Manifest,
    /// That of the results of `batch`.
    Batch,
}

impl Kind {
    /// All, in the order in which they are written.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        FILES.iter().map(Self::Content).chain([Self::Result, Self::Manifest, Self::Batch])
    }

    /// The name on the command line and of its file, without ending.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Content(file) => file.name,
            Self::Result => "result",
            Self::Manifest => "manifest",
            Self::Batch => "batch",
        }
    }

    /// The name in Chinese.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Content(file) => file.root.name,
            Self::Result => "检查结果",
            Self::Manifest => "报送包说明",
            Self::Batch => "批量结果",
        }
    }

    /// The schema.
    pub(super) fn text(self) -> String {
        match self {
            Self::Content(file) => build::schema(file),
            Self::Result => RESULT.to_owned(),
            Self::Manifest => MANIFEST.to_owned(),
            Self::Batch => BATCH.to_owned(),
        }
    }
}

/// The schemas as files.
pub(super) fn files() -> Vec<Output> {
    let file = |kind: Kind| Output {
        name: format!("{}.json", kind.name()),
        bytes: kind.text().into_bytes(),
    };
    Kind::all().map(file).collect()
}

/// Prints one schema, or writes all of them into the project.
pub(crate) fn run(args: &Schema, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("schema");
    if let Some(kind) = args.kind {
        outcome.text = kind.text();
        outcome.answer = serde_json::from_str(&outcome.text)
            .ok()
            .map(|schema: serde_json::Value| serde_json::json!({ "schema": schema }));
        return outcome.report(&ctx.terminal, Exit::Clean);
    }
    match write_all_into(&ctx.project, FOLDER, &files()) {
        Ok(written) => {
            outcome.files = written;
            let exit = outcome.report(&ctx.terminal, Exit::Clean);
            ctx.terminal.talk(
                "在 VS Code 里装上 YAML 扩展，再打开 content 里的文件，就有提示和检查",
            );
            exit
        }
        Err(finding) => {
            outcome.findings.push(*finding);
            outcome.report(&ctx.terminal, Exit::Failed)
        }
    }
}
