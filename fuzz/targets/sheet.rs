//! Feeds `zhenggai_fuzz::sheet`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::sheet(bytes));
