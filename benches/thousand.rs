//! Builds a thousand plans of the example's length, each different, as PDF and DOCX in one
//! process, and says what one costs and how much memory the process has.
//!
//! `cargo bench --bench thousand` prints the figures, `cargo bench --bench thousand -- 100`
//! those of a hundred plans. CPU time and memory are what Linux says; elsewhere only the
//! time that passed is printed.

#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use zhenggai::content::PLAN_PATH;
use zhenggai::diagnostic::Findings;
use zhenggai::font::Selection;
use zhenggai::pipeline::{Format, Paper, Setup, build};
use zhenggai::value::Date;
use zhenggai::world::memory::MemoryWorld;

#[path = "../tests/support/variants.rs"]
mod variants;

const EXAMPLE: &str = include_str!("../content/plan.yaml");

/// Plans before the first look at the memory: caches and allocator have filled.
const WARM: u32 = 20;

fn main() {
    let words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let words: Vec<String> = words.collect();
    let count = match &words[..] {
        [] => 1000,
        [word] => match word.parse() {
            Ok(count) => count,
            // The name of a bench in another file.
            Err(_) => return,
        },
        _ => return,
    };
    run(count);
}

fn run(count: u32) {
    let today = Date::new(2023, 10, 8).expect("a day");
    let bare = MemoryWorld::new(today);
    let setup = Setup::load(&bare, &Selection::Bundled, &mut Findings::new())
        .expect("the templates load");
    let worlds = |from: u32, to: u32| {
        (from..to).map(|number| {
            MemoryWorld::new(today)
                .with(PLAN_PATH, variants::plan(EXAMPLE, number.into()))
        })
    };
    let written = |world: &MemoryWorld| -> usize {
        let mut findings = Findings::new();
        let outputs = build(world, &setup, &[Paper::Plan], &Format::ALL, &mut findings);
        assert_eq!(outputs.len(), 2, "{:?}", findings.iter().next());
        black_box(&outputs).iter().map(|output| output.bytes.len()).sum()
    };
    let warming: usize = worlds(count, count + WARM).map(|world| written(&world)).sum();
    black_box(warming);
    let plans: Vec<MemoryWorld> = worlds(0, count).collect();
    let before = memory();
    let (cpu, wall) = (cpu_seconds(), Instant::now());
    let bytes: usize = plans.iter().map(written).sum();
    let wall = wall.elapsed().as_secs_f64();
    let each = |seconds: f64| seconds * 1000.0 / f64::from(count.max(1));
    println!("plans          {count}, {} KB each", bytes / 1024 / plans.len().max(1));
    println!("wall           {:.2} ms each", each(wall));
    if let (Some(before), Some(cpu)) = (cpu, cpu_seconds()) {
        println!("cpu            {:.2} ms each", each(cpu - before));
    }
    if let (Some(before), Some(after)) = (before, memory()) {
        println!("memory         {before} MB after {WARM} plans, {after} MB at the end");
    }
}

/// CPU seconds of all threads of this process so far.
fn cpu_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name in brackets: user and system time are the 12th and 13th, in 1/100 s.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

/// The memory that the process has, in MB.
fn memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}
