//! The figures by which an office's papers are set and measured.

use crate::content::{self, Format, Text};
use crate::diagnostic::codes::content::STRANGE_FACE;
use crate::diagnostic::{Diagnostic, Findings};
use crate::font;
use crate::standard::Role;
use crate::standard::practice::Practice;
use crate::world::World;

/// The figures of a project: those of the standard but for what `content/format.yaml` says;
/// `None` when that file has a fault.
pub fn practice(world: &dyn World, findings: &mut Findings) -> Option<Practice> {
    format(world, findings).map(|format| format.practice)
}

/// The same with what else that file says; `None` when it has a fault.
pub fn format(world: &dyn World, findings: &mut Findings) -> Option<Format> {
    let format = content::load_format(world, findings)?;
    let strange = format.faces.iter().filter_map(|(role, name)| strange(*role, name));
    findings.extend(strange.collect::<Vec<_>>());
    Some(format)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Date;
    use crate::world::memory::MemoryWorld;

    #[test]
    fn a_name_that_is_not_known_is_used_and_named() {
        let day = Date::new(2023, 10, 8).unwrap();
        let text = "字体: {小标宋: 方正小标宋_GBK, 仿宋: 黑体, 楷体: 某某体}\n";
        let world = MemoryWorld::new(day).with(content::FORMAT_PATH, text);
        let mut findings = Findings::new();
        let practice = practice(&world, &mut findings).unwrap();
        assert_eq!(practice.face_names[2].as_deref(), Some("某某体"));
        let found: Vec<_> = findings.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(found, ["“黑体”是黑体，这里却用作仿宋", "没有见过叫“某某体”的字体"]);
        assert!(!findings.has_errors());
    }
}
