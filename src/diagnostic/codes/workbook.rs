//! Findings of the stage `workbook`: Excel out, and what came back in it.

use crate::diagnostic::{Code, Severity};

/// A book that cannot be made.
pub static TOO_LONG: Code = Code {
    id: "XLS001",
    title: "台账放不进 Excel 工作簿",
    severity: Severity::Error,
    why: "Excel 的一个单元格最多放 32767 个字。放不下的不能截断，否则收回来的台账就和方案、登记不一致。",
    example: "把一整份会议记录抄进“进展”",
    instead: "进展写几句话，会议记录列入“佐证”",
};

/// A file that is no sound workbook.
pub static UNREADABLE: Code = Code {
    id: "XLS002",
    title: "Excel 文件读不出来",
    severity: Severity::Error,
    why: "程序只读 .xlsx 格式的工作簿。文件损坏、加了密码、是旧的 .xls 格式，或者大得不像台账的，一律不读，台账保持不变。",
    example: "zhenggai ledger import 整改台账.xls",
    instead: "用 Excel 或 WPS 另存为“Excel 工作簿（*.xlsx）”，再导入",
};

/// A workbook that was not exported by the program, or has been rebuilt.
pub static FOREIGN: Code = Code {
    id: "XLS003",
    title: "不是由程序导出的台账",
    severity: Severity::Error,
    why: "导出的工作簿带有导出信息，程序据此知道它是哪一天、根据哪些登记做的。自己新建的，或者把内容复制到别的工作簿的，没有这些信息，无法核对改了什么。",
    example: "把台账复制到新建的工作簿里填写",
    instead: "直接在导出的工作簿里填写、保存",
};

/// A book made before later entries.
pub static STALE: Code = Code {
    id: "XLS004",
    title: "导出以后台账或方案又有变化",
    severity: Severity::Error,
    why: "工作簿反映的是导出那一刻的情况。之后台账又登记了同一事项，或者方案改了，再按旧工作簿登记，就会把新情况盖掉。",
    example: "3月1日导出，3月5日登记了“能力-1”，3月8日导入3月1日的工作簿",
    instead: "重新导出，把要填的内容填进新的工作簿，再导入",
};

/// Rows that are not those of the export.
pub static ROWS: Code = Code {
    id: "XLS005",
    title: "工作簿里的事项与导出时不一致",
    severity: Severity::Error,
    why: "导出时每个事项一行，按隐藏的编号对应。行被删、被复制、编号被改的，分不清哪一行算数。",
    example: "复制“能力-1”一行，改成新的事项",
    instead: "新的事项先写进整改方案，再重新导出",
};

/// A locked cell that was changed, or something written outside the table.
pub static LOCKED: Code = Code {
    id: "XLS006",
    title: "改了锁定的内容",
    severity: Severity::Error,
    why: "问题、措施、时限等来自整改方案，是否销号、完成时间由登记推算，都不能在工作簿里改；表格以外写的内容没有地方登记。",
    example: "撤销工作表保护，把“整改时限”改成新的日期",
    instead: "填写“新期限”和“延期理由”",
};

/// A formula.
pub static FORMULA: Code = Code {
    id: "XLS007",
    title: "单元格里是公式",
    severity: Severity::Error,
    why: "公式的结果随别的单元格变化，登记下来的必须是当时的内容。",
    example: "=A1&\"已完成\"",
    instead: "把单元格复制后“选择性粘贴—数值”",
};

/// Something filled in that cannot be recorded.
pub static BAD_CELL: Code = Code {
    id: "XLS008",
    title: "填写的内容不能登记",
    severity: Severity::Error,
    why: "台账只追加：已经登记的进展、佐证、备注可以有新的，不能清空或删去；状态只能从列表里选，日期要能认得出来。",
    example: "登记日期：下周一",
    instead: "登记日期：2024-06-30",
};

/// All of them.
pub static ALL: &[&Code] =
    &[&TOO_LONG, &UNREADABLE, &FOREIGN, &STALE, &ROWS, &LOCKED, &FORMULA, &BAD_CELL];
