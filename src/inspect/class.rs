//! Tells the class of a face from its name.

use crate::standard::Role;

/// Parts of the names of faces, without case, blanks and joints. The first that fits
/// counts: 小标宋 is no 宋体.
const PARTS: &[(&str, Role)] = &[
    ("xiaobiaosong", Role::XiaoBiaoSong),
    ("小标宋", Role::XiaoBiaoSong),
    ("fzxbs", Role::XiaoBiaoSong),
    ("fangsong", Role::FangSong),
    ("仿宋", Role::FangSong),
    ("fzfs", Role::FangSong),
    ("simfang", Role::FangSong),
    ("kaiti", Role::KaiTi),
    ("楷体", Role::KaiTi),
    ("fzkt", Role::KaiTi),
    ("simkai", Role::KaiTi),
    ("simhei", Role::HeiTi),
    ("heiti", Role::HeiTi),
    ("黑体", Role::HeiTi),
    ("fzht", Role::HeiTi),
    ("simsun", Role::SongTi),
    ("songti", Role::SongTi),
    ("宋体", Role::SongTi),
    ("fzss", Role::SongTi),
];

/// The class of the face with this name, if the name tells.
pub(super) fn class(name: &str) -> Option<Role> {
    let plain = |char: &char| !matches!(char, ' ' | '-' | '_');
    let name: String = name.to_lowercase().chars().filter(plain).collect();
    PARTS.iter().find(|(part, _)| name.contains(part)).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_known_by_the_usual_names() {
        for (name, role) in [
            ("ABCDEF+ZGXiaoBiaoSong-Regular", Role::XiaoBiaoSong),
            ("FZXBSJW--GB1-0", Role::XiaoBiaoSong),
            ("FangSong_GB2312", Role::FangSong),
            ("仿宋_GB2312", Role::FangSong),
            ("KaiTi_GB2312", Role::KaiTi),
            ("SimHei", Role::HeiTi),
            ("SimSun", Role::SongTi),
            ("NSimSun", Role::SongTi),
        ] {
            assert_eq!(class(name), Some(role), "{name}");
        }
        assert_eq!(class("TimesNewRomanPSMT"), None);
    }
}
