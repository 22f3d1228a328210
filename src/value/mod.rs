//! Small values that know their own notation.

mod date;
mod numeral;
mod script;

pub use date::{Date, DateError};
pub use numeral::chinese_numeral;
pub use script::blank_between;
