//! Findings of the rules LEX: wrong words, and 的, 得, 地.

use crate::diagnostic::{Code, Severity};

/// A word written with a wrong character.
pub static WRONG_WORD: Code = Code {
    id: "LEX001",
    title: "错别字",
    severity: Severity::Warning,
    why: "同音、形近的字容易用错，输入法也常常给出错的一个。一个错字，整份公文就显得不认真。",
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

/// 地 between an adjective and a noun, where 的 belongs.
pub static DE_NOUN: Code = Code {
    id: "LEX004",
    title: "该用“的”的地方用了“地”",
    severity: Severity::Warning,
    why: "名词前面的修饰语用“的”，如“明显的成效”；“地”只用在动词前面。",
    example: "导语: 整改取得明显地成效。",
    instead: "导语: 整改取得明显的成效。",
};

/// 的 where none belongs: 工作中的存在的问题, 管理的不严现象.
pub static EXTRA_DE: Code = Code {
    id: "LEX005",
    title: "多了一个“的”",
    severity: Severity::Warning,
    why: "多一个“的”，句子就读不通；多半是改稿时留下的。",
    example: "导语: 对工作中的存在的问题估计不足。",
    instead: "导语: 对工作中存在的问题估计不足。",
};

/// A word written twice in a row.
pub static DOUBLED_WORD: Code = Code {
    id: "LEX006",
    title: "词语重复",
    severity: Severity::Warning,
    why: "同一个词连写两遍，多半是粘贴或者改稿时留下的。",
    example: "导语: 进一步加强加强理论学习。",
    instead: "导语: 进一步加强理论学习。",
};

/// A word form that official papers do not use, such as 其它 or 截止目前.
pub static WORD_FORM: Code = Code {
    id: "LEX007",
    title: "词形或者用词不规范",
    severity: Severity::Advice,
    why: "异形词公文里用推荐的词形；“截止”后面不能带时间，到某一时间为止要写“截至”。",
    example: "导语: 截止目前，各项措施均已落实。",
    instead: "导语: 截至目前，各项措施均已落实。",
};

/// 做 where official papers write 作, and the other way round.
pub static MAKE_OR_DO: Code = Code {
    id: "LEX008",
    title: "“作”“做”用混了",
    severity: Severity::Advice,
    why: "抽象的、书面的用“作”（作出决定、作贡献），具体的用“做”（做工作、做好）。",
    example: "导语: 会议做出决定，抓好整改。",
    instead: "导语: 会议作出决定，抓好整改。",
};

/// Two words of which one already says the other, such as 涉及到.
pub static REDUNDANT: Code = Code {
    id: "LEX009",
    title: "有多余的字",
    severity: Severity::Advice,
    why: "“及”就是“到”，“涉及到”重复；“防止不出现”意思正好反了。多余的字要删去。",
    example: "导语: 整改涉及到三个科室。",
    instead: "导语: 整改涉及三个科室。",
};

/// A verb with an object that takes another verb, such as 提高力度.
pub static COLLOCATION: Code = Code {
    id: "LEX010",
    title: "搭配不当",
    severity: Severity::Advice,
    why: "动词和宾语要配得上：力度要“加大”，水平要“提高”，步伐要“加快”。",
    example: "导语: 提高监督检查力度。",
    instead: "导语: 加大监督检查力度。",
};

/// 再 at the head of a clause that ends with 方面, 过程中 or 工作中, where 在 belongs.
pub static AGAIN_FOR_IN: Code = Code {
    id: "LEX011",
    title: "“在”写成了“再”",
    severity: Severity::Warning,
    why: "“在……方面”“在……过程中”的“在”是介词；“再”表示又一次，同音误用。",
    example: "导语: 再优化支部班子建设方面作用发挥不够。",
    instead: "导语: 在优化支部班子建设方面作用发挥不够。",
};

/// 在 at the head of a clause without 中, 上, 方面 or another word that closes it.
pub static OPEN_IN: Code = Code {
    id: "LEX012",
    title: "“在……”没有说完",
    severity: Severity::Advice,
    why: "“在学习贯彻党的二十大精神，”缺了“中”或者“方面”，句子读不通。",
    example: "导语: 在学习贯彻党的二十大精神，通过集中研讨提高认识。",
    instead: "导语: 在学习贯彻党的二十大精神中，通过集中研讨提高认识。",
};

/// 情况开展督促 and its like without 对 before the object.
pub static BARE_OBJECT: Code = Code {
    id: "LEX013",
    title: "“开展督促检查”前面缺了“对”",
    severity: Severity::Advice,
    why: "“整改任务落实情况”是“督促”的对象，前面要有“对”或者“就”，否则句子读不通。",
    example: "导语: 定期整改任务落实情况开展督促指导。",
    instead: "导语: 定期对整改任务落实情况开展督促指导。",
};

/// 通过…，使… without a subject.
pub static NO_SUBJECT: Code = Code {
    id: "LEX014",
    title: "“通过……使……”没有主语",
    severity: Severity::Advice,
    why: "“通过学习，使党员提高了认识”这句话没有主语；去掉“通过”或者“使”，句子才完整。",
    example: "导语: 通过专题学习，使党员干部提高了认识。",
    instead: "导语: 通过专题学习，党员干部提高了认识。",
};

/// 只有…就 and 只要…才.
pub static CONJUNCTION: Code = Code {
    id: "LEX015",
    title: "关联词不配对",
    severity: Severity::Advice,
    why: "“只有”说的是必要条件，配“才”；“只要”说的是充分条件，配“就”。",
    example: "导语: 只有抓住根本，就能改到位。",
    instead: "导语: 只有抓住根本，才能改到位。",
};

/// 更高标准、更严的要求: parallel parts of which some have 的 and some have not.
pub static UNEVEN_MORE: Code = Code {
    id: "LEX016",
    title: "并列的“更……”有的带“的”、有的不带",
    severity: Severity::Advice,
    why: "并列的几项结构要一致：更高的标准、更严的要求、更实的举措。",
    example: "导语: 以更高标准、更严的要求、更实的举措抓整改。",
    instead: "导语: 以更高的标准、更严的要求、更实的举措抓整改。",
};

/// A word that the office lists as wrong under 错词.
pub static OFFICE_WORD: Code = Code {
    id: "LEX017",
    title: "本单位列出的错词",
    severity: Severity::Warning,
    why: "本单位在 content/terms.yaml 的“错词”里列出的词语，不要再用。",
    example: "错词: [{应写: 党委办公室, 误作: 党办}]\n导语: 由党办牵头。",
    instead: "错词: [{应写: 党委办公室, 误作: 党办}]\n导语: 由党委办公室牵头。",
};

/// 要对每项措施都要逐项研究: 要 twice in one clause.
pub static DOUBLED_MUST: Code = Code {
    id: "LEX018",
    title: "一句话里“要”重复",
    severity: Severity::Advice,
    why: "“要对……都要……”把“要”说了两遍，留一个，句子才顺。",
    example: "导语: 班子成员要对每项措施都要逐项研究。",
    instead: "导语: 班子成员对每项措施都要逐项研究。",
};
/// All of them.
pub static ALL: &[&Code] = &[
    &WRONG_WORD,
    &DE_COMPLEMENT,
    &DE_ADVERB,
    &DE_NOUN,
    &EXTRA_DE,
    &DOUBLED_WORD,
    &WORD_FORM,
    &MAKE_OR_DO,
    &REDUNDANT,
    &COLLOCATION,
    &AGAIN_FOR_IN,
    &OPEN_IN,
    &BARE_OBJECT,
    &NO_SUBJECT,
    &CONJUNCTION,
    &UNEVEN_MORE,
    &OFFICE_WORD,
    &DOUBLED_MUST,
];
