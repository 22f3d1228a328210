//! The names under which the faces of each class are known on the various systems.

use std::collections::BTreeMap;

use super::library::Step;
use super::names::folded;
use crate::standard::Role;

/// The names of one class, the closest to the standard first.
///
/// A face is matched by its family, full and PostScript names in every language, as
/// [`folded`] compares them: `FangSong_GB2312` stands for `Fangsong GB2312`, too.
struct Class {
    role: Role,
    /// The faces that offices name in their rules.
    official: &'static [&'static str],
    /// Faces of the same class that come with systems and word processors. Where a
    /// family has several weights the PostScript name of the right one stands first.
    same_class: &'static [&'static str],
    /// Free faces that are closer to the official ones than the bundled are. The designs
    /// of which the bundled faces are made are left out: the bundled ones have the
    /// better widths.
    free: &'static [&'static str],
    /// File names without ending, for faces whose name tables cannot be read.
    files: &'static [&'static str],
}

const CLASSES: [Class; 5] = [
    Class {
        role: Role::XiaoBiaoSong,
        official: &["方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0"],
        same_class: &[
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05",
            "FZXBSK--GBK1-0",
            "方正公文小标宋",
            "FZDocXiaoBiaoSong",
            "FZDXBS--GBK1-0",
            "方正小标宋",
            "FZXiaoBiaoSong",
            "CESI小标宋-GB18030",
            "CESI小标宋-GB13000",
            "CESI小标宋-GB2312",
            "CESI_XBS_GB18030",
            "CESI_XBS_GB13000",
            "CESI_XBS_GB2312",
            "文星标宋",
            "汉仪小标宋",
            "方正大标宋_GBK",
            "华文中宋",
            "STZhongsong",
        ],
        free: &["FandolSong-Bold"],
        files: &[
            "FZXBSJW",
            "FZXBSK",
            "CESI_XBS_GB18030",
            "CESI_XBS_GB13000",
            "CESI_XBS_GB2312",
            "STZHONGS",
        ],
    },
    Class {
        role: Role::FangSong,
        official: &["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"],
        same_class: &[
            "方正仿宋_GBK",
            "FZFangSong-Z02",
            "FZFSK--GBK1-0",
            "方正公文仿宋",
            "FZDocFangSong",
            "方正仿宋_GB18030",
            "方正仿宋简体",
            "FZFangSong-Z02S",
            "FZFSJW--GB1-0",
            "CESI仿宋-GB18030",
            "CESI仿宋-GB13000",
            "CESI仿宋-GB2312",
            "CESI_FS_GB18030",
            "CESI_FS_GB13000",
            "CESI_FS_GB2312",
            "华文仿宋",
            "STFangsong",
            "Adobe Fangsong Std",
            "AdobeFangsongStd-Regular",
        ],
        free: &["FandolFang-Regular", "FandolFang R"],
        files: &[
            "simfang",
            "FZFSK",
            "FZFSJW",
            "CESI_FS_GB18030",
            "CESI_FS_GB13000",
            "CESI_FS_GB2312",
            "STFANGSO",
        ],
    },
    Class {
        role: Role::KaiTi,
        official: &["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"],
        same_class: &[
            "方正楷体_GBK",
            "FZKai-Z03",
            "FZKTK--GBK1-0",
            "方正公文楷体",
            "FZDocKai",
            "方正楷体简体",
            "FZKai-Z03S",
            "FZKTJW--GB1-0",
            "CESI楷体-GB18030",
            "CESI楷体-GB13000",
            "CESI楷体-GB2312",
            "CESI_KT_GB18030",
            "CESI_KT_GB13000",
            "CESI_KT_GB2312",
            "STKaitiSC-Regular",
            "华文楷体",
            "STKaiti",
            "楷体-简",
            "Kaiti SC",
            "Adobe Kaiti Std",
            "AdobeKaitiStd-Regular",
        ],
        free: &["FandolKai-Regular", "FandolKai R"],
        files: &[
            "simkai",
            "FZKTK",
            "FZKTJW",
            "CESI_KT_GB18030",
            "CESI_KT_GB13000",
            "CESI_KT_GB2312",
            "STKAITI",
        ],
    },
    Class {
        role: Role::HeiTi,
        official: &["黑体", "SimHei"],
        same_class: &[
            "方正黑体_GBK",
            "FZHei-B01",
            "FZHTK--GBK1-0",
            "方正公文黑体",
            "FZDocHei",
            "方正黑体简体",
            "FZHei-B01S",
            "FZHTJW--GB1-0",
            "CESI黑体-GB18030",
            "CESI黑体-GB13000",
            "CESI黑体-GB2312",
            "CESI_HT_GB18030",
            "CESI_HT_GB13000",
            "CESI_HT_GB2312",
            "STHeitiSC-Medium",
            "华文黑体",
            "STHeiti",
            "黑体-简",
            "Heiti SC",
            "Adobe Heiti Std",
            "AdobeHeitiStd-Regular",
        ],
        free: &["FandolHei-Regular", "FandolHei R"],
        files: &[
            "simhei",
            "FZHTK",
            "FZHTJW",
            "CESI_HT_GB18030",
            "CESI_HT_GB13000",
            "CESI_HT_GB2312",
        ],
    },
    Class {
        role: Role::SongTi,
        official: &["宋体", "SimSun", "新宋体", "NSimSun"],
        same_class: &[
            "方正书宋_GBK",
            "FZShuSong-Z01",
            "FZSSK--GBK1-0",
            "方正书宋简体",
            "FZShuSong-Z01S",
            "FZSSJW--GB1-0",
            "CESI宋体-GB18030",
            "CESI宋体-GB13000",
            "CESI宋体-GB2312",
            "CESI_SS_GB18030",
            "CESI_SS_GB13000",
            "CESI_SS_GB2312",
            "STSongti-SC-Regular",
            "华文宋体",
            "STSong",
            "宋体-简",
            "Songti SC",
            "Adobe Song Std",
            "AdobeSongStd-Light",
        ],
        free: &["FandolSong-Regular", "FandolSong R"],
        files: &[
            "simsun",
            "FZSSK",
            "FZSSJW",
            "CESI_SS_GB18030",
            "CESI_SS_GB13000",
            "CESI_SS_GB2312",
            "STSONG",
        ],
    },
];

