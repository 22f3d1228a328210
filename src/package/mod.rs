//! The filing package (报送包): what it holds, how it is sealed, and how it is checked at the
//! other end.
//!
//! 1. [`snapshot`] is what the papers say; [`changes`] compares two of them.
//! 2. [`manifest`] is what the package says of itself; [`seal`] adds it and the hashes.
//! 3. [`archive`] makes one zip of it; [`opened`] reads a zip or a folder that anybody may
//!    have made.
//! 4. [`verify`] holds an opened package against its own manifest, and its papers against
//!    each other.
//!
//! Values in, values out: who calls reads and writes the files.

pub mod archive;
pub mod changes;
mod digest;
pub mod manifest;
pub mod name;
pub mod opened;
pub mod snapshot;
pub mod verify;

use manifest::{Listed, Manifest};

pub use digest::{sha256, sha256_of_texts};

/// A file of a package.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of a package with its manifest and the list of hashes, sorted by name as a
/// folder shows them.
pub fn seal(manifest: &Manifest, mut files: Vec<File>) -> Vec<File> {
    let bytes = manifest.text().into_bytes();
    files.push(File { name: name::MANIFEST.to_owned(), bytes });
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let bytes = digest::sums(&files).into_bytes();
    files.push(File { name: name::SUMS.to_owned(), bytes });
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

/// The names that a list of hashes names; none where it is no list.
pub fn names_in(sums: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(sums);
    let listed = digest::listed(&text).unwrap_or_default();
    listed.into_iter().map(|(_, name)| name.to_owned()).collect()
}

/// A file as the manifest lists it.
pub fn listed(file: &File, format: &str) -> Listed {
    Listed {
        name: file.name.clone(),
        format: format.to_owned(),
        bytes: file.bytes.len(),
        hash: sha256(&file.bytes),
    }
}
