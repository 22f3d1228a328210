//! Hides from YAML what it must not see: the braces of variables, forbidden characters.
//!
//! A value such as `{{单位}}党委` is a mapping to YAML. Each `{{` and `}}` of a variable
//! is replaced by one character of two bytes that the text does not contain, so that byte
//! offsets stay, and put back when the values are read. Characters that YAML refuses, each
//! of which is a finding of its own, become blanks, so that the rest can be read.

/// A text without the braces of its variables.
pub(super) struct Masked {
    /// The text for the parsers; its byte offsets are those of the source.
    pub(super) text: String,
    /// Whether characters that YAML refuses were blanked out.
    pub(super) blanked: bool,
    /// What stands for `{{` and for `}}`.
    marks: Option<(char, char)>,
}

impl Masked {
    pub(super) fn new(text: &str) -> Self {
        let marks = if text.contains("{{") { free_marks(text) } else { None };
        let mut text = match marks {
            Some((open, close)) => mask(text, open, close),
            None => text.to_owned(),
        };
        let blanked = text.contains(is_refused);
        if blanked {
            text = blank_out(&text);
        }
        Self { text, blanked, marks }
    }

    /// Puts the braces back.
    pub(super) fn unmask(&self, text: String) -> String {
        match self.marks {
            Some((open, close)) if text.contains([open, close]) => {
                text.replace(open, "{{").replace(close, "}}")
            }
            _ => text,
        }
    }
}

/// Two characters of two bytes each that do not occur.
fn free_marks(text: &str) -> Option<(char, char)> {
    let mut free = ('\u{0180}'..='\u{024F}').filter(|ch| !text.contains(*ch));
    Some((free.next()?, free.next()?))
}

fn mask(text: &str, open: char, close: char) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        let (before, braced) = rest.split_at(at);
        masked.push_str(before);
        let inside = &braced[2..];
        let end = inside.find(|ch| !may_stand_inside(ch)).unwrap_or(inside.len());
        if end > 0 && inside[end..].starts_with("}}") {
            masked.push(open);
            masked.push_str(&inside[..end]);
            masked.push(close);
            rest = &inside[end + 2..];
        } else {
            masked.push('{');
            rest = &braced[1..];
        }
    }
    masked.push_str(rest);
    masked
}

/// Whether YAML refuses a text with this character.
pub(in crate::content) fn is_refused(ch: char) -> bool {
    let special = matches!(ch, '\t' | '\n' | '\r');
    (ch.is_control() && !special) || matches!(ch, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn blank_out(text: &str) -> String {
    let mut sound = String::with_capacity(text.len());
    for ch in text.chars() {
        if is_refused(ch) {
            sound.extend(std::iter::repeat_n(' ', ch.len_utf8()));
        } else {
            sound.push(ch);
        }
    }
    sound
}

/// Whether a character may stand between the braces without meaning something to YAML.
fn may_stand_inside(ch: char) -> bool {
    ch.is_alphanumeric() || matches!(ch, ' ' | '\u{3000}' | '_' | '-' | '·' | '.' | '×')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_offsets_stay() {
        let text = "导语: {{单位}}党委和{{ 上级 }}{{坏: 1}}。";
        let masked = Masked::new(text);
        assert_eq!(masked.text.len(), text.len());
        assert_eq!(masked.text.find("党委"), text.find("党委"));
        assert!(!masked.text.contains("{{单位"));
        assert!(masked.text.contains("{{坏: 1}}"));
        assert_eq!(masked.unmask(masked.text.clone()), text);
    }

    #[test]
    fn three_braces_belong_to_a_flow_mapping_around_a_variable() {
        let masked = Masked::new("{概述: {{单位}}}");
        assert!(masked.text.starts_with("{概述: \u{180}"));
        assert!(masked.text.ends_with("\u{181}}"));
    }

    #[test]
    fn refused_characters_become_blanks_of_the_same_length() {
        assert_eq!(Masked::new("甲\u{FEFF}乙\u{1}丙").text, "甲   乙 丙");
    }

    #[test]
    fn characters_that_the_text_has_are_not_used() {
        let text = "\u{180} {{单位}}";
        assert_eq!(Masked::new(text).unmask(Masked::new(text).text), text);
    }
}
