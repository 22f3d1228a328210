//! The record (记录) of a batch: a line for every project as it is finished, so that a run
//! that was interrupted at any moment can be continued.
//!
//! A line is appended whole after the files that it speaks of are safe on disk. What a
//! power cut has torn is no line, and its project is done again. Lines are never changed.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::kept::{First, Kept, Kind, State};
use crate::cli::write::unwritable;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::batch::IN_USE;

/// How long lines may stay in the system's memory before they are on disk. A power cut
/// costs the work of this time and nothing else.
const SYNC: Duration = Duration::from_secs(2);

/// A line of the record.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    /// A run begins.
    Run(Run),
    /// A project is done.
    Done(Done),
    /// A project could not be done.
    Failed(Failed),
    /// The run has come to its end: every project had its turn.
    End(End),
}

/// What a run makes of every project.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub(super) struct Run {
    /// Of the program.
    pub(super) version: String,
    /// On which progress is reckoned.
    pub(super) day: String,
    pub(super) papers: Vec<String>,
    pub(super) formats: Vec<String>,
}

impl Run {
    /// Whether the work of one run may count in the other. Of the day, each project has
    /// recorded whether its papers depend on it.
    fn makes_the_same(&self, other: &Self) -> bool {
        let of =
            |run: &Self| (run.version.clone(), run.papers.clone(), run.formats.clone());
        of(self) == of(other)
    }
}

/// A project of which every paper is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Done {
    /// As it was typed.
    pub(super) project: String,
    /// What its papers depend on: files by their paths, folders with `/` behind them.
    pub(super) read: Vec<String>,
    /// SHA-256 of what was read.
    pub(super) hash: String,
    /// Which faces served.
    pub(super) faces: String,
    /// The files written, with their lengths in bytes.
    pub(super) files: Vec<(String, u64)>,
    pub(super) kinds: Vec<Kind>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Failed {
    project: String,
    first: Option<First>,
}

#[derive(Debug, Serialize, Deserialize)]
struct End {
    done: usize,
    failed: usize,
}

/// A project that an earlier run has done, in few bytes: most projects read the same
/// files and write the same files.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) read: Arc<[String]>,
    pub(super) hash: String,
    pub(super) faces: Arc<str>,
    pub(super) names: Arc<[String]>,
    pub(super) lengths: Box<[u64]>,
    kinds: Box<[Kind]>,
}

impl Known {
    /// What is kept of it.
    pub(super) fn kept(&self) -> Kept {
        Kept {
            state: State::Done,
            earlier: true,
            files: self.names.len(),
            kinds: self.kinds.clone(),
            first: None,
        }
    }
}

/// What earlier runs have left.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// The last run.
    pub(super) run: Option<Run>,
    /// Whether every project had its turn in it.
    pub(super) ended: bool,
    /// Whether the file ends within a line.
    torn: bool,
    /// By run, what was done, the latest word on each project.
    done: Vec<(Run, HashMap<String, Known>)>,
}

impl Past {
    /// How many projects are done for the last run, by it or by those that it continued.
    pub(super) fn finished(&self) -> usize {
        let Some(last) = &self.run else { return 0 };
        let same = self.done.iter().filter(|(run, _)| run.makes_the_same(last));
        same.flat_map(|(_, done)| done.keys()).collect::<BTreeSet<_>>().len()
    }

    /// The work of earlier runs that counts in this one.
    pub(super) fn for_run(self, run: &Run) -> HashMap<String, Known> {
        let same = self.done.into_iter().filter(|(of, _)| of.makes_the_same(run));
        same.flat_map(|(_, done)| done).collect()
    }
}

/// The open record. Nobody else has it open while the program runs.
#[derive(Debug)]
pub(super) struct Record {
    path: PathBuf,
    file: File,
    synced: Instant,
}

