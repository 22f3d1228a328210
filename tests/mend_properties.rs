//! Whatever stands in a plan, `--fix` changes nothing but the words it mends, and once.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};
use proptest::sample::select;
use zhenggai::content::PLAN_PATH;
use zhenggai::diagnostic::{Findings, Source};
use zhenggai::pipeline::{Mended, mend};

/// Faults, each with its mending.
const FAULTS: [(&str, &str); 17] = [
    ("于2023-09-8召开", "于2023年9月8日召开"),
    ("学习不够,调研不深", "学习不够，调研不深"),
    ("学习不够, 调研不深", "学习不够，调研不深"),
    ("学习，，调研", "学习，调研"),
    ("（党发[2023]05号）", "（党发〔2023〕5号）"),
    ("于2023年09月08日前", "于2023年9月8日前"),
    ("于2023年9月15号召开", "于2023年9月15日召开"),
    ("于2023年九月十五日召开", "于2023年9月15日召开"),
    ("提高１２个", "提高12个"),
    ("达到百分之98左右", "达到98%左右"),
    ("提高15～30%左右", "提高15%～30%左右"),
    ("学习、调研、等方面", "学习、调研等方面"),
    ("坚持问题导向--不回避", "坚持问题导向——不回避"),
    ("学习、调研...继续", "学习、调研……继续"),
    ("党委(党组)带头", "党委（党组）带头"),
    ("强调：“要改。”。要求", "强调：“要改。”要求"),
    ("抓好整改。 力求实效", "抓好整改。力求实效"),
];

/// Words without a fault that is certain; `{{单位}}` among them.
const CLEAN: [&str; 6] = [
    "认真学习",
    "在{{单位}}党委",
    "（GB/T 9704）",
    "《通知》",
    "会前 征求",
    "不够深入。，需要",
];

/// Marks that mean something to YAML or to the rules.
const NASTY: [&str; 26] = [
    "甲",
    "乙",
    "9",
    "０",
    ",",
    "，",
    "。",
    "、",
    ".",
    "...",
    "。、",
    "\"",
    "'",
    "''",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "{{单位}}",
    "#",
    " #",
    ": ",
    "- ",
    "\n",
];

/// How a text is written after its key.
#[derive(Copy, Clone, Debug)]
enum Style {
    Plain,
    Single,
    Double,
    Block,
    Folded,
}

impl Style {
    const ALL: [Self; 5] =
        [Self::Plain, Self::Single, Self::Double, Self::Block, Self::Folded];

    fn write(self, words: &str) -> String {
        match self {
            Self::Plain => format!("{words}   # 注,释。、\n"),
            Self::Single => format!("'{words}' # 注,释\n"),
            Self::Double => format!("\"{words}\"\n"),
            Self::Block => format!("|\n    {words}  \n\n    又一段。\n"),
            Self::Folded => format!(">\n  {words}\n  续一行。\n"),
        }
    }
}

fn plan(texts: &[(Style, String)]) -> String {
    let text = |at: usize| {
        let (style, words) = &texts[at % texts.len()];
        style.write(words)
    };
    format!(
        "# 注释,\n标题: 甲整改方案\n变量: {{单位: ××,}}\n导语: {}总体要求: {}整改目标: {}\
         整改措施:\n- 方面: 戊\n  事项:\n  - {{编号: 戊-1, 问题: [{{概述: 己。}}], 措施: [庚。], \
         时限: 辛。}}\n工作保障:\n- 要点: 壬。\n  内容: 癸。\n",
        text(0),
        text(1),
        text(2)
    )
}

/// The plan after mending; nothing when it cannot be read.
fn mended(text: &str) -> Option<Mended> {
    let mended = mend(&support::world_with(text), &mut Findings::new())?;
    let source = Source::new(PLAN_PATH, text);
    let unchanged =
        Mended { before: source.clone(), after: source, findings: Vec::new() };
    Some(mended.into_iter().next().unwrap_or(unchanged))
}

/// Pieces of words: faults by their number, else clean words.
fn pieces() -> impl Strategy<Value = Vec<(usize, usize)>> {
    vec((0..2 * FAULTS.len(), 0..CLEAN.len()), 1..5)
}

