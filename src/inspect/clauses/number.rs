//! 页码 (7.5).

use super::{Clause, Found, TOLERANCE, View, clause, close, mm, shown, worst};
use crate::inspect::class::{Class, class};
use crate::inspect::paper::{Number, On};
use crate::inspect::parts::Form;
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
            clause(
                "7.5",
                "页码连编",
                "各页连续编号；空白页和其后的版记页不编",
                self.sequence(),
            ),
            clause(
                "8",
                "横排表格表头",
                "单页在订口一边，双页在切口一边",
                self.turned_head(),
            ),
            clause("8", "横排表格页码", "与其他各页的位置一致", self.turned_number()),
        ]
    }

    /// Every page has its own number, but for the first of a letter, for a blank page, and
    /// for the page of the 版记 behind one.
    fn sequence(&self) -> Found {
        let (paper, parts) = (self.paper, &self.parts);
        if !self.is_pdf() || paper.numbers.is_empty() {
            return Found::Nothing("各页的页码由文字处理软件编");
        }
        let imprint = parts.issue.first().or(parts.copies.first()).and_then(|it| it.page);
        let is_free = |page: usize| {
            let letter = page == 1 && parts.form == Form::Letter;
            let blank = paper.blank_pages.contains(&page);
            let behind = page > 1 && paper.blank_pages.contains(&(page - 1));
            letter || blank || behind && imprint == Some(page)
        };
        let mut at = paper.numbers.iter().peekable();
        for page in 1..=paper.pages {
            let printed = at.next_if(|number| number.on == On::Page(page));
            let turned = paper.turned.iter().any(|it| it.page == Some(page));
            match printed.map(Number::text) {
                Some(text) if is_free(page) => {
                    return Found::Measured(
                        format!("第 {page} 页不编，印了“{text}”"),
                        false,
                    );
                }
                Some(text) if digits(&text) != page.to_string() => {
                    return Found::Measured(format!("第 {page} 页印了“{text}”"), false);
                }
                None if !is_free(page) && !turned => {
                    return Found::Measured(format!("第 {page} 页没有页码"), false);
                }
                _ => {}
            }
        }
        Found::Measured(format!("{} 页连续", paper.pages), true)
    }

    fn turned_head(&self) -> Found {
        let found =
            self.paper.turned.iter().map(|page| match (page.head_is_left, page.page) {
                (Some(is_left), Some(page)) => {
                    let side = if is_left { "左" } else { "右" };
                    Found::Measured(format!("第 {page} 页表头在纸的{side}边"), is_left)
                }
                _ => Found::Unknown("横排页的方向由打印时决定".to_owned()),
            });
        worst(found).unwrap_or(Found::Nothing("没有横排的页"))
    }

    fn turned_number(&self) -> Found {
        let found = self.paper.turned.iter().map(|page| match page.is_numbered {
            Some(true) => Found::Measured("与竖排的页一致".to_owned(), true),
            Some(false) => {
                Found::Measured("随横排的文字放置，或者没有".to_owned(), false)
            }
            None => Found::Unknown("没有认出横排页的页码".to_owned()),
        });
        worst(found).unwrap_or(Found::Nothing("没有横排的页"))
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
        // The first page of a letter bears none, and it may be the only one (10.1).
        let is_letter = self.parts.form == Form::Letter && self.is_pdf();
        if is_letter && self.paper.pages == 1 && found.is_none() {
            return Found::Nothing("信函首页不编页码");
        }
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
                let own = close(below, mm(self.practice.page_number_drop));
                let shown = format!("{below:.1} 毫米");
                if own && !fits {
                    Found::Chosen(shown)
                } else {
                    Found::Measured(shown, fits)
                }
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

/// The digits of a page number.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
