//! Words what is wrong with faces, for the person who can mend it.

use super::choose::Explicit;
use super::face::Face;
use super::file::FaceError;
use super::library::{Library, Step};
use crate::diagnostic::codes::font as codes;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::world::ReadError;

/// The finding for a character that no face can show.
pub fn missing_glyph(ch: char, span: Option<Span>) -> Diagnostic {
    let message = format!("没有字体能显示字符{}", quoted(ch));
    let finding = Diagnostic::new(&codes::MISSING_GLYPH, message)
        .label("这个字符")
        .hint("请换用常用字；确需此字的，把含有此字的字体文件放入项目的 fonts 文件夹");
    match span {
        Some(span) => finding.at(span),
        None => finding,
    }
}

/// The finding for several characters of one place that no face can show; `None` when
/// there are none.
pub fn missing_glyphs(chars: &[char], span: Option<Span>) -> Option<Diagnostic> {
    let (first, rest) = chars.split_first()?;
    let mut finding = missing_glyph(*first, span);
    if !rest.is_empty() {
        let all: Vec<_> = chars.iter().map(|ch| quoted(*ch)).collect();
        finding.message = format!("没有字体能显示字符{}", all.join("、"));
    }
    Some(finding)
}

/// Why a file could not be read, as a clause.
pub(super) fn words(error: &ReadError) -> String {
    match error {
        ReadError::NotFound => "文件不存在".to_owned(),
        ReadError::TooLarge { limit } => format!("文件超过 {} MB", limit / 1024 / 1024),
        ReadError::Outside => "文件不在项目文件夹之内".to_owned(),
        ReadError::Refused(words) => format!("不能读取：{words}"),
    }
}

/// The finding for a file that a person named and that cannot be read.
pub(super) fn not_read(named: &Explicit, error: &ReadError) -> Diagnostic {
    let (role, path) = (named.role.name(), &named.path);
    let words = words(error);
    let message = format!("为“{role}”指定的字体文件“{path}”读不到（{words}）");
    Diagnostic::new(&codes::NOT_FOUND, message)
        .hint("请检查路径是否写对；不指定字体文件时，程序会自行查找")
}

/// The finding for a file that a person named and that is no usable font.
pub(super) fn named_broken(path: &str, error: FaceError) -> Diagnostic {
    let mut finding = broken(path, error);
    finding.severity = Severity::Error;
    finding
}

/// The finding for a font file that cannot be used.
pub(super) fn broken(path: &str, error: FaceError) -> Diagnostic {
    let hint = match error {
        FaceError::WebFont => "请换用同一字体的 TTF 或 OTF 文件",
        FaceError::NoSuchIndex => "请检查“#”后面的序号，从 0 算起",
        FaceError::Outlines => "请换用静态的 TrueType 或 OpenType（CFF）字体文件",
        FaceError::NotAFont | FaceError::Table(_) => "请重新复制完整的字体文件，或删去它",
    };
    let message = format!("字体文件“{path}”不能用：{error}");
    Diagnostic::new(&codes::BROKEN, message).hint(hint)
}

/// The finding for a font file of the project that cannot be read.
pub(super) fn skipped(path: &str, error: &ReadError) -> Diagnostic {
    let message = format!("字体文件“{path}”不能用：{}", words(error));
    Diagnostic::new(&codes::BROKEN, message)
        .hint("请检查文件是否被别的程序占用，以及是否有读取权限")
}

/// The finding for a sound font file that cannot serve all the same.
pub(super) fn unfit(path: &str, reason: &str) -> Diagnostic {
    let message = format!("字体文件“{path}”不能用：{reason}");
    Diagnostic::new(&codes::BROKEN, message)
        .hint("请换用同类的简体中文字体文件，或删去它")
}

/// The finding for a font file of the project that belongs to no class.
pub(super) fn unknown_class(path: &str) -> Diagnostic {
    let message = format!("字体文件“{path}”没有用上：看不出它属于哪一类字体");
    Diagnostic::new(&codes::UNKNOWN_CLASS, message)
        .hint("请把文件改名为“小标宋”“仿宋”“楷体”“黑体”或“宋体”（后缀不变），或删去它")
}

/// The finding for a face whose maker forbids embedding.
pub(super) fn forbidden(face: &Face) -> Diagnostic {
    let (family, origin) = (&face.family, face.origin.words());
    let message = format!("字体“{family}”（{origin}）禁止嵌入，PDF 不用它");
    Diagnostic::new(&codes::FORBIDDEN, message)
        .hint("有嵌入授权的单位，可加 --allow-restricted-fonts；DOCX 不受影响")
}

/// The finding that names all classes served by stand-ins; `None` when there are none.
pub(super) fn stand_ins(library: &Library) -> Option<Diagnostic> {
    let names = |step: Step| {
        let services = library.services().filter(|service| service.step == step);
        let quoted = services.map(|service| format!("“{}”", service.official));
        quoted.collect::<String>()
    };
    let clause = |step: Step, by: &str| {
        let names = names(step);
        (!names.is_empty()).then(|| format!("{names}由{by}代替"))
    };
    let clauses = [
        clause(Step::Free, "已安装的免费字体"),
        clause(Step::Bundled, "程序内置的同类字体"),
    ];
    let clauses: Vec<_> = clauses.into_iter().flatten().collect();
    if clauses.is_empty() {
        return None;
    }
    let message = format!("PDF 中{}，字形与规定字体略有差别", clauses.join("，"));
    let hint = "请安装这些字体，或把字体文件放入项目的 fonts 文件夹；DOCX 不受影响";
    Some(Diagnostic::new(&codes::STAND_IN, message).hint(hint))
}

/// A character between quotes with its number; one without ink only by number.
fn quoted(ch: char) -> String {
    let code = u32::from(ch);
    let private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF);
    if ch.is_control() || ch.is_whitespace() || private {
        let kind = if private { "（自造字）" } else { "" };
        return format!("U+{code:04X}{kind}");
    }
    format!("“{ch}”（U+{code:04X}）")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_character_is_named_with_its_number() {
        let finding = missing_glyph('𠮷', None);
        assert_eq!(finding.message, "没有字体能显示字符“𠮷”（U+20BB7）");
    }

    #[test]
    fn a_private_character_is_named_by_number_only() {
        let finding = missing_glyphs(&['\u{E000}', '龘'], None).unwrap();
        assert_eq!(finding.message, "没有字体能显示字符U+E000（自造字）、“龘”（U+9F98）");
        assert!(missing_glyphs(&[], None).is_none());
    }
}
