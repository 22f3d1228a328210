//! What Tera says, in Chinese.

use super::filters::TOO_MUCH;
use crate::diagnostic::Code;
use crate::diagnostic::codes::template as codes;

/// The words of a finding.
#[derive(Debug)]
pub(super) struct Words {
    /// The kind of finding.
    pub(super) code: &'static Code,
    /// What is wrong.
    pub(super) message: String,
    /// What to do, if there is something to say.
    pub(super) hint: Option<String>,
}

/// A sentence of Tera's and what we say instead.
struct Phrase {
    /// What Tera's sentence begins with.
    begins: &'static str,
    /// What it holds besides.
    holds: &'static str,
    /// The kind of finding.
    code: &'static Code,
    /// `{0}`, `{1}` stand for what Tera puts in backticks, `{kind0}` for the same as a kind
    /// of value.
    message: &'static str,
    /// `{list}` stands for what Tera says is available. Empty: nothing to say.
    hint: &'static str,
}

const CLOSE: &str = "请检查这一处之前的 {{ }}、{% %} 和引号是否成对，是否用了半角符号";
const NAMES: &str = "可用的名称：{list}";
const KINDS: &str = "请检查名称是否写错，或者换一种写法";

#[rustfmt::skip]
const PHRASES: &[Phrase] = &[
    Phrase { begins: "Variable `", holds: "is not defined", code: &codes::UNDEFINED,
        message: "模板用了没有的名称“{0}”", hint: NAMES },
    Phrase { begins: "Variable `", holds: "value is undefined", code: &codes::UNDEFINED,
        message: "名称“{0}”没有值", hint: "请先用 {% if {0} is defined %} 判断" },
    Phrase { begins: "Field `", holds: "is not defined", code: &codes::UNDEFINED,
        message: "模板用了没有的名称“{0}”", hint: NAMES },
    Phrase { begins: "Tried to render a variable", holds: "", code: &codes::UNDEFINED,
        message: "要印的名称没有值", hint: KINDS },
    Phrase { begins: "Tried to escape an undefined", holds: "", code: &codes::UNDEFINED,
        message: "要印的名称没有值", hint: KINDS },
    Phrase { begins: "Cannot index into an undefined", holds: "", code: &codes::UNDEFINED,
        message: "方括号前面的名称没有值", hint: KINDS },
    Phrase { begins: "Cannot slice an undefined", holds: "", code: &codes::UNDEFINED,
        message: "方括号前面的名称没有值", hint: KINDS },
    Phrase { begins: "Index expression is undefined", holds: "", code: &codes::UNDEFINED,
        message: "方括号里的名称没有值", hint: KINDS },
    Phrase { begins: "Unknown filter `", holds: "", code: &codes::UNKNOWN_FILTER,
        message: "没有过滤器“{0}”",
        hint: "本程序的过滤器：paragraphs、ordinal、numbered、cn、cn_date；常用的还有 default、length、first、last、join、replace、trim" },
    Phrase { begins: "Unknown function `", holds: "", code: &codes::UNKNOWN_FILTER,
        message: "没有函数“{0}”", hint: "可用的函数：range、throw" },
    Phrase { begins: "Unknown test `", holds: "", code: &codes::UNKNOWN_FILTER,
        message: "“is”后面没有“{0}”这种判断",
        hint: "常用的判断：defined、undefined、string、number、odd、even、containing" },
    Phrase { begins: "Unknown template `", holds: "", code: &codes::INCLUDE,
        message: "找不到要引用的模板“{0}”",
        hint: "只能引用 templates 中的 .md 文件，写法如 {% include \"_parts/落款.md\" %}" },
    Phrase { begins: "Unknown component `", holds: "", code: &codes::NOT_OFFERED,
        message: "模板不提供组件“{0}”", hint: "请改用 {% include %}" },
    Phrase { begins: "Unexpected end of input", holds: "", code: &codes::SYNTAX,
        message: "模板到末尾还没有写完",
        hint: "请检查 {% if %} 是否有 {% endif %}，{% for %} 是否有 {% endfor %}，括号是否成对" },
    Phrase { begins: "String opened with", holds: "", code: &codes::SYNTAX,
        message: "引号没有成对", hint: "请补上同样的半角引号" },
    Phrase { begins: "Closing comment tag", holds: "", code: &codes::SYNTAX,
        message: "注释没有结束", hint: "请在注释末尾写 #}" },
    Phrase { begins: "unexpected end of raw block", holds: "", code: &codes::SYNTAX,
        message: "{% raw %} 没有结束", hint: "请在末尾写 {% endraw %}" },
    Phrase { begins: "Unknown tag", holds: "", code: &codes::SYNTAX,
        message: "{% 后面不是标签", hint: "可用的标签：if、for、set、include，以及与它们成对的 endif、endfor" },
    Phrase { begins: "Invalid syntax for `set`", holds: "", code: &codes::SYNTAX,
        message: "“set”后面应有等号和值", hint: "请写成 {% set 名称 = 值 %}" },
    Phrase { begins: "The expression is too complex", holds: "", code: &codes::LIMIT,
        message: "这个式子层次太多", hint: "请拆成几步，用 {% set %} 存中间结果" },
    Phrase { begins: "The template nesting is too deep", holds: "", code: &codes::LIMIT,
        message: "判断和循环套得太深", hint: "请减少层数" },
    Phrase { begins: "", holds: "can only be used in a for loop", code: &codes::SYNTAX,
        message: "break、continue 只能写在循环里", hint: "请移到 {% for %} 和 {% endfor %} 之间" },
    Phrase { begins: "", holds: "is a reserved keyword", code: &codes::SYNTAX,
        message: "这个名称是模板语言的保留字", hint: "请换一个名称" },
    Phrase { begins: "Found invalid field of `loop`", holds: "", code: &codes::UNDEFINED,
        message: "loop 没有这个名称", hint: "loop 后面只有 index、index0、first、last、length" },
    Phrase { begins: "Invalid type for the value", holds: "but got", code: &codes::WRONG_KIND,
        message: "这里要{kind0}，实际是{kind1}", hint: KINDS },
    Phrase { begins: "Missing keyword argument `", holds: "", code: &codes::WRONG_KIND,
        message: "少了参数“{0}”", hint: "请写成 名称({0}=值) 的形式" },
    Phrase { begins: "Iteration not possible", holds: "", code: &codes::WRONG_KIND,
        message: "for 要在列表上循环，这里是{kind0}", hint: KINDS },
    Phrase { begins: "Key/value iteration is not possible", holds: "", code: &codes::WRONG_KIND,
        message: "这里不是成对的名称和值，而是{kind0}", hint: "请写成 {% for 名称 in 列表 %}" },
    Phrase { begins: "Math operations", holds: "found", code: &codes::WRONG_KIND,
        message: "只有数字能计算，这里是{kind0}", hint: KINDS },
    Phrase { begins: "`+` requires both operands", holds: "", code: &codes::WRONG_KIND,
        message: "只有数字能相加，这里是{kind1}和{kind2}", hint: "连接文字请用 ~" },
    Phrase { begins: "Cannot compare `", holds: "", code: &codes::WRONG_KIND,
        message: "{kind0}和{kind1}不能比较大小", hint: KINDS },
    Phrase { begins: "`in` cannot be used", holds: "", code: &codes::WRONG_KIND,
        message: "“in”后面要列表或文字，这里是{kind1}", hint: KINDS },
    Phrase { begins: "Cannot divide by 0", holds: "", code: &codes::WRONG_KIND,
        message: "除数是 0", hint: "请先用 {% if %} 判断" },
    Phrase { begins: "Found ", holds: "expected", code: &codes::SYNTAX,
        message: "这里写得不对", hint: CLOSE },
    Phrase { begins: "Found ", holds: "expecting", code: &codes::SYNTAX,
        message: "标签没有成对", hint: "请检查 {% if %} 与 {% endif %}、{% for %} 与 {% endfor %} 是否成对" },
];

