//! Makes plans of the example's length out of the example, each with other characters.

use std::fmt::Write;

use encoding_rs::GBK;

/// The keys whose values are left alone: they name, date or choose.
const KEPT: [&str; 9] =
    ["标题", "单位", "编号", "措施体例", "时限", "类型", "期限", "责任单位", "- 编号"];

/// One in this many characters of the running text is replaced.
const SHARE: u64 = 5;

/// The example's plan with one in five of its characters replaced by others, throughout:
/// the same lines, a different set of glyphs. The same number gives the same plan.
pub(crate) fn plan(example: &str, number: u64) -> String {
    let common = common_characters();
    let mut text = String::with_capacity(example.len());
    for line in example.lines() {
        let words = line.trim_start();
        let kept = words.starts_with('#')
            || KEPT.iter().any(|key| words.starts_with(&format!("{key}:")));
        let value = match line.split_once(": ") {
            _ if kept => line.len(),
            Some((key, _)) => key.len(),
            None if words.ends_with(':') => line.len(),
            None => 0,
        };
        let (before, value) = line.split_at(value);
        text.push_str(before);
        text.extend(value.chars().map(|ch| replaced(ch, number, &common)));
        text.push('\n');
    }
    let _ = writeln!(text, "# 第{number}份");
    text
}

fn replaced(ch: char, number: u64, common: &[char]) -> char {
    let is_chinese = matches!(ch, '\u{4e00}'..='\u{9fff}') && !"单位".contains(ch);
    let chance = mixed(number << 32 | u64::from(u32::from(ch)));
    if !is_chinese || !chance.is_multiple_of(SHARE) {
        return ch;
    }
    let place = usize::try_from(chance >> 32).unwrap_or(0) % common.len();
    common[place]
}

/// The 3755 commonest characters: level 1 of GB 2312.
fn common_characters() -> Vec<char> {
    let bytes =
        (0xB0..=0xD7_u8).flat_map(|row| (0xA1..=0xFE).map(move |cell| [row, cell]));
    let bytes: Vec<u8> = bytes.filter(|place| *place < [0xD7, 0xFA]).flatten().collect();
    GBK.decode(&bytes).0.chars().collect()
}

/// A number that looks like no other (`SplitMix64`).
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ mixed >> 31
}
