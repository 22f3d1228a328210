//! What a content file may hold: keys, their forms, and what a person reads about each.
//!
//! The reader looks for keys in these tables, and `zhenggai schema` tells editors what is
//! in them, so that both say the same.

/// How many paragraphs a text may have.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Paragraphs {
    /// Exactly one.
    One,
    /// One or more.
    Many,
}

/// A content file.
#[derive(Copy, Clone, Debug)]
pub struct FileShape {
    /// The English name of the kind of file.
    pub name: &'static str,
    /// Its path in a project, or that of one such file.
    pub path: &'static str,
    /// What stands in it.
    pub root: &'static Shape,
    /// Whether an empty file is sound.
    pub may_be_empty: bool,
}

/// A mapping: its name and its keys.
#[derive(Copy, Clone, Debug)]
pub struct Shape {
    /// What a mapping of this shape is called, e.g. `事项`.
    pub name: &'static str,
    /// The keys, in the order in which they are usually written.
    pub keys: &'static [Key],
}

/// A key that a mapping may have.
#[derive(Copy, Clone, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What its value is.
    pub form: ValueForm,
    /// What a person reads about it, as one or a few sentences.
    pub about: &'static str,
    /// An example of a single value; empty where the value has keys of its own.
    pub example: &'static str,
}

/// What a value is.
#[derive(Copy, Clone, Debug)]
pub enum ValueForm {
    /// A text.
    Text(Paragraphs),
    /// A day such as `2023-09-28`.
    Date,
    /// A number within these bounds.
    Number {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// One of some words.
    Choice(fn() -> Vec<&'static str>),
    /// Keys with values.
    Mapping(&'static Shape),
    /// A list with at least one entry.
    List(&'static Self),
    /// The same, or an empty one, or nothing.
    ListOrNothing(&'static Self),
    /// Any of several forms.
    Either(&'static [Self]),
    /// Names that the office chooses, each with a text of one paragraph.
    Named,
}

/// One paragraph.
pub(super) const LINE: ValueForm = ValueForm::Text(Paragraphs::One);

/// One or more paragraphs.
pub(super) const WORDS: ValueForm = ValueForm::Text(Paragraphs::Many);

/// One text, or several.
pub(super) const LINES: ValueForm = ValueForm::Either(&[LINE, ValueForm::List(&LINE)]);

/// A key that must be there.
pub(super) const fn must(name: &'static str) -> Key {
    Key { name, required: true, form: LINE, about: "", example: "" }
}

/// A key that may be left out.
pub(super) const fn may(name: &'static str) -> Key {
    Key { required: false, ..must(name) }
}

impl Key {
    /// With what its value is, what a person reads about it, and an example.
    pub(super) const fn holds(
        self,
        form: ValueForm,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self { form, about, example, ..self }
    }

    /// With keys of its own, or entries that have some.
    pub(super) const fn has(self, form: ValueForm, about: &'static str) -> Self {
        self.holds(form, about, "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::FILES;

    fn visit(shape: &Shape, found: &mut Vec<String>) {
        for key in shape.keys {
            let nested = nested(&key.form);
            let has_words = key.about.ends_with('。')
                && (nested.is_some() || !key.example.is_empty());
            if !has_words {
                found.push(format!("{}·{}", shape.name, key.name));
            }
            if let Some(shape) = nested {
                visit(shape, found);
            }
        }
    }

    fn nested(form: &ValueForm) -> Option<&'static Shape> {
        match form {
            ValueForm::Mapping(shape) => Some(shape),
            ValueForm::List(form) | ValueForm::ListOrNothing(form) => nested(form),
            ValueForm::Either(forms) => forms.iter().find_map(nested),
            ValueForm::Text(_)
            | ValueForm::Date
            | ValueForm::Number { .. }
            | ValueForm::Choice(_)
            | ValueForm::Named => None,
        }
    }

    #[test]
    fn every_key_says_what_it_holds_and_gives_an_example() {
        let mut found = Vec::new();
        FILES.iter().for_each(|file| visit(file.root, &mut found));
        assert!(found.is_empty(), "{found:?}");
    }
}
