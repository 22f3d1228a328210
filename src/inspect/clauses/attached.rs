//! 附件 that are bound with the paper (7.3.7).

use super::{Clause, Found, SAN, View, clause, length, typed_blocks, worst};
use crate::inspect::parts::words::plain;
use crate::standard::Role;

impl View<'_> {
    /// The clauses on bound attachments.
    pub(super) fn attached(&self) -> Vec<Clause> {
        let attachments = &self.parts.attachments;
        let none = || Found::Nothing("没有同正文一起装订的附件");
        let labels = || attachments.iter().map(|(label, _)| *label);
        let flush = labels().map(|it| length(it.left.map(|it| it - self.area.left), 0.0));
        let form = labels().map(|label| {
            let text = plain(&label.text());
            let fits = !text.ends_with(['：', ':']);
            Found::Measured(format!("“{text}”"), fits)
        });
        let titles = attachments.iter().flat_map(|(_, title)| title.iter().copied());
        let rows = attachments.iter().filter_map(|(label, title)| {
            let title = title.first()?;
            let row = match label.baseline().zip(title.baseline()) {
                Some((first, third)) => (third - first) / self.area.pitch + 1.0,
                None => return Some(Found::Unknown("文件没有写明位置".to_owned())),
            };
            Some(Found::Measured(
                format!("第 {} 行", super::tenths(row)),
                (row - 3.0).abs() <= 0.25,
            ))
        });
        let found = |found: Option<Found>| found.unwrap_or_else(none);
        vec![
            clause(
                "7.3.7",
                "附件标识字体字号",
                "三号黑体",
                if attachments.is_empty() {
                    none()
                } else {
                    typed_blocks(labels(), Role::HeiTi, &SAN)
                },
            ),
            clause("7.3.7", "附件标识位置", "版心左上角顶格", found(worst(flush))),
            clause("7.3.7", "附件标识形式", "“附件”和序号，不加冒号", found(worst(form))),
            clause(
                "7.3.7",
                "附件标题字体字号",
                "二号小标宋（21 或 22 磅）",
                if attachments.is_empty() {
                    none()
                } else {
                    typed_blocks(titles, Role::XiaoBiaoSong, &[21.0, 22.0])
                },
            ),
            clause("7.3.7", "附件标题行", "版心第三行", found(worst(rows))),
            clause("7.3.7", "附件标题名称", "与附件说明一致", self.names()),
        ]
    }

    /// The titles are those of 附件说明, where both are there.
    fn names(&self) -> Found {
        let (list, attachments) = (&self.parts.list, &self.parts.attachments);
        if list.is_empty() || attachments.is_empty() || list.len() != attachments.len() {
            return Found::Nothing("没有可对照的附件说明");
        }
        let pairs = list.iter().zip(attachments).map(|(block, (_, title))| {
            let text = plain(&block.text());
            let name = text.rsplit_once(['：', ':']).map_or(text.as_str(), |it| it.1);
            let name =
                name.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
            // A mark behind the name is a fault of its own.
            let name = name.trim_end_matches(['；', '。', '，', '、']);
            let title: String = title.iter().map(|it| plain(&it.text())).collect();
            Found::Measured(format!("“{title}”"), title == name)
        });
        worst(pairs).unwrap_or(Found::Nothing("没有可对照的附件说明"))
    }
}
