//! Which entries may change where an item stands, and how.

use super::entry::{Act, Event};
use super::status::{Closure, Delay, Returned, Standing};
use crate::content::{Entry, Kind, State, Text};
use crate::diagnostic::codes::ledger as codes;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity, Span};
use crate::value::Date;

impl<'p> Standing<'p> {
    /// Plays an entry; `false` if the rules forbid it, with the finding, and then nothing
    /// has changed.
    pub(super) fn apply(&mut self, event: &Event<'p>, findings: &mut Findings) -> bool {
        let judged = match &event.act {
            Act::Report(state) => self.report(*state, event.entry, findings),
            Act::Apply { applicant } => self.apply_for_closing(applicant, event.entry),
            Act::Approve { reviewer } => self.approve(reviewer, event.entry),
            Act::Return { reviewer, reason } => {
                self.take_back(reviewer, reason, event.entry)
            }
            Act::Extend { due, due_span, reason } => {
                self.extend(*due, due_span, reason, event.date())
            }
        };
        if let Err(finding) = judged {
            findings.push(*finding);
            return false;
        }
        let entry = event.entry;
        let on = event.date();
        self.updated = Some(on);
        self.evidence.extend(entry.evidence.iter().map(|text| (on, text)));
        self.progress = entry.progress.as_ref().map(|text| (on, text)).or(self.progress);
        self.note = entry.note.as_ref().or(self.note);
        true
    }

    /// 状态.
    fn report(
        &mut self,
        state: State,
        entry: &'p Entry,
        findings: &mut Findings,
    ) -> Result<(), Box<Diagnostic>> {
        self.check_kind(state, entry)?;
        self.check_closure(state, entry)?;
        if state == State::Done && entry.evidence.is_empty() {
            let message = format!("事项“{}”记为“已完成”，却没有佐证", self.id());
            return Err(refuse(&codes::NO_EVIDENCE, message, state_span(entry))
                .label("缺少“佐证”")
                .hint("请在这条登记里加上“佐证”，列出证明完成的文件、记录或照片；还拿不出的，状态写“基本完成”")
                .into());
        }
        let back = rank(state) < rank(self.state);
        if back && entry.note.is_none() {
            let was = self.state;
            let message = format!(
                "事项“{}”由“{}”改回“{}”，没有说明原因",
                self.id(),
                was.name(),
                state.name()
            );
            let mut finding =
                refuse(&codes::UNEXPLAINED_STEP_BACK, message, state_span(entry))
                    .label(format!("上一条是“{}”", was.name()))
                    .hint("请在这条登记里加上“备注: ……”，写明原因");
            if was == State::Done {
                return Err(finding.into());
            }
            finding.severity = Severity::Warning;
            findings.push(finding);
        }
        self.set(state, entry.date.value);
        Ok(())
    }

    fn set(&mut self, state: State, on: Date) {
        if self.state != state || self.since.is_none() {
            (self.state, self.since) = (state, Some(on));
        }
    }

    /// Whether the 类型 of the item admits a state, whatever came before.
    pub fn admits(&self, state: State) -> bool {
        !matches!(
            (self.item.kind, state),
            (Some(Kind::LongTerm), State::Done)
                | (Some(Kind::Immediate | Kind::ByDate), State::LongTerm)
        )
    }

    fn check_kind(&self, state: State, entry: &Entry) -> Result<(), Box<Diagnostic>> {
        let Some(kind) = self.item.kind.filter(|_| !self.admits(state)) else {
            return Ok(());
        };
        let hint = match kind {
            Kind::LongTerm => {
                "长期坚持的事项不算完成：阶段目标达到了，状态写“长期坚持”；确实可以办结的，请先在方案里改正“类型”"
            }
            Kind::Immediate | Kind::ByDate => {
                "完成后仍要坚持的，状态写“已完成”，在“进展”里写明如何巩固；确实属于长期坚持的，请先在方案里改正“类型”"
            }
        };
        let message = format!(
            "事项“{}”的类型是“{}”，不能记为“{}”",
            self.id(),
            kind.name(),
            state.name()
        );
        let finding = refuse(&codes::AGAINST_KIND, message, state_span(entry));
        let finding = finding.label("与方案里的类型不符").hint(hint);
        Err(finding.related(self.item.id.span.clone(), "方案里的这一事项").into())
    }

    fn check_closure(&self, state: State, entry: &Entry) -> Result<(), Box<Diagnostic>> {
        if matches!(self.closure, Closure::Open) || state == State::Done {
            return Ok(());
        }
        let message = format!(
            "事项“{}”的销号状态是“{}”，不能改为“{}”",
            self.id(),
            self.closure.name(),
            state.name()
        );
        Err(refuse(&codes::UNDER_CLOSING, message, state_span(entry))
            .label("须先退回")
            .hint("需要继续整改的，请先登记“销号: 退回”，写明“审核人”和“意见”")
            .into())
    }

    /// 销号: 申请.
    fn apply_for_closing(
        &mut self,
        applicant: &'p Text,
        entry: &Entry,
    ) -> Result<(), Box<Diagnostic>> {
        self.check_closable(entry)?;
        let id = self.id();
        if !matches!(self.closure, Closure::Open) {
            let message = format!(
                "事项“{id}”的销号状态已经是“{}”，不必再申请",
                self.closure.name()
            );
            return Err(refuse(&codes::UNDER_CLOSING, message, step_span(entry))
                .label("重复申请")
                .hint("请删去这条登记；若前一次已被退回，请先补上“销号: 退回”的登记")
                .into());
        }
        if self.state != State::Done {
            let message = format!("事项“{id}”还是“{}”，不能申请销号", self.state.name());
            return Err(refuse(&codes::UNFINISHED, message, step_span(entry))
                .label("应先完成")
                .hint("请先登记“状态: 已完成”并附“佐证”，再申请销号")
                .into());
        }
        self.closure = Closure::Pending { since: entry.date.value, applicant };
        Ok(())
    }

