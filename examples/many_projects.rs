//! Writes many projects, each with a plan of the repository's length and other characters,
//! and some of them broken in ten ways: what the README's figures of `batch` are measured on.
//!
//! `cargo run --release --example many_projects -- FOLDER [PROJECTS [BROKEN]]`

#![allow(dead_code, reason = "the generator has parts that only tests use")]

use std::path::Path;
use std::{env, io};

#[path = "../tests/support/many.rs"]
mod many;
#[path = "../tests/support/variants.rs"]
mod variants;

const PLAN: &str = include_str!("../content/plan.yaml");

fn main() -> io::Result<()> {
    let mut words = env::args().skip(1);
    let folder = words.next().unwrap_or_else(|| "many".to_owned());
    let mut number = |otherwise| words.next().map_or(Ok(otherwise), |it| it.parse());
    let wrong = |error: std::num::ParseIntError| io::Error::other(error);
    let projects = number(1000).map_err(wrong)?;
    let broken = number(10).map_err(wrong)?;
    let plan = |project| variants::plan(PLAN, project as u64);
    many::write_with(Path::new(&folder), projects, broken, plan)
}
