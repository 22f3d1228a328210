//! Knows which face serves each class of type, and how wide its glyphs are.

/// A face of a [`Library`].
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct FaceId(pub usize);

/// A face that serves.
#[derive(Debug)]
pub struct Face {
    /// Its PostScript name.
    pub name: String,
}

/// The faces of a run.
#[derive(Debug)]
pub struct Library {
    faces: Vec<Face>,
}

impl Library {
    /// A face of this library.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.0]
    }
}
