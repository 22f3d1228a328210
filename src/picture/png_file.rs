//! PNG: size and dots, the transparent ones laid on white.

use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, Limits, Reader, Transformations};

use super::{Dots, Fault, Info, Kind};

/// Memory that the decoder may take beside the dots themselves, in bytes.
const MEMORY: usize = 64 * 1024 * 1024;

fn decoder(bytes: &[u8]) -> Decoder<Cursor<&[u8]>> {
    let limits = Limits { bytes: MEMORY };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder
}

/// Size and colours.
pub(super) fn info(bytes: &[u8]) -> Result<Info, Fault> {
    let mut decoder = decoder(bytes);
    let header = decoder.read_header_info().map_err(|_| Fault::Broken)?;
    let grey =
        matches!(header.color_type, ColorType::Grayscale | ColorType::GrayscaleAlpha);
    let colours = if grey { 1 } else { 3 };
    Ok(Info { kind: Kind::Png, width: header.width, height: header.height, colours })
}

/// The dots. The size has been checked.
pub(super) fn dots(bytes: &[u8]) -> Result<Dots, Fault> {
    let info = info(bytes)?;
    let mut reader: Reader<_> = decoder(bytes).read_info().map_err(|_| Fault::Broken)?;
    let mut decoded = vec![0; reader.output_buffer_size().ok_or(Fault::Broken)?];
    let frame = reader.next_frame(&mut decoded).map_err(|_| Fault::Broken)?;
    decoded.truncate(frame.buffer_size());
    let (colours, bytes) = match frame.color_type {
        ColorType::Grayscale => (1, decoded),
        ColorType::Rgb => (3, decoded),
        ColorType::GrayscaleAlpha => (1, on_white::<2>(&decoded)),
        ColorType::Rgba => (3, on_white::<4>(&decoded)),
        ColorType::Indexed => return Err(Fault::Broken),
    };
    let whole = u64::from(frame.width) * u64::from(frame.height) * u64::from(colours);
    let same = (frame.width, frame.height) == (info.width, info.height);
    if !same || frame.bit_depth != BitDepth::Eight || whole != bytes.len() as u64 {
        return Err(Fault::Broken);
    }
    Ok(Dots { info: Info { colours, ..info }, bytes })
}

/// Dots whose last byte is how much they cover, laid on white.
fn on_white<const BYTES: usize>(dots: &[u8]) -> Vec<u8> {
    let mut flat = Vec::with_capacity(dots.len() / BYTES * (BYTES - 1));
    for dot in dots.chunks_exact(BYTES) {
        let Some((cover, colours)) = dot.split_last() else { continue };
        let cover = u16::from(*cover);
        let mix = |colour: &u8| (u16::from(*colour) * cover + 255 * (255 - cover)) / 255;
        flat.extend(
            colours.iter().map(|colour| u8::try_from(mix(colour)).unwrap_or(255)),
        );
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of these dots.
    fn file(width: u32, colour: ColorType, dots: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, 1);
        encoder.set_color(colour);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(dots).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn what_is_transparent_is_white() {
        let dots =
            dots(&file(3, ColorType::Rgba, &[9, 9, 9, 0, 0, 0, 0, 255, 0, 0, 0, 128]));
        assert_eq!(dots.unwrap().bytes, [255, 255, 255, 0, 0, 0, 127, 127, 127]);
    }

    #[test]
    fn grey_stays_grey() {
        let dots = dots(&file(2, ColorType::GrayscaleAlpha, &[0, 0, 7, 255])).unwrap();
        assert_eq!((dots.info.colours, dots.bytes), (1, vec![255, 7]));
    }

    #[test]
    fn a_file_cut_short_is_broken() {
        let whole = file(3, ColorType::Rgb, &[1; 9]);
        for end in 8..whole.len() - 12 {
            assert_eq!(dots(&whole[..end]), Err(Fault::Broken), "{end}");
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        let mut bytes = file(1, ColorType::Rgb, &[1; 3]);
        bytes[16..24].copy_from_slice(&[0, 0, 0x9C, 0x40, 0, 0, 0x9C, 0x40]);
        let header = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&header.to_be_bytes());
        let found = super::super::info(&bytes);
        assert_eq!(found, Err(Fault::TooLarge { width: 40_000, height: 40_000 }));
    }

    /// The check of a chunk (PNG, annex D).
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 }
            })
        })
    }
}
