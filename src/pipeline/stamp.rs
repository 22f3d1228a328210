//! The pictures of 签名章, from the files that 发文 names.

use super::picture::{self, File};
use crate::content;
use crate::diagnostic::codes::markup::BAD_WIDTH;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Picture, Seal};
use crate::geom::{Length, Size};
use crate::standard::parts::{STAMP, STAMP_MOST};
use crate::world::World;

/// Puts the pictures in their places.
pub(super) fn pictures(
    world: &dyn World,
    document: &mut Document,
    written: &[content::Stamp],
    findings: &mut Findings,
) {
    let seal = document.signature.as_mut().map(|signature| &mut signature.seal);
    let Some(Seal::Stamped(stamps)) = seal else { return };
    for (stamp, written) in stamps.iter_mut().zip(written) {
        let Some(path) = &written.picture else { continue };
        match picture::file(world, &path.text()) {
            Ok(file) => stamp.picture = picture(&file, written, findings),
            Err(finding) => findings.push(finding.at(path.span.clone())),
        }
    }
}

/// The picture of a stamp, which is said to be that of its office.
fn picture(
    file: &File,
    written: &content::Stamp,
    findings: &mut Findings,
) -> Option<Picture> {
    let size = match &written.width {
        None => fitting(file, STAMP),
        Some(text) => match width(&text.text()) {
            Ok(width) => fitting(file, Size { width, ..STAMP_MOST }),
            Err(finding) => {
                findings.push(finding.at(text.span.clone()));
                return None;
            }
        },
    };
    let alt = format!("{}的签名章", written.office.text().replace('\u{3000}', ""));
    Some(file.shown(size, &alt))
}

/// As large as fits a room, in the shape of the file.
fn fitting(file: &File, room: Size) -> Size {
    let (across, down) = (i64::from(file.info.width), i64::from(file.info.height));
    let height = room.width.times(down, across);
    if height <= room.height {
        return Size { height: height.max(Length::emu(1)), ..room };
    }
    let width = room.height.times(across, down).max(Length::emu(1));
    Size { width, ..room }
}

fn width(words: &str) -> Result<Length, Box<Diagnostic>> {
    let (width, rest) = picture::width_and_caption(words)?;
    width.filter(|width| *width <= STAMP_MOST.width && rest.is_empty()).ok_or_else(|| {
        let message = format!("签名章的宽度“{words}”不对");
        let hint = "请写毫米数，例如 45mm，在 5mm 到 80mm 之间";
        Box::new(Diagnostic::new(&BAD_WIDTH, message).hint(hint))
    })
}
