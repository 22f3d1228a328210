//! Changes a content file that others may be changing at the same time: nobody's change is
//! lost, and a crash leaves the old file or the new one.
//!
//! A lock file beside it lets one program at a time read, change and replace the file. An
//! editor knows nothing of the lock, so that the file is read once more just before it is
//! replaced.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::disk::{self, Passing};
use super::write::{inside, unwritable};
use crate::diagnostic::codes::io::{REFUSED, TOO_LARGE};
use crate::diagnostic::{Diagnostic, Findings};
use crate::world::{MAX_TEXT_BYTES, ReadError, World, unreadable};

/// The name of the lock file, in the folder of the file to be changed.
const LOCK: &str = ".zhenggai.lock";

/// What a person reads who opens the lock file.
const LOCK_WORDS: &str = "这个文件防止两个人同时改 content 里的文件，不用管它。\r\n";

/// How long to wait for another who is writing. A change takes about half a second.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// What may fail, in this order. Tests fail at each.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Stage {
    Locking,
    Reading,
    Preparing,
    Comparing,
    Replacing,
}

/// A project whose content is to be changed.
pub(crate) struct Amend<'a> {
    /// The project's folder.
    project: &'a Path,
    /// The door to it.
    world: &'a dyn World,
    patience: Duration,
    /// Asked before each stage.
    before: &'a dyn Fn(Stage) -> io::Result<()>,
}

impl<'a> Amend<'a> {
    /// For the project in this folder.
    pub(crate) fn new(project: &'a Path, world: &'a dyn World) -> Self {
        Self { project, world, patience: PATIENCE, before: &|_| Ok(()) }
    }

    /// Replaces a file by what `change` makes of its bytes (`None` if there is no file),
    /// and gives its path, as a person would type it, with what else `change` said.
    ///
    /// # Errors
    /// The findings of `change`, or why the file cannot be written; it is then as it was.
    pub(crate) fn file<T>(
        &self,
        path: &str,
        change: impl FnOnce(Option<&[u8]>) -> Result<(Vec<u8>, T), Findings>,
    ) -> Result<(PathBuf, T), Findings> {
        let target = inside(self.project, path);
        let folder = target.parent().unwrap_or(self.project);
        let failed = |error: &io::Error| Findings::from(unwritable(&target, error));
        let _lock = self.lock(folder, &target)?;
        (self.before)(Stage::Reading).map_err(|error| failed(&error))?;
        let old = self.read(path)?;
        let (new, said) = change(old.as_deref())?;
        if new.len() > MAX_TEXT_BYTES {
            return Err(Findings::from(too_large(path)));
        }
        let passing = self.prepare(folder, &target, &new).map_err(|it| failed(&it))?;
        (self.before)(Stage::Comparing).map_err(|error| failed(&error))?;
        if self.read(path)? != old {
            return Err(Findings::from(changed_meanwhile(&target)));
        }
        (self.before)(Stage::Replacing)
            .and_then(|()| passing.replace(&target))
            .map_err(|error| failed(&error))?;
        disk::settle(folder);
        Ok((target, said))
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Findings> {
        match self.world.read(path, MAX_TEXT_BYTES) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(ReadError::NotFound) => Ok(None),
            Err(error) => Err(Findings::from(unreadable(path, &error))),
        }
    }

    /// The new bytes on disk beside the file, as readable as the file is.
    fn prepare(&self, folder: &Path, target: &Path, new: &[u8]) -> io::Result<Passing> {
        (self.before)(Stage::Preparing)?;
        disk::free(target)?;
        let passing = Passing::new(folder, new)?;
        passing.permit_as(target)?;
        Ok(passing)
    }

    /// Waits until nobody else changes files of this folder. The lock ends with the
    /// program, however it ends.
    fn lock(&self, folder: &Path, target: &Path) -> Result<File, Findings> {
        let place = folder.join(LOCK);
        let failed = |error: &io::Error| Findings::from(unwritable(&place, error));
        (self.before)(Stage::Locking).map_err(|error| failed(&error))?;
        for path in [folder, target] {
            if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
                return Err(Findings::from(is_link(path)));
            }
        }
        let file = disk::open_lock(&place).map_err(|error| failed(&error))?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if start.elapsed() < self.patience => {
                    sleep(PAUSE);
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Findings::from(busy(target)));
                }
                // Some network folders know no locks: there the second look must do.
                Err(TryLockError::Error(error))
                    if error.kind() == io::ErrorKind::Unsupported =>
                {
                    return Ok(file);
                }
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
            }
        }
        disk::explain_lock(&file, LOCK_WORDS);
        disk::sweep(folder);
        Ok(file)
    }
}

fn refused(message: String, hint: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(&REFUSED, message).hint(hint))
}

fn is_link(path: &Path) -> Box<Diagnostic> {
    refused(
        format!("“{}”是通向别处的链接，没有写入", path.display()),
        "请把链接换成它所通向的文件或文件夹",
    )
}

fn busy(target: &Path) -> Box<Diagnostic> {
    refused(
        format!("别人正在改“{}”，等了很久还没有改完", target.display()),
        "请过一会儿重新运行；没有别人在用的，请重新启动电脑后再试",
    )
}

/// The finding for a file that another program has saved since it was read.
pub(super) fn changed_meanwhile(target: impl AsRef<Path>) -> Box<Diagnostic> {
    refused(
        format!("“{}”刚刚被别的程序改过，没有写入", target.as_ref().display()),
        "请保存并关闭正在编辑它的程序，然后重新运行",
    )
}

