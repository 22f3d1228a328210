//! The only door by which the program changes files: no file is ever half written.
//!
//! A file is first [`Passing`]: it lies under a name of its own beside its place, complete
//! and on the disk, before it takes its place. What a crash or a power cut leaves of passing
//! files, [`sweep`] removes: each is locked as long as the program that wrote it lives, so
//! that nobody sweeps away what another is about to put in place.
//!
//! Every change asks [`before`] first. In the program that is nothing; the tests of faults
//! (`faults`) kill the process there, or let the disk be full.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use tempfile::{NamedTempFile, TempDir};

#[cfg(test)]
use super::faults::before;

/// How the name of a passing file begins and ends.
const PREFIX: &str = ".zhenggai-";
/// See [`PREFIX`].
const SUFFIX: &str = ".tmp";

/// How often Windows is asked to replace a file that somebody has just open to read: a
/// virus scanner lets go after a moment.
const TRIES: u32 = 50;

/// How long to wait between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// A change of the disk that may fail.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Step<'a> {
    /// A folder is made.
    Folder(&'a Path),
    /// A file is opened to be changed in place: only lock files are.
    Open(&'a Path),
    /// A file is asked whether it may be replaced.
    Free(&'a Path),
    /// A passing file is made.
    Create(&'a Path),
    /// Bytes go into a passing file; asked again half-way.
    Write(&'a Path),
    /// The bytes are forced onto the disk.
    Sync(&'a Path),
    /// The passing file gets the rights of the one it replaces.
    Permit(&'a Path),
    /// The first takes the place of the second.
    Place(&'a Path, &'a Path),
    /// A file or a folder goes.
    Remove(&'a Path),
    /// The names in a folder are forced onto the disk.
    Settle(&'a Path),
}

/// The disk does as it likes.
#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "in tests it fails")]
fn before(_: Step<'_>) -> io::Result<()> {
    Ok(())
}

/// A complete file that has not yet taken its place; dropping it removes it.
#[derive(Debug)]
pub(super) struct Passing(NamedTempFile);

impl Passing {
    /// These bytes on the disk, in the folder of their place.
    pub(super) fn new(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut passing = Self(named(folder)?);
        let (first, second) = bytes.split_at(bytes.len() / 2);
        for half in [first, second] {
            before(Step::Write(passing.0.path()))?;
            passing.0.write_all(half)?;
        }
        before(Step::Sync(passing.0.path()))?;
        passing.0.as_file().sync_all()?;
        Ok(passing)
    }

    /// Gives it the rights that a file has, if that is there.
    pub(super) fn permit_as(&self, known: &Path) -> io::Result<()> {
        let Ok(known) = fs::metadata(known) else { return Ok(()) };
        before(Step::Permit(self.0.path()))?;
        self.0.as_file().set_permissions(known.permissions())
    }

    /// Takes the place of whatever is there.
    pub(super) fn replace(self, target: &Path) -> io::Result<()> {
        let Self(mut file) = self;
        let mut tries = if cfg!(windows) { TRIES } else { 1 };
        loop {
            tries -= 1;
            before(Step::Place(file.path(), target))?;
            match file.persist(target) {
                Ok(_) => return Ok(()),
                Err(refused)
                    if tries > 0
                        && refused.error.kind() == io::ErrorKind::PermissionDenied =>
                {
                    file = refused.file;
                    sleep(PAUSE);
                }
                Err(refused) => return Err(refused.error),
            }
        }
    }

    /// Takes a place that must be free.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if it is not; what is there stays.
    pub(super) fn place(self, target: &Path) -> io::Result<()> {
        before(Step::Place(self.0.path(), target))?;
        self.0.persist_noclobber(target).map(|_| ()).map_err(|refused| refused.error)
    }
}

/// A complete folder of files that has not yet taken its place; dropping it removes it.
#[derive(Debug)]
pub(super) struct PassingFolder(TempDir);

impl PassingFolder {
    /// An empty one in the folder of its place.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        before(Step::Folder(folder))?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        builder.tempdir_in(folder).map(Self)
    }

    /// Adds a file with these bytes, on the disk.
    pub(super) fn add(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let folder = self.0.path();
        Passing::new(folder, bytes)?.place(&folder.join(name))
    }

    /// Takes the place of whatever is there. A folder that is there is moved aside first, and
    /// back if this one cannot take its place; a crash between the two leaves nothing under
    /// the name, and the next run makes it again.
    pub(super) fn replace(self, target: &Path) -> io::Result<()> {
        settle(self.0.path());
        let outer = target.parent().unwrap_or(target);
        let aside = Self::new(outer)?;
        let old = aside.0.path().join("old");
        let was_there = fs::symlink_metadata(target).is_ok();
        if was_there {
            before(Step::Place(target, &old))?;
            fs::rename(target, &old)?;
        }
        let placed = before(Step::Place(self.0.path(), target))
            .and_then(|()| fs::rename(self.0.path(), target));
        if placed.is_err() && was_there {
            // Whether or not this succeeds, what is told is why the new one did not come.
            let _ = fs::rename(&old, target);
        }
        placed
    }
}

/// Removes passing folders that a crash has left. They cannot be locked as files are: only
/// for who keeps all others from making them.
pub(super) fn sweep_folders(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            let _ = before(Step::Remove(&entry.path()))
                .and_then(|()| fs::remove_dir_all(entry.path()));
        }
    }
}

/// A passing file that is ours: a sweeper may have taken away the one that was made first,
/// before it was locked.
fn named(folder: &Path) -> io::Result<NamedTempFile> {
    loop {
        before(Step::Create(folder))?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        // Passing files are private by default; a paper may be read by who may read papers.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(folder)?;
        // Folders that know no locks are never swept.
        let taken = matches!(file.as_file().try_lock(), Err(TryLockError::WouldBlock));
        if !taken && file.path().exists() {
            return Ok(file);
        }
    }
}

/// Removes passing files whose program is no more. What cannot be removed lies in nobody's
/// way, and the next run tries again.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            let _ = sweep_away(&entry.path());
        }
    }
}

/// Removes a passing file, unless a program holds it.
fn sweep_away(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    file.try_lock()?;
    remove_file(path)
}

/// Whether the place can be taken: Word keeps its file locked on Windows, and a person
/// may have protected theirs. Asked before anything is replaced.
pub(super) fn free(target: &Path) -> io::Result<()> {
    match fs::symlink_metadata(target) {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if found.is_file() => {
            before(Step::Free(target))?;
            OpenOptions::new().write(true).open(target).map(|_| ())
        }
        // Whatever else has the name is replaced as such, not written through.
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Opens a lock file, which is made if it is not there; one that another person made may be
/// open to reading only.
pub(super) fn open_lock(place: &Path) -> io::Result<File> {
    before(Step::Open(place))?;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    match options.open(place) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            File::open(place).map_err(|_| error)
        }
        opened => opened,
    }
}

/// Tells who opens a lock file what it is, once. The words are a courtesy; the lock holds
/// without them.
pub(super) fn explain_lock(mut lock: &File, words: &str) {
    if lock.metadata().is_ok_and(|found| found.len() == 0) {
        let _ = lock.write_all(words.as_bytes());
    }
}

/// Makes a folder that must not be there yet.
pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    before(Step::Folder(path))?;
    fs::create_dir(path)
}

/// Makes a folder and those around it, as far as they are not there.
pub(super) fn create_folders(path: &Path) -> io::Result<()> {
    let mut missing: Vec<PathBuf> = Vec::new();
    let outer = path.ancestors().take_while(|it| !it.as_os_str().is_empty());
    missing.extend(outer.take_while(|it| !it.is_dir()).map(Path::to_owned));
    for folder in missing.iter().rev() {
        match create_folder(folder) {
            // Another program was faster.
            Err(error)
                if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
            made => made?,
        }
    }
    Ok(())
}

/// Removes a file.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    before(Step::Remove(path))?;
    fs::remove_file(path)
}

