//! How far a batch is: a bar on a terminal, a line now and then elsewhere.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::cli::args::Form;
use crate::cli::terminal::Terminal;

/// How often a line is written where there is no bar.
const PERIOD: Duration = Duration::from_secs(10);

/// What the person sees while the batch runs.
pub(super) struct Progress {
    terminal: Terminal,
    bar: Option<ProgressBar>,
    total: usize,
    count: usize,
    failed: usize,
    start: Instant,
    told: Instant,
}

impl Progress {
    /// Nothing done of so many projects.
    pub(super) fn new(terminal: &Terminal, total: usize) -> Self {
        let talks = terminal.form == Form::Text && !terminal.quiet;
        let bar = (talks && io::stderr().is_terminal()).then(|| bar(total));
        let start = Instant::now();
        let terminal = terminal.clone();
        Self { terminal, bar, total, count: 0, failed: 0, start, told: start }
    }

    /// Another project has had its turn; `line` is for who wants to know everything.
    pub(super) fn step(&mut self, failed: bool, line: impl FnOnce() -> String) {
        self.count += 1;
        self.failed += usize::from(failed);
        if self.terminal.verbose {
            self.say(&line());
        }
        match &self.bar {
            Some(bar) => {
                bar.set_message(failures(self.failed));
                bar.inc(1);
            }
            None if self.told.elapsed() >= PERIOD => {
                self.told = Instant::now();
                let left = left(self.start.elapsed(), self.count, self.total);
                self.terminal.talk(&format!(
                    "已处理 {}/{} 个项目{}，约剩 {}",
                    self.count,
                    self.total,
                    failures(self.failed),
                    duration(left)
                ));
            }
            None => {}
        }
    }

    /// Takes the bar away and says how long it all took.
    pub(super) fn finish(self) -> Duration {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
        self.start.elapsed()
    }

    fn say(&self, line: &str) {
        let say = || self.terminal.talk(line);
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }
}

fn failures(count: usize) -> String {
    if count == 0 { String::new() } else { format!("，没有完成 {count} 个") }
}

fn bar(total: usize) -> ProgressBar {
    let total = u64::try_from(total).unwrap_or(u64::MAX);
    let left = |state: &ProgressState, words: &mut dyn std::fmt::Write| {
        // A bar that cannot be drawn for once is no fault.
        let _ = words.write_str(&duration(state.eta()));
    };
    let style =
        ProgressStyle::with_template("[{bar:30}] {pos}/{len} 个项目{msg}，约剩 {left}");
    // The template is fixed, and a test draws it.
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    let style = style.with_key("left", left).progress_chars("=> ");
    let target = ProgressDrawTarget::stderr_with_hz(5);
    ProgressBar::with_draw_target(Some(total), target).with_style(style)
}

/// How long the rest takes if it goes on like this.
fn left(elapsed: Duration, count: usize, total: usize) -> Duration {
    let rest = total.saturating_sub(count);
    let (count, rest) = (count.max(1), u32::try_from(rest).unwrap_or(u32::MAX));
    elapsed.saturating_mul(rest) / u32::try_from(count).unwrap_or(u32::MAX)
}

/// A duration in words.
pub(super) fn duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds}秒"),
        (0, minutes, seconds) => format!("{minutes}分{seconds}秒"),
        (hours, minutes, _) => format!("{hours}小时{minutes}分"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_told_as_people_tell_it() {
        let told = |seconds| duration(Duration::from_secs(seconds));
        assert_eq!(
            [told(0), told(59), told(61), told(3_660)],
            ["0秒", "59秒", "1分1秒", "1小时1分"]
        );
    }

    #[test]
    fn the_rest_takes_as_long_as_the_same_number_took() {
        let second = Duration::from_secs(1);
        assert_eq!(left(second, 10, 30), second * 2);
        assert_eq!(left(second, 0, 5), second * 5);
    }

    #[test]
    fn the_template_of_the_bar_is_sound() {
        assert!(
            ProgressStyle::with_template(
                "[{bar:30}] {pos}/{len} 个项目{msg}，约剩 {left}"
            )
            .is_ok()
        );
    }
}
