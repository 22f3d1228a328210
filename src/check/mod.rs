//! Rules over the content: what is wrong although the paper can be made.

mod due_date;
mod placeholder;

use crate::content::Plan;
use crate::diagnostic::Findings;

/// Holds a plan against every rule.
pub fn run(plan: &Plan, findings: &mut Findings) {
    findings.extend(placeholder::check(plan));
    findings.extend(due_date::check(plan));
}
