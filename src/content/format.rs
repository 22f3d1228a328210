//! 本单位格式: figures of `content/format.yaml` in which an office departs from the standard.

use super::column::{self, ColumnChoice};
use super::fields::{Fields, Name, Paragraphs, Reader, Slot};
use super::shape::{LINE, Shape, ValueForm, may};
use super::text::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::practice::{PageNumberPlace, Practice};

/// The figures of an office; those of the standard where it has none of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Format {
    /// The figures.
    pub practice: Practice,
    /// 字体: the names that were written, each with its class.
    pub faces: Vec<(Role, Text)>,
    /// 台账栏目: the columns of the printed ledger, where the office has chosen them.
    pub columns: Option<Vec<ColumnChoice>>,
}

/// White edges in millimetres: less and a printer cannot reach it, or the page number has
/// no room; more is a slip.
const EDGE: (u16, u16) = (15, 80);

/// Distances of lines in points: characters of 三号 must not overlap.
const PITCH: (u16, u16) = (16, 40);

/// The smallest type area.
const LEAST_LINES: usize = 10;
const LEAST_CELLS: usize = 20;

const EDGE_FORM: ValueForm = ValueForm::Number { least: EDGE.0, most: EDGE.1 };
const YES_OR_NO: ValueForm = ValueForm::Choice(|| YES.map(|(name, _)| name).to_vec());
const YES: [(&str, bool); 4] =
    [("true", true), ("false", false), ("是", true), ("否", false)];

const PLACES: [(&str, bool); 2] = [("外侧", false), ("居中", true)];

const MODELS: [(&str, bool); 2] = [("GB/T 9704", false), ("GB/T 33476.2", true)];

pub(super) const FORMAT: Shape = Shape {
    name: "本单位格式",
    keys: &[
        may("版式").holds(
            ValueForm::Choice(|| MODELS.map(|(name, _)| name).to_vec()),
            "以哪个标准的尺寸为底，下面写了的再改：GB/T 9704（默认），或者 GB/T 33476.2（上 34.58 毫米、下 32.58 毫米、行距 29.6 磅）。",
            "GB/T 33476.2",
        ),
        may("页边距").has(
            ValueForm::Mapping(&MARGINS),
            "版心四周的白边，单位毫米；只写与标准不同的。国家标准是上 37、下 35、左 28、右 26。",
        ),
        may("行距").holds(
            ValueForm::Number { least: PITCH.0, most: PITCH.1 },
            "行与行的距离，单位磅，固定值；国家标准每页 22 行，是 28.95 磅。",
            "28",
        ),
        may("页码位置").holds(
            ValueForm::Choice(|| PLACES.map(|(name, _)| name).to_vec()),
            "外侧（国家标准：单页居右、双页居左）或者居中。",
            "居中",
        ),
        may("三级标题加粗").holds(YES_OR_NO, "“1.”这一层标题是不是加粗。", "true"),
        may("双面对称页边距").holds(
            YES_OR_NO,
            "双面印时，双页的左右页边距是不是对调，让订口总在装订的一边。",
            "true",
        ),
        may("版记在偶数页").holds(
            YES_OR_NO,
            "版记是不是总排在偶数页上；不写就是。写 false，版记就排在正文后面的页上。",
            "false",
        ),
        may("字体").has(
            ValueForm::Mapping(&FACES),
            "DOCX 里各类字体用什么名称；只写与通常不同的。",
        ),
        may("台账栏目").holds(
            column::CHOICES,
            "打印的整改台账有哪几栏，按什么次序；不写就印全部 15 栏，没有一项填写的几栏不印。",
            "具体表现",
        ),
    ],
};

const MARGINS: Shape = Shape {
    name: "页边距",
    keys: &[
        may("上").holds(EDGE_FORM, "上白边（天头），单位毫米。", "37"),
        may("下").holds(EDGE_FORM, "下白边（地脚），单位毫米；页码在这里面。", "35"),
        may("左").holds(EDGE_FORM, "左白边（订口），单位毫米。", "28"),
        may("右").holds(EDGE_FORM, "右白边（切口），单位毫米。", "26"),
    ],
};

const FACES: Shape = Shape {
    name: "字体",
    keys: &[
        may("小标宋").holds(LINE, "标题、发文机关标志的字体。", "方正小标宋_GBK"),
        may("仿宋").holds(LINE, "正文的字体。", "方正仿宋_GBK"),
        may("楷体").holds(LINE, "二级标题、签发人姓名的字体。", "方正楷体_GBK"),
        may("黑体").holds(LINE, "一级标题、密级等的字体。", "方正黑体_GBK"),
        may("宋体").holds(LINE, "页码的字体。", "方正书宋_GBK"),
    ],
};

