//! One project: its papers made, and, when nothing has changed, left as they are.

use std::any::Any;
use std::cell::RefCell;
use std::fs;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::Path;

use super::ask::{Answers, Asked, Heard};
use super::record::{Done, Known};
use super::shared::Shared;
use crate::cli::write::inside;
use crate::diagnostic::codes::batch::{NO_PROJECT, PANIC};
use crate::diagnostic::codes::io::NOT_FOUND;
use crate::diagnostic::{Diagnostic, Findings};
use crate::pipeline::{self, Format, Output, Paper};
use crate::value::{Date, Digest, hex, sha_256};
use crate::world::disk::DiskWorld;

/// What is made of every project.
pub(super) struct Task {
    pub(super) papers: Vec<Paper>,
    pub(super) formats: Vec<Format>,
    pub(super) day: Date,
}

impl Task {
    /// How many files a project gets.
    pub(super) fn files(&self) -> usize {
        self.papers.len() * self.formats.len()
    }
}

/// The papers of a project, not yet written.
#[derive(Default)]
pub(super) struct Made {
    pub(super) outputs: Vec<Output>,
    pub(super) findings: Findings,
    answers: Answers,
    faces: String,
}

impl Made {
    /// Nothing made, by a fault of ours.
    pub(super) fn failed(finding: Box<Diagnostic>) -> Self {
        Self { findings: Findings::from(finding), ..Self::default() }
    }

    /// What is recorded of the project once its files are written.
    pub(super) fn done(&self, project: String, kinds: Vec<super::kept::Kind>) -> Done {
        let file = |it: &Output| {
            (it.name.clone(), u64::try_from(it.bytes.len()).unwrap_or(u64::MAX))
        };
        Done {
            project,
            read: self.answers.keys().cloned().collect(),
            hash: hex(&hash(&self.answers)),
            faces: name_of(&self.faces),
            files: self.outputs.iter().map(file).collect(),
            kinds,
        }
    }
}

/// Makes the papers of the project in a folder.
pub(super) fn make(folder: &Path, task: &Task, shared: &Shared) -> Made {
    let mut made = Made::default();
    if let Some(finding) = no_project(folder) {
        made.findings.push(finding);
        return made;
    }
    let asked = asked(folder, task, shared);
    let setup = shared.setup(&asked, &mut made.answers, &mut made.findings);
    let Some(setup) = setup else { return made };
    let heard = Heard::new(&asked);
    made.outputs =
        pipeline::build(&heard, &setup, &task.papers, &task.formats, &mut made.findings);
    made.answers.extend(heard.into_answers());
    made.faces = setup.faces.identity();
    made
}

/// Whether the papers that were recorded are those that would be made now.
pub(super) fn stands(folder: &Path, known: &Known, task: &Task, shared: &Shared) -> bool {
    let out = inside(folder, crate::cli::write::OUT);
    let mut written = known.names.iter().zip(&known.lengths);
    let there = written.all(|(name, length)| {
        fs::metadata(out.join(name)).is_ok_and(|it| it.is_file() && it.len() == *length)
    });
    if !there || known.names.len() != task.files() {
        return false;
    }
    let asked = asked(folder, task, shared);
    let answers = known.read.iter().map(|it| (it.clone(), asked.answer(it))).collect();
    hex(&hash(&answers)) == known.hash
        && name_of(&shared.identity(&asked)) == *known.faces
}

fn asked<'s>(folder: &Path, task: &Task, shared: &'s Shared) -> Asked<'s> {
    Asked::new(DiskWorld::new(folder, Some(task.day)), &shared.machine)
}

fn hash(answers: &Answers) -> Digest {
    let mut bytes = Vec::new();
    for (question, answer) in answers {
        bytes.extend_from_slice(question.as_bytes());
        bytes.push(0);
        bytes.extend_from_slice(answer);
    }
    sha_256(&bytes)
}

/// A short name for a set of faces.
fn name_of(identity: &str) -> String {
    hex(&sha_256(identity.as_bytes())[..8])
}

fn no_project(folder: &Path) -> Option<Diagnostic> {
    let shown = folder.display();
    if !folder.is_dir() {
        let words = if folder.exists() { "不是文件夹" } else { "不存在" };
        let finding = Diagnostic::new(&NOT_FOUND, format!("项目文件夹“{shown}”{words}"));
        return Some(finding.hint("请检查路径；路径中有空格的，要用英文双引号括起来"));
    }
    (!folder.join("content").is_dir()).then(|| {
        Diagnostic::new(&NO_PROJECT, format!("文件夹“{shown}”里没有 content 文件夹"))
            .hint("请检查路径；新项目用 zhenggai new 建立")
    })
}

thread_local! {
    /// What the last panic of this thread said.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps what a panic says for [`attempt`], instead of printing it.
pub(super) fn keep_what_is_said(fault: &PanicHookInfo<'_>) {
    SAID.set(Some(fault.to_string()));
}

/// Does something that may fail by a fault of ours, which then concerns this project only.
pub(super) fn attempt<T>(act: impl FnOnce() -> T) -> Result<T, Box<Diagnostic>> {
    panic::catch_unwind(AssertUnwindSafe(act)).map_err(|thrown| {
        let said = SAID.take().unwrap_or_else(|| words(&*thrown));
        let said = said.replace('\n', " ");
        let finding =
            Diagnostic::new(&PANIC, format!("程序内部出错，没有做完（{said}）"));
        Box::new(finding.hint(
            "这不是您的操作造成的，请把上面的文字和这个项目的 content 文件夹发给开发人员",
        ))
    })
}

fn words(thrown: &(dyn Any + Send)) -> String {
    let text = thrown.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| thrown.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_finding_with_its_words() {
        let finding = attempt(|| panic!("one\ntwo")).unwrap_err();
        assert_eq!(finding.code.id, PANIC.id);
        assert!(finding.message.contains("one two"), "{}", finding.message);
        assert_eq!(attempt(|| 1).unwrap(), 1);
    }
}
