//! OFF002: Words that ask for a decision in a paper whose title ends with 报告.
//!
//! ## What it finds
//! Words that ask for a decision in a paper whose title ends with 报告.
//! ## Why it matters
//! 不得在报告等非请示性公文中夹带请示事项（《党政机关公文处理工作条例》第十五条）；上级对报告不作批复，事情会被搁置。
//! ## Example
//! ```yaml
//! 标题: 某某局党委民主生活会情况报告
//! 导语: 现将有关情况报告如下，妥否，请批示。
//! ```
//! ## Instead
//! ```yaml
//! 标题: 某某局党委民主生活会情况报告
//! 导语: 现将有关情况报告如下。
//! ```
//! ## How sure
//! Certain: only the fixed closing words of a 请示.

use crate::check::passage::{Hit, Passage};
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::elements::REQUEST_IN_REPORT;

const REQUESTS: [&str; 5] = ["请批示", "请批复", "请审批", "请予批准", "恳请批准"];

/// One finding for each place.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    if !plan.title.text().ends_with("报告") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for passage in Passage::all(plan) {
        for range in REQUESTS.iter().flat_map(|words| passage.find(words)) {
            let message = format!("报告里写了“{}”", passage.slice(range.clone()));
            let hit = Hit::new(range, message, "删去；需要批准的，另写一份请示");
            found.push(passage.finding(&REQUEST_IN_REPORT, hit));
        }
    }
    found
}
