//! What can be typed on the command line, with its help in Chinese.
//!
//! clap's own words are English wherever it is left to itself, so that headings, usage,
//! `-h` and `-V` are written out here and its lists of values and aliases are hidden.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use super::batch::Batch;
use super::completions;
use super::ledger_args::Ledger;
use super::schema::Kind;
use crate::font::Explicit;
use crate::pipeline::{Format, Paper};
use crate::value::{Date, DateError, Quarter};

/// Help of the program: no positional arguments.
const PROGRAM_HELP: &str = "\
{about}

用法：{usage}

命令：
{subcommands}

选项：
{options}{after-help}";

/// Help of a command.
pub(super) const COMMAND_HELP: &str = "\
{about}

用法：{usage}

参数：
{positionals}

选项：
{options}";

/// Help of a command without positional arguments.
pub(super) const BARE_HELP: &str = "\
{about}

用法：{usage}

选项：
{options}";

/// Help of a command that has commands of its own.
const GROUP_HELP: &str = "\
{about}

用法：{usage}

命令：
{subcommands}

选项：
{options}";

const AFTER_HELP: &str = "\
示例：
  zhenggai new 2024整改         新建文件夹“2024整改”，里面是待填写的整改方案
  zhenggai build                由 content 生成整改方案、整改台账（DOCX、PDF）
  zhenggai report 2023-Q4       生成2023年第四季度的整改落实情况报告
  zhenggai check                检查内容，列出要改的地方
  zhenggai ledger show          列出每个事项现在的状态、期限和进展
  zhenggai submit               检查后生成报送上级的全套公文，装成报送包
  zhenggai explain CHK001       说明 CHK001 这种问题的含义和改法

命令可以写英文名，也可以写方括号里的中文名：zhenggai 生成
退出码：0 完成，没有问题；1 完成，但有错误或警告要看；2 没有完成";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "zhenggai",
    version,
    about = "把民主生活会整改方案的内容（YAML）生成为符合 GB/T 9704—2012 的公文（DOCX、PDF）",
    after_help = AFTER_HELP,
    help_template = PROGRAM_HELP,
    override_usage = "zhenggai [选项] <命令> [参数]",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(crate) struct Line {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) global: Global,
    #[arg(short = 'V', long, action = ArgAction::Version, help = "显示版本号")]
    #[arg(display_order = 108)]
    version: Option<bool>,
}

/// Options that every command understands.
#[derive(Args, Debug)]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "文件夹", default_value = ".")]
    #[arg(hide_default_value = true, display_order = 100)]
    #[arg(help = "项目所在的文件夹；不写就是当前文件夹")]
    pub(crate) project: PathBuf,
    #[arg(long, global = true, value_name = "日期", value_parser = date)]
    #[arg(display_order = 101, help = "以这一天为准，如 2023-12-31；不写就是今天")]
    pub(crate) as_of: Option<Date>,
    #[arg(long, global = true, value_name = "格式", value_enum, default_value = "text")]
    #[arg(hide_default_value = true, hide_possible_values = true, display_order = 102)]
    #[arg(help = "结果的格式：text 给人看（默认），json 给程序用，sarif 给编辑器用")]
    pub(crate) format: Form,
    #[arg(long, global = true, value_name = "范围", value_enum, default_value = "auto")]
    #[arg(hide_default_value = true, hide_possible_values = true, display_order = 103)]
    #[arg(help = "用哪里的字体：auto 自动查找（默认），bundled 只用程序内置的")]
    pub(crate) fonts: FontScope,
    #[arg(long, global = true, value_name = "类别=文件", value_parser = Explicit::from_str)]
    #[arg(conflicts_with = "fonts", display_order = 104)]
    #[arg(help = "指定一类字体的文件，如 仿宋=fonts/simfang.ttf；可写多次")]
    pub(crate) font: Vec<Explicit>,
    #[arg(short, long, global = true, conflicts_with = "verbose", display_order = 105)]
    #[arg(help = "少说：只显示错误")]
    pub(crate) quiet: bool,
    #[arg(short, long, global = true, display_order = 106)]
    #[arg(help = "多说：显示经过，逐条画出所有问题")]
    pub(crate) verbose: bool,
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = 107)]
    #[arg(help = "显示帮助")]
    help: Option<bool>,
}

/// How results are written.
#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For editors and code review: SARIF 2.1.0, findings only.
    Sarif,
}

