//! Feeds `zhenggai_fuzz::inspect`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::inspect(bytes));
