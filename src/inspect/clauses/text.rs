//! 标题 and 正文 (7.3.1–7.3.3).

use super::{Clause, Found, View, clause, close, mm, typed, worst};
use crate::standard::Role;
use crate::standard::page::{MARGINS, TYPE_AREA};

impl View<'_> {
    /// The clauses on title and body.
    pub(super) fn text(&self) -> Vec<Clause> {
        let spans = self.parts.title.iter().flat_map(|block| &block.spans);
        let title = typed(spans, Role::XiaoBiaoSong, &[21.0, 22.0]);
        let missing = || Found::Unknown("没有认出标题".to_owned());
        vec![
            clause(
                "7.3.1",
                "标题字体字号",
                "二号小标宋（21 或 22 磅）",
                title.unwrap_or_else(missing),
            ),
            clause(
                "7.3.1",
                "标题居中",
                "在版心左右居中",
                self.title_place().unwrap_or_else(missing),
            ),
        ]
    }

    fn title_place(&self) -> Option<Found> {
        let centre = mm(MARGINS.left) + mm(TYPE_AREA.width) / 2.0;
        let lines = self.parts.title.iter().flat_map(|block| &block.lines);
        let off = lines.map(|it| (f64::midpoint(it.left, it.right) - centre).abs());
        worst(off.map(|off| Found::Measured(format!("偏 {off:.1} 毫米"), close(off, 0.0))))
    }
}
