//! The measures of GB/T 9704—2012, each with its clause.
//!
//! Both exporters read these constants; that is why the two outputs agree.

pub mod head;
pub mod imprint;
pub mod lines;
pub mod page;
pub mod parts;
pub mod practice;
pub mod typeface;

pub use typeface::Role;