/// The words of pieces, faulty and mended.
fn words(pieces: &[(usize, usize)]) -> (String, String) {
    let pair = |(fault, clean): &(usize, usize)| {
        FAULTS.get(*fault).copied().unwrap_or((CLEAN[*clean], CLEAN[*clean]))
    };
    let pairs: Vec<_> = pieces.iter().map(pair).collect();
    let joined = |of: fn(&(&'static str, &'static str)) -> &'static str| {
        let words: Vec<_> = pairs.iter().map(of).collect();
        format!("会议认为{}已经明确。", words.join("会议指出"))
    };
    (joined(|pair| pair.0), joined(|pair| pair.1))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn planted_faults_are_mended_and_no_other_byte_changes(
        texts in vec((select(Style::ALL.to_vec()), pieces()), 3),
        windows in any::<bool>(),
    ) {
        let texts = |of: fn((String, String)) -> String| -> Vec<_> {
            texts.iter().map(|(style, pieces)| (*style, of(words(pieces)))).collect()
        };
        let line_ends = |text: String| {
            if windows { text.replace('\n', "\r\n") } else { text }
        };
        let faulty = line_ends(plan(&texts(|pair| pair.0)));
        let expected = line_ends(plan(&texts(|pair| pair.1)));
        let mended = mended(&faulty).unwrap();
        assert_eq!(mended.after.text(), expected);
        assert_eq!(mended.findings.is_empty(), faulty == expected);
    }

    #[test]
    fn whatever_is_written_a_second_run_finds_nothing_to_mend(
        texts in vec((select(Style::ALL.to_vec()), vec(select(NASTY.to_vec()), 1..12)), 3),
    ) {
        let texts: Vec<_> =
            texts.iter().map(|(style, parts)| (*style, parts.concat())).collect();
        let faulty = plan(&texts);
        let Some(mended) = mended(&faulty) else { return Ok(()) };
        let again = self::mended(mended.after.text()).unwrap();
        assert!(again.findings.is_empty(), "{faulty}\n{:?}", again.findings);
        assert_eq!(faulty.lines().count(), mended.after.text().lines().count());
        let (before, after) = (values(&faulty), values(mended.after.text()));
        assert_eq!(before.len(), after.len());
        let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert!(changed <= mended.findings.len(), "{faulty}");
    }
}

/// Every key and value as an independent reader of YAML has them, in the order of the
/// file. The braces of variables are hidden from it, as they are from ours.
fn values(text: &str) -> Vec<String> {
    let text = text.replace("{{", "〈").replace("}}", "〉");
    let mut found = Vec::new();
    if let Ok(value) = serde_yaml::from_str(&text) {
        gather(&value, &mut found);
    }
    found
}

fn gather(value: &serde_yaml::Value, found: &mut Vec<String>) {
    match value {
        serde_yaml::Value::Sequence(values) => {
            found.push(format!("[{}]", values.len()));
            values.iter().for_each(|value| gather(value, found));
        }
        serde_yaml::Value::Mapping(entries) => {
            for (key, value) in entries {
                found.push(format!("{key:?}"));
                gather(value, found);
            }
        }
        other => found.push(format!("{other:?}")),
    }
}

#[test]
fn the_reports_and_the_covering_paper_are_mended_and_the_ledger_is_not() {
    let report = include_str!("../content/reports/2023-Q4.yaml");
    let report = report.replace("党委专题研究整改方案，", "党委专题研究整改方案,");
    let ledger = support::LEDGER.replace("制定理论学习中心组", "制定,理论学习中心组");
    let submission =
        "标题: 某某局关于报送整改方案的报告\n正文: 现将整改方案报上,请审阅。 # 甲,乙\n";
    let world = support::world_with(support::PLAN)
        .with("content/reports/2023-Q4.yaml", report.clone())
        .with("content/submission.yaml", submission)
        .with("content/ledger.yaml", ledger);
    let mended = mend(&world, &mut Findings::new()).unwrap();
    let after = |path: &str| {
        let file = mended.iter().find(|file| file.before.path() == path)?;
        Some(file.after.text().to_owned())
    };
    let expected = report.replace("整改方案,", "整改方案，");
    assert_eq!(after("content/reports/2023-Q4.yaml"), Some(expected));
    let expected = submission.replace("报上,", "报上，");
    assert_eq!(after("content/submission.yaml"), Some(expected));
    assert!(after(PLAN_PATH).is_some() && after("content/ledger.yaml").is_none());
}

#[test]
fn a_report_with_errors_is_left_alone_and_the_others_are_mended() {
    let world = support::world_with(support::PLAN)
        .with("content/reports/2023-Q4.yaml", "组织领导: 甲,乙\n存在的问题: 丙\n");
    let mended = mend(&world, &mut Findings::new()).unwrap();
    assert!(mended.iter().all(|file| file.before.path() == PLAN_PATH));
}
