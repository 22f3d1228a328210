//! Looks for the face of each class, and keeps what it has read for the other classes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::alias::{Aliases, Match};
use super::choose::{Explicit, Wishes};
use super::face::Face;
use super::file::{FontData, Origin};
use super::findings;
use super::library::{Choice, Step, official_name};
use super::names;
use super::project;
use crate::diagnostic::{Diagnostic, Findings};
use crate::standard::Role;
use crate::world::{InstalledFace, MAX_FACE_BYTES, ReadError, World};

/// Characters that a face of a Chinese official document must have. All are in GB 2312,
/// many only in simplified writing, so that a face for other countries does not pass.
const NEEDED: &str = "中国共产党委员会关于落实民主生活会整改方案的通知领导干部责任单位时限个问题\
                      一二三四五六七八九十年月日，。、；：（）《》";

/// A search for the faces of one run.
pub(super) struct Search<'a> {
    world: &'a dyn World,
    wishes: &'a Wishes,
    findings: &'a mut Findings,
    aliases: Aliases,
    /// The project's faces, once they have been read.
    project: Option<Vec<(Match, Face)>>,
    /// The machine's faces with a known name, once they have been asked for.
    installed: Option<Vec<(Match, InstalledFace)>>,
    /// The machine's font files that have been read, by path.
    files: BTreeMap<String, Result<Arc<Vec<u8>>, ReadError>>,
}

