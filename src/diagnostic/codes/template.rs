//! Findings of the stage `template`.

use crate::diagnostic::{Code, Severity};

/// The template language is written wrongly.
pub static SYNTAX: Code = Code {
    id: "TPL001",
    title: "模板写法有误",
    severity: Severity::Error,
    why: "模板里 {{ }} 打印内容，{% %} 控制判断和循环，{# #} 是注释。括号、引号不成对，或者用了全角符号，程序就不知道该印什么。",
    example: "{% for area in areas %}\n## {{ area.name }}",
    instead: "{% for area in areas %}\n## {{ area.name }}\n{% endfor %}",
};

/// A template uses a name that the data does not have.
pub static UNDEFINED: Code = Code {
    id: "TPL002",
    title: "模板用了没有的名称",
    severity: Severity::Error,
    why: "模板只能用程序交给它的名称。名称写错时若悄悄印成空白，文件就会缺字，所以程序停下来。",
    example: "{{ preambel | paragraphs }}",
    instead: "{{ preamble | paragraphs }}",
};

/// A filter, function or test that does not exist.
pub static UNKNOWN_FILTER: Code = Code {
    id: "TPL003",
    title: "模板用了没有的过滤器或函数",
    severity: Severity::Error,
    why: "竖线后面的过滤器把值变成另一种写法，例如 {{ 3 | cn }} 印成“三”。名称写错，程序不知道要怎样写。",
    example: "{{ problem.n | chinese }}",
    instead: "{{ problem.n | cn }}",
};

/// An included template is absent, or templates include each other in a circle.
pub static INCLUDE: Code = Code {
    id: "TPL004",
    title: "模板引用的模板不能用",
    severity: Severity::Error,
    why: "模板只能引用 templates 和 templates/_parts 中的 .md 文件，不能读取别的文件，也不能互相引用成圈。",
    example: "{% include \"../content/plan.yaml\" %}",
    instead: "{% include \"_parts/落款.md\" %}",
};

/// A value of the wrong kind.
pub static WRONG_KIND: Code = Code {
    id: "TPL005",
    title: "模板中的值种类不对",
    severity: Severity::Error,
    why: "过滤器和运算各有要求：cn 要数字，cn_date 要日期，for 要列表。值的种类不对，就没有结果可印。",
    example: "{{ area.name | cn }}",
    instead: "{{ area.name }}",
};

/// The template does more than a paper can need.
pub static LIMIT: Code = Code {
    id: "TPL006",
    title: "模板超过限度",
    severity: Severity::Error,
    why: "循环次数、输出长度和中间值的大小都有上限，以免写错的模板使程序停不下来或者占满磁盘。正常的公文远远用不到这些限度。",
    example: "{% for a in range(end=1000) %}{% for b in range(end=1000) %}{% for c in range(end=1000) %}{% endfor %}{% endfor %}{% endfor %}",
    instead: "{% for area in areas %}{% endfor %}",
};

/// Part of the template language that this program leaves out.
pub static NOT_OFFERED: Code = Code {
    id: "TPL007",
    title: "模板不提供这种写法",
    severity: Severity::Error,
    why: "程序只提供打印、判断、循环、赋值、引用和注释。其余写法可能使内容被当作排版符号，或者使程序停不下来，所以不提供。",
    example: "{{ problem.summary | safe }}",
    instead: "{{ problem.summary }}",
};

/// Anything else that the template engine says.
pub static FAILED: Code = Code {
    id: "TPL008",
    title: "模板不能完成",
    severity: Severity::Error,
    why: "模板引擎报告了一个本程序没有中文说明的错误，消息里附有它的原话。",
    example: "{{ 1 / 0 }}",
    instead: "{{ 1 / 2 }}",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &SYNTAX,
    &UNDEFINED,
    &UNKNOWN_FILTER,
    &INCLUDE,
    &WRONG_KIND,
    &LIMIT,
    &NOT_OFFERED,
    &FAILED,
];