/// Where faces may come from.
#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum FontScope {
    /// Wherever there are any.
    Auto,
    /// Only from the program itself: the same pages on every machine.
    Bundled,
}

/// The commands; each has a file of its own.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(
        alias = "新建",
        about = "[新建] 建立一个新项目，里面是待填写的整改方案",
        override_usage = "zhenggai new [选项] <文件夹>",
        help_template = COMMAND_HELP
    )]
    New(New),
    #[command(
        alias = "生成",
        about = "[生成] 由 content 文件夹的内容生成公文，写入 out 文件夹",
        override_usage = "zhenggai build [选项] [公文]...",
        help_template = COMMAND_HELP
    )]
    Build(Build),
    #[command(
        alias = "报告",
        about = "[报告] 生成一个季度的整改落实情况报告，或者写好待填写的材料",
        override_usage = "zhenggai report [选项] <季度>",
        help_template = COMMAND_HELP
    )]
    Report(Report),
    #[command(
        alias = "批量",
        about = "[批量] 同时做许多项目，一个做不成不影响别的；中断了可以接着做",
        override_usage = "zhenggai batch [选项] <项目>...",
        help_template = COMMAND_HELP
    )]
    Batch(Batch),
    #[command(
        alias = "检查",
        about = "[检查] 检查内容，列出要改的地方；其中确定无疑的，可以自动改好",
        override_usage = "zhenggai check [选项]",
        help_template = BARE_HELP
    )]
    Check(Check),
    #[command(
        alias = "台账",
        about = "[台账] 查看和登记整改台账：每个事项现在的状态、期限和进展",
        override_usage = "zhenggai ledger [选项] [命令]",
        help_template = GROUP_HELP,
        disable_help_subcommand = true
    )]
    Ledger(Ledger),
    #[command(
        alias = "说明",
        about = "[说明] 说明一种问题的含义、影响和改法",
        override_usage = "zhenggai explain [选项] [问题代码]",
        help_template = COMMAND_HELP
    )]
    Explain(Explain),
    #[command(
        alias = "字体",
        about = "[字体] 列出每类字体实际用哪一款、从哪里来、为什么",
        override_usage = "zhenggai fonts [选项]",
        help_template = BARE_HELP
    )]
    Fonts,
    #[command(
        alias = "架构",
        about = "[架构] 写出内容文件的 JSON Schema，供编辑器提示和检查",
        override_usage = "zhenggai schema [选项] [文件]",
        help_template = COMMAND_HELP
    )]
    Schema(Schema),
    #[command(
        alias = "检测",
        about = "[检测] 量一份做好的 PDF 或 DOCX 公文，逐条对照 GB/T 9704—2012",
        override_usage = "zhenggai inspect [选项] <文件>",
        help_template = COMMAND_HELP
    )]
    Inspect(Inspect),
    #[command(
        alias = "报送",
        about = "[报送] 检查内容，生成报送上级的全套公文，装成一个文件夹和一个压缩包",
        override_usage = "zhenggai submit [选项]",
        help_template = BARE_HELP
    )]
    Submit(Submit),
    #[command(
        alias = "核验",
        about = "[核验] 核对收到的报送包：完整不完整、改没改过、各份公文一致不一致",
        override_usage = "zhenggai verify [选项] <报送包>",
        help_template = COMMAND_HELP
    )]
    Verify(Verify),
    #[command(
        alias = "补全",
        hide = true,
        about = "[补全] 写出命令行的补全脚本或者手册页，给打包的人用",
        override_usage = "zhenggai completions [选项] <种类> [命令]",
        help_template = COMMAND_HELP
    )]
    Completions(Completions),
    #[command(
        alias = "帮助",
        about = "[帮助] 显示程序或一个命令的帮助",
        override_usage = "zhenggai help [命令]",
        help_template = COMMAND_HELP
    )]
    Help(Help),
}

impl Command {
    /// The English name, which machines get.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Build(_) => "build",
            Self::Report(_) => "report",
            Self::Batch(_) => "batch",
            Self::Check(_) => "check",
            Self::Ledger(_) => "ledger",
            Self::Explain(_) => "explain",
            Self::Fonts => "fonts",
            Self::Schema(_) => "schema",
            Self::Inspect(_) => "inspect",
            Self::Submit(_) => "submit",
            Self::Verify(_) => "verify",
            Self::Completions(_) => "completions",
            Self::Help(_) => "help",
        }
    }
}

