//! Findings of the rules LEX: wrong words, and 的, 得, 地.

use crate::diagnostic::{Code, Severity};

/// A word written with a wrong character.
pub static WRONG_WORD: Code = Code {
    id: "LEX001",
    title: "错别字",
    severity: Severity::Warning,
    why: "同音、形近的字容易用错，输入法也常常给出错的一个。公文里一个错字就显得不认真。",
    example: "导语: 会议布署了整改工作。",
    instead: "导语: 会议部署了整改工作。",
};

/// 的 where 得 belongs.
pub static DE_COMPLEMENT: Code = Code {
    id: "LEX002",
    title: "该用“得”的地方用了“的”",
    severity: Severity::Warning,
    why: "动词后面说明做得怎么样，用“得”，如“研究得不深”；“的”只用在名词前面。",
    example: "导语: 部分事项议的不深不透。",
    instead: "导语: 部分事项议得不深不透。",
};

/// 的 where 地 belongs.
pub static DE_ADVERB: Code = Code {
    id: "LEX003",
    title: "该用“地”的地方用了“的”",
    severity: Severity::Warning,
    why: "修饰动词的词语后面用“地”，如“创造性地开展工作”；“的”只用在名词前面。",
    example: "导语: 结合实际创造性的开展工作。",
    instead: "导语: 结合实际创造性地开展工作。",
};

/// All of them.
pub static ALL: &[&Code] = &[&WRONG_WORD, &DE_COMPLEMENT, &DE_ADVERB];
