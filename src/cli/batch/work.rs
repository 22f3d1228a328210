//! The work: makers make papers, writers write them, one hand keeps the record.
//!
//! 1. A thread for each core takes projects and makes their papers.
//! 2. More threads than cores write them: a writer waits until the disk has everything
//!    safely, and writers that wait together wait once.
//! 3. The calling thread notes each project when its files are written: nothing is recorded
//!    as done before it is.
//!
//! The channels between them are short, so that memory does not grow with the number of
//! projects.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::ask::locked;
use super::kept::{Kept, State};
use super::make::{Made, attempt};
use super::progress::Progress;
use super::record::{Done, Known, Record};
use super::stop::Stop;
use crate::cli::write::write_all;
use crate::diagnostic::Diagnostic;

/// How many projects are being written at a time.
const WRITERS: usize = 16;

/// How many projects wait to be written, or to be recorded.
const WAITING: usize = 4;

/// A maker's stack, in bytes: what the first thread of a program has on Linux, so that a
/// project that can be built alone can be built in a batch.
const STACK: usize = 8 * 1024 * 1024;

/// What all threads look at.
pub(super) struct Work<'a> {
    pub(super) projects: &'a [PathBuf],
    /// How many files a project gets.
    pub(super) files: usize,
    /// Makes the papers of the project in a folder.
    pub(super) make: &'a (dyn Fn(&Path) -> Made + Sync),
    /// What earlier runs have done, by project.
    pub(super) known: &'a HashMap<String, Known>,
    /// Whether that still is what would be made.
    pub(super) stands: &'a (dyn Fn(&Path, &Known) -> bool + Sync),
    pub(super) stop: &'a Stop,
}

/// The papers of a project on their way to the disk.
struct Ready {
    at: usize,
    made: Made,
}

/// A project that had its turn.
struct Finished {
    at: usize,
    kept: Kept,
    /// What is recorded; nothing for a project that an earlier run has recorded.
    done: Option<Done>,
}

impl Work<'_> {
    /// Gives every project its turn and says what is kept of each, in the same order.
    ///
    /// # Errors
    /// When the record cannot be written: then the rest is not done.
    pub(super) fn run(
        &self,
        jobs: usize,
        record: &mut Record,
        progress: &mut Progress,
    ) -> (Vec<Kept>, Option<Diagnostic>) {
        let mut kept = vec![Kept::default(); self.projects.len()];
        let mut fault = None;
        let (ready, to_write) = sync_channel::<Ready>(WAITING);
        let (finished, to_note) = sync_channel::<Finished>(WAITING);
        let to_write = Mutex::new(to_write);
        thread::scope(|scope| {
            for _ in 0..WRITERS.min(self.projects.len()) {
                let (to_write, finished) = (&to_write, finished.clone());
                scope.spawn(move || self.write(to_write, &finished));
            }
            scope.spawn(move || self.make(jobs, &ready, &finished));
            for Finished { at, kept: of, done } in to_note {
                if fault.is_none() {
                    let noted = self.note(record, at, &of, done);
                    fault = noted.err().inspect(|_| self.stop.ask());
                }
                let failed = of.state == State::Failed;
                progress.step(failed, || line(&self.projects[at], &of));
                kept[at] = of;
            }
        });
        (kept, fault.map(|fault| *fault))
    }

    /// Makes the papers of every project, until the end is asked for.
    fn make(
        &self,
        jobs: usize,
        ready: &SyncSender<Ready>,
        finished: &SyncSender<Finished>,
    ) {
        let act = |(at, project): (usize, &PathBuf)| {
            if self.stop.is_asked() {
                return;
            }
            // Nobody hangs up before all have hung up here.
            if let Some(known) = self.standing(project) {
                let _ = finished.send(Finished { at, kept: known.kept(), done: None });
                return;
            }
            let made = attempt(|| (self.make)(project));
            let made = made.unwrap_or_else(Made::failed);
            // What has nothing to write need not wait for the disk.
            let _ = if made.outputs.is_empty() {
                finished.send(self.finished(at, made, 0)).is_ok()
            } else {
                ready.send(Ready { at, made }).is_ok()
            };
        };
        match pool(jobs) {
            Some(pool) => pool.install(|| {
                self.projects.par_iter().enumerate().for_each(act);
            }),
            None => self.projects.iter().enumerate().for_each(act),
        }
    }

    /// What an earlier run has done of this project, if it still stands.
    fn standing(&self, project: &Path) -> Option<&Known> {
        let known = self.known.get(&project.display().to_string())?;
        let stands = attempt(|| (self.stands)(project, known));
        stands.unwrap_or(false).then_some(known)
    }

    /// Writes what comes, one project after the other.
    fn write(&self, to_write: &Mutex<Receiver<Ready>>, finished: &SyncSender<Finished>) {
        loop {
            let next = locked(to_write).recv();
            let Ok(Ready { at, mut made }) = next else { return };
            let project = &self.projects[at];
            let files = attempt(|| written(project, &mut made));
            let files = files.unwrap_or_else(|finding| {
                made.findings.push(*finding);
                0
            });
            let _ = finished.send(self.finished(at, made, files));
        }
    }

    /// A project that had its turn, of which so many files are written.
    fn finished(&self, at: usize, mut made: Made, files: usize) -> Finished {
        made.findings.sort();
        let kept = Kept::new(&made.findings, files, self.files);
        let project = || self.projects[at].display().to_string();
        let done = (kept.state == State::Done)
            .then(|| made.done(project(), kept.kinds.to_vec()));
        Finished { at, kept, done }
    }

    fn note(
        &self,
        record: &mut Record,
        at: usize,
        kept: &Kept,
        done: Option<Done>,
    ) -> Result<(), Box<Diagnostic>> {
        match done {
            Some(done) => record.done(done),
            None if kept.state == State::Failed => {
                let project = self.projects[at].display().to_string();
                record.failed(project, kept.first.as_deref().cloned())
            }
            None => Ok(()),
        }
    }
}

