//! Faults of the disk, for tests only: a process of the program that dies before one of its
//! steps, or that the disk refuses one.
//!
//! The tests start the program as a process of its own (`tests::the_program`), which reads
//! from its environment what is to go wrong, and where.

mod tests;

use std::collections::BTreeSet;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};

use super::disk::Step;

/// What goes wrong, and at which of the steps that it can strike, from 0: `full:3`.
const FAULT: &str = "ZHENGGAI_TEST_FAULT";

/// The file that says that the step was reached.
const REACHED: &str = "ZHENGGAI_TEST_REACHED";

/// What may go wrong.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Fault {
    /// The process is killed.
    Killed,
    /// The power fails: what was not forced onto the disk is half there.
    PowerCut,
    /// The disk is full from here on.
    Full,
    /// The disk is read-only from here on.
    ReadOnly,
    /// Once, there is no right to do this.
    Denied,
    /// Once, another program holds the file, as Word does.
    Held,
    /// Once, the disk fails.
    Broken,
}

impl Fault {
    const ALL: [(&'static str, Self); 7] = [
        ("killed", Self::Killed),
        ("power", Self::PowerCut),
        ("full", Self::Full),
        ("readonly", Self::ReadOnly),
        ("denied", Self::Denied),
        ("held", Self::Held),
        ("broken", Self::Broken),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, fault)| *fault == self).map_or("", |(name, _)| name)
    }

    /// Whether the process ends with it.
    fn ends(self) -> bool {
        matches!(self, Self::Killed | Self::PowerCut)
    }

    /// Whether it can happen at this step.
    fn can_strike(self, step: Step<'_>) -> bool {
        match self {
            Self::Full => matches!(
                step,
                Step::Folder(_)
                    | Step::Open(_)
                    | Step::Create(_)
                    | Step::Write(_)
                    | Step::Sync(_)
            ),
            Self::Held => matches!(step, Step::Free(_) | Step::Place(..)),
            _ => true,
        }
    }

    /// Whether it lasts.
    fn stays(self) -> bool {
        matches!(self, Self::Full | Self::ReadOnly)
    }

    /// What the system answers.
    fn error(self) -> io::Error {
        match self {
            Self::Full => ErrorKind::StorageFull.into(),
            Self::ReadOnly => ErrorKind::ReadOnlyFilesystem.into(),
            Self::Denied => ErrorKind::PermissionDenied.into(),
            Self::Held => held(),
            _ => io::Error::other("input/output error"),
        }
    }
}

/// What the system answers where another program holds the file.
fn held() -> io::Error {
    const SHARING_VIOLATION: i32 = 32;
    match cfg!(windows) {
        true => io::Error::from_raw_os_error(SHARING_VIOLATION),
        // So a share of a Windows server answers to other systems.
        false => ErrorKind::ResourceBusy.into(),
    }
}

/// What goes wrong in this process.
struct Plan {
    fault: Fault,
    step: u32,
    reached: PathBuf,
}

static PLAN: LazyLock<Option<Plan>> = LazyLock::new(|| {
    let words = env::var(FAULT).ok()?;
    let (name, step) = words.split_once(':')?;
    let (_, fault) = Fault::ALL.into_iter().find(|(known, _)| *known == name)?;
    let reached = env::var_os(REACHED)?.into();
    Some(Plan { fault, step: step.parse().ok()?, reached })
});

/// How many steps went before that the fault could have struck.
static STEPS: AtomicU32 = AtomicU32::new(0);

/// Files whose bytes a power cut would lose.
static UNSYNCED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Fails as the test demands.
pub(super) fn before(step: Step<'_>) -> io::Result<()> {
    let Some(plan) = &*PLAN else { return Ok(()) };
    if !plan.fault.can_strike(step) {
        return Ok(());
    }
    let number = STEPS.fetch_add(1, Ordering::Relaxed);
    if number == plan.step {
        let _ = fs::write(&plan.reached, format!("{step:?}"));
        if plan.fault == Fault::PowerCut {
            lose_unsynced();
        }
        if plan.fault.ends() {
            process::abort();
        }
    }
    note(step);
    let strikes = number == plan.step || number > plan.step && plan.fault.stays();
    if strikes { Err(plan.fault.error()) } else { Ok(()) }
}

/// Keeps account of what is safely on the disk.
fn note(step: Step<'_>) {
    let Ok(mut unsynced) = UNSYNCED.lock() else { return };
    match step {
        Step::Write(path) => drop(unsynced.insert(path.to_owned())),
        Step::Sync(path) => drop(unsynced.remove(path)),
        Step::Place(from, to) if unsynced.remove(from) => {
            unsynced.insert(to.to_owned());
        }
        _ => {}
    }
}

/// Leaves half of what was not forced onto the disk.
fn lose_unsynced() {
    let Ok(unsynced) = UNSYNCED.lock() else { return };
    for path in unsynced.iter() {
        let _ = halve(path);
    }
}

fn halve(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    file.set_len(file.metadata()?.len() / 2)
}
