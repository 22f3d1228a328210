//! LEX014: 通过…，使… without a subject.
//!
//! ## What it finds
//! 通过…，使… without a subject.
//! ## Why it matters
//! “通过学习，使党员提高了认识”这句话没有主语；去掉“通过”或者“使”，句子才完整。
//! ## Example
//! ```yaml
//! 导语: 通过专题学习，使党员干部提高了认识。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 通过专题学习，党员干部提高了认识。
//! ```
//! ## How sure
//! Certain: 通过 must open the sentence and 使 the next clause.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let sentences = passage.sentences().into_iter();
    let found = sentences.filter_map(|sentence| {
        let comma = passage.between(sentence.start, &['，', '。', '；']).end;
        let subjectless = passage.has(sentence.start, "通过")
            && passage.at(comma) == '，'
            && passage.at(comma + 1) == '使'
            && !passage.has_any(comma + 1, &["使用", "使命"]);
        let message = "“通过……，使……”没有主语";
        let hint = "删去“使”，或者删去“通过”";
        subjectless.then(|| Hit::new(comma + 1..comma + 2, message, hint))
    });
    found.collect()
}
