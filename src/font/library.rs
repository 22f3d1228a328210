//! The faces of a run: which serves each class, and which glyph shows a character.

use super::bundled;
use super::face::Face;
use super::glyphs::{Found, Glyph, Table};
use crate::standard::Role;

/// A face of a [`Library`].
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct FaceId(pub usize);

/// Which step of the search found the face that serves.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Step {
    /// Named by the person who runs the program.
    Explicit,
    /// A file in the project's folder `fonts/`.
    Project,
    /// An official face that is installed.
    Official,
    /// Another face of the same class that is installed.
    SameClass,
    /// A free face of the same class that is installed.
    Free,
    /// Carried by the program.
    Bundled,
}

impl Step {
    /// The step in words for a person.
    pub fn words(self) -> &'static str {
        match self {
            Self::Explicit => "指定的字体",
            Self::Project => "项目 fonts 文件夹中的字体",
            Self::Official => "已安装的公文字体",
            Self::SameClass => "已安装的同类字体",
            Self::Free => "已安装的免费字体",
            Self::Bundled => "程序内置的字体",
        }
    }

    /// Whether the face may differ from what readers expect of an official document.
    pub fn is_stand_in(self) -> bool {
        matches!(self, Self::Free | Self::Bundled)
    }
}

/// Which face serves a class, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Service {
    /// The class.
    pub role: Role,
    /// The name of the class's official face, as word processors know it.
    pub official: &'static str,
    /// The face that serves; [`Library::face`] knows its family, origin and measures.
    pub face: FaceId,
    /// The step of the search that found it.
    pub step: Step,
    /// Why it was taken, in Chinese.
    pub reason: String,
    /// The faces that were looked at and not taken: name, and reason in Chinese.
    pub rejected: Vec<(String, String)>,
}

/// The face that a search found for a class.
#[derive(Debug)]
pub(super) struct Choice {
    /// The face; `None` stands for the bundled one.
    pub(super) face: Option<Face>,
    pub(super) step: Step,
    pub(super) reason: String,
    pub(super) rejected: Vec<(String, String)>,
}

impl Choice {
    /// The bundled face, after these were rejected.
    pub(super) fn bundled(reason: String, rejected: Vec<(String, String)>) -> Self {
        Self { face: None, step: Step::Bundled, reason, rejected }
    }
}

/// The faces of a run. Cheap to query and shared between threads.
#[derive(Debug)]
pub struct Library {
    /// The chosen faces, then the five bundled ones in the order of [`Role::ALL`].
    faces: Vec<Face>,
    /// By position of the role in [`Role::ALL`].
    services: Vec<Service>,
    /// By position of the role: where glyphs are sought, in this order.
    chains: Vec<Vec<usize>>,
    /// By position of the role: what has been found.
    tables: Vec<Table>,
}

impl Library {
    /// The five faces that the program carries: the same pages on every machine.
    pub fn bundled() -> Self {
        let reason = || "按要求只用程序内置的字体".to_owned();
        Self::assemble(|_| Choice::bundled(reason(), Vec::new()))
    }

    /// A library with what a search finds for each class.
    pub(super) fn assemble(mut choose: impl FnMut(Role) -> Choice) -> Self {
        let choices = Role::ALL.map(|role| (role, choose(role)));
        let chosen = choices.iter().filter(|(_, choice)| choice.face.is_some()).count();
        let mut faces = Vec::with_capacity(chosen + Role::ALL.len());
        let mut services = Vec::new();
        for (role, choice) in choices {
            let bundled = chosen + place(role);
            let position = if choice.face.is_some() { faces.len() } else { bundled };
            faces.extend(choice.face);
            services.push(Service {
                role,
                official: official_name(role),
                face: FaceId(position),
                step: choice.step,
                reason: choice.reason,
                rejected: choice.rejected,
            });
        }
        faces.extend(Role::ALL.map(bundled::face));
        let chains = services.iter().map(|service| chain(service, chosen)).collect();
        let tables = Role::ALL.iter().map(|_| Table::new()).collect();
        Self { faces, services, chains, tables }
    }

