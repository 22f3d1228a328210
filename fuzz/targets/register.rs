//! Feeds `zhenggai_fuzz::register`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::register(bytes));
