//! A picture that a text names: `![替代文字](content/图/流程.png "120mm 图1 流程")`.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::markup as codes;
use crate::document::{Picture, PictureFormat};
use crate::geom::{Length, Size};
use crate::markup::Exhibit;
use crate::picture::{self, Fault, Info, Kind};
use crate::world::{World, read_bytes};

/// The least width of a picture.
const LEAST: Length = Length::mm(5);

/// The widest that a picture can be asked to be; a page may have less room.
const MOST: Length = Length::mm(225);

/// Dots to the inch of a picture whose width is not said.
const DENSITY: i64 = 150;

/// The picture of an exhibit.
///
/// # Errors
/// A finding, without its place, when the file cannot be used, or the words beside it.
pub(super) fn block(
    world: &dyn World,
    exhibit: &Exhibit,
) -> Result<Picture, Box<Diagnostic>> {
    let path = exhibit.source.as_str();
    let file = file(world, path)?;
    let alt = exhibit.alt.trim();
    if alt.is_empty() {
        let message = format!("图片“{path}”没有说明文字");
        let hint = "请在方括号里写上图中内容，例如 ![整改流程](…)";
        return Err(Box::new(
            Diagnostic::new(&codes::NO_ALTERNATIVE, message).hint(hint),
        ));
    }
    let (width, caption) = width_and_caption(&exhibit.title)?;
    let caption = (!caption.is_empty()).then(|| caption.to_owned());
    Ok(Picture { caption, ..file.shown(size(&file.info, width), alt) })
}

/// A picture file that the outputs can use.
pub(super) struct File {
    pub(super) info: Info,
    bytes: Arc<[u8]>,
}

impl File {
    /// The picture in a size, with what it shows in words.
    pub(super) fn shown(&self, size: Size, alt: &str) -> Picture {
        Picture {
            size,
            data: Arc::clone(&self.bytes),
            format: match self.info.kind {
                Kind::Png => PictureFormat::Png,
                Kind::Jpeg => PictureFormat::Jpeg,
            },
            dots: (self.info.width, self.info.height),
            alt: alt.to_owned(),
            caption: None,
        }
    }
}

/// Reads a picture file of the project.
///
/// # Errors
/// A finding, without its place, when the file cannot be used.
pub(super) fn file(world: &dyn World, path: &str) -> Result<File, Box<Diagnostic>> {
    let bytes = read_bytes(world, path, picture::MAX_BYTES)?;
    let info = checked(&bytes).map_err(|fault| {
        let message = format!("“{path}”{}", sentence(fault));
        Box::new(Diagnostic::new(&codes::BAD_PICTURE, message).hint(fault.hint()))
    })?;
    Ok(File { info, bytes: bytes.into() })
}

/// What a picture is, once it is sure that the outputs can use it.
fn checked(bytes: &[u8]) -> Result<Info, Fault> {
    let info = picture::info(bytes)?;
    if info.kind == Kind::Png {
        picture::dots(bytes)?;
    }
    Ok(info)
}

/// A fault as what is said of the file.
fn sentence(fault: Fault) -> String {
    match fault {
        Fault::Unknown => fault.to_string(),
        _ => format!("不能用：{fault}"),
    }
}

/// The size on the page: of this width, or as large as its dots are.
fn size(info: &Info, width: Option<Length>) -> Size {
    let (across, down) = (i64::from(info.width), i64::from(info.height));
    let width = width
        .unwrap_or_else(|| Length::pt(across).times(72, DENSITY).max(LEAST).min(MOST));
    Size { width, height: width.times(down, across).max(Length::emu(1)) }
}

/// Width and caption: `120mm 图1 流程`; either may be missing.
pub(super) fn width_and_caption(
    title: &str,
) -> Result<(Option<Length>, &str), Box<Diagnostic>> {
    let title = title.trim();
    let (first, rest) = title.split_once(char::is_whitespace).unwrap_or((title, ""));
    let number = first.trim_end_matches(|char: char| !char.is_ascii_digit());
    let unit = &first[number.len()..];
    let measure = first.starts_with(|char: char| char.is_ascii_digit())
        && (unit.is_ascii() || matches!(unit, "毫米" | "厘米"));
    if !measure {
        return Ok((None, title));
    }
    let wrong = || {
        let message = format!("图片的宽度“{first}”不对");
        let hint = "请写毫米数，例如 120mm，在 5mm 到 225mm 之间；后面空一格写图题";
        Box::new(Diagnostic::new(&codes::BAD_WIDTH, message).hint(hint))
    };
    let tenth = match unit {
        "mm" | "毫米" => Length::mm(1).times(1, 10),
        "cm" | "厘米" => Length::mm(1),
        _ => return Err(wrong()),
    };
    let width = tenth * tenths(number).ok_or_else(wrong)?;
    if width < LEAST || width > MOST {
        return Err(wrong());
    }
    Ok((Some(width), rest.trim()))
}

/// A number with at most one decimal, in tenths; at most 9999.9.
fn tenths(number: &str) -> Option<i64> {
    let (whole, decimal) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str, most: usize| {
        let fine = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
        fine.then(|| text.parse::<i64>().ok()).flatten()
    };
    Some(digits(whole, 4)? * 10 + digits(decimal, 1)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(title: &str) -> Option<(Option<i64>, &str)> {
        let (width, caption) = width_and_caption(title).ok()?;
        Some((width.map(|width| width / Length::mm(1).times(1, 10)), caption))
    }

    #[test]
    fn the_width_stands_before_the_caption() {
        assert_eq!(read("120mm 图1 流程"), Some((Some(1200), "图1 流程")));
        assert_eq!(read("7.5厘米"), Some((Some(750), "")));
        assert_eq!(read("图1 流程"), Some((None, "图1 流程")));
        assert_eq!(read(""), Some((None, "")));
    }

    #[test]
    fn a_caption_may_begin_with_a_year() {
        assert_eq!(read("2023年进展"), Some((None, "2023年进展")));
    }

    #[test]
    fn widths_in_other_units_or_beyond_the_page_are_refused() {
        for title in ["300px", "120", "50%", "4mm", "226mm", "1.25cm", "1.2.3mm"] {
            assert_eq!(read(title), None, "{title}");
        }
    }

    #[test]
    fn a_picture_without_a_width_has_that_of_its_dots() {
        let info = Info { kind: Kind::Png, width: 300, height: 150, colours: 3 };
        let size = size(&info, None);
        assert_eq!((size.width, size.height), (Length::pt(144), Length::pt(72)));
    }
}
