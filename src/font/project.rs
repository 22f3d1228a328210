//! Reads the faces that a project brings in its folder `fonts/`.

use std::sync::Arc;

use super::alias::{Aliases, Match};
use super::bundled;
use super::face::Face;
use super::file::{self, FontData, Origin};
use super::findings;
use super::names;
use crate::diagnostic::Findings;
use crate::world::{MAX_FACE_BYTES, World};

/// The folder of a project that may hold faces.
const FOLDER: &str = "fonts";

/// Endings of font files; web fonts are read so as to say what they are.
const ENDINGS: [&str; 6] = ["ttf", "otf", "ttc", "otc", "woff", "woff2"];

/// All faces of the project that are known for a class, the best of each first.
pub(super) fn faces(
    world: &dyn World,
    aliases: &Aliases,
    findings: &mut Findings,
) -> Vec<(Match, Face)> {
    let mut faces = Vec::new();
    for name in world.list(FOLDER) {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if !ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) {
            continue;
        }
        let path = format!("{FOLDER}/{name}");
        match world.read(&path, MAX_FACE_BYTES) {
            Ok(bytes) => {
                faces.extend(known_faces(&path, &Arc::new(bytes), aliases, findings));
            }
            Err(error) => findings.push(findings::skipped(&path, &error)),
        }
    }
    faces.sort_by_key(|(found, face)| (*found, names::is_cut(&face.names)));
    faces
}

/// The faces of one file that are known for a class, by their own names or the file's.
fn known_faces(
    path: &str,
    bytes: &Arc<Vec<u8>>,
    aliases: &Aliases,
    findings: &mut Findings,
) -> Vec<(Match, Face)> {
    let mut known = Vec::new();
    for index in 0..file::count(bytes) {
        let data = FontData::Shared(Arc::clone(bytes));
        let face = match Face::parse(data, index, Origin::Project(path.to_owned())) {
            Ok(face) => face,
            Err(error) => {
                findings.push(findings::broken(path, error));
                return known;
            }
        };
        if bundled::is_bundled(&face) {
            return known;
        }
        let found = aliases.find(&face.names, path).or_else(|| aliases.find_file(path));
        known.extend(found.map(|found| (found, face)));
    }
    if known.is_empty() {
        findings.push(findings::unknown_class(path));
    }
    known
}
