//! JPEG: what its head says (ISO/IEC 10918-1, annex B). Nothing is decoded.

use super::{Fault, Info, Kind};

/// Size and colours of a JPEG that PDF can carry as it is.
pub(super) fn info(bytes: &[u8]) -> Result<Info, Fault> {
    let mut frame = None;
    let mut at = 2;
    loop {
        let (marker, segment, next) = segment(bytes, at).ok_or(Fault::Broken)?;
        at = next;
        match marker {
            // Baseline, extended and progressive with Huffman codes.
            0xC0..=0xC2 => frame = Some(frame_info(segment)?),
            // Tables, not frames.
            0xC4 | 0xC8 | 0xCC => {}
            0xC3 | 0xC5..=0xCF => return Err(Fault::Process),
            0xE1 if orientation(segment).is_some_and(|turn| turn != 1) => {
                return Err(Fault::Turned);
            }
            0xD9 => return Err(Fault::Broken),
            // The picture itself begins; it must have an end.
            0xDA => {
                let ends = bytes[at..].windows(2).rev().any(|pair| pair == [0xFF, 0xD9]);
                return frame.filter(|_| ends).ok_or(Fault::Broken);
            }
            _ => {}
        }
    }
}

/// The marker at a place, what belongs to it, and the place after that.
fn segment(bytes: &[u8], at: usize) -> Option<(u8, &[u8], usize)> {
    let rest = bytes.get(at..)?;
    let fill = rest.iter().take_while(|byte| **byte == 0xFF).count();
    if fill == 0 {
        return None;
    }
    let marker = *rest.get(fill)?;
    let start = at + fill + 1;
    if matches!(marker, 0x01 | 0xD0..=0xD9) {
        return Some((marker, &[], start));
    }
    let length =
        usize::from(u16::from_be_bytes([*bytes.get(start)?, *bytes.get(start + 1)?]));
    let segment = bytes.get(start + 2..start.checked_add(length)?)?;
    Some((marker, segment, start + length))
}

fn frame_info(segment: &[u8]) -> Result<Info, Fault> {
    let [precision, h1, h0, w1, w0, colours, ..] = *segment else {
        return Err(Fault::Broken);
    };
    if precision != 8 {
        return Err(Fault::Process);
    }
    let colours = match colours {
        1 | 3 => colours,
        4 => return Err(Fault::Cmyk),
        _ => return Err(Fault::Broken),
    };
    let side = |high, low| u32::from(u16::from_be_bytes([high, low]));
    Ok(Info { kind: Kind::Jpeg, width: side(w1, w0), height: side(h1, h0), colours })
}

/// How a camera was held (Exif 2.3, 4.6.4): 1 for upright; `None` where nothing is said.
fn orientation(segment: &[u8]) -> Option<u16> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| {
        let (high, low) = if little { (at + 2, at) } else { (at, at + 2) };
        Some((u32::from(short(high)?) << 16) | u32::from(short(low)?))
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = (0..usize::from(short(directory)?))
        .map(|number| directory.saturating_add(2 + number * 12));
    let mut found = entries.filter(|entry| short(*entry) == Some(0x0112));
    short(found.next()?.checked_add(8)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::info as any_info;

    /// A head of these segments with the picture and its end behind.
    fn file(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8];
        for (marker, segment) in segments {
            let length = u16::try_from(segment.len() + 2).unwrap();
            bytes.extend([0xFF, *marker]);
            bytes.extend(length.to_be_bytes());
            bytes.extend(*segment);
        }
        bytes.extend([0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]);
        bytes
    }

    const FRAME: &[u8] = &[8, 0, 20, 0, 30, 3, 1, 0x11, 0];

    #[test]
    fn the_frame_says_size_and_colours() {
        let info = any_info(&file(&[(0xE0, b"JFIF\0"), (0xC2, FRAME)])).unwrap();
        assert_eq!((info.width, info.height, info.colours), (30, 20, 3));
    }

    #[test]
    fn four_colours_are_refused() {
        let four = [8, 0, 20, 0, 30, 4];
        assert_eq!(any_info(&file(&[(0xC0, &four)])), Err(Fault::Cmyk));
    }

    #[test]
    fn arithmetic_codes_are_refused() {
        assert_eq!(any_info(&file(&[(0xC9, FRAME)])), Err(Fault::Process));
    }

    #[test]
    fn a_photo_to_be_turned_is_refused() {
        let exif = |turn| {
            [
                b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0",
                &[turn, 0, 0][..],
            ]
            .concat()
        };
        assert_eq!(
            any_info(&file(&[(0xE1, &exif(6)), (0xC0, FRAME)])),
            Err(Fault::Turned)
        );
        assert!(any_info(&file(&[(0xE1, &exif(1)), (0xC0, FRAME)])).is_ok());
    }

    #[test]
    fn a_file_cut_short_is_broken() {
        let whole = file(&[(0xE0, b"JFIF\0"), (0xC0, FRAME)]);
        for end in 3..whole.len() {
            assert_eq!(any_info(&whole[..end]), Err(Fault::Broken), "{end}");
        }
    }
}
