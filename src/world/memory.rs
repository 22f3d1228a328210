//! A world that lies in memory, for tests and benches.

use std::collections::BTreeMap;

use super::{InstalledFace, ReadError, World};
use crate::value::Date;

/// Files by path, and a fixed day.
#[derive(Clone, Debug)]
pub struct MemoryWorld {
    files: BTreeMap<String, Vec<u8>>,
    today: Date,
}

impl MemoryWorld {
    /// A world without files on this day.
    pub fn new(today: Date) -> Self {
        Self { files: BTreeMap::new(), today }
    }

    /// Adds or replaces a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
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
        Vec::new()
    }

    fn read_installed(&self, _: &InstalledFace) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::NotFound)
    }

    fn today(&self) -> Date {
        self.today
    }
}
