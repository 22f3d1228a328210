//! Writes the large project that the README's figures are measured on: 5,000 items and
//! 20,000 entries.
//!
//! `cargo run --release --example large_project -- FOLDER`

#![allow(dead_code, reason = "the generator has parts that only tests use")]

use std::path::PathBuf;
use std::{env, fs, io};

#[path = "../tests/support/large.rs"]
mod large;

fn main() -> io::Result<()> {
    let folder =
        env::args_os().nth(1).map_or_else(|| PathBuf::from("large"), PathBuf::from);
    let content = folder.join("content");
    fs::create_dir_all(&content)?;
    fs::write(content.join("plan.yaml"), large::plan(5_000))?;
    fs::write(content.join("ledger.yaml"), large::ledger(5_000, 20_000))
}
