//! Templates and faces, read once for all the projects that have the same.

use std::sync::{Arc, Mutex};

use super::ask::{Answers, Asked, Heard, Machine, locked};
use crate::content::Format;
use crate::diagnostic::Findings;
use crate::font::{Library, Selection};
use crate::pipeline::{Setup, format};
use crate::template::Engine;
use crate::world::World;

/// How many values are kept: a batch has a few sets of templates and faces, each for many
/// projects. A set of faces may have 100 MB.
const KEPT: usize = 8;

/// What many projects share.
pub(super) struct Shared {
    selection: Selection,
    /// What all of them share.
    pub(super) machine: Machine,
    faces: Memo<Faces>,
    engines: Memo<Engines>,
}

/// The faces, what was found while they were chosen, and which they are.
struct Faces {
    library: Arc<Library>,
    identity: String,
    findings: Findings,
}

/// The templates, unless one of them is faulty, and what was found in them.
type Engines = Result<Arc<Engine>, Findings>;

impl Shared {
    /// Nothing read yet.
    pub(super) fn new(selection: Selection) -> Self {
        Self {
            selection,
            machine: Machine::default(),
            faces: Memo::new(),
            engines: Memo::new(),
        }
    }

    /// What a project's papers are made with, and the answers that this follows from;
    /// `None` when a template is faulty.
    pub(super) fn setup(
        &self,
        asked: &Asked<'_>,
        answers: &mut Answers,
        findings: &mut Findings,
    ) -> Option<Setup> {
        let faces = self.faces(asked, answers);
        findings.extend(faces.findings.clone());
        let heard = Heard::new(asked);
        let Format { practice, columns, .. } =
            format(&heard, findings).unwrap_or_default();
        answers.extend(heard.into_answers());
        let engine =
            self.engines.get(asked, answers, |world| Engine::load(world).map(Arc::new));
        match &*engine {
            Ok(engine) => Some(Setup {
                engine: Arc::clone(engine),
                faces: Arc::clone(&faces.library),
                practice,
                columns,
                threads: false,
            }),
            Err(faults) => {
                findings.extend(faults.clone());
                None
            }
        }
    }

    /// Which faces serve a project now.
    pub(super) fn identity(&self, asked: &Asked<'_>) -> String {
        self.faces(asked, &mut Answers::new()).identity.clone()
    }

    fn faces(&self, asked: &Asked<'_>, answers: &mut Answers) -> Arc<Faces> {
        self.faces.get(asked, answers, |world| {
            let mut findings = Findings::new();
            // What is wrong with the file of figures is found when it is read for itself.
            let known = format(world, &mut Findings::new()).unwrap_or_default();
            let selection = self.selection.preferring(&known.practice.face_names);
            let library = Library::choose(world, &selection, &mut findings);
            Faces { identity: library.identity(), library: Arc::new(library), findings }
        })
    }
}

/// Values by the answers that they follow from, the last used first.
struct Memo<T>(Mutex<Vec<Arc<Entry<T>>>>);

struct Entry<T> {
    answers: Answers,
    value: Arc<T>,
}

impl<T> Memo<T> {
    fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// The value for a project: one that is known, or what `make` makes. The answers that
    /// it follows from are added to `answers`.
    fn get(
        &self,
        asked: &Asked<'_>,
        answers: &mut Answers,
        make: impl FnOnce(&dyn World) -> T,
    ) -> Arc<T> {
        // No lock is held while files are read: other threads have other projects.
        let known = locked(&self.0).clone();
        let entry = known.into_iter().find(|entry| asked.answers(&entry.answers));
        let entry = entry.unwrap_or_else(|| {
            let heard = Heard::new(asked);
            let value = Arc::new(make(&heard));
            Arc::new(Entry { answers: heard.into_answers(), value })
        });
        self.keep(&entry);
        answers.extend(entry.answers.clone());
        Arc::clone(&entry.value)
    }

    /// Puts an entry first. Of two that threads have made at the same time, one is kept.
    fn keep(&self, entry: &Arc<Entry<T>>) {
        let mut entries = locked(&self.0);
        entries.retain(|other| other.answers != entry.answers);
        entries.insert(0, Arc::clone(entry));
        entries.truncate(KEPT);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;

    use super::*;
    use crate::world::disk::DiskWorld;

    #[test]
    fn projects_with_the_same_file_share_what_is_made_of_it() {
        let root = tempfile::tempdir().unwrap();
        let (memo, machine, made) = (Memo::new(), Machine::default(), Cell::new(0));
        let get = |name: &str, text: &str| {
            let folder = root.path().join(name);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("a"), text).unwrap();
            let asked = Asked::new(DiskWorld::new(folder, None), &machine);
            *memo.get(&asked, &mut Answers::new(), |world| {
                made.set(made.get() + 1);
                world.read("a", 9).unwrap().len()
            })
        };
        assert_eq!(
            [get("甲", "1"), get("乙", "22"), get("丙", "1"), get("丁", "22")],
            [1, 2, 1, 2]
        );
        assert_eq!(made.get(), 2);
        for text in ["3", "4", "5", "6", "7", "8", "9", "10"] {
            get(text, text);
        }
        assert_eq!(locked(&memo.0).len(), KEPT);
    }
}