impl Record {
    /// Opens the record, or makes it, and reads what is there.
    ///
    /// # Errors
    /// When it cannot be written, or another run is writing it.
    pub(super) fn open(path: &Path) -> Result<(Self, Past), Box<Diagnostic>> {
        let failed = |error: &io::Error| unwritable(path, error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        }
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        let file = options.open(path).map_err(|error| failed(&error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(in_use(path)),
            // Some network folders know no locks; there nobody guards against two runs.
            Err(TryLockError::Error(error))
                if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(failed(&error)),
        }
        // Windows lets nobody read a locked file but by the handle that has the lock.
        let past = read(&file).map_err(|error| failed(&error))?;
        Ok((Self { path: path.to_owned(), file, synced: Instant::now() }, past))
    }

    /// Begins a run. What a finished run has left goes, unless it is to be continued.
    ///
    /// # Errors
    /// As [`Record::done`].
    pub(super) fn begin(
        &mut self,
        run: &Run,
        past: &Past,
        resume: bool,
    ) -> Result<(), Box<Diagnostic>> {
        let made = if past.ended && !resume {
            self.file.set_len(0)
        } else if past.torn {
            self.file.write_all(b"\n")
        } else {
            Ok(())
        };
        made.map_err(|error| unwritable(&self.path, &error))?;
        self.append(&Line::Run(run.clone()))
    }

    /// Says that a project is done.
    ///
    /// # Errors
    /// When the line cannot be written.
    pub(super) fn done(&mut self, done: Done) -> Result<(), Box<Diagnostic>> {
        self.append(&Line::Done(done))
    }

    /// Says that a project could not be done.
    ///
    /// # Errors
    /// As [`Record::done`].
    pub(super) fn failed(
        &mut self,
        project: String,
        first: Option<First>,
    ) -> Result<(), Box<Diagnostic>> {
        self.append(&Line::Failed(Failed { project, first }))
    }

    /// Says that every project had its turn.
    ///
    /// # Errors
    /// As [`Record::done`].
    pub(super) fn end(
        &mut self,
        done: usize,
        failed: usize,
    ) -> Result<(), Box<Diagnostic>> {
        self.append(&Line::End(End { done, failed }))
    }

    /// Puts what was appended safely on disk.
    ///
    /// # Errors
    /// As [`Record::done`].
    pub(super) fn sync(&mut self) -> Result<(), Box<Diagnostic>> {
        self.synced = Instant::now();
        self.file.sync_data().map_err(|error| unwritable(&self.path, &error))
    }

    fn append(&mut self, line: &Line) -> Result<(), Box<Diagnostic>> {
        let mut bytes = serde_json::to_vec(line).unwrap_or_default();
        bytes.push(b'\n');
        // One write: another process that reads sees the line or nothing.
        self.file.write_all(&bytes).map_err(|error| unwritable(&self.path, &error))?;
        if self.synced.elapsed() > SYNC { self.sync() } else { Ok(()) }
    }
}

/// What the lines say. What is no line of ours, or is torn, says nothing.
fn read(mut file: &File) -> io::Result<Past> {
    file.seek(SeekFrom::Start(0))?;
    let mut lines = BufReader::new(file);
    let (mut past, mut shared) = (Past::default(), Shared::default());
    let mut bytes = Vec::new();
    while {
        bytes.clear();
        lines.read_until(b'\n', &mut bytes)?
    } > 0
    {
        past.torn = bytes.last() != Some(&b'\n');
        if past.torn {
            break;
        }
        match serde_json::from_slice(&bytes) {
            Ok(Line::Run(run)) => {
                past.done.push((run.clone(), HashMap::new()));
                (past.run, past.ended) = (Some(run), false);
            }
            Ok(Line::Done(done)) => {
                if let Some((_, known)) = past.done.last_mut() {
                    let project = done.project.clone();
                    known.insert(project, shared.known(done));
                }
            }
            Ok(Line::End(_)) => past.ended = true,
            Ok(Line::Failed(_)) | Err(_) => {}
        }
    }
    Ok(past)
}

/// Lists that many projects have the same.
#[derive(Default)]
struct Shared {
    lists: BTreeSet<Arc<[String]>>,
    faces: BTreeSet<Arc<str>>,
}

impl Shared {
    fn known(&mut self, done: Done) -> Known {
        let (names, lengths): (Vec<_>, Vec<_>) = done.files.into_iter().unzip();
        let faces = self.faces.get(&*done.faces).cloned().unwrap_or_else(|| {
            let faces = Arc::from(done.faces);
            self.faces.insert(Arc::clone(&faces));
            faces
        });
        Known {
            read: self.list(done.read),
            hash: done.hash,
            faces,
            names: self.list(names),
            lengths: lengths.into(),
            kinds: done.kinds.into(),
        }
    }

