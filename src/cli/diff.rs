//! Shows what differs between two states of a file, as a unified difference.

use std::fmt::Write;

/// How many lines stand around a change.
const CONTEXT: usize = 3;

/// The difference between two texts that have the same number of lines, as repairs leave
/// it; empty when they are the same. `patch` reads it too.
pub(super) fn unified(path: &str, before: &str, after: &str) -> String {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let changed: Vec<usize> =
        (0..old.len()).filter(|at| old.get(*at) != new.get(*at)).collect();
    let mut out = String::new();
    if changed.is_empty() {
        return out;
    }
    out += &format!("--- {path}\t修改前\n+++ {path}\t修改后\n");
    // Changes whose surroundings touch stand together.
    for group in changed.chunk_by(|a, b| b - a <= 2 * CONTEXT) {
        let [first, ..] = group else { continue };
        let last = group.last().unwrap_or(first);
        let start = first.saturating_sub(CONTEXT);
        let end = (last + CONTEXT + 1).min(old.len());
        let count = end - start;
        let _ = writeln!(out, "@@ -{0},{count} +{0},{count} @@", start + 1);
        hunk(&mut out, &old[start..end], &new[start..end.min(new.len())]);
    }
    out
}

/// The lines of a stretch: of neighbours that changed first all as they were, then all as
/// they are.
fn hunk(out: &mut String, old: &[&str], new: &[&str]) {
    let pairs: Vec<_> = old.iter().zip(new).collect();
    for run in pairs.chunk_by(|(a, b), (c, d)| (a == b) == (c == d)) {
        if run.iter().all(|(old, new)| old == new) {
            run.iter().for_each(|(line, _)| add(out, ' ', line));
            continue;
        }
        run.iter().for_each(|(line, _)| add(out, '-', line));
        run.iter().for_each(|(_, line)| add(out, '+', line));
    }
}

fn add(out: &mut String, sign: char, line: &str) {
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ 文件末尾没有换行\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_stands_among_three_lines_on_either_side() {
        let before: String = (1..=9).map(|n| format!("{n}\n")).collect();
        let after = before.replace('5', "五");
        let expected = "--- 甲\t修改前\n+++ 甲\t修改后\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+五\n 6\n 7\n 8\n";
        assert_eq!(unified("甲", &before, &after), expected);
        assert_eq!(unified("甲", &before, &before), "");
    }

    #[test]
    fn changes_far_apart_stand_apart() {
        let before: String = (1..=30).map(|n| format!("{n}\n")).collect();
        let after = before.replace("2\n3\n", "二\n三\n").replace("20\n", "廿\n");
        let text = unified("甲", &before, &after);
        assert!(text.contains("@@ -1,6 +1,6 @@\n 1\n-2\n-3\n+二\n+三\n 4\n"), "{text}");
        assert!(text.contains("@@ -17,7 +17,7 @@\n"), "{text}");
    }

    #[test]
    fn line_ends_are_shown_as_they_are() {
        let text = unified("甲", "1\r\n2", "1\r\n二");
        assert!(
            text.ends_with(" 1\r\n-2\n\\ 文件末尾没有换行\n+二\n\\ 文件末尾没有换行\n")
        );
    }
}
