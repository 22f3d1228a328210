//! What the log of entries says: where each item of the plan stands on any day.
//!
//! `content` reads the entries, [`entry`] says what one of them does, `transition`
//! whether its item allows it and what changes, [`status`] where the item then stands,
//! [`log`] plays them in the order of their days, [`progress`] counts, [`period`] looks
//! at quarters, [`mod@record`] adds entries, and [`columns`] says what papers show of an
//! item. An entry that the rules forbid is a finding and changes nothing, so that no state contradicts another whatever
//! the log says.

pub mod columns;
pub mod entry;
pub mod log;
pub mod period;
pub mod progress;
pub mod record;
pub mod status;
mod transition;

pub use crate::content::Column;
pub use columns::Value;
pub use entry::{Act, Event};
pub use log::{Log, Track};
pub use progress::{Counts, Progress, Share};
pub use record::{Recorded, record};
pub use status::{Closure, Delay, Returned, SOON, Standing, Timing};
