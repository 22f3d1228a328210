//! Says in Chinese, and in terms of what a clerk typed, what `serde_yaml` complains of.

use super::lines::indentation_finding;
use super::place::reference;
use super::syntax::Stumble;
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Span};

/// How to write a value that YAML misreads.
const QUOTE: &str = "请把整个值用英文引号括起来，例如 键: \"……\"；或者在冒号后写“|”，文字另起一行并多缩进两格";

/// A part of the parser's words, and who explains it.
type Rule = (&'static [&'static str], fn(&Stumble<'_>) -> Diagnostic);

/// The first rule all of whose parts occur applies.
const RULES: &[Rule] = &[
    (&["mapping values are not allowed"], colon_in_value),
    (&["could not find expected ':'"], missing_colon),
    (&["did not find expected key"], unexpected_words),
    (&["did not find expected '-' indicator"], misaligned),
    (&["found unexpected end of stream", "quoted scalar"], open_quote),
    (&["found unexpected document indicator"], open_quote),
    (&["while parsing a flow sequence"], open_bracket),
    (&["while parsing a flow mapping"], open_bracket),
    (&["while parsing a flow node"], open_bracket),
    (&["found unexpected ':'"], colon_in_value),
    (&["found a tab character"], tab),
    (&["cannot start any token"], bad_start),
    (&["block sequence entries are not allowed"], entry_on_key_line),
    (&["mapping keys are not allowed"], question_mark),
    (&["alias"], wrong_reference),
    (&["anchor"], wrong_reference),
    (&["repetition limit"], wrong_reference),
    (&["tag"], wrong_reference),
    (&["escape"], backslash),
    (&["hexadecimal"], backslash),
    (&["block scalar"], words_after_bar),
    (&["more than one document"], second_document),
    (&["<document start>"], second_document),
    (&["directive"], directive),
    (&["recursion limit"], too_deep),
    (&["did not find expected node content"], no_value),
    (&["control characters"], control_character),
    (&["Unicode"], control_character),
];

/// The finding for what a parser stumbled over.
pub(super) fn finding(stumble: &Stumble<'_>) -> Diagnostic {
    let applies = |parts: &[&str]| parts.iter().all(|part| stumble.words.contains(part));
    let rule = RULES.iter().find(|(parts, _)| applies(parts));
    rule.map_or_else(|| unreadable(stumble), |(_, explain)| explain(stumble))
}

fn unreadable(stumble: &Stumble<'_>) -> Diagnostic {
    stumble
        .finding("这里不符合 YAML 的写法", stumble.one(stumble.at))
        .label("读到这里读不下去")
        .hint("请检查这一行和上一行的缩进、冒号、短横和引号")
}

fn colon_in_value(stumble: &Stumble<'_>) -> Diagnostic {
    let before = stumble.before(stumble.at);
    let earlier = before.find(": ").or_else(|| before.find(":\t"));
    if let Some(earlier) = earlier {
        let first = stumble.line_range(stumble.at).start + earlier;
        return stumble
            .finding("值里面又有英文冒号", stumble.one(stumble.at))
            .label("这个冒号被当成了键的冒号")
            .related(stumble.one(first), "键的冒号")
            .hint("请把值里的冒号改为全角冒号“：”，或者把整个值用英文引号括起来");
    }
    if let Some(finding) = full_width_colon_above(stumble) {
        return finding;
    }
    over_indented(stumble)
}

/// A line above that was meant as a key, but has a full-width colon.
fn full_width_colon_above(stumble: &Stumble<'_>) -> Option<Diagnostic> {
    let above = stumble.previous_line(stumble.at)?;
    full_width_colon(stumble, &above)
}

/// The finding for a line whose first colon is full-width and stands where a key ends.
fn full_width_colon(stumble: &Stumble<'_>, line: &Span) -> Option<Diagnostic> {
    let words = stumble.source.text().get(line.range.clone())?;
    let at = words.find('：')?;
    let short = words[..at].chars().count() <= 10 && !words[..at].contains(": ");
    let start = line.range.start + at;
    short.then(|| {
        Diagnostic::new(&codes::MARK, "键后面是全角冒号")
            .at(Span::new(stumble.source, start..start + '：'.len_utf8()))
            .label("应为“: ”")
            .hint("请改为英文冒号加一个空格")
    })
}

fn over_indented(stumble: &Stumble<'_>) -> Diagnostic {
    let span = stumble.words_of_line(stumble.at);
    let mut finding = Diagnostic::new(
        &codes::INDENTATION,
        "这一行的缩进与上文对不齐，或者上一行缺少冒号",
    )
    .label(format!("从第 {} 列开始", span.start().column));
    if let Some(above) = stumble.previous_line(stumble.at) {
        let label = format!("上一行从第 {} 列开始", above.start().column);
        finding = finding.related(above, label);
    }
    finding.at(span).hint("同一层的键要左对齐；键和值之间要有英文冒号加一个空格")
}

fn missing_colon(stumble: &Stumble<'_>) -> Diagnostic {
    let span = stumble.words_of_line(stumble.began());
    if let Some(finding) = full_width_colon(stumble, &span) {
        return finding;
    }
    stumble
        .finding("这一行缺少“键: ”", span)
        .label("不知道这些文字属于哪个键")
        .hint("若是上一行文字的续行，请比上一行的键多缩进两格；若是新的一项，请写成“键: 值”，冒号用英文冒号，后面空一格")
}

fn unexpected_words(stumble: &Stumble<'_>) -> Diagnostic {
    let before = stumble.before(stumble.at).trim_end();
    let last = before.chars().next_back();
    let span = stumble.one(stumble.at);
    match last {
        Some('"' | '\'') => stumble
            .finding("引号结束之后还有文字", span)
            .label("引号外的文字")
            .hint("值以英文引号开头，就要以英文引号结尾；文中的引号请用中文引号“”"),
        Some('}' | ']') => stumble
            .finding("括号结束之后还有文字", span)
            .label("括号外的文字")
            .hint(QUOTE),
        _ => misaligned(stumble),
    }
}

fn misaligned(stumble: &Stumble<'_>) -> Diagnostic {
    let span = stumble.words_of_line(stumble.at);
    let column = span.start().column;
    let mut finding = Diagnostic::new(&codes::INDENTATION, "这一行的缩进与上文对不齐")
        .label(format!("从第 {column} 列开始"));
    let first = stumble.one(stumble.began());
    let label = format!("这一层从第 {} 列开始", first.start().column);
    finding = finding.related(first, label);
    finding.at(span).hint("同一层的键、同一个列表的“- ”要左对齐")
}

fn open_quote(stumble: &Stumble<'_>) -> Diagnostic {
    stumble
        .finding("英文引号没有配对", stumble.one(stumble.began()))
        .label("从这个引号起，后面的文字都被当成引号之内")
        .hint("请在值的末尾补上英文引号；文中的引号请用中文引号“”")
}

fn open_bracket(stumble: &Stumble<'_>) -> Diagnostic {
    let began = stumble.began();
    let mut finding = stumble
        .finding("英文括号没有配对，或者括号里缺少逗号", stumble.one(began))
        .label("从这个括号起");
    let stopped = stumble.one(stumble.at);
    if stumble.at != began && !stopped.range.is_empty() {
        finding = finding.related(stopped, "到这里读不下去");
    }
    let hint = match stumble.character(began) {
        Some('{') => "变量写作 {{名称}}，两边各两个英文花括号",
        _ => "列表写作 [甲, 乙]，用英文方括号和英文逗号",
    };
    finding.hint(hint).hint(format!("若括号本来就是文字，{QUOTE}"))
}

fn tab(stumble: &Stumble<'_>) -> Diagnostic {
    indentation_finding("制表符（Tab）").at(stumble.one(stumble.at))
}

fn bad_start(stumble: &Stumble<'_>) -> Diagnostic {
    match stumble.character(stumble.at) {
        Some('\t') | None => tab(stumble),
        Some(ch) => stumble
            .finding(&format!("值不能以“{ch}”开头"), stumble.one(stumble.at))
            .label("这个符号在 YAML 里另有用处")
            .hint(QUOTE),
    }
}

fn entry_on_key_line(stumble: &Stumble<'_>) -> Diagnostic {
    stumble
        .finding("“- ”不能与键写在同一行", stumble.one(stumble.at))
        .label("条目从这里开始")
        .hint("请把每个条目另起一行，以“- ”开头；若短横本来就是文字，请把整个值用英文引号括起来")
}

fn question_mark(stumble: &Stumble<'_>) -> Diagnostic {
    stumble
        .finding("值不能以“? ”开头", stumble.one(stumble.at))
        .hint("请用全角问号“？”，或者把整个值用英文引号括起来")
}

fn wrong_reference(stumble: &Stumble<'_>) -> Diagnostic {
    let at = stumble.began_here();
    let sign = match stumble.character(at) {
        Some('&') => "&",
        Some('!') => "!",
        _ => "*",
    };
    reference(sign).at(stumble.one(at)).label("YAML 的引用或标签")
}

fn backslash(stumble: &Stumble<'_>) -> Diagnostic {
    stumble
        .finding("双引号里的反斜杠“\\”写法不对", stumble.one(stumble.at))
        .label("反斜杠后面的这个字")
        .hint("请把外面的双引号改为英文单引号，或者把“\\”写成“\\\\”")
}

fn words_after_bar(stumble: &Stumble<'_>) -> Diagnostic {
    stumble
        .finding("“|”“>”后面不能直接写文字", stumble.one(stumble.at))
        .label("这里应该换行")
        .hint("请把文字另起一行，并比键多缩进两格；若“|”本来就是文字，请把整个值用英文引号括起来")
}

fn second_document(stumble: &Stumble<'_>) -> Diagnostic {
    let text = stumble.source.text();
    let mut seen = false;
    let mut start = 0;
    let mut span = stumble.one(stumble.at);
    for line in text.split_inclusive('\n') {
        let divides = line.starts_with("---") || line.starts_with("...");
        if divides && seen {
            span = stumble.words_of_line(start);
            break;
        }
        seen |= !line.trim().is_empty() && !line.starts_with('#') && !divides;
        start += line.len();
    }
    stumble
        .finding("文件里有分隔线“---”，把内容分成了两份", span)
        .label("从这里起是另一份")
        .hint("请删掉这一行：一个文件只写一份内容")
}

fn directive(stumble: &Stumble<'_>) -> Diagnostic {
    stumble
        .finding("这一行以“%”开头，YAML 把它当作指令", stumble.words_of_line(stumble.at))
        .hint("请删掉这一行；若是文字，请并入上一行或加引号")
}

fn too_deep(stumble: &Stumble<'_>) -> Diagnostic {
    Diagnostic::new(&codes::TOO_DEEP, "内容的层次太深")
        .at(stumble.one(stumble.at))
        .label("到这里超过了")
        .hint("请检查前面的括号是否都配了对，或者文件是否放错")
}

fn no_value(stumble: &Stumble<'_>) -> Diagnostic {
    stumble
        .finding("这里应当有一个值", stumble.one(stumble.at))
        .label("读到的却是这个")
        .hint("请检查这一行的逗号、括号和短横；若是文字，请把整个值用英文引号括起来")
}

fn control_character(stumble: &Stumble<'_>) -> Diagnostic {
    Diagnostic::new(&codes::INVISIBLE, "文字里有 YAML 不允许的控制字符")
        .at(stumble.one(stumble.at))
        .hint("请把标出处前后的几个字删掉重新输入")
}
