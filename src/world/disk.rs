//! The real world: the project's folder, the system's faces and clock.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::{InstalledFace, MAX_FACE_BYTES, ReadError, World};
use crate::value::Date;

/// Folders that hold free faces but that the system's font list leaves out.
const FURTHER_FONT_FOLDERS: [&str; 2] = [
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf/fonts/opentype/public/fandol",
];

/// A project's folder on disk.
#[derive(Clone, Debug)]
pub struct DiskWorld {
    root: PathBuf,
    today: Date,
}

impl DiskWorld {
    /// The project in this folder, reckoned on this day or else today.
    pub fn new(root: impl Into<PathBuf>, as_of: Option<Date>) -> Self {
        Self { root: root.into(), today: as_of.unwrap_or_else(Date::of_the_clock) }
    }

    /// The folder of the project.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn inside(&self, path: &str) -> Result<PathBuf, ReadError> {
        let path = Path::new(path);
        let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
        if plain { Ok(self.root.join(path)) } else { Err(ReadError::Outside) }
    }
}

impl World for DiskWorld {
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, ReadError> {
        read_at_most(&self.inside(path)?, limit)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let Ok(folder) = self.inside(folder) else { return Vec::new() };
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let files = entries.flatten().filter(|entry| entry.path().is_file());
        let mut names: Vec<_> =
            files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    fn installed_faces(&self) -> Vec<InstalledFace> {
        let mut database = fontdb::Database::new();
        database.load_system_fonts();
        for folder in FURTHER_FONT_FOLDERS {
            database.load_fonts_dir(folder);
        }
        database.faces().filter_map(installed).collect()
    }

    fn read_installed(&self, face: &InstalledFace) -> Result<Vec<u8>, ReadError> {
        read_at_most(Path::new(&face.path), MAX_FACE_BYTES)
    }

    fn today(&self) -> Date {
        self.today
    }
}

/// The names of the folders in a folder, sorted, links left out; empty if there is none.
pub fn folders(folder: &Path) -> Vec<OsString> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let folders =
        entries.flatten().filter(|it| it.file_type().is_ok_and(|kind| kind.is_dir()));
    let mut names: Vec<_> = folders.map(|entry| entry.file_name()).collect();
    names.sort();
    names
}

/// What lies in a folder, not followed anywhere.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lying {
    /// Its name; `None` where it is no text.
    pub name: Option<String>,
    /// What it is.
    pub kind: LyingKind,
    /// Its length in bytes.
    pub length: u64,
}

/// What something in a folder is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum LyingKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link to something else, or a device.
    Other,
}

/// What lies in a folder, sorted by name, at most `limit` things.
///
/// # Errors
/// When the folder cannot be read, or more lies in it.
pub fn lying(folder: &Path, limit: usize) -> Result<Vec<Lying>, ReadError> {
    let entries = fs::read_dir(folder).map_err(|error| refused(&error))?;
    let mut found = Vec::new();
    for entry in entries.take(limit + 1) {
        let entry = entry.map_err(|error| refused(&error))?;
        let data = fs::symlink_metadata(entry.path()).map_err(|error| refused(&error))?;
        let kind = match data.file_type() {
            kind if kind.is_file() => LyingKind::File,
            kind if kind.is_dir() => LyingKind::Folder,
            _ => LyingKind::Other,
        };
        let name = entry.file_name().into_string().ok();
        found.push(Lying { name, kind, length: data.len() });
    }
    if found.len() > limit {
        return Err(ReadError::TooLarge { limit });
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

fn installed(face: &fontdb::FaceInfo) -> Option<InstalledFace> {
    let fontdb::Source::File(path) = &face.source else { return None };
    let mut names: Vec<_> = face.families.iter().map(|(name, _)| name.clone()).collect();
    names.push(face.post_script_name.clone());
    Some(InstalledFace { names, path: path.to_str()?.to_owned(), index: face.index })
}

fn read_at_most(path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
    let file = File::open(path).map_err(|error| refused(&error))?;
    let mut bytes = Vec::new();
    let ceiling = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    file.take(ceiling).read_to_end(&mut bytes).map_err(|error| refused(&error))?;
    if bytes.len() > limit { Err(ReadError::TooLarge { limit }) } else { Ok(bytes) }
}

fn refused(error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound,
        _ => ReadError::Refused(error.to_string()),
    }
}
