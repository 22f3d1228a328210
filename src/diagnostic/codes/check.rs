//! Findings of the stage `check`: the paper could be made, but should not leave the house.

use crate::diagnostic::{Code, Severity};

/// A blank that somebody still has to fill in.
pub static PLACEHOLDER: Code = Code {
    id: "CHK001",
    title: "还有待填写的内容",
    severity: Severity::Warning,
    why: "××、〔待补〕是写稿时留下的空位。正式报送的方案里不应再有，否则会被退回。",
    example: "导语: ××党委领导班子于2023年9月××日召开了……",
    instead: "导语: 中共某某局委员会领导班子于2023年9月15日召开了……",
};

/// An item that must be finished by a day, without that day.
pub static NO_DUE_DATE: Code = Code {
    id: "CHK002",
    title: "限期整改的事项没有期限",
    severity: Severity::Error,
    why: "类型写成“限期整改”，台账和季度报告就要按日期判断是否逾期；没有日期就无从判断。",
    example: "类型: 限期整改",
    instead: "类型: 限期整改\n期限: 2023-12-31",
};

/// All of them.
pub static ALL: &[&Code] = &[&PLACEHOLDER, &NO_DUE_DATE];
