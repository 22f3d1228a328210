//! A world that lies in memory, for tests and benches.

use std::collections::BTreeMap;

use super::{InstalledFace, ReadError, World};
use crate::value::Date;

/// Files by path, installed faces, and a fixed day.
#[derive(Clone, Debug)]
pub struct MemoryWorld {
    files: BTreeMap<String, Vec<u8>>,
    installed: Vec<(InstalledFace, Vec<u8>)>,
    today: Date,
}

impl MemoryWorld {
    /// A world without files on this day.
    pub fn new(today: Date) -> Self {
        Self { files: BTreeMap::new(), installed: Vec::new(), today }
    }

    /// Adds or replaces a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }

    /// Adds an installed face and the bytes of its file.
    #[must_use]
    pub fn with_installed(
        mut self,
        face: InstalledFace,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        self.installed.push((face, bytes.into()));
        self
    }
}

impl World for MemoryWorld {
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, ReadError> {
        let bytes = self.files.get(path).ok_or(ReadError::NotFound)?;
        if bytes.len() > limit {
            return Err(ReadError::TooLarge { limit });
        }
        Ok(bytes.clone())
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let inside = self.files.keys().filter_map(|path| path.strip_prefix(folder));
        let names = inside.filter_map(|rest| rest.strip_prefix('/'));
        names.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }

    fn installed_faces(&self) -> Vec<InstalledFace> {
        self.installed.iter().map(|(face, _)| face.clone()).collect()
    }

    fn read_installed(&self, face: &InstalledFace) -> Result<Vec<u8>, ReadError> {
        let same = |known: &&(InstalledFace, Vec<u8>)| known.0.path == face.path;
        let found = self.installed.iter().find(same);
        found.map(|(_, bytes)| bytes.clone()).ok_or(ReadError::NotFound)
    }

    fn today(&self) -> Date {
        self.today
    }
}