/// Every key of the file, longer names before those they begin with.
#[rustfmt::skip]
pub(super) const KEYS: &[&str] = &[
    "版式", "页边距", "行距", "页码位置", "三级标题加粗", "双面对称页边距", "版记在偶数页",
    "字体", "上", "下", "左", "右", "小标宋", "仿宋", "楷体", "黑体", "宋体",
    "台账栏目", column::KEYS[0], column::KEYS[1], column::KEYS[2],
];

/// Reads the figures; `None` if one of them is at fault.
pub(super) fn format(root: &Node, findings: &mut Findings) -> Option<Format> {
    if matches!(root.value, Value::Null) {
        return Some(Format::default());
    }
    let before = findings.count(Severity::Error);
    let mut reader = Reader::new(findings, KEYS);
    let slot = Slot { node: root, name: Name::Key("本单位格式") };
    let fields = reader.fields(&slot, &FORMAT)?;
    let mut practice = match reader.choice(fields.get("版式"), &MODELS) {
        Some(true) => Practice::gbt_33476_2(),
        _ => Practice::STANDARD,
    };
    margins(&mut reader, fields.get("页边距"), &mut practice);
    pitch(&mut reader, fields.get("行距"), &mut practice);
    if reader.choice(fields.get("页码位置"), &PLACES) == Some(true) {
        practice.page_number = PageNumberPlace::Centred;
    }
    let switches = [
        ("三级标题加粗", &mut practice.bold_level_3),
        ("双面对称页边距", &mut practice.mirrored),
        ("版记在偶数页", &mut practice.imprint_on_even_page),
    ];
    for (key, switch) in switches {
        if let Some(chosen) = reader.choice(fields.get(key), &YES) {
            *switch = chosen;
        }
    }
    let faces = faces(&mut reader, fields.get("字体"), &mut practice);
    let columns = column::choices(&mut reader, fields.get("台账栏目"));
    let is_sound = |findings: &Findings| findings.count(Severity::Error) == before;
    if is_sound(reader.findings) {
        room(&mut reader, &fields, &practice);
    }
    is_sound(findings).then_some(Format { practice, faces, columns })
}

fn margins(reader: &mut Reader<'_>, slot: Option<Slot<'_>>, practice: &mut Practice) {
    let Some(fields) = slot.and_then(|slot| reader.fields(&slot, &MARGINS)) else {
        return;
    };
    let sides = &mut practice.margins;
    for (key, side) in [
        ("上", &mut sides.top),
        ("下", &mut sides.bottom),
        ("左", &mut sides.left),
        ("右", &mut sides.right),
    ] {
        if let Some(hundredths) = figure(reader, fields.get(key), EDGE, "毫米") {
            *side = Length::hundredths_mm(hundredths);
        }
    }
}

/// The distance of lines, which DOCX has in twentieths of a point.
fn pitch(reader: &mut Reader<'_>, slot: Option<Slot<'_>>, practice: &mut Practice) {
    let Some(hundredths) = figure(reader, slot.clone(), PITCH, "磅") else { return };
    if hundredths % 5 == 0 {
        practice.line_pitch = Length::twips(hundredths / 5);
        return;
    }
    let Some(slot) = slot else { return };
    let near = |hundredths: i64| decimal(hundredths - hundredths % 5);
    let (less, more) = (near(hundredths), near(hundredths + 5));
    let message = format!("“行距”分得太细：{} 磅", decimal(hundredths));
    let finding = Diagnostic::new(&codes::BAD_FIGURE, message)
        .at(slot.node.span.clone())
        .label("应为 0.05 磅的整倍数");
    reader.report(
        finding.hint(format!("文字处理软件只分到 0.05 磅，请写 {less} 或者 {more}")),
    );
}

fn faces(
    reader: &mut Reader<'_>,
    slot: Option<Slot<'_>>,
    practice: &mut Practice,
) -> Vec<(Role, Text)> {
    let Some(fields) = slot.and_then(|slot| reader.fields(&slot, &FACES)) else {
        return Vec::new();
    };
    let mut named = Vec::new();
    for (role, name) in Role::ALL.into_iter().zip(&mut practice.face_names) {
        if let Some(text) = reader.text(fields.get(role.name()), Paragraphs::One) {
            *name = Some(text.text());
            named.push((role, text));
        }
    }
    named
}

