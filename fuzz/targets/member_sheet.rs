//! Feeds `zhenggai_fuzz::member_sheet`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::member_sheet(bytes));
