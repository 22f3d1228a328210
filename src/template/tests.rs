//! Tests of the templates that the program ships, and of what a template cannot do.

use super::data::{
    AreaData, ItemData, MeasureData, MeasureStyleData, PlanData, ProblemData,
    SafeguardData,
};
use super::*;
use crate::diagnostic::codes::template as codes;
use crate::value::Date;
use crate::world::memory::MemoryWorld;
use proptest::prelude::{Strategy, prop_assert, proptest};

fn world() -> MemoryWorld {
    MemoryWorld::new(Date::new(2023, 10, 9).unwrap())
}

/// What a template prints of data that has a bit of everything.
fn print(template: &str) -> Result<String, Box<Diagnostic>> {
    #[derive(Serialize)]
    struct Data {
        text: &'static str,
        paragraphs: [&'static str; 2],
        number: u32,
        date: &'static str,
    }
    let data = Data {
        text: "整改*措施*",
        paragraphs: ["第一段。", "第二段。"],
        number: 12,
        date: "2023-09-08",
    };
    let world = world().with("templates/t.md", template);
    let mut engine = Engine::load(&world).map_err(|findings| {
        Box::new(findings.into_iter().next().expect("a refusal has a finding"))
    })?;
    // Few enough for a test, more than any template here takes rightly.
    engine.steps = 10_000;
    let source = engine.render("t.md", &data)?;
    Ok(source.text().to_owned())
}

/// The finding that a template meets, with the words it marks.
fn fault(template: &str) -> (Box<Diagnostic>, String) {
    let finding = print(template).unwrap_err();
    let span = finding.span.as_ref();
    let marked = span.map(|span| span.source.text()[span.range.clone()].to_owned());
    (finding, marked.unwrap_or_default())
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn measures(words: &[&[&str]]) -> Vec<MeasureData> {
    (1..).zip(words).map(|(n, text)| MeasureData { n, text: texts(text) }).collect()
}

fn plan(style: MeasureStyleData, words: &[&[&str]]) -> String {
    let problems = vec![
        ProblemData {
            n: 1,
            summary: "学得不够。".into(),
            detail: texts(&["有时照本宣科。"]),
        },
        ProblemData {
            n: 2,
            summary: "用得不够。".into(),
            detail: texts(&["甲。", "乙。"]),
        },
    ];
    let item = ItemData {
        id: "学习-1".into(),
        problems,
        measures: measures(words),
        style,
        deadline: texts(&["长期坚持。"]),
    };
    let safeguard = SafeguardData {
        point: "压实责任。".into(),
        content: texts(&["要逐项研究。"]),
    };
    let data = PlanData {
        preamble: texts(&["按照要求。", "特制定方案。"]),
        requirements: texts(&["紧扣主线。"]),
        goals: texts(&["确保实效。"]),
        areas: vec![AreaData { name: "对照理论学习".into(), items: vec![item] }],
        safeguards: vec![safeguard],
    };
    let engine = Engine::load(&world()).unwrap();
    engine.render("plan.md", &data).unwrap().text().to_owned()
}

#[test]
fn the_plan_is_printed_in_its_order() {
    let text = plan(MeasureStyleData::RunOn, &[&["甲抓实。"], &["乙抓实。"]]);
    let expected = "按照要求。\n\n特制定方案。\n\n# 总体要求\n\n紧扣主线。\n\n# 整改目标\n\n\
        确保实效。\n\n# 整改措施\n\n## 对照理论学习\n\n一是学得不够。有时照本宣科。\n\n\
        二是用得不够。甲。\n\n乙。\n\n整改措施：甲抓实。乙抓实。\n\n整改时限：长期坚持。\n\n\
        # 工作保障\n\n## 压实责任。 {.连排}\n\n要逐项研究。\n";
    assert_eq!(text.trim_end(), expected.trim_end());
}

#[test]
fn ordinal_measures_run_on_with_their_ordinals() {
    let text = plan(MeasureStyleData::Ordinal, &[&["甲抓实。"], &["乙抓实。"]]);
    assert!(text.contains("\n\n整改措施：一是甲抓实。二是乙抓实。\n\n"), "{text}");
}

#[test]
fn numbered_measures_stand_in_a_paragraph_each() {
    let text = plan(MeasureStyleData::Numbered, &[&["甲抓实。"], &["乙。", "丙。"]]);
    let expected = "\n\n整改措施：1\\.甲抓实。\n\n2\\.乙。\n\n丙。\n\n整改时限：";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn values_are_literal_text() {
    assert_eq!(print("{{ text }}").unwrap(), "整改\\*措施\\*");
}

#[test]
fn filters_write_numbers_and_dates_as_papers_do() {
    let text = print("{{ number | cn }} {{ number | ordinal }} {{ date | cn_date }}");
    assert_eq!(text.unwrap(), "十二 十二是 2023年9月8日");
}

#[test]
fn paragraphs_run_on_first_and_then_stand_alone() {
    let text = print("措施：{{ paragraphs | paragraphs }}。").unwrap();
    assert_eq!(text, "措施：第一段。\n\n第二段。。");
}

#[test]
fn a_template_of_the_project_replaces_the_one_in_the_binary() {
    let world = world().with("templates/plan.md", "改过的模板");
    let engine = Engine::load(&world).unwrap();
    let source = engine.render("plan.md", &PlanData::default()).unwrap();
    assert_eq!(source.text(), "改过的模板");
    assert_eq!(source.path(), "templates/plan.md → Markdown");
}

#[test]
fn a_template_saved_by_windows_is_read_like_any_other() {
    assert_eq!(print("\u{FEFF}甲\r\n\r\n{{ number }}\r\n").unwrap(), "甲\n\n12\n");
    let (finding, marked) = fault("\u{FEFF}甲\r\n乙\r\n{{ titel }}");
    assert_eq!(finding.span.unwrap().start().line, 3);
    assert_eq!(marked, "titel");
}

#[test]
fn an_undefined_name_is_marked_and_the_right_ones_are_named() {
    let (finding, marked) = fault("正文\n{% for p in paragraphs %}{{ p }}{{ 名 }}");
    assert_eq!(finding.code.id, codes::SYNTAX.id);
    assert_eq!(marked, "名");
    let (finding, marked) = fault("{% for p in paragraphs %}中文{{ titel }}{% endfor %}");
    assert_eq!(finding.message, "模板用了没有的名称“titel”");
    assert_eq!(marked, "titel");
    assert!(finding.hints[0].contains("date、number、paragraphs、text"), "{finding:?}");
    assert_eq!(finding.trace, ["渲染模板“templates/t.md”时"]);
}

#[test]
fn all_unknown_filters_are_reported_at_once() {
    let world = world()
        .with("templates/a.md", "{% for x in y %}{{ x | 甲 }}")
        .with("templates/b.md", "中文 {{ x | foo }}")
        .with("templates/c.md", "{% set a = 1 %}{{ bar() }}");
    let findings = Engine::load(&world).err().unwrap();
    assert_eq!(findings.iter().next().unwrap().code.id, codes::SYNTAX.id);
    let world = world.with("templates/a.md", "");
    let findings = Engine::load(&world).err().unwrap();
    let found: Vec<_> = findings
        .iter()
        .map(|finding| {
            let span = finding.span.as_ref().unwrap();
            (finding.message.as_str(), &span.source.text()[span.range.clone()])
        })
        .collect();
    assert_eq!(found, [("没有过滤器“foo”", "foo"), ("没有函数“bar”", "bar")]);
}

#[test]
fn a_fault_in_an_included_template_names_both_places() {
    let world = world()
        .with("templates/a.md", "甲\n乙 {% include \"_parts/b.md\" %}")
        .with("templates/_parts/b.md", "丙 {{ nothing }}");
    let finding = Engine::load(&world).unwrap().render("a.md", &PlanData::default());
    let finding = finding.unwrap_err();
    assert_eq!(finding.span.unwrap().source.path(), "templates/_parts/b.md");
    let (place, label) = &finding.related[0];
    assert_eq!((place.start().line, place.start().column), (2, 14));
    assert_eq!(label, "从这里引用");
}

#[test]
fn faults_speak_chinese_and_mark_their_place() {
    let cases = [
        ("{{ text | cn }}", "TPL005", "过滤器“cn”要一个自然数，这里是文字"),
        ("{{ text | cn_date }}", "TPL005", "日期“整改*措施*”应为 2023-12-31 的形式"),
        ("{{ text + 1 }}", "TPL005", "只有数字能相加，这里是文字和整数"),
        ("{% for x in number %}{% endfor %}", "TPL005", "for 要在列表上循环，这里是整数"),
        ("{{ paragraphs | upper }}", "TPL005", "这里要文字，实际是列表"),
        ("{{ text.name }}", "TPL002", "模板用了没有的名称“name”"),
        ("{% if number %}甲", "TPL001", "模板到末尾还没有写完"),
        ("{{ “text” }}", "TPL001", "模板语言里没有符号““”"),
        ("{% fro x in y %}", "TPL001", "模板没有标签“fro”"),
        ("{{ text }", "TPL001", "这里写得不对"),
        ("{{ number is big }}", "TPL003", "“is”后面没有“big”这种判断"),
        ("{% include \"../secret.md\" %}", "TPL004", "找不到要引用的模板“../secret.md”"),
        ("{% include \"t.md\" %}", "TPL004", "模板互相引用成圈：t.md → t.md"),
        ("{{ throw(message=\"缺少署名\") }}", "TPL005", "缺少署名"),
    ];
    for (template, code, message) in cases {
        let (finding, _) = fault(template);
        assert!(finding.message.starts_with(message), "{template}: {}", finding.message);
        assert_eq!(finding.code.id, code, "{template}");
        assert!(finding.span.is_some(), "{template}");
    }
}

#[test]
fn what_could_make_structure_of_content_is_not_offered() {
    let cases = [
        ("{{ text | safe }}", "safe"),
        ("{% component a() %}{% endcomponent %}", "component"),
        ("{% block a %}{% endblock %}", "block"),
        ("{% extends \"plan.md\" %}", "extends"),
        ("{% set_global x = 1 %}", "set_global"),
        ("{% set x = [y for y in paragraphs] %}", "for"),
        ("{{ [y for y in paragraphs] }}", "for"),
        ("{% filter upper %}{% endfilter %}", "filter"),
        ("{% set x %}甲{% endset %}", "set"),
    ];
    for (template, words) in cases {
        let (finding, marked) = fault(template);
        assert_eq!(finding.code.id, codes::NOT_OFFERED.id, "{template}");
        assert_eq!(marked, words, "{template}");
    }
}

#[test]
fn a_loop_without_output_is_stopped() {
    let rounds = "{%- for a in range(end=1000) -%}{%- for b in range(end=1000) -%}\
        {%- for c in range(end=1000) -%}{%- set x = a -%}";
    let template = format!("{rounds}{}", "{%- endfor -%}".repeat(3));
    let (finding, marked) = fault(&template);
    assert_eq!(finding.message, "循环的次数太多");
    assert_eq!(finding.code.id, codes::LIMIT.id);
    assert!(marked.starts_with("{%-"), "{marked}");
}

#[test]
fn a_loop_hidden_behind_a_raw_stretch_or_a_comment_is_counted_too() {
    let loops = "{% for a in range(end=1000) %}{% for b in range(end=1000) %}\
        {% endfor %}{% endfor %}";
    for before in [
        "{% raw %}{# {% endraw %}",
        "{%- raw -%} {{ {%- endraw -%}",
        "{%--raw%}{#{%-endraw%}",
        "{# {% raw %} #}",
        "{#-#}",
        "{{ \"{#\" }}",
        "{{ '%}\\'{#' }}",
        "{ {%- set x = 1 %}",
        "{{- `}}` -}}",
    ] {
        let result = print(&format!("{before}{loops}"));
        let code = result.as_ref().map_err(|finding| finding.code.id);
        assert_eq!(code, Err(codes::LIMIT.id), "{before}");
    }
}

#[test]
fn inclusions_are_counted() {
    let mut world = world().with("templates/t0.md", "");
    for at in 1..12 {
        let include = format!("{{% include \"t{}.md\" %}}", at - 1).repeat(10);
        world = world.with(format!("templates/t{at}.md"), include);
    }
    let engine = Engine::load(&world).unwrap();
    let finding = engine.render("t11.md", &PlanData::default()).unwrap_err();
    assert_eq!(finding.code.id, codes::LIMIT.id);
}

#[test]
fn output_without_end_is_stopped() {
    let words = "整改".repeat(1000);
    let (finding, _) =
        fault(&format!("{{% for a in range(end=1000) %}}{words}{words}{{% endfor %}}"));
    assert_eq!(finding.message, "模板印出的文字超过 4 MB");
}

#[test]
fn values_that_double_are_stopped() {
    let mut template = "{% set x = text %}".to_owned();
    for _ in 0..60 {
        template.push_str("{% set x = x ~ x %}");
    }
    let (finding, _) = fault(&template);
    assert_eq!(finding.message, "set 所存的值超过 256 KB");
    let template = template.replace("x ~ x", "[x, x]");
    assert_eq!(fault(&template).0.code.id, codes::LIMIT.id);
    let template = template.replace("[x, x]", "x | replace(from=\"整\", to=x)");
    assert_eq!(fault(&template).0.code.id, codes::LIMIT.id);
}

#[test]
fn lists_that_are_too_long_are_refused() {
    let (finding, _) = fault("{% for a in range(end=1000000000) %}{% endfor %}");
    assert_eq!(finding.message, "range 多于 1000 个数");
}

#[test]
fn counted_steps_leave_the_output_as_it_is() {
    let text = print("{% for p in paragraphs %} {{ p }}\n{% endfor -%}  甲");
    assert_eq!(text.unwrap(), " 第一段。\n 第二段。\n甲");
    let text = print("{% for p in paragraphs -%} {{ p }} {%- endfor %}");
    assert_eq!(text.unwrap(), "第一段。第二段。");
    let text = print("{% set x = number -%}  {{ x }}{% raw %}{% for %}{% endraw %}");
    assert_eq!(text.unwrap(), "12{% for %}");
    let text = print("{% set x = text.name?.y %}{{ x is defined }}");
    assert!(text.is_ok_and(|text| text == "false"));
}

#[test]
fn an_unknown_template_is_named_with_those_there_are() {
    let engine = Engine::load(&world()).unwrap();
    let finding = engine.render("letter.md", &PlanData::default()).unwrap_err();
    assert_eq!(finding.message, "没有模板“letter.md”");
    assert_eq!(finding.hints, ["已有的模板：plan.md、report.md、submission.md"]);
}

#[test]
fn an_engine_serves_many_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Engine>();
}

/// Pieces of templates, in any order.
fn template() -> impl Strategy<Value = String> {
    let pieces = [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "-",
        "-%}",
        "{%-",
        " ",
        "\n",
        "\"",
        "'",
        "`",
        "\\",
        "text",
        "x",
        "|",
        "cn",
        "paragraphs",
        "=",
        "1",
        "(",
        ")",
        "[",
        "]",
        "~",
        ".",
        "甲",
        "“",
        "{% for x in range(end=1000) %}",
        "{% for x in paragraphs %}",
        "{% endfor %}",
        "{% set x = text %}",
        "{% set x = x ~ x %}",
        "{% if x %}",
        "{% endif %}",
        "{% raw %}",
        "{% endraw %}",
        "{{ text }}",
        "{{ x }}",
        "{% else %}",
        "{% include \"t.md\" %}",
        "{% include \"plan.md\" %}",
        "\u{FDD0}",
        "{{ nothing }}",
    ];
    let piece = proptest::sample::select(pieces.to_vec());
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_template_is_printed_or_refused(template in template()) {
        if let Err(finding) = print(&template) {
            prop_assert!(!finding.message.is_empty());
            if let Some(span) = &finding.span {
                let marked = span.source.text().get(span.range.clone());
                prop_assert!(marked.is_some(), "{:?}", span.range);
            }
        }
    }
}
