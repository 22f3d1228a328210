//! The names of a package and of its files, and what no name may be.

use unicode_normalization::UnicodeNormalization;

use super::manifest::Kind;
use crate::value::Date;

/// The list of what the package holds.
pub const MANIFEST: &str = "manifest.json";

/// The hashes of all other files, as `sha256sum -c` reads them.
pub const SUMS: &str = "SHA256SUMS";

/// Bytes of a name without ending at most: file systems take 255 in one name, and Windows
/// about 260 characters for a whole path.
const LONGEST: usize = 210;

/// Marks that Windows forbids in file names, with what stands for them.
const FORBIDDEN: [(char, char); 9] = [
    ('<', '＜'),
    ('>', '＞'),
    (':', '：'),
    ('"', '＂'),
    ('/', '／'),
    ('\\', '＼'),
    ('|', '｜'),
    ('?', '？'),
    ('*', '＊'),
];

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The name by rule: `〔发文字号〕标题（成文日期）`. What a paper does not have is left out;
/// a title that would be too long for a file name ends in `…`.
pub fn by_rule(number: Option<&str>, title: &str, day: Option<&str>) -> String {
    let head = number.map(|it| format!("〔{}〕", plain(it))).unwrap_or_default();
    let tail = day.map(|it| format!("（{}）", plain(it))).unwrap_or_default();
    let room = LONGEST.saturating_sub(head.len() + tail.len());
    format!("{head}{}{tail}", cut(&plain(title), room))
}

/// The name of a package: that of its covering paper, and from the second version on which
/// version it is.
pub fn of_package(number: &str, title: &str, day: Date, version: u32) -> String {
    let name = by_rule(Some(number), title, Some(&day.in_chinese()));
    if version < 2 { name } else { format!("{name}第{version}版") }
}

/// What the name of a paper's files is made of.
#[derive(Clone, Debug)]
pub struct Naming<'a> {
    /// Which paper.
    pub kind: Kind,
    /// Its number in 附件说明.
    pub attachment: Option<usize>,
    /// Whether 附件说明 has more than one number.
    pub several: bool,
    /// 发文字号.
    pub number: Option<&'a str>,
    /// 标题.
    pub title: &'a str,
    /// 成文日期.
    pub date: Option<Date>,
    /// 截至.
    pub day: Date,
}

/// The name of a paper's files, without ending: by rule, with the number of an attachment
/// before it. A ledger has the day to whose end it speaks; 目录 and 修改对照表 are called
/// what they are.
pub fn of_paper(naming: &Naming<'_>) -> String {
    let Naming { kind, attachment, several, number, title, date, day } = naming;
    let name = match kind {
        Kind::Changes | Kind::Contents => kind.name().to_owned(),
        Kind::Ledger => by_rule(None, title, Some(&format!("截至{}", day.in_chinese()))),
        Kind::Covering | Kind::Plan | Kind::Report => {
            by_rule(*number, title, date.map(Date::in_chinese).as_deref())
        }
    };
    match attachment {
        Some(number) if *several => format!("附件{number} {name}"),
        Some(_) => format!("附件 {name}"),
        None => name,
    }
}

/// Words as any system takes them in a name.
fn plain(words: &str) -> String {
    let safe = |char: char| {
        let found = FORBIDDEN.iter().find(|(wrong, _)| *wrong == char);
        found.map_or(char, |(_, right)| *right)
    };
    let words: String = words.nfc().filter(|char| is_visible(*char)).map(safe).collect();
    words.trim().trim_end_matches('.').to_owned()
}

/// Whether a name may have this character: no control, and nothing that turns the reading
/// direction or has no width, by which a name could look like another.
pub(super) fn is_visible(char: char) -> bool {
    !char.is_control()
        && !matches!(char, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFF}' | '\u{AD}')
}

fn cut(words: &str, room: usize) -> String {
    const MARK: &str = "…";
    if words.len() <= room {
        return words.to_owned();
    }
    let fits = |at: &usize| *at + MARK.len() <= room;
    let ends = words.char_indices().map(|(at, _)| at).take_while(fits);
    let end = ends.last().unwrap_or(0);
    format!("{}{MARK}", &words[..end])
}

