//! The schemas against an independent validator, and against our own reader.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use jsonschema::Validator;
use serde_json::{Value, json};
use zhenggai::content::{
    FILES, PLAN_PATH, load_format, load_ledger, load_narrative, load_plan, load_register,
    load_submission, load_terms,
};
use zhenggai::diagnostic::Findings;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The schema of a content file or of the results, as it lies in the repository.
fn published(name: &str) -> Value {
    let text = fs::read_to_string(root().join(format!("schemas/{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::meta::validate(schema).unwrap();
    jsonschema::draft7::new(schema).unwrap()
}

/// The name of a content file's schema.
fn name(path: &str) -> &'static str {
    FILES.iter().find(|file| file.path == path).unwrap().name
}

/// A content file as an editor reads it, its variables hidden from YAML.
fn values(yaml: &str) -> Value {
    let yaml = yaml.replace("{{", "〈").replace("}}", "〉");
    serde_yaml::from_str(&yaml).unwrap()
}

fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    let fault = |fault: jsonschema::ValidationError<'_>| {
        format!("{}: {fault}", fault.instance_path())
    };
    validator.iter_errors(value).map(fault).collect()
}

#[test]
fn the_published_schemas_are_those_that_the_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_zhenggai");
    let output =
        Command::new(program).arg("架构").current_dir(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let written = folder.path().join("schemas");
    for entry in fs::read_dir(&written).unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        let place = root().join("schemas").join(entry.file_name());
        if std::env::var_os("UPDATE").is_some() {
            fs::write(place, text).unwrap();
            continue;
        }
        assert_eq!(fs::read_to_string(place).unwrap(), text, "UPDATE=1 cargo test");
    }
    let count = |folder: &Path| fs::read_dir(folder).unwrap().count();
    assert_eq!(count(&written), count(&root().join("schemas")));
    // Those of results, of batches and of packages beside the files of content.
    assert_eq!(count(&written), FILES.len() + 3);
}

#[test]
fn the_content_of_the_repository_and_of_a_new_project_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_zhenggai");
    let words = ["new", "甲"];
    let new = Command::new(program).args(words).current_dir(folder.path()).output();
    assert!(new.unwrap().status.success());
    let mut seen = 0;
    for project in [root(), &folder.path().join("甲")] {
        for file in &FILES {
            let Ok(text) = fs::read_to_string(project.join(file.path)) else { continue };
            let name = file.name;
            let up = "../".repeat(file.path.matches('/').count());
            let line = format!("# yaml-language-server: $schema={up}schemas/{name}.json");
            assert!(text.lines().any(|it| it == line), "{}", file.path);
            assert!(project.join(format!("schemas/{name}.json")).is_file());
            let validator = validator(&published(name));
            assert_eq!(faults(&validator, &values(&text)), Vec::<String>::new());
            seen += 1;
        }
    }
    // Plan, ledger and a report here; plan and ledger of a new project.
    assert!(seen >= 5);
}

#[test]
fn every_example_in_a_schema_is_sound() {
    for file in &FILES {
        let schema = published(file.name);
        let mut seen = 0;
        examples(&schema, &mut |schema, example| {
            seen += 1;
            let found = faults(&validator(schema), example);
            assert_eq!(found, Vec::<String>::new(), "{example}");
        });
        assert!(seen >= 10, "{}", file.path);
    }
}

/// Every example below a schema, with the schema that it is an example of.
fn examples(schema: &Value, visit: &mut impl FnMut(&Value, &Value)) {
    for example in schema["examples"].as_array().into_iter().flatten() {
        visit(schema, example);
    }
    for (_, property) in schema["properties"].as_object().into_iter().flatten() {
        examples(property, visit);
    }
    if schema["items"].is_object() {
        examples(&schema["items"], visit);
    }
    for choice in schema["anyOf"].as_array().into_iter().flatten() {
        examples(choice, visit);
    }
}

