//! Small values that know their own notation.

mod date;
mod hash;
mod numeral;
mod quarter;
mod script;

pub use date::{Date, DateError};
pub use hash::{Digest, fnv_64, fnv_128, hex, sha_256};
pub use numeral::{chinese_numeral, count_in_words, is_numeral};
pub use quarter::{Quarter, QuarterError};
pub use script::blank_between;
