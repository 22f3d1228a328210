//! Ctrl-C, and what a scheduler sends: once to stop after what is begun, twice to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::exit::Exit;
use crate::cli::terminal::stderr;

/// Whether the run shall stop.
#[derive(Clone, Debug, Default)]
pub(super) struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Listens for Ctrl-C, and for the end that a system asks for politely.
    pub(super) fn listen() -> Self {
        let stop = Self::default();
        let asked = stop.clone();
        let handler = move || {
            if asked.0.swap(true, Ordering::Relaxed) {
                end();
            }
            stderr("\n正在停下：做完手上的几个项目就停。再按一次 Ctrl-C 立即停止\n");
        };
        // Where nobody can be listened to, the program ends at once as it always did; the
        // record is then what it would be after a power cut.
        let _ = ctrlc::set_handler(handler);
        stop
    }

    /// Asks for the end.
    pub(super) fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the end was asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[expect(clippy::exit, reason = "who presses Ctrl-C twice wants no more of it")]
fn end() {
    std::process::exit(i32::from(Exit::Failed.code()));
}