/// A number in hundredths, within bounds.
pub(super) fn figure(
    reader: &mut Reader<'_>,
    slot: Option<Slot<'_>>,
    (least, most): (u16, u16),
    unit: &str,
) -> Option<i64> {
    let slot = slot?;
    let words = reader.scalar(&slot)?.text.trim();
    let bounds = i64::from(least) * 100..=i64::from(most) * 100;
    let fault = match hundredths(words) {
        Some(value) if bounds.contains(&value) => return Some(value),
        Some(_) => format!("{}不能是 {words} {unit}", slot.name),
        None => format!("{}应为数字，这里却是“{words}”", slot.name),
    };
    let finding = Diagnostic::new(&codes::BAD_FIGURE, fault)
        .at(slot.node.span.clone())
        .label(format!("应在 {least} 到 {most} {unit}之间"));
    let hint = format!("只写半角数字，最多两位小数，不写单位；单位是{unit}");
    reader.report(finding.hint(hint));
    None
}

/// A number such as `28` or `34.58` in hundredths.
fn hundredths(words: &str) -> Option<i64> {
    let (whole, part) = words.split_once('.').unwrap_or((words, "0"));
    let digits = |text: &str, most| {
        (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())
    };
    if !digits(whole, 4) || !digits(part, 2) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 100 + part)
}

