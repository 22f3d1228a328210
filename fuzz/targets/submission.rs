//! Feeds `zhenggai_fuzz::submission`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::submission(bytes));