/// `zhenggai new`.
#[derive(Args, Debug)]
pub(crate) struct New {
    #[arg(value_name = "文件夹", help = "新项目的文件夹；须不存在，或者是空的")]
    pub(crate) folder: PathBuf,
}

/// `zhenggai build`.
#[derive(Args, Debug)]
pub(crate) struct Build {
    #[arg(value_name = "公文", value_parser = paper)]
    #[arg(
        help = "要生成的公文：plan（整改方案）、ledger（整改台账）、submission（报送公文），\
        或者季度如 2023-Q4（这个季度的报告）；不写就生成整改方案和整改台账"
    )]
    pub(crate) papers: Vec<Paper>,
    #[arg(long, value_name = "格式", value_parser = formats)]
    #[arg(help = "只生成这些格式：docx、pdf，用逗号分开；不写就都生成")]
    pub(crate) only: Option<Formats>,
}

/// `zhenggai check`.
#[derive(Args, Debug)]
pub(crate) struct Check {
    #[arg(long, alias = "修改", display_order = 1)]
    #[arg(help = "[修改] 把确定无疑的毛病在 content 里直接改好，其余的仍列出来")]
    pub(crate) fix: bool,
    #[arg(long, alias = "对比", display_order = 2)]
    #[arg(help = "[对比] 只显示 --fix 会改动哪些行，不写入文件")]
    pub(crate) diff: bool,
    #[arg(long, alias = "批注", conflicts_with = "diff", display_order = 3)]
    #[arg(
        help = "[批注] 另写一份 out/整改方案校对意见.docx：每个问题是正文旁边的一条批注"
    )]
    pub(crate) comments: bool,
}

/// `zhenggai report`.
#[derive(Args, Debug)]
pub(crate) struct Report {
    #[arg(value_name = "季度", value_parser = period)]
    #[arg(help = "哪个季度，如 2023-Q4 或 2023年第四季度")]
    pub(crate) period: Quarter,
    #[arg(long, alias = "起草", display_order = 1)]
    #[arg(help = "[起草] 写好待填写的 content/reports/季度.yaml，列出要回答的问题")]
    pub(crate) draft: bool,
    #[arg(long, value_name = "格式", value_parser = formats, display_order = 2)]
    #[arg(help = "只生成这些格式：docx、pdf，用逗号分开；不写就都生成")]
    pub(crate) only: Option<Formats>,
}

/// `zhenggai explain`.
#[derive(Args, Debug)]
pub(crate) struct Explain {
    #[arg(value_name = "问题代码", help = "如 CHK001；不写就列出全部代码")]
    pub(crate) code: Option<String>,
}

/// `zhenggai schema`.
#[derive(Args, Debug)]
pub(crate) struct Schema {
    #[arg(value_name = "文件", value_parser = schema)]
    #[arg(
        help = "要看的一种：plan（整改方案）、ledger（台账）、report（报告）、submission（报送公文）、format（本单位格式）、filed（报送登记）、result（检查结果）、manifest（报送包说明）、batch（批量结果）；不写就全部写入 schemas 文件夹"
    )]
    pub(crate) kind: Option<Kind>,
}

/// `zhenggai inspect`.
#[derive(Args, Debug)]
pub(crate) struct Inspect {
    #[arg(value_name = "文件", help = "要量的 PDF 或 DOCX 文件")]
    pub(crate) file: PathBuf,
}

/// `zhenggai submit`.
#[derive(Args, Debug)]
pub(crate) struct Submit {
    #[arg(long, alias = "季度", value_name = "季度", value_parser = period)]
    #[arg(display_order = 1)]
    #[arg(
        help = "[季度] 附哪个季度的报告，如 2023-Q4；不写就附成文日期前最近结束的那个季度的"
    )]
    pub(crate) period: Option<Quarter>,
    #[arg(long, alias = "试报", display_order = 2)]
    #[arg(help = "[试报] 只看能不能报送、会有哪些文件，什么也不写")]
    pub(crate) dry_run: bool,
}

/// `zhenggai verify`.
#[derive(Args, Debug)]
pub(crate) struct Verify {
    #[arg(value_name = "报送包", help = "收到的压缩包（.zip），或者解压后的文件夹")]
    pub(crate) package: PathBuf,
}

