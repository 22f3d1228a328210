//! Plans for the tests of all modules.

use super::{PLAN_PATH, Plan, load_plan};
use crate::diagnostic::Findings;
use crate::value::Date;
use crate::world::memory::MemoryWorld;

/// The line on which the entry given to [`plan_with`] begins.
pub(crate) const FIRST_LINE: usize = 2;

/// The repository's own plan.
pub(crate) fn plan() -> Plan {
    let (plan, findings) = load(include_str!("../../content/plan.yaml"));
    assert!(findings.is_empty(), "{findings:?}");
    plan.unwrap()
}

/// A small plan in which the value of one outermost key is replaced by this entry
/// (`key: value`, with line end).
pub(crate) fn plan_with(key: &str, entry: &str) -> Plan {
    let (plan, findings) = load(&small_plan_with(key, entry));
    assert!(!findings.has_errors(), "{findings:?}");
    plan.unwrap()
}

/// The text of the small plan, with this entry on line [`FIRST_LINE`].
pub(crate) fn small_plan_with(key: &str, entry: &str) -> String {
    let small = [
        ("标题", "标题: 甲整改方案\n"),
        ("导语", "导语: 乙。\n"),
        ("总体要求", "总体要求: 丙。\n"),
        ("整改目标", "整改目标: 丁。\n"),
        (
            "整改措施",
            "整改措施:\n- 方面: 戊\n  事项:\n  - 编号: 戊-1\n    问题:\n    - 概述: 己。\n    \
             措施: [庚。]\n    时限: 辛。\n",
        ),
        ("工作保障", "工作保障:\n- 要点: 壬。\n  内容: 癸。\n"),
    ];
    let others = small.iter().filter(|(name, _)| *name != key);
    let others: String = others.map(|(_, text)| *text).collect();
    format!("变量: {{单位: ××}}\n{entry}{others}")
}

/// Reads a plan from its text.
pub(crate) fn load(yaml: &str) -> (Option<Plan>, Findings) {
    let day = Date::new(2023, 9, 28).unwrap();
    let world = MemoryWorld::new(day).with(PLAN_PATH, yaml);
    let mut findings = Findings::new();
    let plan = load_plan(&world, &mut findings);
    (plan, findings)
}