impl<'a> Search<'a> {
    /// A search that has not looked anywhere yet.
    pub(super) fn new(
        world: &'a dyn World,
        wishes: &'a Wishes,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            world,
            wishes,
            findings,
            aliases: Aliases::new().preferring(&wishes.preferred),
            project: None,
            installed: None,
            files: BTreeMap::new(),
        }
    }

    /// The face for a class.
    pub(super) fn serve(&mut self, role: Role) -> Choice {
        let mut rejected = Vec::new();
        if let Some(choice) = self.explicit(role, &mut rejected) {
            return choice;
        }
        if let Some(choice) = self.in_project(role, &mut rejected) {
            return choice;
        }
        if let Some(choice) = self.on_machine(role, &mut rejected) {
            return choice;
        }
        let official = official_name(role);
        let reason = if rejected.is_empty() {
            format!("项目中和本机上都没有“{official}”等同类字体")
        } else {
            "找到的同类字体都不能用".to_owned()
        };
        Choice::bundled(reason, rejected)
    }

    fn explicit(&mut self, role: Role, rejected: &mut Rejections) -> Option<Choice> {
        let wishes = self.wishes;
        let named = wishes.explicit.iter().rev().find(|named| named.role == role)?;
        let face = match self.read_explicit(named) {
            Ok(face) => face,
            Err(finding) => {
                let reason = finding.message.clone();
                rejected.push((named.path.clone(), reason));
                self.findings.push(*finding);
                return None;
            }
        };
        // The person knows which characters the file has.
        if let Err(reason) = cut_down(&face).and_then(|()| self.permitted(&face)) {
            self.report_unfit(&face, &reason);
            rejected.push((face.family, reason));
            return None;
        }
        let reason = format!("指定用“{}”", named.path);
        Some(Choice {
            face: Some(face),
            step: Step::Explicit,
            reason,
            rejected: take(rejected),
        })
    }

    fn read_explicit(&mut self, named: &Explicit) -> Result<Face, Box<Diagnostic>> {
        let path = named.path.strip_prefix("./").unwrap_or(&named.path);
        let (bytes, origin) = match self.world.read(path, MAX_FACE_BYTES) {
            Ok(bytes) => (Arc::new(bytes), Origin::Project(path.to_owned())),
            Err(first) => match self.file(path) {
                Ok(bytes) => (bytes, Origin::Machine(path.to_owned())),
                Err(_) if first != ReadError::Outside => {
                    return Err(Box::new(findings::not_read(named, &first)));
                }
                Err(error) => return Err(Box::new(findings::not_read(named, &error))),
            },
        };
        Face::parse(FontData::Shared(bytes), named.index, origin)
            .map_err(|error| Box::new(findings::named_broken(&named.path, error)))
    }

    fn in_project(&mut self, role: Role, rejected: &mut Rejections) -> Option<Choice> {
        if self.project.is_none() {
            let faces = project::faces(self.world, &self.aliases, self.findings);
            self.project = Some(faces);
        }
        let known = self.project.as_deref().unwrap_or_default();
        let faces = known.iter().filter(|(found, _)| found.role == role);
        let faces: Vec<Face> = faces.map(|(_, face)| face.clone()).collect();
        for face in faces {
            match self.usable(&face) {
                Ok(()) => {
                    let file = face.origin.words();
                    let reason = format!("项目中有字体文件“{file}”");
                    return Some(Choice {
                        face: Some(face),
                        step: Step::Project,
                        reason,
                        rejected: take(rejected),
                    });
                }
                Err(reason) => {
                    self.report_unfit(&face, &reason);
                    rejected.push((face.family, reason));
                }
            }
        }
        None
    }

    fn on_machine(&mut self, role: Role, rejected: &mut Rejections) -> Option<Choice> {
        if self.installed.is_none() {
            self.installed = Some(self.list_installed());
        }
        let known = self.installed.as_deref().unwrap_or_default();
        let here = known.iter().filter(|(found, _)| found.role == role);
        let here: Vec<_> = here.cloned().collect();
        for (found, installed) in here {
            match self.read_machine(&installed) {
                Ok(face) => {
                    let reason = format!("本机已安装“{}”", face.family);
                    return Some(Choice {
                        face: Some(face),
                        step: found.step,
                        reason,
                        rejected: take(rejected),
                    });
                }
                Err(reason) => {
                    let name = installed.names.into_iter().next();
                    rejected.push((name.unwrap_or(installed.path), reason));
                }
            }
        }
        None
    }

    /// The installed faces that are known for a class, in the order of the search.
    fn list_installed(&self) -> Vec<(Match, InstalledFace)> {
        let known = |face: InstalledFace| {
            Some((self.aliases.find(&face.names, &face.path)?, face))
        };
        let mut faces: Vec<_> =
            self.world.installed_faces().into_iter().filter_map(known).collect();
        faces.sort_by(|(a, face), (b, other)| {
            let key = |face: &InstalledFace| (names::is_cut(&face.names), face.index);
            (a, key(face), &face.path).cmp(&(b, key(other), &other.path))
        });
        faces
    }

    fn read_machine(&mut self, installed: &InstalledFace) -> Result<Face, String> {
        let bytes =
            self.file(&installed.path).map_err(|error| findings::words(&error))?;
        let origin = Origin::Machine(installed.path.clone());
        match Face::parse(FontData::Shared(bytes), installed.index, origin) {
            Ok(face) => self.usable(&face).map(|()| face),
            Err(error) => {
                self.findings.push(findings::broken(&installed.path, error));
                Err(error.to_string())
            }
        }
    }

    fn file(&mut self, path: &str) -> Result<Arc<Vec<u8>>, ReadError> {
        if let Some(known) = self.files.get(path) {
            return known.clone();
        }
        let face = InstalledFace { names: Vec::new(), path: path.to_owned(), index: 0 };
        let read = self.world.read_installed(&face).map(Arc::new);
        self.files.insert(path.to_owned(), read.clone());
        read
    }

    fn usable(&mut self, face: &Face) -> Result<(), String> {
        let missing = face.missing(NEEDED);
        if let Some(first) = missing.first() {
            return Err(format!("缺少“{first}”等 {} 个常用字符", missing.len()));
        }
        cut_down(face)?;
        self.permitted(face)
    }

    /// Reports a face that somebody brought on purpose and that is not taken, unless the
    /// reason is its maker's will, which has been reported.
    fn report_unfit(&mut self, face: &Face, reason: &str) {
        if !face.embedding_forbidden() || self.wishes.allow_restricted {
            self.findings.push(findings::unfit(face.origin.words(), reason));
        }
    }

    fn permitted(&mut self, face: &Face) -> Result<(), String> {
        if face.embedding_forbidden() && !self.wishes.allow_restricted {
            self.findings.push(findings::forbidden(face));
            return Err("厂商禁止嵌入".to_owned());
        }
        Ok(())
    }
}

/// Tries what the export to PDF will do, while there is still another face to take.
fn cut_down(face: &Face) -> Result<(), String> {
    let glyphs: Vec<u16> = NEEDED.chars().filter_map(|ch| face.glyph(ch)).collect();
    face.subset(&glyphs).map(|_| ()).map_err(|error| error.to_string())
}

type Rejections = Vec<(String, String)>;

