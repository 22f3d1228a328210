//! 页码 (7.5).

use super::{Clause, Found, TOLERANCE, View, clause, close, mm, shown, worst};
use crate::inspect::class::{Class, class};
use crate::inspect::paper::{Number, On};
use crate::standard::Role;
use crate::standard::page::PAGE_NUMBER_DROP;
use crate::standard::practice::{PageNumberPlace, Practice};

/// One character: of 四号 or of 三号, in mm.
const CHARACTER: [f64; 2] = [4.94, 5.64];

impl View<'_> {
    /// The clauses on page numbers.
    pub(super) fn page_number(&self) -> Vec<Clause> {
        vec![
            clause("7.5", "页码形式", "数字左右各一条一字线", self.number_form()),
            clause("7.5", "页码字体字号", "四号宋体（14 磅）", self.number_type()),
            clause("7.5", "页码一字线距版心下边", "7 毫米", self.number_height()),
            clause("7.5", "页码位置", "单页居右、双页居左，各空一字", self.number_side()),
        ]
    }

    /// The worst that is found of any page number.
    fn of_numbers(&self, judge: impl Fn(&Number) -> Found) -> Option<Found> {
        let named = |number: &Number| {
            let place = match number.on {
                On::All => "各页".to_owned(),
                On::Odd => "单页".to_owned(),
                On::Even => "双页".to_owned(),
                On::Page(page) => format!("第 {page} 页"),
            };
            match judge(number) {
                Found::Measured(measured, fits) => {
                    Found::Measured(format!("{place}：{measured}"), fits)
                }
                Found::Unknown(why) => Found::Unknown(format!("{place}：{why}")),
                Found::Chosen(measured) => Found::Chosen(format!("{place}：{measured}")),
                nothing @ Found::Nothing(_) => nothing,
            }
        };
        worst(self.paper.numbers.iter().map(named))
    }

    fn number_form(&self) -> Found {
        let found = self.of_numbers(|number| {
            let text = number.text();
            let text = text.trim();
            let digits = text.trim_matches(['—', ' ']);
            let dashes = text.starts_with('—') && text.ends_with('—');
            let digital = digits.bytes().all(|it| it.is_ascii_digit());
            Found::Measured(format!("“{text}”"), dashes && digital && !digits.is_empty())
        });
        found.unwrap_or(Found::Measured("没有页码".to_owned(), false))
    }

    fn number_type(&self) -> Found {
        let found = self.of_numbers(|number| {
            let is_digits = |text: &str| text.contains(|it: char| it.is_ascii_digit());
            let digits = number.spans.iter().filter(|span| is_digits(&span.text));
            let typed = digits.map(|span| {
                let sized = (span.size - 14.0).abs() <= 0.1;
                match class(&span.face) {
                    Class::Unknown if sized => Found::Unknown(shown(span)),
                    found => {
                        let fits = sized && found == Class::Of(Role::SongTi);
                        Found::Measured(shown(span), fits)
                    }
                }
            });
            worst(typed).unwrap_or(Found::Nothing("没有数字"))
        });
        found.unwrap_or(Found::Nothing("没有页码"))
    }

    fn number_height(&self) -> Found {
        let edge = self.area.bottom;
        let found = self.of_numbers(|number| match number.dash {
            Some(dash) => {
                let below = dash - edge;
                let fits = close(below, mm(PAGE_NUMBER_DROP));
                Found::Measured(format!("{below:.1} 毫米"), fits)
            }
            None => Found::Unknown("页码行的高度由字体决定，文件中没有固定值".to_owned()),
        });
        found.unwrap_or(Found::Nothing("没有页码"))
    }

    fn number_side(&self) -> Found {
        let (left, right) = (self.area.left, self.area.right);
        let found = self.of_numbers(|number| {
            let (Some(begin), Some(end)) = (number.left, number.right) else {
                return Found::Unknown(
                    "页码在文本框中，位置由文字处理软件决定".to_owned(),
                );
            };
            let (from_left, from_right) = (begin - left, right - end);
            let side = if from_left < from_right { "左" } else { "右" };
            let distance = from_left.min(from_right);
            let fits = |wanted: f64| {
                let [least, most] = CHARACTER;
                (least - TOLERANCE..=most + TOLERANCE).contains(&wanted)
            };
            let fits = match number.on {
                On::Odd => fits(from_right),
                On::Even => fits(from_left),
                On::Page(page) if page % 2 == 0 => fits(from_left),
                On::Page(_) => fits(from_right),
                On::All => false,
            };
            let off = f64::midpoint(begin, end) - self.area.centre();
            let chosen = match self.practice.page_number {
                PageNumberPlace::Centred => close(off, 0.0),
                PageNumberPlace::Outside(wanted) => close(distance, mm(wanted)),
            };
            let is_own = self.practice.page_number != Practice::STANDARD.page_number;
            let shown = if close(off, 0.0) {
                "居中".to_owned()
            } else {
                format!("距{side}边 {distance:.1} 毫米")
            };
            if !fits && chosen && is_own {
                Found::Chosen(shown)
            } else {
                Found::Measured(shown, fits)
            }
        });
        found.unwrap_or(Found::Nothing("没有页码"))
    }
}