/// What a name says of a face.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Match {
    /// The step of the search in which an installed face of this name is looked at.
    pub(super) step: Step,
    /// Its place in the list of that step; the smaller, the closer to the standard.
    pub(super) rank: usize,
    /// The class.
    pub(super) role: Role,
}

/// The class of the faces that bear this name, if it is one of those in use.
pub fn class_of(name: &str) -> Option<Role> {
    Aliases::new().find(&[name.to_owned()], "").map(|found| found.role)
}

/// All names of all classes, ready to be looked up.
#[derive(Debug)]
pub(super) struct Aliases {
    names: BTreeMap<String, Match>,
    files: BTreeMap<String, Match>,
}

impl Aliases {
    /// The names of the table above.
    pub(super) fn new() -> Self {
        let mut names = BTreeMap::new();
        let mut files = BTreeMap::new();
        for class in &CLASSES {
            let steps = [
                (Step::Official, class.official),
                (Step::SameClass, class.same_class),
                (Step::Free, class.free),
            ];
            for (step, list) in steps {
                for (rank, name) in list.iter().enumerate() {
                    names.entry(folded(name)).or_insert(Match {
                        step,
                        rank: rank + 1,
                        role: class.role,
                    });
                }
            }
            let last = class.same_class.len();
            for (place, name) in class.files.iter().enumerate() {
                let rank = last + place;
                let found = Match { step: Step::SameClass, rank, role: class.role };
                files.insert(folded(name), found);
            }
        }
        Self { names, files }
    }

    /// With the name that an office prefers for each class, in the order of [`Role::ALL`],
    /// before all others. A name that stands for another class is not taken.
    pub(super) fn preferring(mut self, own: &[Option<String>]) -> Self {
        for (role, name) in Role::ALL.into_iter().zip(own) {
            let Some(name) = name.as_deref().map(folded) else { continue };
            let first = Match { step: Step::Official, rank: 0, role };
            let known = self.names.entry(name).or_insert(first);
            if known.role == role {
                *known = first;
            }
        }
        self
    }

    /// What the best of a face's names says, else the name of its file.
    pub(super) fn find(&self, names: &[String], path: &str) -> Option<Match> {
        let known = names.iter().filter_map(|name| self.names.get(&folded(name)));
        known.min().or_else(|| self.files.get(&folded(stem(path)))).copied()
    }

    /// What the name of a project's file says, if the face's own names say nothing: it
    /// may be any known name or that of a class, such as `小标宋.ttf`.
    pub(super) fn find_file(&self, path: &str) -> Option<Match> {
        let name = folded(stem(path));
        let class = || {
            let role = Role::ALL.into_iter().find(|role| role.name() == name)?;
            Some(Match { step: Step::SameClass, rank: usize::MAX, role })
        };
        let known = self.names.get(&name).or_else(|| self.files.get(&name));
        known.copied().or_else(class)
    }
}

/// The name of a file without folders and ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], path: &str) -> Option<(Role, Step)> {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        let found = Aliases::new().find(&names, path)?;
        Some((found.role, found.step))
    }

    #[test]
    fn official_faces_are_known_by_every_name() {
        let fang = Some((Role::FangSong, Step::Official));
        assert_eq!(found(&["仿宋_GB2312"], "x.ttf"), fang);
        assert_eq!(found(&["Fangsong GB2312"], "x.ttf"), fang);
        let title = Some((Role::XiaoBiaoSong, Step::Official));
        assert_eq!(found(&["FZXiaoBiaoSong-B05S"], "x.ttf"), title);
    }

    #[test]
    fn a_face_without_readable_names_is_known_by_its_file() {
        let found = found(&["??"], "C:\\Windows\\Fonts\\simfang.TTF");
        assert_eq!(found, Some((Role::FangSong, Step::SameClass)));
    }

    #[test]
    fn a_class_is_never_served_by_a_face_of_another() {
        assert_eq!(found(&["Microsoft YaHei", "微软雅黑"], "msyh.ttc"), None);
        assert_eq!(
            found(&["FandolSong", "FandolSong-Bold"], "").unwrap().0,
            Role::XiaoBiaoSong
        );
        assert_eq!(
            found(&["FandolSong", "FandolSong-Regular"], "").unwrap().0,
            Role::SongTi
        );
    }

    #[test]
    fn a_file_of_the_project_may_bear_the_name_of_its_class() {
        let aliases = Aliases::new();
        assert_eq!(
            aliases.find_file("fonts/小标宋.ttf").unwrap().role,
            Role::XiaoBiaoSong
        );
        assert_eq!(aliases.find_file("fonts/logo.ttf"), None);
    }

    #[test]
    fn no_name_stands_in_two_classes() {
        let count: usize = CLASSES
            .iter()
            .map(|class| class.official.len() + class.same_class.len() + class.free.len())
            .sum();
        assert_eq!(Aliases::new().names.len(), count, "two names are folded alike");
    }
}