fn take(rejected: &mut Rejections) -> Rejections {
    std::mem::take(rejected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::testing::{renamed, with_fs_type, without_ink};
    use crate::font::{Library, Selection, bundled};
    use crate::world::disk::DiskWorld;
    use crate::world::memory::MemoryWorld;

    fn world() -> MemoryWorld {
        MemoryWorld::new(DiskWorld::new("", None).today())
    }

    fn installed(name: &str, path: &str) -> InstalledFace {
        InstalledFace { names: vec![name.to_owned()], path: path.to_owned(), index: 0 }
    }

    fn choose(
        world: &MemoryWorld,
        selection: &Selection,
    ) -> (Library, Vec<&'static str>) {
        let mut findings = Findings::new();
        let library = Library::choose(world, selection, &mut findings);
        (library, findings.iter().map(|finding| finding.code.id).collect())
    }

    fn named(text: &str) -> Selection {
        let explicit = vec![text.parse().unwrap()];
        Selection::Auto(Wishes { explicit, ..Wishes::default() })
    }

    fn step(library: &Library, role: Role) -> (Step, &str) {
        let service = library.service(role);
        (service.step, &library.face(service.face).family)
    }

    #[test]
    fn a_bare_machine_is_served_by_the_bundled_faces_and_told_so_once() {
        let (library, codes) = choose(&world(), &Selection::default());
        assert!(library.services().all(|service| service.step == Step::Bundled));
        assert_eq!(codes, ["FNT003"]);
    }

    #[test]
    fn asking_for_the_bundled_faces_calls_forth_no_finding() {
        let (_, codes) = choose(&world(), &Selection::Bundled);
        assert!(codes.is_empty());
    }

    #[test]
    fn a_named_file_comes_before_everything() {
        let bytes = renamed(Role::KaiTi, "ABC");
        let world = world().with("my/a.ttf", bytes);
        let (library, codes) = choose(&world, &named("楷体=my/a.ttf"));
        assert_eq!(step(&library, Role::KaiTi), (Step::Explicit, "ABC"));
        assert_eq!(step(&library, Role::HeiTi).0, Step::Bundled);
        assert_eq!(codes, ["FNT003"]);
    }

    #[test]
    fn a_named_file_may_lie_anywhere_on_the_machine() {
        let face = installed("", "C:\\f\\a.ttf");
        let world = world().with_installed(face, renamed(Role::KaiTi, "ABC"));
        let (library, _) = choose(&world, &named("楷体=C:\\f\\a.ttf"));
        assert_eq!(step(&library, Role::KaiTi), (Step::Explicit, "ABC"));
    }

    #[test]
    fn a_named_file_that_is_absent_or_broken_is_an_error() {
        let world = world().with("a.ttf", "not a font");
        assert_eq!(choose(&world, &named("楷体=b.ttf")).1, ["FNT005", "FNT003"]);
        let (library, codes) = choose(&world, &named("楷体=a.ttf"));
        assert_eq!(codes, ["FNT001", "FNT003"]);
        assert_eq!(library.service(Role::KaiTi).step, Step::Bundled);
        assert_eq!(library.service(Role::KaiTi).rejected.len(), 1);
    }

    #[test]
    fn the_projects_files_are_known_by_their_names_inside() {
        let world = world()
            .with("fonts/x.ttf", renamed(Role::FangSong, "仿宋_GB2312"))
            .with("fonts/宋体.ttf", renamed(Role::KaiTi, "KaiTi"))
            .with("fonts/README.md", "text");
        let (library, codes) = choose(&world, &Selection::default());
        assert_eq!(step(&library, Role::FangSong), (Step::Project, "仿宋_GB2312"));
        assert_eq!(step(&library, Role::KaiTi), (Step::Project, "KaiTi"));
        assert_eq!(step(&library, Role::SongTi).0, Step::Bundled);
        assert_eq!(codes, ["FNT003"]);
    }

    #[test]
    fn the_face_that_the_office_names_comes_before_the_others_of_its_class() {
        let world = world()
            .with_installed(
                installed("仿宋_GB2312", "a.ttf"),
                renamed(Role::FangSong, "仿宋_GB2312"),
            )
            .with_installed(
                installed("方正仿宋_GBK", "b.ttf"),
                renamed(Role::FangSong, "方正仿宋_GBK"),
            );
        let family = |selection: &Selection| {
            let (library, _) = choose(&world, selection);
            step(&library, Role::FangSong).1.to_owned()
        };
        assert_eq!(family(&Selection::default()), "仿宋_GB2312");
        let place = Role::ALL.iter().position(|role| *role == Role::FangSong).unwrap();
        let mut own = [const { None }; 5];
        own[place] = Some("方正仿宋_GBK".to_owned());
        assert_eq!(family(&Selection::default().preferring(&own)), "方正仿宋_GBK");
    }

    #[test]
    fn an_unknown_face_of_the_project_is_taken_by_the_name_of_its_file() {
        let bytes = renamed(Role::FangSong, "ABC");
        let (library, _) =
            choose(&world().with("fonts/仿宋.ttf", bytes.clone()), &Selection::default());
        assert_eq!(step(&library, Role::FangSong), (Step::Project, "ABC"));
        let (library, codes) =
            choose(&world().with("fonts/abc.ttf", bytes), &Selection::default());
        assert_eq!(step(&library, Role::FangSong).0, Step::Bundled);
        assert_eq!(codes, ["FNT006", "FNT003"]);
    }

    #[test]
    fn bundled_files_in_the_projects_folder_count_as_bundled() {
        let bytes = bundled::bytes(Role::HeiTi);
        let (library, codes) =
            choose(&world().with("fonts/heiti.otf", bytes), &Selection::default());
        assert_eq!(library.service(Role::HeiTi).step, Step::Bundled);
        assert_eq!(codes, ["FNT003"]);
    }

    #[test]
    fn an_official_face_comes_before_one_of_its_class() {
        let world = world()
            .with_installed(
                installed("华文仿宋", "a"),
                renamed(Role::FangSong, "华文仿宋"),
            )
            .with_installed(installed("仿宋", "b"), renamed(Role::FangSong, "仿宋"));
        let (library, _) = choose(&world, &Selection::default());
        assert_eq!(step(&library, Role::FangSong), (Step::Official, "仿宋"));
    }

    #[test]
    fn a_broken_installed_face_gives_way_to_the_next() {
        let world =
            world().with_installed(installed("仿宋", "a"), "broken").with_installed(
                installed("华文仿宋", "b"),
                renamed(Role::FangSong, "华文仿宋"),
            );
        let (library, codes) = choose(&world, &Selection::default());
        assert_eq!(step(&library, Role::FangSong), (Step::SameClass, "华文仿宋"));
        let rejected = &library.service(Role::FangSong).rejected;
        assert_eq!(rejected[0].0, "仿宋");
        assert_eq!(codes, ["FNT001", "FNT003"]);
    }

    #[test]
    fn a_face_that_forbids_embedding_is_left_unless_it_is_allowed() {
        let bytes = with_fs_type(renamed(Role::XiaoBiaoSong, "方正小标宋简体"), 2);
        let world = world().with_installed(installed("方正小标宋简体", "a"), bytes);
        let (library, codes) = choose(&world, &Selection::default());
        assert_eq!(step(&library, Role::XiaoBiaoSong).0, Step::Bundled);
        assert_eq!(codes, ["FNT002", "FNT003"]);
        let allowed =
            Selection::Auto(Wishes { allow_restricted: true, ..Wishes::default() });
        let (library, codes) = choose(&world, &allowed);
        assert_eq!(
            step(&library, Role::XiaoBiaoSong),
            (Step::Official, "方正小标宋简体")
        );
        assert_eq!(codes, ["FNT003"]);
    }

    #[test]
    fn a_face_of_the_project_without_the_commonest_characters_is_reported() {
        let world = world()
            .with("fonts/仿宋.ttf", without_ink(renamed(Role::FangSong, "ABC"), '整'));
        let (library, codes) = choose(&world, &Selection::default());
        let service = library.service(Role::FangSong);
        assert_eq!(service.step, Step::Bundled);
        assert_eq!(service.rejected[0].1, "缺少“整”等 1 个常用字符");
        assert_eq!(codes, ["FNT001", "FNT003"]);
    }

    #[test]
    fn a_character_that_the_face_lacks_comes_from_the_bundled_face_of_the_class() {
        let world = world().with("fonts/a.ttf", renamed(Role::FangSong, "仿宋"));
        let (library, _) = choose(&world, &Selection::default());
        // The face is the bundled 仿宋 by another name, which has no ※.
        assert_eq!(library.borrowed(Role::FangSong, "整※改"), ['※']);
        let glyph = library.glyph(Role::FangSong, '※').unwrap();
        assert_eq!(library.face(glyph.face).family, bundled::face(Role::SongTi).family);
    }
}
