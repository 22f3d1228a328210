//! Packs streams (`FlateDecode`), and font programs as streams of the file.

use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Stream};

use super::ExportError;
use super::tree::{integer, name};

/// How hard streams are pressed, of 9: more than this costs a fifth more time and saves
/// half a hundredth.
const LEVEL: u32 = 4;

/// Packs one stream after the other.
pub(super) struct Packer(Compress);

impl Packer {
    /// A packer that has packed nothing yet.
    pub(super) fn new() -> Self {
        Self(Compress::new(Compression::new(LEVEL), true))
    }

    /// These bytes as one stream of zlib.
    pub(super) fn pack(&mut self, bytes: &[u8]) -> Result<Vec<u8>, ExportError> {
        self.0.reset();
        // What cannot be packed grows by 5 bytes in 16 KB, and by head and foot.
        let mut packed = Vec::with_capacity(bytes.len() + bytes.len() / 1024 + 64);
        let mut rest = bytes;
        loop {
            let before = self.0.total_in();
            let status = self.0.compress_vec(rest, &mut packed, FlushCompress::Finish);
            if status.map_err(io::Error::from)? == Status::StreamEnd {
                return Ok(packed);
            }
            let taken = usize::try_from(self.0.total_in() - before).unwrap_or(rest.len());
            rest = rest.get(taken..).unwrap_or_default();
            packed.reserve(bytes.len() / 8 + 1024);
        }
    }

    /// Packs a stream of the file.
    pub(super) fn pack_stream(&mut self, stream: &mut Stream) -> Result<(), ExportError> {
        let packed = self.pack(&stream.content)?;
        stream.dict.set("Filter", name("FlateDecode"));
        stream.set_content(packed);
        Ok(())
    }
}

/// A font program, packed.
pub(super) struct Program {
    /// The packed bytes.
    pub(super) packed: Vec<u8>,
    /// How many bytes it has unpacked.
    pub(super) length: usize,
    /// Whether it is the bare CFF table of a face, rather than a TrueType file.
    pub(super) is_cff: bool,
}

impl Program {
    /// The stream that embeds the program (PDF 1.7, 9.9).
    pub(super) fn into_stream(self) -> Stream {
        let mut dictionary = Dictionary::new();
        if self.is_cff {
            dictionary.set("Subtype", name("CIDFontType0C"));
        } else {
            dictionary.set("Length1", integer(self.length));
        }
        dictionary.set("Filter", name("FlateDecode"));
        Stream::new(dictionary, self.packed)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_cannot_be_packed_comes_out_whole() {
        let noise = |seed: u32| seed.wrapping_mul(2_654_435_761).rotate_left(13);
        let bytes: Vec<u8> =
            (0..60_000).flat_map(|seed| noise(seed).to_le_bytes()).collect();
        let packed = Packer::new().pack(&bytes).unwrap();
        let mut unpacked = Vec::new();
        flate2::read::ZlibDecoder::new(&packed[..]).read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == bytes);
    }

    #[test]
    fn nothing_is_packed_as_a_stream_too() {
        assert!(!Packer::new().pack(b"").unwrap().is_empty());
    }
}