/// A number of hundredths as people write it.
fn decimal(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reports a type area in which no paper has room.
fn room(reader: &mut Reader<'_>, fields: &Fields<'_>, practice: &Practice) {
    let (lines, cells) = (practice.lines(), practice.cells());
    if lines >= LEAST_LINES && cells >= LEAST_CELLS {
        return;
    }
    let message = format!("版心只排得下 {lines} 行、每行 {cells} 字");
    let mut finding = Diagnostic::new(&codes::NO_ROOM, message);
    if let Some(slot) = fields.get("页边距").or_else(|| fields.get("行距")) {
        finding = finding.at(slot.node.span.clone());
    }
    let label = format!("至少要有 {LEAST_LINES} 行、每行 {LEAST_CELLS} 字");
    reader.report(finding.label(label).hint("请把页边距或者行距改小"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Column, FORMAT_PATH, load_format};
    use crate::geom::Sides;
    use crate::value::Date;
    use crate::world::memory::MemoryWorld;

    fn loaded(text: &str) -> (Option<Format>, Findings) {
        let day = Date::new(2023, 10, 8).unwrap();
        let world = MemoryWorld::new(day).with(FORMAT_PATH, text);
        let mut findings = Findings::new();
        (load_format(&world, &mut findings), findings)
    }

    fn sound(text: &str) -> Practice {
        let (format, findings) = loaded(text);
        assert!(findings.is_empty(), "{findings:?}");
        format.unwrap().practice
    }

    /// The codes and messages of the findings of a file that is refused.
    fn refused(text: &str) -> Vec<(&'static str, String)> {
        let (format, findings) = loaded(text);
        assert!(format.is_none(), "{text}");
        findings.iter().map(|it| (it.code.id, it.message.clone())).collect()
    }

    #[test]
    fn every_key_changes_its_figure_and_no_other() {
        let standard = || Practice::STANDARD;
        let sides = Sides {
            top: Length::hundredths_mm(3458),
            bottom: Length::mm(30),
            left: Length::mm(27),
            right: Length::hundredths_mm(2750),
        };
        let named = |at: usize, name: &str| {
            let mut practice = standard();
            practice.face_names[at] = Some(name.to_owned());
            practice
        };
        for (text, wanted) in [
            ("版式: GB/T 9704\n", standard()),
            ("版式: GB/T 33476.2\n", Practice::gbt_33476_2()),
            (
                "页边距: {上: 34.58, 下: 30, 左: 27, 右: 27.5}\n",
                Practice { margins: sides, ..standard() },
            ),
            ("行距: 28\n", Practice { line_pitch: Length::pt(28), ..standard() }),
            ("行距: 28.95\n", standard()),
            ("页码位置: 外侧\n", standard()),
            (
                "页码位置: 居中\n",
                Practice { page_number: PageNumberPlace::Centred, ..standard() },
            ),
            ("三级标题加粗: true\n", Practice { bold_level_3: true, ..standard() }),
            ("双面对称页边距: 是\n", Practice { mirrored: true, ..standard() }),
            (
                "版记在偶数页: false\n",
                Practice { imprint_on_even_page: false, ..standard() },
            ),
            ("字体: {小标宋: 甲}\n", named(0, "甲")),
            ("字体: {仿宋: 方正仿宋_GBK}\n", named(1, "方正仿宋_GBK")),
            ("字体: {楷体: 甲}\n", named(2, "甲")),
            ("字体: {黑体: 甲}\n", named(3, "甲")),
            ("字体: {宋体: 甲}\n", named(4, "甲")),
        ] {
            assert_eq!(sound(text), wanted, "{text}");
        }
    }

    #[test]
    fn without_the_file_and_with_an_empty_one_the_standard_is_meant() {
        assert_eq!(sound("# 没有自己的格式\n"), Practice::STANDARD);
        let world = MemoryWorld::new(Date::new(2023, 10, 8).unwrap());
        let format = load_format(&world, &mut Findings::new());
        assert_eq!(format, Some(Format::default()));
    }

    #[test]
    fn what_is_written_changes_the_chosen_model() {
        let practice = sound("版式: GB/T 33476.2\n页边距: {左: 27}\n");
        assert_eq!(practice.margins.left, Length::mm(27));
        assert_eq!(practice.margins.top, Length::hundredths_mm(3458));
    }

    #[test]
    fn all_faults_are_named_at_once_and_with_their_places() {
        let text = "行距: 28磅\n页码位置: 中间\n页边距: {上: 3.7, 下: ３５}\n天头: 37\n";
        let (format, findings) = loaded(text);
        assert!(format.is_none());
        let mut found: Vec<_> = findings
            .iter()
            .map(|it| (it.span.as_ref().unwrap().start().line, it.code.id))
            .collect();
        found.sort_unstable();
        let bad = codes::BAD_FIGURE.id;
        let wanted = [
            (1, bad),
            (2, codes::BAD_CHOICE.id),
            (3, bad),
            (3, bad),
            (4, codes::UNKNOWN_KEY.id),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_pitch_is_a_whole_number_of_twips_and_no_less_than_the_type() {
        for text in ["行距: 28.97\n", "行距: 15.95\n", "行距: 40.05\n", "行距: -28\n"]
        {
            let found = refused(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].0, codes::BAD_FIGURE.id, "{text}");
        }
        assert_eq!(sound("行距: 16\n").line_pitch, Length::pt(16));
    }

    #[test]
    fn a_type_area_holds_ten_lines_of_twenty_characters() {
        let wide = refused("页边距: {左: 60, 右: 60}\n");
        assert_eq!(
            wide,
            [(codes::NO_ROOM.id, "版心只排得下 22 行、每行 16 字".to_owned())]
        );
        let high = refused("页边距: {上: 80, 下: 80}\n行距: 40\n");
        assert_eq!(
            high,
            [(codes::NO_ROOM.id, "版心只排得下 9 行、每行 28 字".to_owned())]
        );
    }

    #[test]
    fn columns_are_named_alone_or_with_a_heading_and_a_width() {
        let text =
            "台账栏目:\n- 序号\n- {栏目: 具体表现, 名称: 主要问题, 宽度: 20.5}\n- 状态\n";
        let (format, findings) = loaded(text);
        assert!(findings.is_empty(), "{findings:?}");
        let columns = format.unwrap().columns.unwrap();
        let of = |at: usize| (columns[at].column, columns[at].width);
        assert_eq!(of(0), (Column::Serial, None));
        assert_eq!(of(1), (Column::Problems, Some(2050)));
        assert_eq!(of(2), (Column::State, None));
        assert_eq!(columns[1].name.as_ref().unwrap().text(), "主要问题");
    }

    #[test]
    fn columns_that_make_no_ledger_are_refused_with_their_places() {
        for (text, code, place) in [
            ("台账栏目: [序号, 具体表现, 措失]\n", codes::BAD_CHOICE.id, (1, 18)),
            ("台账栏目: [具体表现, 状态, 状态]\n", codes::BAD_COLUMNS.id, (1, 18)),
            ("台账栏目: [序号, 状态]\n", codes::BAD_COLUMNS.id, (1, 7)),
            ("台账栏目: []\n", codes::EMPTY.id, (1, 7)),
            ("台账栏目: 序号\n", codes::WRONG_TYPE.id, (1, 7)),
            ("台账栏目: [{名称: 问题}]\n", codes::MISSING_KEY.id, (1, 9)),
            ("台账栏目: [{栏目: 具体表现, 宽度: 1}]\n", codes::BAD_FIGURE.id, (1, 23)),
        ] {
            let (format, findings) = loaded(text);
            assert!(format.is_none(), "{text}");
            let found: Vec<_> = findings
                .iter()
                .map(|it| {
                    let start = it.span.as_ref().unwrap().start();
                    (it.code.id, (start.line, start.column))
                })
                .collect();
            assert_eq!(found, [(code, place)], "{text}");
        }
    }

    #[test]
    fn figures_of_any_length_are_read_or_refused() {
        for words in ["", ".", "1.", ".5", "1.234", "99999999999999999999", "1e9", "NaN"]
        {
            assert_eq!(hundredths(words), None, "{words}");
        }
        assert_eq!(hundredths("29.6"), Some(2960));
        assert_eq!(decimal(2960), "29.6");
    }
}