    /// 销号: 通过.
    fn approve(
        &mut self,
        reviewer: &'p Text,
        entry: &Entry,
    ) -> Result<(), Box<Diagnostic>> {
        self.check_closable(entry)?;
        let Closure::Pending { applicant, .. } = self.closure else {
            return Err(self.not_applied("通过", entry));
        };
        if same_name(applicant, reviewer) {
            let message =
                format!("事项“{}”的销号由申请人“{}”自己审核", self.id(), reviewer.text());
            return Err(refuse(&codes::SELF_APPROVED, message, &reviewer.span)
                .label("应由别人审核")
                .related(applicant.span.clone(), "申请人")
                .hint("请由上级或牵头部门审核，“审核人”写实际审核的人或部门")
                .into());
        }
        self.closure = Closure::Closed { on: entry.date.value, applicant, reviewer };
        Ok(())
    }

    /// 销号: 退回. The item goes on as 正在推进.
    fn take_back(
        &mut self,
        reviewer: &'p Text,
        reason: &'p Text,
        entry: &Entry,
    ) -> Result<(), Box<Diagnostic>> {
        self.check_closable(entry)?;
        let reopened = match self.closure {
            Closure::Open => return Err(self.not_applied("退回", entry)),
            Closure::Pending { .. } => false,
            Closure::Closed { .. } => true,
        };
        let on = entry.date.value;
        self.returns.push(Returned { on, reopened, reviewer, reason });
        self.closure = Closure::Open;
        self.set(State::InProgress, on);
        Ok(())
    }

    fn check_closable(&self, entry: &Entry) -> Result<(), Box<Diagnostic>> {
        if !self.is_long_term() {
            return Ok(());
        }
        let message = format!("事项“{}”要长期坚持，不能销号", self.id());
        let related = self.item.id.span.clone();
        Err(refuse(&codes::LONG_TERM_CLOSED, message, step_span(entry))
            .label("长期坚持的事项不销号")
            .related(related, "方案里的这一事项")
            .hint("请删去这条登记，每季度登记“状态: 长期坚持”并附新的“佐证”")
            .into())
    }

    fn not_applied(&self, what: &str, entry: &Entry) -> Box<Diagnostic> {
        let message = format!("事项“{}”没有待审核的销号申请，不能{what}", self.id());
        let finding = refuse(&codes::NOT_APPLIED, message, step_span(entry));
        finding
            .label("前面没有申请")
            .hint("请先登记“销号: 申请”，“登记人”写申请的人或部门；申请未写或写错的，请补上或改正")
            .into()
    }

    /// 延期.
    fn extend(
        &mut self,
        due: Date,
        due_span: &Span,
        reason: &'p Text,
        on: Date,
    ) -> Result<(), Box<Diagnostic>> {
        let id = self.id();
        let refuse = |message: String, label: &str, hint: &str| {
            let finding = refuse(&codes::BAD_EXTENSION, message, due_span);
            Err(Box::new(finding.label(label).hint(hint)))
        };
        if self.is_settled() {
            let message = format!("事项“{id}”已是“{}”，不用延期", self.state.name());
            let hint = "请删去这条登记；还没有整改好的，请先更正状态或退回销号";
            return refuse(message, "没有期限要延", hint);
        }
        if let Some(deadline) = self.deadline.filter(|deadline| due <= *deadline) {
            let message = format!("事项“{id}”的新期限“{due}”不晚于原期限“{deadline}”");
            let hint = "请核对日期；提前完成的，直接登记“状态: 已完成”";
            return refuse(message, "应晚于原期限", hint);
        }
        if due < on {
            let message = format!("事项“{id}”的新期限“{due}”早于登记的日期“{on}”");
            return refuse(
                message,
                "这一天已经过去",
                "请核对日期，写一个今后能做到的期限",
            );
        }
        self.delays.push(Delay { on, from: self.deadline, to: due, reason });
        self.deadline = Some(due);
        Ok(())
    }

    fn id(&self) -> String {
        self.item.id.text()
    }
}

fn refuse(code: &'static Code, message: String, span: &Span) -> Diagnostic {
    Diagnostic::new(code, message).at(span.clone())
}

fn state_span(entry: &Entry) -> &Span {
    entry.state.as_ref().map_or(&entry.span, |state| &state.span)
}

fn step_span(entry: &Entry) -> &Span {
    entry.step.as_ref().map_or(&entry.span, |step| &step.span)
}

/// How far the work has come; 长期坚持 is as far as 已完成.
fn rank(state: State) -> u8 {
    match state {
        State::NotStarted => 0,
        State::InProgress => 1,
        State::NearlyDone => 2,
        State::Done | State::LongTerm => 3,
    }
}

/// Whether two names are of one person or department; blanks within do not part them.
fn same_name(a: &Text, b: &Text) -> bool {
    let solid = |text: &Text| -> String {
        text.text().chars().filter(|ch| !ch.is_whitespace()).collect()
    };
    solid(a) == solid(b)
}
