//! What a covering paper must be to be filed: a 报告 to one superior, with every element of a
//! paper that goes up (上行文).
//!
//! Only `submit` asks this: a project may have any other paper in `submission.yaml`.

use crate::content::{Form, Issue, Submission, Text};
use crate::diagnostic::codes::package as codes;
use crate::diagnostic::{Diagnostic, Span};

/// What forbids filing under this paper.
pub fn filing(submission: &Submission) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    found.extend(genre(submission));
    found.extend(incomplete(submission));
    if let Some(addressee) = &submission.issue.addressee {
        let several = several(addressee);
        let lower = several.is_none().then(|| subordinate(addressee, &submission.issue));
        found.extend(several.into_iter().chain(lower.flatten()));
    }
    found
}

/// The paper is no 报告.
fn genre(submission: &Submission) -> Option<Diagnostic> {
    let title = submission.title.as_ref()?;
    let words = title.text();
    if words.ends_with("报告") && submission.issue.form == Form::Ordinary {
        return None;
    }
    let message = if words.ends_with("报告") {
        "报送的公文不是普通格式".to_owned()
    } else {
        format!("报送的公文不是报告：“{}”", words.replace('|', ""))
    };
    let finding = Diagnostic::new(&codes::NOT_UPWARD, message).at(title.span.clone());
    Some(finding.hint(
        "整改方案、台账随报告报送：标题以“报告”结尾，格式用普通；请示、通知、函另行发文",
    ))
}

/// Elements that every 上行文 has and this one has not.
fn incomplete(submission: &Submission) -> Option<Diagnostic> {
    let issue = &submission.issue;
    let elements = [
        ("标题", submission.title.is_some()),
        ("发文机关标志", !issue.mark.is_empty()),
        ("发文字号", issue.number.is_some()),
        ("签发人", !issue.signatories.is_empty()),
        ("主送机关", issue.addressee.is_some()),
        ("署名", !issue.organs.is_empty()),
        ("成文日期", issue.date.is_some()),
    ];
    let absent: Vec<_> =
        elements.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
    if absent.is_empty() {
        return None;
    }
    let message = format!("报送的报告没有写{}", absent.join("、"));
    let place = Span::new(&submission.source, 0..0);
    let finding = Diagnostic::new(&codes::NOT_UPWARD, message).at(place);
    Some(finding.hint("请在 content/submission.yaml 的“发文”里写全"))
}

/// The addressee is more than one organ.
fn several(addressee: &Text) -> Option<Diagnostic> {
    let words = addressee.text();
    let parted = without_brackets(&words).contains(['、', '，', '；', ',', ';', '\n']);
    if !parted {
        return None;
    }
    let message = format!("报告主送了几个机关：“{words}”");
    let finding =
        Diagnostic::new(&codes::SEVERAL_ADDRESSEES, message).at(addressee.span.clone());
    Some(finding.hint("主送机关只写一个上级机关，其他需要知晓的写在“抄送”里"))
}

/// The words outside brackets: a short form explained in brackets is no second organ.
fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for char in words.chars() {
        match char {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(char),
            _ => {}
        }
    }
    outside
}

/// The addressee is below the organ that writes.
fn subordinate(addressee: &Text, issue: &Issue) -> Option<Diagnostic> {
    let words = addressee.text();
    let own: Vec<String> = issue.organs.iter().map(Text::text).collect();
    let lower = own.iter().any(|own| is_below(&words, own));
    if !is_collective(&words) && !lower {
        return None;
    }
    let message = format!("报告主送了下级：“{words}”");
    let finding =
        Diagnostic::new(&codes::SUBORDINATE, message).at(addressee.span.clone());
    Some(finding.hint("报告只报上级机关；要发给下级的，另用通知"))
}

/// Words by which an office speaks to those below it together.
fn is_collective(words: &str) -> bool {
    ["各", "所属", "下属", "直属各", "机关各", "全体"]
        .iter()
        .any(|it| words.starts_with(it))
        || ["各党支部", "各支部", "各部门", "各单位", "各处室", "各科室"]
            .iter()
            .any(|it| words.contains(it))
}