#[test]
fn every_key_has_a_chinese_title_and_a_description() {
    for file in &FILES {
        let schema = published(file.name);
        let mut seen = 0;
        let mut rest = vec![&schema];
        while let Some(schema) = rest.pop() {
            for (key, property) in schema["properties"].as_object().into_iter().flatten()
            {
                seen += 1;
                assert_eq!(property["title"], json!(key));
                assert!(property["description"].as_str().unwrap().ends_with('。'));
                assert!(!property["examples"].as_array().unwrap().is_empty());
                rest.extend([property, &property["items"]]);
                rest.extend(property["anyOf"].as_array().into_iter().flatten());
            }
        }
        assert!(seen >= 10, "{}", file.path);
    }
}

/// Values that stand in for another: one of every form.
fn strangers() -> Vec<Value> {
    vec![
        Value::Null,
        json!("文字"),
        json!("  "),
        json!("一段\n又一段"),
        json!(12),
        json!([]),
        json!(["文字"]),
        json!([["文字"]]),
        json!({}),
        json!({"甲": "乙"}),
        json!("2023-12-31"),
        json!("2023年12月"),
        json!("正在推进"),
    ]
}

/// Every way to a value below, as JSON pointers.
fn pointers(value: &Value, here: &str, found: &mut Vec<String>) {
    found.push(here.to_owned());
    match value {
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                pointers(value, &format!("{here}/{at}"), found);
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                pointers(value, &format!("{here}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Whether our reader objects to the form of a value. What only it can know (an unknown
/// variable, an order of dates) is not the schema's business.
fn is_refused(path: &str, value: &Value) -> bool {
    const OF_FORM: [&str; 8] =
        ["YML005", "YML006", "YML007", "YML008", "YML009", "YML010", "YML018", "YML020"];
    let text = serde_yaml::to_string(value).unwrap();
    let mut findings = Findings::new();
    let world = support::world_with(support::PLAN).with(path, text);
    let quarter = "2023-Q4".parse().unwrap();
    match name(path) {
        "plan" => drop(load_plan(&world, &mut findings)),
        "ledger" => drop(load_ledger(&world, &mut findings)),
        "report" => drop(load_narrative(&world, quarter, &mut findings)),
        "submission" => drop(load_submission(&world, &mut findings)),
        "format" => drop(load_format(&world, &mut findings)),
        "terms" => drop(load_terms(&world, &mut findings)),
        "filed" => drop(load_register(&world, &mut findings)),
        other => panic!("no reader for {other}"),
    }
    findings.iter().any(|finding| OF_FORM.contains(&finding.code.id))
}

/// 发文 with every key.
fn elements() -> Value {
    json!({
        "格式": "信函", "份号": "000001", "密级": "秘密", "保密期限": "1年", "紧急程度": "特急",
        "发文机关标志": ["丁", "文件"], "发文字号": "丁〔2023〕5号", "签发人": "丙",
        "主送机关": "丙",
        "附件": ["丁", {"名称": "戊", "正文": "a.md", "版面": "横排"}],
        "署名": ["丁", "戊"], "成文日期": "2023-09-28", "用印": "false",
        "签名章": [{"职务": "书记", "图片": "a.png"}], "附注": "己", "出席": "甲",
        "请假": "乙", "列席": "丙", "抄送": "丁", "印发机关": "戊",
        "印发日期": "2023-09-28", "其他要素": ["己"],
    })
}

/// A small file in which every key occurs.
fn small(name: &str) -> Value {
    match name {
        "plan" => json!({
            "标题": "甲整改方案",
            "变量": {"单位": "乙"},
            "发文": elements(),
            "导语": "庚\n辛", "总体要求": "壬", "整改目标": "癸",
            "整改措施": [{"方面": "子", "事项": [{
                "编号": "丑", "问题": [{"概述": "寅", "表现": "卯\n辰"}],
                "措施": ["巳"], "措施体例": "连写", "时限": "午", "类型": "限期整改",
                "期限": "2023-12-31", "牵头领导": "未", "责任单位": "申", "责任人": "酉",
                "目标": "戌",
            }]}],
            "工作保障": [{"要点": "亥", "内容": "甲子"}],
        }),
        "ledger" => json!({
            "变量": {"单位": "乙"},
            "登记": [{
                "日期": "2023-10-09", "事项": "学习-1", "状态": "正在推进", "进展": "甲",
                "佐证": ["乙"], "登记人": "丙", "销号": "申请", "审核人": "丁",
                "意见": "戊", "延期": {"新期限": "2024-03-31", "理由": "己"}, "备注": "庚",
            }],
        }),
        "report" => json!({
            "标题": "甲", "变量": {"单位": "乙"}, "发文": elements(), "组织领导": "丙",
            "逾期说明": [{"事项": "学习-1", "原因": "丁", "拟完成日期": "2024-03-31"}],
            "存在的问题": ["戊"], "下一步打算": "己",
        }),
        "submission" => json!({
            "标题": "甲", "变量": {"单位": "乙"}, "发文": elements(),
            "随文报送": ["整改方案", "季度报告"], "正文": "丙\n丁",
        }),
        "format" => json!({
            "版式": "GB/T 33476.2",
            "页边距": {"上": 34.58, "下": 35, "左": 28, "右": 26},
            "行距": 28.5, "页码位置": "居中", "三级标题加粗": true,
            "双面对称页边距": "否", "版记在偶数页": false,
            "字体": {"小标宋": "甲", "仿宋": "乙", "楷体": "丙", "黑体": "丁", "宋体": "戊"},
        }),
        "terms" => json!({
            "变量": {"单位": "乙"},
            "规范提法": [{"应写": "丙", "误作": ["丁", "戊"], "理由": "己"}],
            "错词": [{"应写": "庚", "误作": "辛"}],
            "例外": ["壬"],
        }),
        "filed" => json!({
            "报送": [{
                "版本": 1, "报送日期": "2024-01-11", "发文字号": "甲", "标题": "乙",
                "主送机关": "丙", "成文日期": "2024-01-10", "内容摘要": "sha256-丁",
                "报送包": "戊", "校验值": "sha256-己",
            }],
        }),
        other => panic!("no small file for {other}"),
    }
}

#[test]
fn the_schema_and_the_reader_agree_on_every_value() {
    for file in &FILES {
        let path = file.path;
        let validator = validator(&published(file.name));
        let sound = small(file.name);
        assert_eq!(faults(&validator, &sound), Vec::<String>::new());
        assert!(!is_refused(path, &sound));
        let mut places = Vec::new();
        pointers(&sound, "", &mut places);
        let mut disagreed = Vec::new();
        for place in &places {
            for stranger in strangers() {
                let mut value = sound.clone();
                *value.pointer_mut(place).unwrap() = stranger.clone();
                if validator.is_valid(&value) == is_refused(path, &value) {
                    disagreed.push(format!("{place} = {stranger}"));
                }
            }
        }
        assert!(disagreed.is_empty(), "{path}\n{}", disagreed.join("\n"));
    }
}

#[test]
fn the_schema_and_the_reader_agree_on_missing_keys() {
    for file in &FILES {
        let path = file.path;
        let validator = validator(&published(file.name));
        let sound = small(file.name);
        let mut places = Vec::new();
        pointers(&sound, "", &mut places);
        for place in places {
            let Some((parent, key)) = place.rsplit_once('/') else { continue };
            let mut value = sound.clone();
            // That only an order goes without a title is for the reader to say.
            if (file.name, key) == ("submission", "标题") {
                continue;
            }
            let parent = value.pointer_mut(parent).unwrap();
            if parent.as_object_mut().is_some_and(|it| it.remove(key).is_some()) {
                assert_eq!(
                    validator.is_valid(&value),
                    !is_refused(path, &value),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn what_a_run_says_in_json_is_as_its_schema_says() {
    let validator = validator(&published("result"));
    let program = env!("CARGO_BIN_EXE_zhenggai");
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join(PLAN_PATH), include_str!("cli/fix.yaml")).unwrap();
    let runs: [&[&str]; 7] = [
        &["check", "--fonts", "bundled"],
        &["check", "--diff"],
        &["check", "--fix", "--fonts", "bundled"],
        &["explain"],
        &["fonts", "--fonts", "bundled"],
        &["biuld"],
        &["schema", "检查结果"],
    ];
    for words in runs {
        let mut command = Command::new(program);
        command.args(words).args(["--format", "json"]).current_dir(folder.path());
        let run: Value =
            serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
        assert_eq!(faults(&validator, &run), Vec::<String>::new(), "{words:?}");
    }
}