/// Tera's sentence in our words; `marked` is the text of the template that it points at.
pub(super) fn translate(sentence: &str, marked: &str) -> Words {
    if let Some(words) = of_character(sentence, marked) {
        return words;
    }
    if let Some(limit) = sentence.strip_prefix(TOO_MUCH) {
        let hint = Some("请检查循环是否多套了一层，或者拆小要印的内容".to_owned());
        return Words { code: &codes::LIMIT, message: limit.to_owned(), hint };
    }
    let quoted: Vec<_> = sentence.split('`').skip(1).step_by(2).collect();
    let known = PHRASES.iter().find(|phrase| {
        sentence.starts_with(phrase.begins) && sentence.contains(phrase.holds)
    });
    let Some(phrase) = known else { return verbatim(sentence) };
    let listed =
        sentence.split_once("Available ").and_then(|(_, rest)| rest.split_once(": "));
    let list = listed.map(|(_, names)| names.replace(", ", "、"));
    let hint = match &list {
        None if phrase.hint.contains("{list}") => KINDS.to_owned(),
        _ => fill(phrase.hint, &quoted).replace("{list}", &list.unwrap_or_default()),
    };
    Words {
        code: phrase.code,
        message: fill(phrase.message, &quoted),
        hint: Some(hint).filter(|hint| !hint.is_empty()),
    }
}

/// A character that the template language does not know, e.g. a full-width mark.
fn of_character(sentence: &str, marked: &str) -> Option<Words> {
    if sentence != "Unexpected character" {
        return None;
    }
    let character = marked.chars().next()?;
    let (message, hint) = if character.is_alphabetic() {
        (
            format!("“{character}”不能用在模板的名称里"),
            "名称只用英文字母、数字和下划线；固定的文字请写在 {{ }}、{% %} 外面",
        )
    } else {
        (format!("模板语言里没有符号“{character}”"), "请用半角的括号、引号、逗号和等号")
    };
    Some(Words { code: &codes::SYNTAX, message, hint: Some(hint.to_owned()) })
}

/// Our own filters speak Chinese already; what is left is Tera's own.
fn verbatim(sentence: &str) -> Words {
    if sentence.chars().any(|character| ('\u{4E00}'..='\u{9FFF}').contains(&character)) {
        let message = sentence.to_owned();
        return Words { code: &codes::WRONG_KIND, message, hint: None };
    }
    let message = format!("模板有错，引擎的原话是“{sentence}”");
    Words { code: &codes::FAILED, message, hint: None }
}

fn fill(text: &str, quoted: &[&str]) -> String {
    let mut text = text.to_owned();
    for (at, words) in quoted.iter().enumerate() {
        text = text.replace(&format!("{{kind{at}}}"), kind(words));
        text = text.replace(&format!("{{{at}}}"), words);
    }
    text
}

/// What Tera calls a kind of value, in Chinese.
pub(super) fn kind(name: &str) -> &'static str {
    match name.trim_start_matches('&') {
        "string" | "str" | "String" => "文字",
        "bool" => "是非值",
        "array" => "列表",
        "map/struct" | "map" => "一组名称和值",
        "undefined" | "none" => "空值",
        "bytes" => "字节",
        "f64" | "f32" | "Number" | "float" | "number" => "数字",
        name if name.starts_with(['i', 'u']) => "整数",
        _ => "别的值",
    }
}