/// Removes a folder that is empty.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    before(Step::Remove(path))?;
    fs::remove_dir(path)
}

/// Makes new names last through a power cut, where the system lets us.
pub(super) fn settle(folder: &Path) {
    let asked = before(Step::Settle(folder));
    if cfg!(unix) {
        let _ = asked.and_then(|()| File::open(folder)?.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_holds_is_swept_away_and_what_somebody_holds_stays() {
        let folder = tempfile::tempdir().unwrap();
        let held = Passing::new(folder.path(), b"held").unwrap();
        let left = folder.path().join(".zhenggai-left.tmp");
        let other = folder.path().join("zhenggai.tmp");
        for path in [&left, &other] {
            fs::write(path, "").unwrap();
        }
        sweep(folder.path());
        assert!(!left.exists() && other.exists());
        let target = folder.path().join("甲");
        held.replace(&target).unwrap();
        assert_eq!(fs::read_to_string(target).unwrap(), "held");
    }

    #[test]
    fn a_place_that_is_taken_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("甲");
        Passing::new(folder.path(), b"old").unwrap().place(&target).unwrap();
        let refused = Passing::new(folder.path(), b"new").unwrap().place(&target);
        assert_eq!(refused.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(target).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn writers_and_sweepers_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let done = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            let sweeper = scope.spawn(|| {
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    sweep(folder.path());
                }
            });
            for number in 0..500 {
                let target = folder.path().join(format!("{number}"));
                Passing::new(folder.path(), b"all").unwrap().replace(&target).unwrap();
                assert_eq!(fs::read(&target).unwrap(), b"all");
            }
            done.store(true, std::sync::atomic::Ordering::Relaxed);
            sweeper.join().unwrap();
        });
    }
}
