//! `zhenggai new`: a project that is ready to fill in.
//!
//! Each file is whole or not there. A file [`UNFINISHED`] says as long as it lies there that
//! some are missing, so that `new` goes on where a power cut has stopped it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::Context;
use super::args::New;
use super::disk::{self, Passing};
use super::exit::Exit;
use super::outcome::Outcome;
use super::schema;
use super::write::unwritable;
use crate::content::LEDGER_PATH;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::cli::NOT_EMPTY;

/// The files of a new project, in the order in which a person meets them.
///
/// The template lies where it is not read: a copy in `templates/` itself would keep the
/// wording of this day when a later program brings a better one.
const FILES: [(&str, &str); 8] = [
    ("使用说明.txt", include_str!("skeleton/guide.txt")),
    ("content/plan.yaml", include_str!("skeleton/plan.yaml")),
    (LEDGER_PATH, EMPTY_LEDGER),
    ("templates/说明.txt", include_str!("skeleton/templates.txt")),
    ("templates/自带/plan.md", include_str!("../../templates/plan.md")),
    ("fonts/说明.txt", include_str!("skeleton/fonts.txt")),
    ("生成.bat", include_str!("skeleton/build.bat")),
    ("检查.bat", include_str!("skeleton/check.bat")),
];

/// The file that lies in a project while it is made; locked by the program that makes it.
const UNFINISHED: &str = ".zhenggai.new";

/// What a person reads who opens it.
const UNFINISHED_WORDS: &str = "这个项目还没有建完，请再运行一次 zhenggai new。\r\n";

/// A ledger in which nothing is recorded.
const EMPTY_LEDGER: &str = include_str!("skeleton/ledger.yaml");

/// The folders of a new project, outer ones first.
const FOLDERS: [&str; 6] =
    ["content", "templates", "templates/自带", "fonts", schema::FOLDER, "out"];

/// Makes the project.
pub(crate) fn run(args: &New, ctx: &Context) -> Exit {
    let folder = &args.folder;
    let mut outcome = Outcome::of("new");
    let made =
        refusal(folder).map_or_else(|| make(folder), |finding| Err(finding.into()));
    let exit = match made {
        Ok(files) => {
            outcome.files = files;
            Exit::Clean
        }
        Err(finding) => {
            outcome.findings.push(*finding);
            Exit::Failed
        }
    };
    let exit = outcome.report(&ctx.terminal, exit);
    if exit == Exit::Clean {
        ctx.terminal.talk(&next_steps(folder));
    }
    exit
}

/// Why there must be no project here.
fn refusal(folder: &Path) -> Option<Diagnostic> {
    let shown = folder.display();
    let message = match fs::read_dir(folder) {
        Ok(mut entries) => {
            let _: fs::DirEntry = entries.next()?.ok()?;
            if folder.join(UNFINISHED).is_file() {
                return None;
            }
            format!("文件夹“{shown}”里已经有东西")
        }
        Err(_) if folder.exists() && !folder.is_dir() => {
            format!("“{shown}”是文件，不是文件夹")
        }
        Err(_) => return None,
    };
    let hint = "请换一个还不存在的文件夹名，或者先把里面的东西移走；原有的文件没有改动";
    Some(Diagnostic::new(&NOT_EMPTY, message).hint(hint))
}

/// Writes everything; on a fault takes back what was written and says where it failed.
fn make(folder: &Path) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let was_there = folder.is_dir();
    let mut made = Made::default();
    let result = made.all(folder);
    if result.is_err() {
        made.take_back();
        if !was_there {
            // Only an empty folder goes; the fault is reported in any case.
            let _ = disk::remove_folder(folder);
        }
    }
    result
}