    /// A face of this library.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.0]
    }

    /// All faces: those that serve, and those that stand by for single characters.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces.iter().enumerate().map(|(position, face)| (FaceId(position), face))
    }

    /// Which face serves each class, in the order of [`Role::ALL`].
    pub fn services(&self) -> impl Iterator<Item = &Service> {
        self.services.iter()
    }

    /// Which face serves a class.
    pub fn service(&self, role: Role) -> &Service {
        &self.services[place(role)]
    }

    /// The glyph that shows a character in text of a class: of the face that serves the
    /// class, else of the bundled face of the class, else of the bundled 宋体 (黑体 for
    /// 黑体 itself, which is the same as before), else of any bundled face.
    pub fn glyph(&self, role: Role, ch: char) -> Option<Glyph> {
        let place = place(role);
        let found = self.tables[place].get(ch, || self.look_up(place, ch))?;
        let units_per_em = self.faces[usize::from(found.face)].units_per_em();
        Some(found.glyph(units_per_em))
    }

    fn look_up(&self, place: usize, ch: char) -> Option<Found> {
        self.chains[place].iter().find_map(|position| {
            // A library has at most ten faces.
            let number = u8::try_from(*position).ok()?;
            Found::of(&self.faces[*position], number, ch)
        })
    }

    /// The characters of a text that no face can show, each once, in order. Control
    /// characters are not meant to be shown and not named.
    pub fn missing(&self, role: Role, text: &str) -> Vec<char> {
        let shown = |ch: char| ch.is_control() || self.glyph(role, ch).is_some();
        distinct(text, |ch| !shown(ch))
    }

    /// The characters of a text that another face than the serving one must show, each
    /// once, in order.
    pub fn borrowed(&self, role: Role, text: &str) -> Vec<char> {
        let own = self.service(role).face;
        distinct(text, |ch| self.glyph(role, ch).is_some_and(|glyph| glyph.face != own))
    }

    /// The serving faces as a stable text, one line for each class, for manifests.
    pub fn identity(&self) -> String {
        let lines = self.services.iter().map(|service| {
            let face = self.face(service.face);
            format!("{}: {}\n", service.role.name(), face.identity())
        });
        lines.collect()
    }
}

/// Where glyphs for a class are sought, as positions in the library.
fn chain(service: &Service, chosen: usize) -> Vec<usize> {
    let stand_by = match service.role {
        Role::HeiTi => Role::HeiTi,
        _ => Role::SongTi,
    };
    let mut chain = vec![service.face.0];
    let bundled = [service.role, stand_by].into_iter().chain(Role::ALL);
    for position in bundled.map(|role| chosen + place(role)) {
        if !chain.contains(&position) {
            chain.push(position);
        }
    }
    chain
}

fn distinct(text: &str, wanted: impl Fn(char) -> bool) -> Vec<char> {
    let mut chars = Vec::new();
    for ch in text.chars() {
        if !chars.contains(&ch) && wanted(ch) {
            chars.push(ch);
        }
    }
    chars
}

/// Position of a class in [`Role::ALL`].
pub(super) fn place(role: Role) -> usize {
    match role {
        Role::XiaoBiaoSong => 0,
        Role::FangSong => 1,
        Role::KaiTi => 2,
        Role::HeiTi => 3,
        Role::SongTi => 4,
    }
}

/// The official face of a class by the name that most offices use.
pub fn official_name(role: Role) -> &'static str {
    match role {
        Role::XiaoBiaoSong => "方正小标宋简体",
        Role::FangSong => "仿宋_GB2312",
        Role::KaiTi => "楷体_GB2312",
        Role::HeiTi => "黑体",
        Role::SongTi => "宋体",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;

    #[test]
    fn the_bundled_faces_show_what_an_official_document_needs() {
        let faces = Library::bundled();
        let text =
            "整改方案，。、；：？！“”‘’（）《》〈〉〔〕—…·×※①②③⑩％℃0123456789ABCabc ";
        for role in Role::ALL {
            assert_eq!(faces.missing(role, text), [], "{role:?}");
        }
    }

    #[test]
    fn full_width_characters_take_one_em_in_every_bundled_face() {
        let faces = Library::bundled();
        for role in Role::ALL {
            for ch in "整改“”‘’—…·×※℃①，。《》〔〕％".chars()
            {
                let glyph = faces.glyph(role, ch).unwrap();
                assert_eq!(
                    glyph.advance(Length::pt(16)),
                    Length::pt(16),
                    "{role:?} {ch}"
                );
            }
        }
    }

    #[test]
    fn a_character_that_no_face_has_is_missing() {
        let faces = Library::bundled();
        assert_eq!(faces.missing(Role::FangSong, "干👍部👍\n"), ['👍']);
        assert_eq!(faces.glyph(Role::FangSong, '👍'), None);
    }

    #[test]
    fn a_class_is_served_by_the_bundled_face_of_its_name() {
        let faces = Library::bundled();
        for service in faces.services() {
            let face = faces.face(service.face);
            assert!(bundled::is_bundled(face), "{face:?}");
            assert_eq!(faces.glyph(service.role, '整').unwrap().face, service.face);
        }
    }

    #[test]
    fn a_library_is_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Library::bundled());
    }
}
