//! Feeds `zhenggai_fuzz::font`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::font(bytes));
