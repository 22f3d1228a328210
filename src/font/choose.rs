//! Searches the faces for a run, step by step, and says why each was taken or left.

use std::str::FromStr;

use super::findings::stand_ins;
use super::library::Library;
use super::search::Search;
use crate::diagnostic::Findings;
use crate::standard::Role;
use crate::world::World;

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
        let numbered = path.rsplit_once('#');
        let numbered =
            numbered.and_then(|(path, index)| Some((path, index.parse().ok()?)));
        let (path, index) = numbered.unwrap_or((path, 0));
        let path = path.trim();
        if path.is_empty() {
            return Err(format!("“{text}”中没有字体文件，{form}"));
        }
        Ok(Self { role, path: path.to_owned(), index })
    }
}

/// Which faces a run may use.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Selection {
    /// Only the bundled ones, which give the same pages on every machine.
    Bundled,
    /// The best that the project and the machine have, as [`Library::choose`] says.
    Auto(Wishes),
}

impl Default for Selection {
    fn default() -> Self {
        Self::Auto(Wishes::default())
    }
}

/// What a person asks of the search.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Wishes {
    /// Files for single classes, which come before everything else; of two for the same
    /// class the last counts.
    pub explicit: Vec<Explicit>,
    /// Whether faces whose maker forbids embedding may be embedded: for holders of a
    /// licence.
    pub allow_restricted: bool,
    /// The names of the faces that the office uses, in the order of [`Role::ALL`]
    /// (`content/format.yaml`); they come before all other faces of their class.
    pub preferred: [Option<String>; 5],
}

impl Selection {
    /// The same, with the faces that the office uses before others of their class.
    #[must_use]
    pub fn preferring(&self, own: &[Option<String>; 5]) -> Self {
        match self {
            Self::Bundled => Self::Bundled,
            Self::Auto(wishes) => {
                Self::Auto(Wishes { preferred: own.clone(), ..wishes.clone() })
            }
        }
    }
}

impl Library {
    /// The faces for a run, each class by the first of these that has a usable face:
    ///
    /// 1. the file that a person named for the class;
    /// 2. the project's folder `fonts/`: files known by the names inside them, else by
    ///    the name of the file (`小标宋.ttf`);
    /// 3. installed official faces, 4. installed faces of the same class, 5. installed
    ///    free ones;
    /// 6. the bundled face.
    ///
    /// Of the faces of a step those come first that the office names as its own.
    ///
    /// A face is usable if it is sound, may be embedded, and has the commonest
    /// characters. Installed faces are asked for only when the steps before leave a
    /// class open, for this is slow. Every class is served in the end, whatever fails.
    pub fn choose(
        world: &dyn World,
        selection: &Selection,
        findings: &mut Findings,
    ) -> Self {
        let Selection::Auto(wishes) = selection else { return Self::bundled() };
        let mut search = Search::new(world, wishes, findings);
        let library = Self::assemble(|role| search.serve(role));
        findings.extend(stand_ins(&library));
        library
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_file_is_read_with_class_path_and_index() {
        let named: Explicit = "宋体=C:\\Windows\\Fonts\\simsun.ttc#1".parse().unwrap();
        assert_eq!(named.role, Role::SongTi);
        assert_eq!(
            (named.path.as_str(), named.index),
            ("C:\\Windows\\Fonts\\simsun.ttc", 1)
        );
    }

    #[test]
    fn a_hash_that_is_no_index_belongs_to_the_path() {
        let named: Explicit = "仿宋=a#b.ttf".parse().unwrap();
        assert_eq!((named.path.as_str(), named.index), ("a#b.ttf", 0));
    }

    #[test]
    fn a_wrong_form_is_explained() {
        let error = |text: &str| text.parse::<Explicit>().unwrap_err();
        assert!(error("simfang.ttf").contains("没有等号"));
        assert!(error("隶书=a.ttf").contains("不是字体类别"));
        assert!(error("仿宋=").contains("没有字体文件"));
    }
}
