//! Reads finished papers back, for tests.

pub mod docx_text;
pub mod pdf_text;
