//! The faces that the DOCX names, and what a machine without them may use instead.

use super::xml::Element;
use crate::standard::Role;
use crate::standard::practice::Practice;

/// The name of the face that serves each class of type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FaceNames([String; Role::ALL.len()]);

impl Default for FaceNames {
    /// The faces customary in offices.
    fn default() -> Self {
        let names = ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"];
        Self(names.map(str::to_owned))
    }
}

impl FaceNames {
    /// The name of the face for a class.
    pub fn name(&self, role: Role) -> &str {
        &self.0[index(role)]
    }

    /// The same names but for those that an office's practice names.
    pub(super) fn by(&self, practice: &Practice) -> Self {
        let chosen = Role::ALL.into_iter().zip(&practice.face_names);
        chosen.fold(self.clone(), |names, (role, name)| match name {
            Some(name) => names.with(role, name.as_str()),
            None => names,
        })
    }

    /// The same names but for one class.
    #[must_use]
    pub fn with(mut self, role: Role, name: impl Into<String>) -> Self {
        self.0[index(role)] = name.into();
        self
    }
}

fn index(role: Role) -> usize {
    Role::ALL.iter().position(|other| *other == role).unwrap_or_default()
}

/// What a word processor needs to find a near-twin of a missing face.
struct Kin {
    name: &'static str,
    /// Other names, tried in order.
    others: &'static str,
    /// The ten classifying bytes of PANOSE, in hexadecimal.
    panose: &'static str,
    family: &'static str,
    pitch: &'static str,
    /// Unicode and code page ranges, as Windows states them for the face.
    signature: [&'static str; 4],
}

const GB2312: [&str; 4] = ["00000001", "080E0000", "00000010", "00040000"];

const KIN: [Kin; 7] = [
    Kin {
        name: "方正小标宋简体",
        others: "FZXiaoBiaoSong-B05S,方正小标宋_GBK",
        panose: "02010601030101010101",
        family: "auto",
        pitch: "variable",
        signature: GB2312,
    },
    Kin {
        name: "仿宋_GB2312",
        others: "FangSong_GB2312,仿宋,FangSong",
        panose: "02010609030101010101",
        family: "modern",
        pitch: "fixed",
        signature: GB2312,
    },
    Kin {
        name: "仿宋",
        others: "FangSong,仿宋_GB2312",
        panose: "02010609060101010101",
        family: "modern",
        pitch: "fixed",
        signature: ["800002BF", "38CF7CFA", "00000016", "00040001"],
    },
    Kin {
        name: "楷体_GB2312",
        others: "KaiTi_GB2312,楷体,KaiTi",
        panose: "02010609030101010101",
        family: "modern",
        pitch: "fixed",
        signature: GB2312,
    },
    Kin {
        name: "楷体",
        others: "KaiTi,楷体_GB2312",
        panose: "02010609060101010101",
        family: "modern",
        pitch: "fixed",
        signature: ["800002BF", "38CF7CFA", "00000016", "00040001"],
    },
    Kin {
        name: "黑体",
        others: "SimHei",
        panose: "02010609060101010101",
        family: "modern",
        pitch: "fixed",
        signature: ["800002BF", "38CF7CFA", "00000016", "00040001"],
    },
    Kin {
        name: "宋体",
        others: "SimSun",
        panose: "02010600030101010101",
        family: "auto",
        pitch: "variable",
        signature: ["00000203", "288F0000", "00000016", "00040001"],
    },
];

/// The table of faces as a part of the package.
pub(super) fn font_table(faces: &FaceNames) -> Element {
    let mut table = Element::new("w:fonts");
    for (nth, name) in faces.0.iter().enumerate() {
        if !faces.0[..nth].contains(name) {
            table = table.add(font(name));
        }
    }
    table
}

fn font(name: &str) -> Element {
    let font = Element::new("w:font").with("w:name", name);
    // Character set 134 (86 in hexadecimal) is simplified Chinese.
    let charset = Element::new("w:charset").val("86");
    let Some(kin) = KIN.iter().find(|kin| kin.name == name) else {
        return font.add(charset);
    };
    let [usb0, usb1, usb2, csb0] = kin.signature;
    let signature = Element::new("w:sig")
        .with("w:usb0", usb0)
        .with("w:usb1", usb1)
        .with("w:usb2", usb2)
        .with("w:usb3", "00000000")
        .with("w:csb0", csb0)
        .with("w:csb1", "00000000");
    font.add(Element::new("w:altName").val(kin.others))
        .add(Element::new("w:panose1").val(kin.panose))
        .add(charset)
        .add(Element::new("w:family").val(kin.family))
        .add(Element::new("w:pitch").val(kin.pitch))
        .add(signature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unusual_face_is_named_as_it_was_given() {
        let faces = FaceNames::default().with(Role::XiaoBiaoSong, "A&B");
        assert!(font_table(&faces).to_part().contains("w:name=\"A&amp;B\""));
    }

    #[test]
    fn a_face_that_serves_twice_is_listed_once() {
        let faces = FaceNames::default().with(Role::HeiTi, "宋体");
        assert_eq!(font_table(&faces).elements().count(), 4);
    }

    #[test]
    fn the_usual_faces_have_near_twins() {
        let table = font_table(&FaceNames::default());
        assert!(table.elements().all(|font| font.child("w:altName").is_some()));
    }
}
