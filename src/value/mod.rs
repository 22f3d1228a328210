//! Small values that know their own notation.

mod date;
mod numeral;

pub use date::{Date, DateError};
pub use numeral::chinese_numeral;