fn too_large(path: &str) -> Box<Diagnostic> {
    let message =
        format!("文件“{path}”再加就超过 {} MB，没有写入", MAX_TEXT_BYTES / 1024 / 1024);
    Box::new(Diagnostic::new(&TOO_LARGE, message).hint("请检查文件里是否误放了别的内容"))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::world::disk::DiskWorld;

    const FILE: &str = "content/甲.yaml";

    /// A project with one file of content.
    fn project(text: &str) -> (tempfile::TempDir, DiskWorld) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        fs::write(folder.path().join(FILE), text).unwrap();
        let world = DiskWorld::new(folder.path(), None);
        (folder, world)
    }

    fn add(old: Option<&[u8]>) -> Result<(Vec<u8>, ()), Findings> {
        Ok(([old.unwrap_or_default(), "新".as_bytes()].concat(), ()))
    }

    fn text(project: &Path) -> String {
        fs::read_to_string(project.join(FILE)).unwrap()
    }

    fn names(project: &Path) -> Vec<String> {
        let entries = fs::read_dir(project.join("content")).unwrap().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn message(findings: &Findings) -> String {
        findings.iter().next().unwrap().message.clone()
    }

    #[test]
    fn a_file_is_changed_or_made() {
        let (folder, world) = project("旧");
        let amend = Amend::new(folder.path(), &world);
        let (path, ()) = amend.file(FILE, add).unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), "旧新");
        amend.file("content/乙.yaml", add).unwrap();
        assert_eq!(names(folder.path()), [".zhenggai.lock", "乙.yaml", "甲.yaml"]);
    }

    #[test]
    fn a_fault_at_any_stage_leaves_the_old_file_and_nothing_else() {
        let stages = [
            Stage::Locking,
            Stage::Reading,
            Stage::Preparing,
            Stage::Comparing,
            Stage::Replacing,
        ];
        let kinds = [io::ErrorKind::PermissionDenied, io::ErrorKind::StorageFull];
        for (failing, kind) in stages.iter().flat_map(|it| kinds.map(|kind| (*it, kind)))
        {
            let (folder, world) = project("旧");
            let seen = RefCell::new(Vec::new());
            let before = |stage| {
                seen.borrow_mut().push(stage);
                if stage == failing { Err(kind.into()) } else { Ok(()) }
            };
            let amend = Amend { before: &before, ..Amend::new(folder.path(), &world) };
            let found = amend.file(FILE, add).unwrap_err();
            assert!(message(&found).starts_with("不能写入"), "{failing:?}");
            assert_eq!(seen.borrow().last(), Some(&failing));
            assert_eq!(text(folder.path()), "旧");
            assert!(names(folder.path()).iter().all(|name| !name.ends_with(".tmp")));
            Amend::new(folder.path(), &world).file(FILE, add).unwrap();
            assert_eq!(text(folder.path()), "旧新");
        }
    }

    #[test]
    fn a_change_that_is_refused_writes_nothing() {
        let (folder, world) = project("旧");
        let finding = refused("不行".to_owned(), "");
        let result = Amend::new(folder.path(), &world)
            .file(FILE, |_| Err::<(Vec<u8>, ()), _>(finding.into()));
        assert_eq!(message(&result.unwrap_err()), "不行");
        assert_eq!(text(folder.path()), "旧");
    }

    #[test]
    fn what_a_crash_has_left_is_removed_by_the_next_change() {
        let (folder, world) = project("旧");
        fs::write(folder.path().join("content/.zhenggai-abc.tmp"), "旧新").unwrap();
        Amend::new(folder.path(), &world).file(FILE, add).unwrap();
        assert_eq!(names(folder.path()), [".zhenggai.lock", "甲.yaml"]);
    }

    #[test]
    fn who_waits_too_long_for_the_lock_is_told() {
        let (folder, world) = project("旧");
        let patience = Duration::from_millis(50);
        let amend = Amend { patience, ..Amend::new(folder.path(), &world) };
        let inner = amend.file(FILE, |old| {
            let waited = amend.file(FILE, add).unwrap_err();
            assert!(message(&waited).contains("别人正在改"), "{waited:?}");
            add(old)
        });
        inner.unwrap();
        assert_eq!(text(folder.path()), "旧新");
    }

    #[test]
    fn what_an_editor_saves_meanwhile_is_kept() {
        let (folder, world) = project("旧");
        let before = |stage| {
            if stage == Stage::Comparing {
                fs::write(folder.path().join(FILE), "编辑")?;
            }
            Ok(())
        };
        let amend = Amend { before: &before, ..Amend::new(folder.path(), &world) };
        let found = amend.file(FILE, add).unwrap_err();
        assert!(message(&found).contains("刚刚被别的程序改过"));
        assert_eq!(text(folder.path()), "编辑");
    }

    #[test]
    fn a_file_that_could_not_be_read_again_is_not_written() {
        let (folder, world) = project("旧");
        let huge = |_: Option<&[u8]>| Ok((vec![b' '; MAX_TEXT_BYTES + 1], ()));
        let found = Amend::new(folder.path(), &world).file(FILE, huge).unwrap_err();
        assert_eq!(found.iter().next().unwrap().code.id, TOO_LARGE.id);
        assert_eq!(text(folder.path()), "旧");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_refused() {
        let (folder, world) = project("旧");
        let link = folder.path().join("content/乙.yaml");
        std::os::unix::fs::symlink(folder.path().join(FILE), &link).unwrap();
        let found = Amend::new(folder.path(), &world).file("content/乙.yaml", add);
        assert!(message(&found.unwrap_err()).contains("通向别处的链接"));
        assert_eq!(text(folder.path()), "旧");
    }

    #[cfg(unix)]
    #[test]
    fn who_could_read_the_file_still_can() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, world) = project("旧");
        let file = folder.path().join(FILE);
        for mode in [0o640, 0o666] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            Amend::new(folder.path(), &world).file(FILE, add).unwrap();
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, mode);
        }
    }
}
