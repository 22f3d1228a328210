//! The faces of a document's theme, by which styles may name them.

use super::xml::Element;

/// The faces that a theme names.
#[derive(Debug, Default)]
pub(super) struct Theme {
    major: Faces,
    minor: Faces,
}

#[derive(Debug, Default)]
struct Faces {
    latin: String,
    east_asian: String,
}

impl Theme {
    /// Reads the part.
    pub(super) fn of(part: Option<&Element>) -> Self {
        let scheme = part.and_then(|part| part.at(&["themeElements", "fontScheme"]));
        let faces = |name| scheme.and_then(|it| it.child(name)).map(Faces::of);
        Self {
            major: faces("majorFont").unwrap_or_default(),
            minor: faces("minorFont").unwrap_or_default(),
        }
    }

    /// The face behind a name such as `minorEastAsia`.
    pub(super) fn face(&self, name: &str) -> Option<&str> {
        let faces = if name.starts_with("major") { &self.major } else { &self.minor };
        let face =
            if name.ends_with("EastAsia") { &faces.east_asian } else { &faces.latin };
        (!face.is_empty()).then_some(face)
    }
}

impl Faces {
    fn of(part: &Element) -> Self {
        let face = |name: &str| {
            let face = part.child(name).and_then(|it| it.get("typeface"));
            face.unwrap_or_default().to_owned()
        };
        let chinese = part.all("font").find(|it| it.get("script") == Some("Hans"));
        let chinese = chinese.and_then(|it| it.get("typeface")).unwrap_or_default();
        let named = face("ea");
        let east_asian = if named.is_empty() { chinese.to_owned() } else { named };
        Self { latin: face("latin"), east_asian }
    }
}