/// What has been made so far.
#[derive(Default)]
struct Made {
    /// The mark, unless it is there from a run that was stopped.
    mark: Option<PathBuf>,
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    /// Makes what is missing, and gives all that a new project has.
    fn all(&mut self, folder: &Path) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error: io::Error| unwritable(&path, &error)
        };
        disk::create_folders(folder).map_err(failed(folder))?;
        let mark = folder.join(UNFINISHED);
        let lock = self.begin(&mark)?;
        for name in FOLDERS {
            let path = folder.join(name);
            match disk::create_folder(&path) {
                Err(error) if is_there(&error) && path.is_dir() => {}
                Err(error) => return Err(unwritable(&path, &error)),
                Ok(()) => self.folders.push(path),
            }
        }
        let mut files = Vec::new();
        let own = FILES.map(|(name, text)| (name.to_owned(), for_windows(text)));
        let schemas = schema::files().into_iter().map(|file| {
            let text = String::from_utf8_lossy(&file.bytes);
            (format!("{}/{}", schema::FOLDER, file.name), for_windows(&text))
        });
        for (name, text) in own.into_iter().chain(schemas) {
            let path = folder.join(name);
            self.file(&path, &text).map_err(failed(&path))?;
            files.push(path);
        }
        for folder in FOLDERS.map(|name| folder.join(name)) {
            disk::settle(&folder);
        }
        drop(lock);
        disk::remove_file(&mark).map_err(failed(&mark))?;
        disk::settle(folder);
        Ok(files)
    }

    /// Marks the project as unfinished, and keeps others from making it too.
    fn begin(&mut self, mark: &Path) -> Result<File, Box<Diagnostic>> {
        let failed = |error: &io::Error| unwritable(mark, error);
        let goes_on = mark.exists();
        let lock = disk::open_lock(mark).map_err(|error| failed(&error))?;
        match lock.try_lock() {
            // Whoever was faster has finished it by now, or is about to.
            Ok(()) if !mark.exists() => return Err(busy(mark)),
            Err(TryLockError::WouldBlock) => return Err(busy(mark)),
            // Some network folders know no locks.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        self.mark = (!goes_on).then(|| mark.to_owned());
        disk::explain_lock(&lock, UNFINISHED_WORDS);
        Ok(lock)
    }

    /// Writes a file, unless it is there from before.
    fn file(&mut self, path: &Path, text: &str) -> io::Result<()> {
        let folder = path.parent().unwrap_or(path);
        disk::sweep(folder);
        match Passing::new(folder, text.as_bytes())?.place(path) {
            Err(error) if is_there(&error) => Ok(()),
            Err(error) => Err(error),
            Ok(()) => {
                self.files.push(path.to_owned());
                Ok(())
            }
        }
    }

    /// Removes what was made, the mark last.
    fn take_back(&self) {
        for file in &self.files {
            let _ = disk::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = disk::remove_folder(folder);
        }
        if let Some(mark) = &self.mark {
            let _ = disk::remove_file(mark);
        }
    }
}

fn is_there(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::AlreadyExists
}

fn busy(mark: &Path) -> Box<Diagnostic> {
    let folder = mark.parent().unwrap_or(mark).display();
    let message = format!("另一个程序正在“{folder}”里建立项目");
    Diagnostic::new(&NOT_EMPTY, message).hint("请稍等，看看项目是不是已经建好").into()
}

/// The text of a ledger in which nothing is recorded, as a new project has it.
pub(super) fn empty_ledger() -> String {
    for_windows(EMPTY_LEDGER)
}

/// Lines end as Windows wants them: its older Notepad shows other text as one line, and
/// its command files need it.
pub(super) fn for_windows(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn next_steps(folder: &Path) -> String {
    let shown = folder.display().to_string();
    let plan = folder.join("content").join("plan.yaml");
    let plan = plan.display();
    let option = if folder == Path::new(".") {
        String::new()
    } else if shown.contains(char::is_whitespace) {
        format!(" --project \"{shown}\"")
    } else {
        format!(" --project {shown}")
    };
    format!(
        "新项目已建好。接下来：
  1. 打开“{plan}”，把〔待补〕换成本单位的内容
  2. 运行 zhenggai check{option}，看还有哪里要改
  3. 运行 zhenggai build{option}，在 out 文件夹里得到整改方案"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_made_in_an_empty_folder() {
        let folder = tempfile::tempdir().unwrap();
        let files = make(folder.path()).unwrap();
        assert_eq!(files.len(), FILES.len() + schema::files().len());
        assert!(folder.path().join("out").is_dir());
        let plan = fs::read_to_string(folder.path().join("content/plan.yaml")).unwrap();
        assert!(plan.contains("〔待补〕") && !plan.replace("\r\n", "").contains('\n'));
    }

    #[test]
    fn a_folder_with_anything_in_it_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(refusal(folder.path()).is_none());
        assert!(refusal(&folder.path().join("新")).is_none());
        let file = folder.path().join("甲.txt");
        fs::write(&file, "甲").unwrap();
        assert!(refusal(folder.path()).unwrap().message.ends_with("里已经有东西"));
        assert!(refusal(&file).unwrap().message.ends_with("是文件，不是文件夹"));
    }

    #[test]
    fn a_fault_takes_back_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("out"), "甲").unwrap();
        let finding = make(folder.path()).unwrap_err();
        assert!(finding.message.contains("out"), "{}", finding.message);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_power_cut_has_stopped_is_finished_and_what_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let all = make(folder.path()).unwrap();
        let plan = folder.path().join("content/plan.yaml");
        fs::write(&plan, "甲").unwrap();
        fs::remove_file(&all[3]).unwrap();
        fs::remove_dir(folder.path().join("out")).unwrap();
        fs::write(folder.path().join(UNFINISHED), "").unwrap();
        assert!(refusal(folder.path()).is_none());
        assert_eq!(make(folder.path()).unwrap(), all);
        assert!(all.iter().all(|file| file.is_file()));
        assert!(folder.path().join("out").is_dir());
        assert_eq!(fs::read_to_string(plan).unwrap(), "甲");
        assert!(refusal(folder.path()).is_some());
    }

    #[test]
    fn two_do_not_make_the_same_project_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join(UNFINISHED);
        let lock = disk::open_lock(&mark).unwrap();
        lock.lock().unwrap();
        let finding = make(folder.path()).unwrap_err();
        assert!(finding.message.contains("另一个程序"), "{}", finding.message);
        assert!(mark.exists());
    }
}
