//! Findings of the stage `content`.

use crate::diagnostic::{Code, Severity};

/// The text breaks a rule of YAML that has no code of its own.
pub static SYNTAX: Code = Code {
    id: "YML001",
    title: "不符合 YAML 的写法",
    severity: Severity::Error,
    why: "内容文件用 YAML 书写：“键: 值”，靠行首空格分层，靠“- ”列条目。写法不对，程序就分不清哪句话属于哪一项，所以不猜。",
    example: "标题: 关于: 整改",
    instead: "标题: \"关于: 整改\"",
};

/// A line is indented with something else than blanks, or does not line up.
pub static INDENTATION: Code = Code {
    id: "YML002",
    title: "行首缩进不对",
    severity: Severity::Error,
    why: "YAML 靠行首的半角空格分层：同一层左对齐，下一层多缩进。全角空格和制表符（Tab）看上去像缩进，YAML 却不认。",
    example: "问题:\n　　- 概述: 学习不够深入。",
    instead: "问题:\n  - 概述: 学习不够深入。",
};

/// A colon or a dash is not the one YAML wants, or its blank is missing.
pub static MARK: Code = Code {
    id: "YML003",
    title: "冒号或短横写得不对",
    severity: Severity::Error,
    why: "键和值之间必须是英文冒号加一个空格，条目前必须是英文短横加一个空格。中文输入法下容易打成全角冒号，或者漏掉空格。",
    example: "标题：整改方案",
    instead: "标题: 整改方案",
};

/// A key stands twice in one place.
pub static DUPLICATE_KEY: Code = Code {
    id: "YML004",
    title: "同一处写了两个相同的键",
    severity: Severity::Error,
    why: "同一层里一个键只能有一个值。写了两次，程序不知道该用哪一个，用错了就是公文出错。",
    example: "时限: 立行立改。\n时限: 长期坚持。",
    instead: "时限: 即时整改，长期坚持。",
};

/// A key that means nothing here.
pub static UNKNOWN_KEY: Code = Code {
    id: "YML005",
    title: "不认识的键",
    severity: Severity::Error,
    why: "键名写错一个字，这一项内容就不会印出来。程序只认规定的键名，遇到别的就停下来问。",
    example: "整改目的: 以本次民主生活会为契机……",
    instead: "整改目标: 以本次民主生活会为契机……",
};

/// A key that must be there is not.
pub static MISSING_KEY: Code = Code {
    id: "YML006",
    title: "缺少必填的键",
    severity: Severity::Error,
    why: "缺了这一项，方案就不完整，不能生成。",
    example: "- 编号: 学习-1\n  措施: [认真组织学习。]",
    instead: "- 编号: 学习-1\n  问题:\n    - 概述: 学习不够深入。\n  措施: [认真组织学习。]\n  时限: 即时整改，长期坚持。",
};

/// A key without a value, or a list without entries.
pub static EMPTY: Code = Code {
    id: "YML007",
    title: "值是空的",
    severity: Severity::Error,
    why: "键后面什么也没有。可能是忘了填，也可能是下一行的缩进不对，内容跑到了别处。",
    example: "牵头领导:",
    instead: "牵头领导: 张××",
};

/// A text where a list belongs, and the like.
pub static WRONG_TYPE: Code = Code {
    id: "YML008",
    title: "值的形式不对",
    severity: Severity::Error,
    why: "每个键的值有规定的形式：一段文字、若干条目（每条以“- ”开头），或者下一层的“键: 值”。",
    example: "措施: 认真组织学习。",
    instead: "措施:\n  - 认真组织学习。",
};

/// A word that is not among those allowed.
pub static BAD_CHOICE: Code = Code {
    id: "YML009",
    title: "值不在可选范围内",
    severity: Severity::Error,
    why: "这个键只能填规定的几种值，台账的状态和统计都靠它。",
    example: "类型: 马上改",
    instead: "类型: 立行立改",
};

/// A date that is none.
pub static BAD_DATE: Code = Code {
    id: "YML010",
    title: "日期不对",
    severity: Severity::Error,
    why: "日期要能比较先后、推算逾期，所以只用一种写法：年 4 位、月 2 位、日 2 位，中间用英文短横。印到公文上时程序会写成“2023年9月8日”。",
    example: "期限: 2023年12月31日",
    instead: "期限: 2023-12-31",
};

/// An anchor, an alias or a tag of YAML.
pub static REFERENCE: Code = Code {
    id: "YML011",
    title: "用了 YAML 的引用或标签",
    severity: Severity::Error,
    why: "值以 &、*、! 开头时，在 YAML 里是引用或标签，不是文字。内容文件用不着它们；若本来就是文字，须加引号。反复使用的词语请用“变量”。",
    example: "概述: *重点* 工作推进不力。",
    instead: "概述: \"*重点* 工作推进不力。\"",
};

/// More levels than a plan can have.
pub static TOO_DEEP: Code = Code {
    id: "YML012",
    title: "层次太深",
    severity: Severity::Error,
    why: "内容文件最多六七层。层次多到几十层，多半是括号没有配对，或者放错了文件。",
    example: "措施: [[[[[[[[……",
    instead: "措施: [认真组织学习。]",
};

/// A character that cannot be seen on paper.
pub static INVISIBLE: Code = Code {
    id: "YML013",
    title: "文字里有看不见的字符",
    severity: Severity::Error,
    why: "从网页或聊天软件粘贴时，常带进零宽空格、控制字符、改变文字方向的符号。纸上看不见，却会使查找、核对、断行出错，甚至使文字颠倒。",
    example: "标题: 整改\u{200B}方案（“改”与“方”之间有一个零宽空格）",
    instead: "标题: 整改方案",
};

