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

use crate::check::Content;
use crate::check::passage::{Hit, Passage};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::elements::REQUEST_IN_REPORT;

const REQUESTS: [&str; 5] = ["请批示", "请批复", "请审批", "请予批准", "恳请批准"];

/// One finding for each place, in the plan and in the covering paper.
pub(in crate::check) fn find(content: &Content<'_>) -> Vec<Diagnostic> {
    let plan = (Some(&content.plan.title), content.plan.texts());
    let submission = content.submission.map(|it| (it.title.as_ref(), it.texts()));
    let mut found = Vec::new();
    for (title, texts) in [Some(plan), submission].into_iter().flatten() {
        if !title.is_some_and(|title| title.text().ends_with("报告")) {
            continue;
        }
        for passage in texts.iter().flat_map(|part| Passage::of(part.key, part.text)) {
            found.extend(requests(&passage));
        }
    }
    found
}

fn requests(passage: &Passage<'_>) -> Vec<Diagnostic> {
    let places = REQUESTS.iter().flat_map(|words| passage.find(words));
    places
        .map(|range| {
            let message = format!("报告里写了“{}”", passage.slice(range.clone()));
            let hit = Hit::new(range, message, "删去；需要批准的，另写一份请示");
            passage.finding(&REQUEST_IN_REPORT, hit)
        })
        .collect()
}
