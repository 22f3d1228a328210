//! Tells the class of a face from its name.

use crate::standard::Role;

/// What the name of a face tells.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Class {
    /// A class of the standard.
    Of(Role),
    /// Something else that the name tells.
    Other,
    /// The name tells nothing.
    Unknown,
}

/// Parts of the names of faces, without case, blanks and joints. The first that fits
/// counts: 小标宋 is no 宋体.
const PARTS: &[(&str, Role)] = &[
    ("xiaobiaosong", Role::XiaoBiaoSong),
    ("小标宋", Role::XiaoBiaoSong),
    ("标宋", Role::XiaoBiaoSong),
    ("fzxbs", Role::XiaoBiaoSong),
    ("fzdxbs", Role::XiaoBiaoSong),
    ("fzdbs", Role::XiaoBiaoSong),
    ("cesixbs", Role::XiaoBiaoSong),
    ("中宋", Role::XiaoBiaoSong),
    ("zhongsong", Role::XiaoBiaoSong),
    ("fandolsongbold", Role::XiaoBiaoSong),
    ("fangsong", Role::FangSong),
    ("仿宋", Role::FangSong),
    ("fzfs", Role::FangSong),
    ("simfang", Role::FangSong),
    ("cesifs", Role::FangSong),
    ("fandolfang", Role::FangSong),
    ("kaiti", Role::KaiTi),
    ("楷", Role::KaiTi),
    ("fzkt", Role::KaiTi),
    ("fzkai", Role::KaiTi),
    ("fzdockai", Role::KaiTi),
    ("simkai", Role::KaiTi),
    ("cesikt", Role::KaiTi),
    ("fandolkai", Role::KaiTi),
    ("simhei", Role::HeiTi),
    ("heiti", Role::HeiTi),
    ("黑体", Role::HeiTi),
    ("fzht", Role::HeiTi),
    ("fzhei", Role::HeiTi),
    ("fzdochei", Role::HeiTi),
    ("cesiht", Role::HeiTi),
    ("fandolhei", Role::HeiTi),
    ("simsun", Role::SongTi),
    ("songti", Role::SongTi),
    ("宋", Role::SongTi),
    ("fzss", Role::SongTi),
    ("fzshusong", Role::SongTi),
    ("cesiss", Role::SongTi),
    ("stsong", Role::SongTi),
    ("adobesong", Role::SongTi),
    ("fandolsong", Role::SongTi),
];

/// The class of the face with this name.
pub(super) fn class(name: &str) -> Class {
    let plain = |char: &char| !matches!(char, ' ' | '-' | '_');
    let name: String = name.to_lowercase().chars().filter(plain).collect();
    if let Some((_, role)) = PARTS.iter().find(|(part, _)| name.contains(part)) {
        return Class::Of(*role);
    }
    // Some programs write a font under a name of their own, such as F1 or CIDFont+F2.
    let letters = name.chars().filter(|char| char.is_alphabetic()).count();
    if letters < 4 || name.contains("cidfont") { Class::Unknown } else { Class::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_known_by_the_usual_names() {
        for (name, role) in [
            ("ABCDEF+ZGXiaoBiaoSong-Regular", Role::XiaoBiaoSong),
            ("FZXBSJW--GB1-0", Role::XiaoBiaoSong),
            ("华文中宋", Role::XiaoBiaoSong),
            ("FangSong_GB2312", Role::FangSong),
            ("仿宋_GB2312", Role::FangSong),
            ("KaiTi_GB2312", Role::KaiTi),
            ("SimHei", Role::HeiTi),
            ("SimSun", Role::SongTi),
            ("NSimSun", Role::SongTi),
        ] {
            assert_eq!(class(name), Class::Of(role), "{name}");
        }
    }

    #[test]
    fn a_name_tells_something_else_or_nothing() {
        for name in ["TimesNewRomanPSMT", "微软雅黑", "DengXian"] {
            assert_eq!(class(name), Class::Other, "{name}");
        }
        for name in ["", "F1", "CIDFont+F2", "TT12"] {
            assert_eq!(class(name), Class::Unknown, "{name}");
        }
    }
}
