//! Which characters may not begin or end a line (GB/T 15834—2011, 5.1).
//!
//! The rules go by character only, because word processors know no others: DOCX states the
//! same two lists as `w:noLineBreaksBefore` and `w:noLineBreaksAfter`, and so both outputs
//! break alike. That is also why the strict level is taken: —— and …… may stand at a line's
//! start by the standard, but only a list that forbids — and … there keeps them whole.

/// Marks that never begin a line: stops, closing marks, connectors, and signs that belong
/// to the number before them.
pub const NO_START: &str =
    "，。、；：？！”’）〕】》〉」』〗…—～·％‰℃°′″．］｝／,.;:?!)]}%-/";

/// Marks that never end a line: opening marks, and signs that belong to the number after
/// them; the solidus too (分隔号).
pub const NO_END: &str = "“‘（〔【《〈「『〖￥￡＄［｛／$([{/";