/// Whether an organ is a part of another, or of a lower level of government.
fn is_below(organ: &str, own: &str) -> bool {
    let part = [
        "党支部",
        "支部",
        "支部委员会",
        "党总支",
        "处",
        "科",
        "室",
        "股",
        "队",
        "所",
        "站",
    ];
    let stem = own.trim_end_matches("委员会").trim_end_matches("党组");
    let inner = organ.strip_prefix(own).or_else(|| organ.strip_prefix(stem));
    if inner.is_some_and(|rest| part.iter().any(|it| rest.ends_with(it))) {
        return true;
    }
    match (level(organ), level(own)) {
        (Some(organ), Some(own)) => organ < own,
        _ => false,
    }
}

/// The level of a Party committee or government, as its name says; `None` where it says
/// nothing.
fn level(organ: &str) -> Option<u8> {
    const LEVELS: [(&str, u8); 9] = [
        ("中央", 5),
        ("省", 4),
        ("自治区", 4),
        ("市", 3),
        ("县", 2),
        ("区", 2),
        ("旗", 2),
        ("乡", 1),
        ("镇", 1),
    ];
    const BODIES: [&str; 4] = ["委", "人民政府", "政府", "纪委"];
    let stated = |(name, level): &(&str, u8)| {
        let stated = BODIES.iter().any(|body| organ.contains(&format!("{name}{body}")));
        stated.then_some(*level)
    };
    if organ.starts_with("中共中央") {
        return Some(5);
    }
    if ["社区", "村"].iter().any(|lowest| organ.contains(lowest)) {
        return Some(0);
    }
    LEVELS.iter().find_map(stated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load_submission;
    use crate::diagnostic::Findings;
    use crate::value::Date;
    use crate::world::memory::MemoryWorld;

    const SOUND: &str = "标题: 关于报送整改方案的报告\n发文:\n  发文机关标志: 中共某某市某某局委员会文件\n  发文字号: 某党发〔2024〕2号\n  签发人: 某某某\n  主送机关: 中共某某市委组织部\n  署名: 中共某某市某某局委员会\n  成文日期: 2024-01-10\n正文: 现将整改方案报上。\n";

    fn found(from: &str, to: &str) -> Vec<&'static str> {
        let text = SOUND.replacen(from, to, 1);
        let world = MemoryWorld::new(Date::new(2024, 1, 10).unwrap())
            .with("content/submission.yaml", text);
        let mut findings = Findings::new();
        let submission = load_submission(&world, &mut findings).unwrap();
        filing(&submission).into_iter().map(|finding| finding.code.id).collect()
    }

    #[test]
    fn a_report_with_every_element_to_one_superior_is_sound() {
        assert_eq!(found("", ""), Vec::<&str>::new());
        for superior in
            ["上级党委组织部", "中共某某省委", "中共某某市某某局党组（某某局党委）"]
        {
            assert_eq!(
                found("中共某某市委组织部", superior),
                Vec::<&str>::new(),
                "{superior}"
            );
        }
    }

    #[test]
    fn a_paper_that_is_no_report_is_refused() {
        assert_eq!(found("的报告", "的请示"), ["SUB001"]);
        assert_eq!(found("的报告", "的通知"), ["SUB001"]);
    }

    #[test]
    fn what_a_paper_to_a_superior_must_have_is_asked_for() {
        for line in [
            "  签发人: 某某某\n",
            "  发文字号: 某党发〔2024〕2号\n",
            "  成文日期: 2024-01-10\n",
        ] {
            assert_eq!(found(line, ""), ["SUB001"], "{line}");
        }
    }

    #[test]
    fn several_addressees_are_refused() {
        assert_eq!(
            found("中共某某市委组织部", "中共某某市委组织部、中共某某市纪委"),
            ["SUB002"]
        );
        assert_eq!(found("中共某某市委组织部", "某某市委，某某市政府"), ["SUB002"]);
    }

    #[test]
    fn a_subordinate_is_refused() {
        for lower in
            ["机关各党支部", "各县委组织部", "中共某某市某某局第一党支部", "局属各单位"]
        {
            assert_eq!(found("中共某某市委组织部", lower), ["SUB003"], "{lower}");
        }
    }

    #[test]
    fn a_lower_level_is_refused() {
        let text = |organ: &str| format!("署名: {organ}");
        let own = text("中共某某市委员会");
        let lower = SOUND.replace("署名: 中共某某市某某局委员会", &own);
        assert!(lower.contains(&own));
        assert!(is_below("中共某某县委组织部", "中共某某市委员会"));
        assert!(!is_below("中共某某省委组织部", "中共某某市委员会"));
        assert!(!is_below("中共某某市委组织部", "中共某某市某某局委员会"));
    }
}
