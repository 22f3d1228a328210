//! Starts [`zhenggai::cli`] and hands its exit code to the system.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhenggai::cli::main()
}