    fn list(&mut self, list: Vec<String>) -> Arc<[String]> {
        if let Some(known) = self.lists.get(&*list) {
            return Arc::clone(known);
        }
        let list: Arc<[String]> = list.into();
        self.lists.insert(Arc::clone(&list));
        list
    }
}

fn in_use(path: &Path) -> Box<Diagnostic> {
    let message = format!("另一个批量正在用记录“{}”", path.display());
    let hint = "请等它做完；两个批量要同时做的，用 --record 给各自指定一个文件夹";
    Box::new(Diagnostic::new(&IN_USE, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(version: &str) -> Run {
        Run {
            version: version.to_owned(),
            day: "2024-10-10".to_owned(),
            papers: vec!["plan".to_owned()],
            formats: vec!["pdf".to_owned()],
        }
    }

    fn done(project: &str) -> Done {
        Done {
            project: project.to_owned(),
            read: vec!["content/plan.yaml".to_owned()],
            hash: project.to_owned(),
            faces: "A".to_owned(),
            files: vec![("整改方案.pdf".to_owned(), 7)],
            kinds: Vec::new(),
        }
    }

    /// A record that ends in the middle of a run.
    fn interrupted() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out/r.jsonl");
        let (mut record, past) = Record::open(&path).unwrap();
        record.begin(&run("d"), &past, false).unwrap();
        record.done(done("甲")).unwrap();
        record.failed("乙".to_owned(), None).unwrap();
        record.done(done("丙")).unwrap();
        (folder, path)
    }

    fn names(known: &HashMap<String, Known>) -> Vec<&str> {
        let mut names: Vec<_> = known.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn what_was_done_is_known_wherever_the_record_breaks_off() {
        let (_folder, path) = interrupted();
        let bytes = fs::read(&path).unwrap();
        let ends: Vec<_> = bytes
            .iter()
            .enumerate()
            .filter(|(_, b)| **b == b'\n')
            .map(|(at, _)| at + 1)
            .collect();
        for cut in 0..=bytes.len() {
            fs::write(&path, &bytes[..cut]).unwrap();
            let (mut record, past) = Record::open(&path).unwrap();
            record.begin(&run("d"), &past, true).unwrap();
            record.done(done("丁")).unwrap();
            drop(record);
            let (_, past) = Record::open(&path).unwrap();
            let known = past.for_run(&run("d"));
            // A line that lacks only its end is whole once the next run has ended it.
            let whole = ends.iter().filter(|end| **end - 1 <= cut).count();
            let expected: &[_] = match whole {
                0 | 1 => &["丁"],
                2 | 3 => &["丁", "甲"],
                _ => &["丁", "丙", "甲"],
            };
            assert_eq!(names(&known), expected, "cut at {cut}");
        }
    }

    #[test]
    fn the_work_of_another_version_does_not_count() {
        let (_folder, path) = interrupted();
        let (_, past) = Record::open(&path).unwrap();
        assert!(!past.ended);
        assert_eq!(past.finished(), 2);
        assert!(past.for_run(&run("e")).is_empty());
    }

    #[test]
    fn a_finished_record_gives_way_to_a_new_run_and_an_unfinished_one_stays() {
        let (_folder, path) = interrupted();
        for (end, kept) in [(true, 2), (false, 0)] {
            let (mut record, past) = Record::open(&path).unwrap();
            record.begin(&run("d"), &past, false).unwrap();
            if end {
                record.end(2, 1).unwrap();
            }
            drop(record);
            let (_, past) = Record::open(&path).unwrap();
            assert_eq!(past.ended, end);
            assert_eq!(past.for_run(&run("d")).len(), kept);
        }
    }

    #[test]
    fn two_runs_cannot_have_the_same_record() {
        let (_folder, path) = interrupted();
        let first = Record::open(&path).unwrap();
        let refused = Record::open(&path).unwrap_err();
        assert!(refused.message.starts_with("另一个批量正在用记录"));
        drop(first);
        assert!(Record::open(&path).is_ok());
    }
}