/// A variable that is not defined.
pub static UNKNOWN_VARIABLE: Code = Code {
    id: "YML014",
    title: "变量没有定义",
    severity: Severity::Error,
    why: "文中写了 {{名称}}，而“变量”里没有这个名称，程序不知道该换成什么。",
    example: "导语: {{单伟}}党委召开了民主生活会。",
    instead: "变量: {单位: ××}\n导语: {{单位}}党委召开了民主生活会。",
};

/// Braces that do not make a variable, or a variable inside a variable.
pub static MALFORMED_VARIABLE: Code = Code {
    id: "YML015",
    title: "变量写法不对",
    severity: Severity::Error,
    why: "变量写作 {{名称}}，两边各两个英文花括号，写在同一行。变量的值只能是文字，不能再用别的变量。",
    example: "导语: {{单位}党委召开了民主生活会。",
    instead: "导语: {{单位}}党委召开了民主生活会。",
};

/// A variable that nothing uses.
pub static UNUSED_VARIABLE: Code = Code {
    id: "YML016",
    title: "变量没有用到",
    severity: Severity::Advice,
    why: "定义了变量而文中没有用，可能是文中写错了名称，或者该用的地方直接写了文字。",
    example: "变量: {单位: ××, 年份: 2023}（文中没有 {{年份}}）",
    instead: "变量: {单位: ××}",
};

/// Two items with one identifier.
pub static DUPLICATE_ID: Code = Code {
    id: "YML017",
    title: "编号重复",
    severity: Severity::Error,
    why: "台账、报告都按编号找整改事项，编号必须唯一，定下后不再改动。",
    example: "- 编号: 学习-1\n  ……\n- 编号: 学习-1",
    instead: "- 编号: 学习-1\n  ……\n- 编号: 学习-2",
};

/// Several paragraphs where one line belongs.
pub static ONE_PARAGRAPH: Code = Code {
    id: "YML018",
    title: "这里只能写一段",
    severity: Severity::Error,
    why: "标题、方面、时限等在公文里各占一处，分成几段就没有地方可放。",
    example: "标题: |\n  专题民主生活会\n  整改方案",
    instead: "标题: 专题民主生活会|整改方案",
};

/// A line that looks like a key or an entry but continues the text above.
pub static SWALLOWED: Code = Code {
    id: "YML019",
    title: "这一行并入了上一行的文字",
    severity: Severity::Warning,
    why: "缩进比上一个键深的行，YAML 当作上一行文字的续行。若它本来是另一个键或另一个条目，就会连键名一起印进公文。",
    example: "概述: 学习不够深入。\n  表现：满足于一般了解。",
    instead: "概述: 学习不够深入。\n表现: 满足于一般了解。",
};

/// A figure of `content/format.yaml` that no paper can have.
pub static BAD_FIGURE: Code = Code {
    id: "YML020",
    title: "尺寸写得不对",
    severity: Severity::Error,
    why: "页边距、行距、栏目的宽度只能是数字，不带单位；太大太小，字排不下，或者不像公文，多半是写错了单位或小数点。",
    example: "行距: 28磅",
    instead: "行距: 28",
};

/// Margins that leave no room for a text.
pub static NO_ROOM: Code = Code {
    id: "YML021",
    title: "版心太小",
    severity: Severity::Error,
    why: "页边距和行距一起决定版心能排多少行、每行多少字。国家标准是 22 行、28 字；少于 10 行或者 20 字，标题、表格、版记都排不下。",
    example: "页边距: {左: 60, 右: 60}",
    instead: "页边距: {左: 28, 右: 26}",
};

/// Columns of the ledger that make no table.
pub static BAD_COLUMNS: Code = Code {
    id: "YML023",
    title: "台账栏目不合理",
    severity: Severity::Error,
    why: "台账栏目决定打印的整改台账有哪几栏。一栏写两次，纸面就浪费一栏；没有“具体表现”，读的人不知道整改的是什么。",
    example: "台账栏目: [序号, 整改措施, 整改措施, 状态]",
    instead: "台账栏目: [序号, 具体表现, 整改措施, 状态]",
};

/// A name of a face that the program does not know.
pub static STRANGE_FACE: Code = Code {
    id: "YML022",
    title: "没有见过的字体名称",
    severity: Severity::Advice,
    why: "DOCX 里只写字体的名称，电脑上没有这个名称的字体，文字处理软件就换成别的。名称写错一个字，也会这样。",
    example: "字体: {仿宋: 方正仿宋GBK}",
    instead: "字体: {仿宋: 方正仿宋_GBK}",
};

/// All of them.
pub static ALL: &[&Code] = &[
    &SYNTAX,
    &INDENTATION,
    &MARK,
    &DUPLICATE_KEY,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &EMPTY,
    &WRONG_TYPE,
    &BAD_CHOICE,
    &BAD_DATE,
    &REFERENCE,
    &TOO_DEEP,
    &INVISIBLE,
    &UNKNOWN_VARIABLE,
    &MALFORMED_VARIABLE,
    &UNUSED_VARIABLE,
    &DUPLICATE_ID,
    &ONE_PARAGRAPH,
    &SWALLOWED,
    &BAD_FIGURE,
    &NO_ROOM,
    &STRANGE_FACE,
    &BAD_COLUMNS,
];
