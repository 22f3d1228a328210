//! Text as XML can carry it.

/// The text without what XML 1.0 cannot hold or what no paper shows: control characters
/// and the two non-characters. Line ends of any kind become `\n`; `\t` stays.
pub(super) fn sanitise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\t' => out.push(char),
            '\u{FFFE}' | '\u{FFFF}' => {}
            char if char.is_control() => {}
            char => out.push(char),
        }
    }
    out
}

/// Whether Word takes the text's face from the Latin side unless told that it is Chinese:
/// “ ” — … × and their like belong to both scripts.
pub(super) fn is_of_both_scripts(text: &str) -> bool {
    text.chars().any(|char| {
        matches!(char, '\u{A1}'..='\u{F7}' | '\u{2010}'..='\u{2049}' | '\u{2100}'..='\u{2BFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_left_out() {
        assert_eq!(sanitise("一\0二\u{1F}三\u{7F}\u{85}\u{FFFE}四"), "一二三四");
    }

    #[test]
    fn every_kind_of_line_end_becomes_one() {
        assert_eq!(sanitise("一\r\n二\r三\n四"), "一\n二\n三\n四");
    }

    #[test]
    fn characters_beyond_the_first_plane_stay() {
        assert_eq!(sanitise("𠮷😀"), "𠮷😀");
    }

    #[test]
    fn quotes_dashes_and_times_belong_to_both_scripts() {
        for text in ["“", "——", "……", "××", "·", "①", "℃"] {
            assert!(is_of_both_scripts(text), "{text}");
        }
        assert!(!is_of_both_scripts("党委，2023"));
    }
}
