//! Feeds `zhenggai_fuzz::markdown`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::markdown(bytes));
