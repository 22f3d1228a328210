//! What one entry of the log does: exactly one of 状态, 销号 and 延期.

use crate::content::{Entry, Extension, State, Step, Text};
use crate::diagnostic::codes::ledger as codes;
use crate::diagnostic::{Diagnostic, Findings, Span};
use crate::value::Date;

/// An entry whose form is right.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// What it does.
    pub act: Act<'a>,
    /// As it is written.
    pub entry: &'a Entry,
}

/// What an entry does.
#[derive(Clone, Debug)]
pub enum Act<'a> {
    /// 状态: says where the work stands.
    Report(State),
    /// 销号: 申请.
    Apply {
        /// 登记人.
        applicant: &'a Text,
    },
    /// 销号: 通过.
    Approve {
        /// 审核人.
        reviewer: &'a Text,
    },
    /// 销号: 退回.
    Return {
        /// 审核人.
        reviewer: &'a Text,
        /// 意见.
        reason: &'a Text,
    },
    /// 延期.
    Extend {
        /// 新期限.
        due: Date,
        /// Its place.
        due_span: &'a Span,
        /// 理由.
        reason: &'a Text,
    },
}

impl<'a> Event<'a> {
    /// The day of the entry.
    pub fn date(&self) -> Date {
        self.entry.date.value
    }

    /// Reads what an entry does; `None` when its form is wrong, for reasons that
    /// `findings` says.
    pub(super) fn read(entry: &'a Entry, findings: &mut Findings) -> Option<Self> {
        findings.extend(misplaced(entry));
        let act = match (&entry.state, &entry.step, &entry.extension) {
            (Some(state), None, None) => Ok(Act::Report(state.value)),
            (None, Some(step), None) => closing(entry, step.value, &step.span),
            (None, None, Some(extension)) => extending(extension),
            (None, None, None) => Err(idle(entry)),
            _ => Err(overloaded(entry)),
        };
        match act {
            Ok(act) => Some(Self { act, entry }),
            Err(finding) => {
                findings.push(*finding);
                None
            }
        }
    }
}

/// What a step of 销号 does, with the persons and reasons that it needs.
fn closing<'a>(
    entry: &'a Entry,
    step: Step,
    span: &Span,
) -> Result<Act<'a>, Box<Diagnostic>> {
    let nameless = |who: &str, key: &str| {
        let message = format!("销号“{}”没有写明谁{who}", step.name());
        let finding = Diagnostic::new(&codes::NO_NAME, message).at(span.clone());
        let hint = format!("请在这条登记里加上“{key}: ……”，写姓名或者部门、职务");
        Box::new(finding.label(format!("缺少“{key}”")).hint(hint))
    };
    let reviewer = || entry.reviewer.as_ref().ok_or_else(|| nameless("审核", "审核人"));
    match step {
        Step::Apply => match &entry.recorder {
            Some(applicant) => Ok(Act::Apply { applicant }),
            None => Err(nameless("申请", "登记人")),
        },
        Step::Approve => Ok(Act::Approve { reviewer: reviewer()? }),
        Step::Return => {
            let reviewer = reviewer()?;
            let reason = entry.opinion.as_ref().ok_or_else(|| {
                Diagnostic::new(&codes::NO_REASON, "退回没有写明原因")
                    .at(span.clone())
                    .label("缺少“意见”")
                    .hint("请在这条登记里加上“意见: ……”，写明为什么退回、还要做什么")
            })?;
            Ok(Act::Return { reviewer, reason })
        }
    }
}

fn extending(extension: &Extension) -> Result<Act<'_>, Box<Diagnostic>> {
    let lacking = |code, message: &str, key: &str, hint: &str| {
        Diagnostic::new(code, message)
            .at(extension.span.clone())
            .label(format!("缺少“{key}”"))
            .hint(hint)
    };
    let due = extension.due.as_ref().ok_or_else(|| {
        lacking(
            &codes::BAD_EXTENSION,
            "延期没有写明新的期限",
            "新期限",
            "请在“延期”下加一行，例如 新期限: 2024-06-30",
        )
    })?;
    let reason = extension.reason.as_ref().ok_or_else(|| {
        lacking(
            &codes::NO_REASON,
            "延期没有写明理由",
            "理由",
            "请在“延期”下加上“理由: ……”，写明为什么没有按期完成",
        )
    })?;
    Ok(Act::Extend { due: due.value, due_span: &due.span, reason })
}

/// An entry that says nothing of its item.
fn idle(entry: &Entry) -> Box<Diagnostic> {
    let finding =
        Diagnostic::new(&codes::NOT_ONE_ACT, "这条登记没有“状态”、“销号”或“延期”");
    Box::new(
        finding
            .at(entry.date.span.clone())
            .label("这一天的登记")
            .hint("请写明现在的“状态”，没有变化的也要写；申请或审核销号的写“销号”，延长期限的写“延期”"),
    )
}

/// An entry that says more than one thing of its item.
fn overloaded(entry: &Entry) -> Box<Diagnostic> {
    let acts = [
        entry.state.as_ref().map(|state| ("状态", &state.span)),
        entry.step.as_ref().map(|step| ("销号", &step.span)),
        entry.extension.as_ref().map(|extension| ("延期", &extension.span)),
    ];
    let acts: Vec<_> = acts.into_iter().flatten().collect();
    let names: String = acts.iter().map(|(name, _)| format!("“{name}”")).collect();
    let message = format!("一条登记里同时写了{names}");
    let mut finding = Diagnostic::new(&codes::NOT_ONE_ACT, message)
        .hint("请分成几条登记，日期可以相同，先发生的写在前面");
    for (at, (name, span)) in acts.into_iter().enumerate() {
        finding = if at == 0 {
            finding.at(span.clone()).label(format!("这里是“{name}”"))
        } else {
            finding.related(span.clone(), format!("这里是“{name}”"))
        };
    }
    Box::new(finding)
}

/// Findings for keys that mean nothing beside the act of their entry.
fn misplaced(entry: &Entry) -> Vec<Diagnostic> {
    let reports = entry.state.is_some();
    let closes = entry.step.is_some();
    let extends = entry.extension.is_some();
    let keys = [
        (&entry.progress, "进展", reports, "“状态”"),
        (&entry.reviewer, "审核人", closes || extends, "“销号”或“延期”"),
        (&entry.opinion, "意见", closes, "“销号”"),
    ];
    let stray = keys.into_iter().filter(|(.., belongs, _)| !belongs);
    let stray =
        stray.filter_map(|(text, key, _, home)| Some((text.as_ref()?, key, home)));
    stray
        .filter(|_| reports || closes || extends)
        .map(|(text, key, home)| {
            let message = format!("这条登记里“{key}”没有用处");
            Diagnostic::new(&codes::MISPLACED, message)
                .at(text.span.clone())
                .label(format!("“{key}”要和{home}写在同一条登记里"))
                .hint("请移到相应的登记里；只是说明情况的，请写在“备注”里")
        })
        .collect()
}
