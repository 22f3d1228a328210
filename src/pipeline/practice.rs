//! The figures by which an office's papers are set and measured.

use crate::content::{self, Text};
use crate::diagnostic::codes::content::STRANGE_FACE;
use crate::diagnostic::{Diagnostic, Findings};
use crate::font;
use crate::standard::Role;
use crate::standard::practice::Practice;
use crate::world::World;

/// The figures of a project: those of the standard but for what `content/format.yaml` says;
/// `None` when that file has a fault.
pub fn practice(world: &dyn World, findings: &mut Findings) -> Option<Practice> {
    let format = content::load_format(world, findings)?;
    let strange = format.faces.iter().filter_map(|(role, name)| strange(*role, name));
    findings.extend(strange.collect::<Vec<_>>());
    Some(format.practice)
}

/// The finding for a name that is not known to be that of a face of the class. It is used
/// all the same: offices have faces that nobody else has.
fn strange(role: Role, name: &Text) -> Option<Diagnostic> {
    let words = name.text();
    let message = match font::class_of(&words) {
        Some(found) if found == role => return None,
        Some(found) => {
            format!("“{words}”是{}，这里却用作{}", found.name(), role.name())
        }
        None => format!("没有见过叫“{words}”的字体"),
    };
    let finding = Diagnostic::new(&STRANGE_FACE, message).at(name.span.clone());
    let hint =
        "请核对名称，要与文字处理软件的字体列表里的一字不差；确实是这个名称的，不用改";
    Some(finding.label(format!("用作{}", role.name())).hint(hint))
}
