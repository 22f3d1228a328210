//! A small sRGB profile (ICC.1:2010, version 4.2), so that colours mean the same anywhere.
//!
//! Built from the numbers of IEC 61966-2-1 alone: three primaries adapted to D50, the
//! white point, and the transfer function as a formula.

/// A number with 16 binary places, the profile's own notation.
type Fixed = i32;

/// Illuminant of the connection space, D50.
const D50: [Fixed; 3] = [0xF6D6, 0x1_0000, 0xD32D];
/// The primaries, adapted to D50.
const RED: [Fixed; 3] = [0x6FA2, 0x38F5, 0x0390];
const GREEN: [Fixed; 3] = [0x6299, 0xB785, 0x18DA];
const BLUE: [Fixed; 3] = [0x24A0, 0x0F84, 0xB6CF];
/// The adaptation from D65 to D50 (linear Bradford), by rows.
const ADAPTATION: [Fixed; 9] =
    [0x1_0C42, 0x05DE, -0x0CDB, 0x0793, 0xFD90, -0x045F, -0x025E, 0x03DC, 0xC06E];
/// The transfer function: exponent 2.4, then 1/1.055, 0.055/1.055, 1/12.92, 0.04045.
const TRANSFER: [Fixed; 5] = [0x2_6666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B];

/// Length of the header, and of one row in the table of tags.
const HEADER: usize = 128;
const ROW: usize = 12;

/// The profile's bytes, the same on every call.
pub(super) fn srgb() -> Vec<u8> {
    let transfer = parametric(&TRANSFER);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB IEC61966-2.1")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz(D50)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", transfer.clone()),
        (b"gTRC", transfer.clone()),
        (b"bTRC", transfer),
    ];
    let mut table = number(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = HEADER + 4 + tags.len() * ROW;
    let mut last: (usize, &[u8]) = (0, &[]);
    for (signature, element) in &tags {
        // Equal neighbours, the three curves, share one element.
        if last.1 != element.as_slice() {
            last = (start + data.len(), element);
            data.extend_from_slice(element);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(*signature);
        table.extend_from_slice(&number(last.0));
        table.extend_from_slice(&number(element.len()));
    }
    let mut profile = header(start + data.len());
    profile.extend_from_slice(&table);
    profile.extend_from_slice(&data);
    profile
}

/// The header of a display profile for RGB (7.2); its fields not named here are zero.
fn header(length: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| {
        header[at..at + bytes.len()].copy_from_slice(bytes);
    };
    put(0, &number(length));
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // The day the profile was drawn up, 2024-01-01: a field that must not be zero.
    put(24, &[0x07, 0xE8, 0, 1, 0, 1]);
    put(36, b"acsp");
    for (place, value) in D50.iter().enumerate() {
        put(68 + 4 * place, &value.to_be_bytes());
    }
    header
}

/// An element of type `XYZ ` (10.31).
fn xyz(values: [Fixed; 3]) -> Vec<u8> {
    numbers(b"XYZ ", &values)
}

/// A parametric curve of the form of sRGB (10.16, function type 3).
fn parametric(values: &[Fixed; 5]) -> Vec<u8> {
    let mut element = b"para\0\0\0\0\0\x03\0\0".to_vec();
    element.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    element
}

/// An element that is a list of fixed-point numbers.
fn numbers(signature: &[u8; 4], values: &[Fixed]) -> Vec<u8> {
    let mut element = signature.to_vec();
    element.extend_from_slice(&[0; 4]);
    element.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    element
}

/// A text in English, as an element of type `mluc` (10.13).
fn text(words: &str) -> Vec<u8> {
    let units: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut element = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".to_vec();
    element.extend_from_slice(&number(units.len()));
    element.extend_from_slice(&number(28));
    element.extend_from_slice(&units);
    element
}

/// A length or place of the profile, which is far shorter than 4 GB.
fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(profile: &[u8], at: usize) -> usize {
        u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize
    }

    #[test]
    fn the_header_states_the_true_length() {
        let profile = srgb();
        assert_eq!(word(&profile, 0), profile.len());
        assert!(profile.len() < 700, "{}", profile.len());
    }

    #[test]
    fn every_tag_lies_inside_the_profile_on_a_boundary_of_four() {
        let profile = srgb();
        for row in 0..word(&profile, HEADER) {
            let at = HEADER + 4 + row * ROW;
            let (offset, length) = (word(&profile, at + 4), word(&profile, at + 8));
            assert_eq!(offset % 4, 0);
            assert!(offset + length <= profile.len());
        }
    }

    #[test]
    fn the_primaries_add_up_to_white() {
        for axis in 0..3 {
            let sum = RED[axis] + GREEN[axis] + BLUE[axis];
            assert!((sum - D50[axis]).abs() <= 16, "axis {axis}: {sum}");
        }
    }
}
