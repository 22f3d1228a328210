//! Feeds `zhenggai_fuzz::workbook`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::workbook(bytes));
