//! Which marks may not begin and which may not end a line.
//!
//! One table for both outputs: `layout` breaks lines by it, and `docx` writes it into the
//! settings of the file, so that a word processor breaks lines as the PDF does.

/// Marks that never begin a line: pauses and stops, closing brackets and quotes, the dash,
/// the ellipsis, the middle dot, and what belongs to the number before it
/// (GB/T 15834—2011, 5.1).
pub const NO_START: &str = "，。、；：？！”’）〕】》〉」』…—～·％‰℃!),.:;?]}%";

/// Marks that never end a line: opening brackets and quotes and the sign of money
/// (GB/T 15834—2011, 5.1).
pub const NO_END: &str = "“‘（〔【《〈「『￥([{";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mark_is_barred_from_both_ends_of_a_line() {
        assert!(NO_START.chars().all(|mark| !NO_END.contains(mark)));
    }
}
