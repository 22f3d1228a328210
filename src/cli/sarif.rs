//! Findings as SARIF 2.1.0, which editors and code review show at their places.

use serde_json::{Value, json};

use super::exit::Exit;
use crate::diagnostic::{Code, Diagnostic, Findings, Repair, Severity, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log of one run: the only object on stdout with `--format sarif`.
pub(super) fn text(findings: &Findings, exit: Exit) -> String {
    let rules = rules(findings);
    let results: Vec<_> = findings.iter().map(|it| result(it, &rules)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "zhenggai",
                "version": env!("CARGO_PKG_VERSION"),
                "language": "zh-CN",
                "rules": rules.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "language": "zh-CN",
            // Columns are characters, as everywhere in this program.
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": exit != Exit::Failed,
                "exitCode": exit.code(),
            }],
            "results": results,
        }],
    });
    // It has string keys only, so that this cannot fail.
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

/// The kinds that occur, by name.
fn rules(findings: &Findings) -> Vec<&'static Code> {
    let mut rules: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    rules.sort_by_key(|code| code.id);
    rules.dedup_by_key(|code| code.id);
    rules
}

fn rule(code: &Code) -> Value {
    let help = format!("例如：\n{}\n\n应改为：\n{}", code.example, code.instead);
    json!({
        "id": code.id,
        "shortDescription": { "text": code.title },
        "fullDescription": { "text": code.why },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(finding: &Diagnostic, rules: &[&Code]) -> Value {
    let index = rules.iter().position(|code| code.id == finding.code.id);
    let mut result = json!({
        "ruleId": finding.code.id,
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": { "text": message(finding) },
        "locations": finding.span.iter().map(location).collect::<Vec<_>>(),
    });
    let related = finding.related.iter().map(|(span, label)| {
        let mut place = location(span);
        place["message"] = json!({ "text": label });
        place
    });
    let related: Vec<_> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(repair) = &finding.repair {
        result["fixes"] = json!([fix(repair, &finding.hints)]);
    }
    result
}

/// What is wrong, how we got there and what to do, as one text.
fn message(finding: &Diagnostic) -> String {
    let hints = finding.hints.iter().map(|hint| format!("。提示：{hint}"));
    let trace = finding.trace.iter().map(|step| format!("。{step}"));
    let rest: String = trace.chain(hints).collect();
    format!("{}{rest}。", finding.message)
}

fn location(span: &Span) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": artifact(span),
        "region": region(span),
    }})
}

fn artifact(span: &Span) -> Value {
    json!({ "uri": uri(span.source.path()) })
}

fn region(span: &Span) -> Value {
    let (start, end) = (span.start(), span.end());
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn fix(repair: &Repair, hints: &[String]) -> Value {
    json!({
        "description": { "text": hints.join("；") },
        "artifactChanges": [{
            "artifactLocation": artifact(&repair.span),
            "replacements": [{
                "deletedRegion": region(&repair.span),
                "insertedContent": { "text": repair.text },
            }],
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A path of the project as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    use std::fmt::Write;
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::diagnostic::codes::punctuation::DOUBLED;

    #[test]
    fn a_finding_has_its_place_its_kind_and_its_repair() {
        let source = Source::new("content/甲 1.yaml", "导语: 𠮷乙。、\n");
        let at = source.text().find('。').unwrap();
        let span = Span::new(&source, at..at + "。、".len());
        let finding = Diagnostic::new(&DOUBLED, "标点“。、”连在一起").at(span.clone());
        let mut findings = Findings::new();
        findings.push(finding.hint("只留一个").repair(span, "。"));
        let log: Value = serde_json::from_str(&text(&findings, Exit::Findings)).unwrap();
        let run = &log["runs"][0];
        let result = &run["results"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], result["ruleId"]);
        assert_eq!(result["message"]["text"], "标点“。、”连在一起。提示：只留一个。");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/%E7%94%B2%201.yaml");
        // A character outside of the basic plane is one column.
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert_eq!(place["region"]["startColumn"], 7);
        assert_eq!(place["region"]["endColumn"], 9);
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["deletedRegion"], place["region"]);
        assert_eq!(change["insertedContent"]["text"], "。");
    }

    #[test]
    fn a_finding_without_a_place_has_no_location() {
        let mut findings = Findings::new();
        findings.push(Diagnostic::new(&DOUBLED, "甲"));
        let log: Value = serde_json::from_str(&text(&findings, Exit::Failed)).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["results"][0]["locations"], json!([]));
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    }
}