/// `zhenggai completions`.
#[derive(Args, Debug)]
pub(crate) struct Completions {
    #[arg(value_name = "种类", value_parser = completions::Kind::named)]
    #[arg(help = "bash、zsh、fish、powershell 的补全脚本，或者 man（手册页）")]
    pub(crate) kind: completions::Kind,
    #[arg(value_name = "命令", help = "写哪个命令的手册页；不写就是整个程序的")]
    pub(crate) command: Option<String>,
}

/// `zhenggai help`.
#[derive(Args, Debug)]
pub(crate) struct Help {
    #[arg(value_name = "命令", help = "要了解的命令；不写就显示程序的帮助")]
    pub(crate) command: Option<String>,
}

/// The value of `--only`: each format once, in the order in which files are written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Formats(pub(crate) Vec<Format>);

/// A day, or why the text is none.
pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|error| match error {
        DateError::Notation => "日期应写作 2023-12-31 的样子".to_owned(),
        DateError::NoSuchDay => "日历上没有这一天".to_owned(),
    })
}

fn period(text: &str) -> Result<Quarter, String> {
    text.parse().map_err(|_| "季度应写作 2023-Q4 或 2023年第四季度".to_owned())
}

/// A paper by its name, or the report of a quarter by the quarter.
pub(super) fn paper(text: &str) -> Result<Paper, String> {
    if let Ok(quarter) = text.parse() {
        return Ok(Paper::Report(quarter));
    }
    let named =
        |paper: &Paper| text.eq_ignore_ascii_case(paper.name()) || text == paper.title();
    Paper::NAMED.into_iter().find(named).ok_or_else(|| {
        let names =
            Paper::NAMED.map(|paper| format!("{}（{}）", paper.name(), paper.title()));
        format!(
            "没有这种公文，可以生成的有：{}，以及季度如 2023-Q4（这个季度的报告）",
            names.join("、")
        )
    })
}

fn schema(text: &str) -> Result<Kind, String> {
    let named =
        |kind: &Kind| text.eq_ignore_ascii_case(kind.name()) || text == kind.title();
    Kind::all().find(named).ok_or_else(|| {
        let names =
            Kind::all().map(|kind| format!("{}（{}）", kind.name(), kind.title()));
        format!("没有这种架构，可以看的有：{}", names.collect::<Vec<_>>().join("、"))
    })
}

pub(super) fn formats(text: &str) -> Result<Formats, String> {
    let names = text.split([',', '，', '、', ' ']).filter(|name| !name.is_empty());
    let wanted = names
        .map(|name| {
            let is_it = |format: &Format| name.eq_ignore_ascii_case(format.extension());
            Format::ALL.into_iter().find(is_it).ok_or_else(|| {
                let all = Format::ALL.map(Format::extension);
                format!("没有“{name}”这种格式，可以选的有：{}", all.join("、"))
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    if wanted.is_empty() {
        return Err("没有写格式，例如 --only docx,pdf".to_owned());
    }
    Ok(Formats(Format::ALL.into_iter().filter(|it| wanted.contains(it)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Line::command().debug_assert();
    }

    #[test]
    fn every_command_of_the_manual_can_be_typed() {
        let manual = include_str!("../../docs/manual/content/手册.md");
        let pieces = manual.split(['\n', '|', '*', '，', '。', '；', '“', '”']);
        let commands = pieces.filter_map(|piece| Some(piece.split_once("zhenggai ")?.1));
        let mut count = 0;
        for command in commands {
            let words = ["zhenggai"].into_iter().chain(command.split_whitespace());
            if let Err(error) = Line::try_parse_from(words) {
                assert_eq!(
                    error.kind(),
                    clap::error::ErrorKind::DisplayHelp,
                    "{command}"
                );
            }
            count += 1;
        }
        assert!(count > 30, "{count}");
    }

    #[test]
    fn formats_are_separated_by_either_comma_and_kept_in_order() {
        let both = Formats(Format::ALL.to_vec());
        assert_eq!(formats("PDF，docx"), Ok(both.clone()));
        assert_eq!(formats("docx,pdf,pdf"), Ok(both));
        assert!(formats("doc").unwrap_err().contains("“doc”"));
        assert!(formats(",").is_err());
    }

    #[test]
    fn a_paper_has_an_english_and_a_chinese_name() {
        assert_eq!(paper("plan"), Ok(Paper::Plan));
        assert_eq!(paper("整改方案"), Ok(Paper::Plan));
        assert!(paper("总账").unwrap_err().contains("整改方案"));
        assert_eq!(paper("2023年第四季度"), paper("2023-q4"));
    }
}
