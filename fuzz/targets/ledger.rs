//! Feeds `zhenggai_fuzz::ledger`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| zhenggai_fuzz::ledger(bytes));
