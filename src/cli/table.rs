//! Draws a table whose columns are aligned under Chinese text.

use crate::diagnostic::width::{columns, padded};

/// The table, its columns as wide as their widest cell and two blanks apart.
pub(super) fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let head = head.map(str::to_owned);
    let widths: [usize; N] = std::array::from_fn(|at| {
        let cells = rows.iter().chain([&head]).map(|row| columns(&row[at]));
        cells.max().unwrap_or(0)
    });
    let line = |cells: &[String; N]| {
        let cells = cells.iter().zip(widths).map(|(cell, width)| padded(cell, width));
        let line = cells.collect::<Vec<_>>().join("  ");
        format!("{}\n", line.trim_end())
    };
    let rule = widths.map(|width| "-".repeat(width));
    [&head, &rule].into_iter().chain(rows).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_chinese_text() {
        let rows = [["仿宋", "a"], ["小标宋", "b"]].map(|row| row.map(str::to_owned));
        let expected = "类别    字体\n------  ----\n仿宋    a\n小标宋  b\n";
        assert_eq!(table(["类别", "字体"], &rows), expected);
    }
}
