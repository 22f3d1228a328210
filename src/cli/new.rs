//! `zhenggai new`: a project that is ready to fill in.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Context;
use super::args::New;
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

/// A ledger in which nothing is recorded.
const EMPTY_LEDGER: &str = include_str!("skeleton/ledger.yaml");

/// The folders of a new project, outer ones first.
const FOLDERS: [&str; 6] =
    ["content", "templates", "templates/自带", "fonts", schema::FOLDER, "out"];

/// Makes the project.
pub(crate) fn run(args: &New, ctx: &Context) -> Exit {
    let folder = &args.folder;
    let mut outcome = Outcome::of("new");
    let exit = match refusal(folder) {
        Some(finding) => {
            outcome.findings.push(finding);
            Exit::Failed
        }
        None => match make(folder) {
            Ok(files) => {
                outcome.files = files;
                Exit::Clean
            }
            Err((path, error)) => {
                outcome.findings.push(*unwritable(&path, &error));
                Exit::Failed
            }
        },
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
fn make(folder: &Path) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let was_there = folder.is_dir();
    let mut made = Made::default();
    match made.all(folder) {
        Ok(()) => Ok(made.files),
        Err(fault) => {
            made.take_back();
            if !was_there {
                // Only an empty folder goes; the fault is reported in any case.
                let _ = fs::remove_dir(folder);
            }
            Err(fault)
        }
    }
}

/// What has been made so far.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn all(&mut self, folder: &Path) -> Result<(), (PathBuf, io::Error)> {
        fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error))?;
        for name in FOLDERS {
            let path = folder.join(name);
            fs::create_dir(&path).map_err(|error| (path.clone(), error))?;
            self.folders.push(path);
        }
        for (name, text) in FILES {
            let path = folder.join(name);
            write_new(&path, text).map_err(|error| (path.clone(), error))?;
            self.files.push(path);
        }
        for file in schema::files() {
            let path = folder.join(schema::FOLDER).join(file.name);
            let text = String::from_utf8_lossy(&file.bytes);
            write_new(&path, &text).map_err(|error| (path.clone(), error))?;
            self.files.push(path);
        }
        Ok(())
    }

    fn take_back(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The text of a ledger in which nothing is recorded, as a new project has it.
pub(super) fn empty_ledger() -> String {
    for_windows(EMPTY_LEDGER)
}

/// Lines end as Windows wants them: its older Notepad shows other text as one line, and
/// its command files need it.
fn for_windows(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let text = for_windows(text);
    let mut file = fs::File::create_new(path)?;
    let result = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if result.is_err() {
        drop(file);
        let _ = fs::remove_file(path);
    }
    result
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
        let (path, _) = make(folder.path()).unwrap_err();
        assert!(path.ends_with("out"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
