//! Starts [`zhenggai::cli`] and hands its exit code to the system.

use std::process::ExitCode;

/// Papers of thousands of pages are millions of small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    zhenggai::cli::main()
}