/// What makes a name one that no file of a package can have, in words; `None` for a sound
/// one.
pub(super) fn fault(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|device| {
        let rest = stem.strip_prefix(device);
        rest.is_some_and(
            |rest| matches!(rest.as_bytes(), [digit] if digit.is_ascii_digit()),
        )
    });
    let is_drive = name.as_bytes().get(1) == Some(&b':');
    match name {
        "" => Some("是空的"),
        "." | ".." => Some("通向包外的文件夹"),
        _ if name.starts_with(['/', '\\']) || is_drive => Some("是绝对路径"),
        _ if name.split(['/', '\\']).any(|part| part == "..") => Some("通向包外的文件夹"),
        _ if name.contains(['/', '\\']) => Some("里有下一层文件夹"),
        _ if !name.chars().all(is_visible) => Some("里有看不见的字符"),
        _ if name.contains(FORBIDDEN.map(|(wrong, _)| wrong)) => {
            Some("里有 Windows 不允许的字符")
        }
        _ if name.ends_with(['.', ' ']) || name.starts_with(' ') => {
            Some("的开头或末尾是空格、句点")
        }
        _ if DEVICES.contains(&stem.as_str()) || numbered => Some("是 Windows 的设备名"),
        _ if name.len() > 255 => Some("太长"),
        _ => None,
    }
}

/// What two names share that some system takes for one and the same: those that differ in
/// case, in width, or in how an accent is written.
pub(super) fn key(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[test]
    fn a_name_has_number_title_and_day_by_rule() {
        let day = Date::new(2024, 1, 10).unwrap();
        let name = of_package("某党发〔2024〕2号", "关于报送整改方案的报告", day, 1);
        assert_eq!(name, "〔某党发〔2024〕2号〕关于报送整改方案的报告（2024年1月10日）");
        assert_eq!(
            of_package("甲〔2024〕1号", "乙", day, 2),
            "〔甲〔2024〕1号〕乙（2024年1月10日）第2版"
        );
        let naming = Naming {
            kind: Kind::Ledger,
            attachment: Some(2),
            several: true,
            number: None,
            title: "整改台账",
            date: None,
            day,
        };
        assert_eq!(of_paper(&naming), "附件2 整改台账（截至2024年1月10日）");
        let alone = Naming { several: false, ..naming };
        assert_eq!(of_paper(&alone), "附件 整改台账（截至2024年1月10日）");
    }

    #[test]
    fn what_windows_forbids_is_written_wide() {
        assert_eq!(by_rule(None, "甲/乙: “丙”?", None), "甲／乙： “丙”？");
    }

    #[test]
    fn a_long_title_is_cut_between_characters() {
        let name =
            by_rule(Some("甲〔2024〕1号"), &"整改".repeat(60), Some("2024年1月1日"));
        assert!(name.len() <= LONGEST && name.contains('…'), "{name}");
        assert!(name.ends_with("（2024年1月1日）"));
    }

    #[test]
    fn names_that_lead_elsewhere_or_deceive_are_faulty() {
        for name in [
            "",
            "..",
            "../甲",
            "甲/../乙",
            "/甲",
            "\\甲",
            "C:甲",
            "甲/乙",
            "甲\\乙",
            "甲\n",
            "甲\u{202E}fdp.exe",
            "a?b",
            "甲.",
            " 甲",
            "con.pdf",
            "COM1",
            &"长".repeat(90),
        ] {
            assert!(fault(name).is_some(), "{name}");
        }
        assert_eq!(fault("〔某党发〔2024〕2号〕报告（2024年1月10日）.pdf"), None);
    }

    #[test]
    fn names_that_a_system_takes_for_one_have_one_key() {
        assert_eq!(key("MANIFEST.json"), key("manifest.JSON"));
        assert_eq!(key("e\u{301}"), key("\u{e9}"));
        assert_eq!(key("Ａ.pdf"), key("a.pdf"));
    }

    proptest! {
        #[test]
        fn every_name_by_rule_is_sound(
            number in any::<String>(), title in "\\PC{1,80}", day in any::<bool>()
        ) {
            let name = by_rule(Some(&number), &title, day.then_some("2024年1月1日"));
            assert_eq!(fault(&format!("{name}.pdf")).filter(|_| !name.is_empty()), None);
        }
    }
}