/// Writes the papers and says how many files there are.
fn written(project: &Path, made: &mut Made) -> usize {
    match write_all(project, &made.outputs) {
        Ok(files) => files.len(),
        Err(finding) => {
            made.findings.push(*finding);
            0
        }
    }
}

/// So many makers; `None` where the system has no more threads to give.
fn pool(jobs: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build().ok()
}

fn line(project: &Path, kept: &Kept) -> String {
    let shown = project.display();
    match (kept.state, &kept.first) {
        (State::Done, _) if kept.earlier => format!("以前已经做好：{shown}"),
        (State::Done, _) => format!("完成：{shown}"),
        (_, Some(first)) => format!("没有完成：{shown}：{}", first.words()),
        (_, None) => format!("没有完成：{shown}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Form;
    use crate::cli::terminal::Terminal;
    use crate::pipeline::Output;

    #[test]
    fn a_panic_in_one_project_stops_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let projects: Vec<_> =
            (0..9).map(|n| folder.path().join(n.to_string())).collect();
        projects.iter().for_each(|project| std::fs::create_dir(project).unwrap());
        let make = |project: &Path| {
            assert!(!project.ends_with("4"), "four");
            let output = Output { name: "a.pdf".to_owned(), bytes: b"a".to_vec() };
            let mut made = Made::default();
            made.outputs.push(output);
            made
        };
        let work = Work {
            projects: &projects,
            files: 1,
            make: &make,
            known: &HashMap::new(),
            stands: &|_, _| false,
            stop: &Stop::default(),
        };
        let (mut record, _) = Record::open(&folder.path().join("r.jsonl")).unwrap();
        let mut progress = Progress::new(&Terminal::plain(Form::Json), projects.len());
        let (kept, fault) = work.run(2, &mut record, &mut progress);
        assert!(fault.is_none());
        for (at, (project, kept)) in projects.iter().zip(kept).enumerate() {
            let expected = if at == 4 { State::Failed } else { State::Done };
            assert_eq!(kept.state, expected, "{at}");
            assert_eq!(project.join("out/a.pdf").is_file(), at != 4);
            assert_eq!(kept.first.is_some_and(|it| it.message.contains("four")), at == 4);
        }
    }
}
