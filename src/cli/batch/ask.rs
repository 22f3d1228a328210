//! What a project answers to the questions of the stages: what its papers depend on.
//!
//! The stages ask a [`World`] for files and lists of files. Whoever listens knows after
//! one run which answers its result follows from; while a project gives the same answers,
//! the result is the same and need not be made again.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::value::{Date, Digest, sha_256};
use crate::world::disk::DiskWorld;
use crate::world::{InstalledFace, MAX_FACE_BYTES, ReadError, World};

/// Questions and what was answered: a path asks for a file, one that ends in `/` for the
/// names of the files in a folder, [`DAY`] for the day.
pub(super) type Answers = BTreeMap<String, Digest>;

/// The question for the day, which is no path on any system.
const DAY: &str = "\0day";

/// What is the same for all projects: the faces installed on the machine, listed once.
#[derive(Debug, Default)]
pub(super) struct Machine {
    installed: OnceLock<Vec<InstalledFace>>,
}

/// A project that is asked.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    disk: DiskWorld,
    machine: &'a Machine,
    known: Mutex<Answers>,
}

impl<'a> Asked<'a> {
    /// The project in a folder.
    pub(super) fn new(disk: DiskWorld, machine: &'a Machine) -> Self {
        Self { disk, machine, known: Mutex::new(Answers::new()) }
    }

    /// Whether the project answers the same now.
    pub(super) fn answers(&self, before: &Answers) -> bool {
        before.iter().all(|(question, answer)| self.answer(question) == *answer)
    }

    /// Its answer to a question.
    pub(super) fn answer(&self, question: &str) -> Digest {
        if let Some(known) = locked(&self.known).get(question) {
            return *known;
        }
        let answer = match question.strip_suffix('/') {
            Some(folder) => of_list(&self.disk.list(folder)),
            None if question == DAY => of_day(self.disk.today()),
            None => of_file(&self.disk.read(question, MAX_FACE_BYTES)),
        };
        locked(&self.known).insert(question.to_owned(), answer);
        answer
    }
}

/// A project that is asked while somebody listens.
#[derive(Debug)]
pub(super) struct Heard<'a> {
    asked: &'a Asked<'a>,
    heard: Mutex<Answers>,
}

impl<'a> Heard<'a> {
    /// Nothing heard yet.
    pub(super) fn new(asked: &'a Asked<'a>) -> Self {
        Self { asked, heard: Mutex::new(Answers::new()) }
    }

    /// Everything that was asked, and answered.
    pub(super) fn into_answers(self) -> Answers {
        self.heard.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, question: String, answer: Digest) {
        locked(&self.asked.known).insert(question.clone(), answer);
        locked(&self.heard).insert(question, answer);
    }
}

impl World for Heard<'_> {
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, ReadError> {
        let read = self.asked.disk.read(path, limit);
        self.note(path.to_owned(), of_file(&read));
        read
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let names = self.asked.disk.list(folder);
        self.note(format!("{folder}/"), of_list(&names));
        names
    }

    fn installed_faces(&self) -> Vec<InstalledFace> {
        let installed = &self.asked.machine.installed;
        installed.get_or_init(|| self.asked.disk.installed_faces()).clone()
    }

    fn read_installed(&self, face: &InstalledFace) -> Result<Vec<u8>, ReadError> {
        self.asked.disk.read_installed(face)
    }

    fn today(&self) -> Date {
        let day = self.asked.disk.today();
        self.note(DAY.to_owned(), of_day(day));
        day
    }
}

fn of_file(read: &Result<Vec<u8>, ReadError>) -> Digest {
    match read {
        Ok(bytes) => sha_256(bytes),
        // Why there is nothing to read matters as much as what is read.
        Err(error) => sha_256(format!("\0{error:?}").as_bytes()),
    }
}

fn of_day(day: Date) -> Digest {
    sha_256(day.to_string().as_bytes())
}

fn of_list(names: &[String]) -> Digest {
    sha_256(names.join("\0").as_bytes())
}

/// A panic elsewhere leaves whole values behind these locks.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_project_answers_the_same_until_what_was_asked_changes() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a"), "1").unwrap();
        let machine = Machine::default();
        let asked = || Asked::new(DiskWorld::new(folder.path(), None), &machine);
        let first = asked();
        let heard = Heard::new(&first);
        assert_eq!(heard.read("a", 9), Ok(b"1".to_vec()));
        assert_eq!(heard.read("b", 9), Err(ReadError::NotFound));
        assert!(heard.list("templates").is_empty());
        let answers = heard.into_answers();
        assert_eq!(answers.keys().collect::<Vec<_>>(), ["a", "b", "templates/"]);
        fs::write(folder.path().join("c"), "nobody asked").unwrap();
        assert!(asked().answers(&answers));
        fs::write(folder.path().join("b"), "").unwrap();
        assert!(!asked().answers(&answers));
    }

    #[test]
    fn the_day_counts_where_it_was_asked_for() {
        let machine = Machine::default();
        let on = |day: &str| {
            Asked::new(DiskWorld::new("", Some(day.parse().unwrap())), &machine)
        };
        let first = on("2024-10-10");
        let heard = Heard::new(&first);
        heard.today();
        let answers = heard.into_answers();
        assert!(on("2024-10-10").answers(&answers));
        assert!(!on("2024-10-11").answers(&answers));
    }
}
