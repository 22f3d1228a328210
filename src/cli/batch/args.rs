//! What can be typed after `zhenggai batch`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::find::Shard;
use crate::cli::args::{Formats, formats, paper};
use crate::pipeline::Paper;

/// `zhenggai batch`.
#[derive(Args, Debug)]
pub(crate) struct Batch {
    #[arg(value_name = "项目", required = true)]
    #[arg(
        help = "项目的文件夹，或者放着许多项目的文件夹，或者 @名单.txt（每行写一个）；可以写多个"
    )]
    pub(crate) places: Vec<PathBuf>,
    #[arg(long, alias = "公文", value_name = "公文", value_parser = papers)]
    #[arg(display_order = 1)]
    #[arg(
        help = "[公文] 要生成的公文，用逗号分开，写法与 build 相同；不写就生成整改方案和整改台账"
    )]
    pub(crate) paper: Option<Papers>,
    #[arg(long, value_name = "格式", value_parser = formats, display_order = 2)]
    #[arg(help = "只生成这些格式：docx、pdf，用逗号分开；不写就都生成")]
    pub(crate) only: Option<Formats>,
    #[arg(long = "continue", alias = "接着", display_order = 3)]
    #[arg(help = "[接着] 接着上次没有做完的做：已经做好、内容没有再改的，不再做一遍")]
    pub(crate) resume: bool,
    #[arg(long, alias = "分片", value_name = "第几份/共几份", value_parser = shard)]
    #[arg(display_order = 4)]
    #[arg(help = "[分片] 只做其中一份，如 2/4 是分给四台电脑时的第二份")]
    pub(crate) shard: Option<Shard>,
    #[arg(long, alias = "记录", value_name = "文件夹", display_order = 5)]
    #[arg(help = "[记录] 把记录和结果放在这个文件夹；不写就放在当前文件夹的 out 里")]
    pub(crate) record: Option<PathBuf>,
    #[arg(long, alias = "同时", value_name = "个数", value_parser = jobs)]
    #[arg(display_order = 6)]
    #[arg(help = "[同时] 同时做几个项目；不写就是这台电脑的处理器个数")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[arg(long, alias = "汇总", display_order = 7)]
    #[arg(conflicts_with_all = ["paper", "only", "resume", "shard", "jobs"])]
    #[arg(
        help = "[汇总] 不做项目，把各份的结果文件（或者放着它们的文件夹）合成一张总表"
    )]
    pub(crate) summary: bool,
}

/// The value of `--paper`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Papers(pub(crate) Vec<Paper>);

fn papers(text: &str) -> Result<Papers, String> {
    let names = text.split([',', '，', '、', ' ']).filter(|name| !name.is_empty());
    let mut papers = Vec::new();
    for named in names.map(paper) {
        let named = named?;
        if !papers.contains(&named) {
            papers.push(named);
        }
    }
    if papers.is_empty() {
        return Err("没有写公文，例如 --paper plan,2023-Q4".to_owned());
    }
    Ok(Papers(papers))
}

fn shard(text: &str) -> Result<Shard, String> {
    let form = || "应写作“第几份/共几份”，如 2/4；从 1 数起".to_owned();
    let (index, count) = text.split_once(['/', '／']).ok_or_else(form)?;
    let number = |text: &str| text.trim().parse::<u32>().map_err(|_| form());
    Shard::new(number(index)?, number(count)?).ok_or_else(form)
}

fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    let number = text.parse::<NonZeroUsize>().ok().filter(|number| number.get() <= 1024);
    number.ok_or_else(|| "应写 1 到 1024 的整数".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_counted_from_one() {
        assert_eq!(shard("2/4").ok(), Shard::new(2, 4));
        for wrong in ["0/4", "5/4", "2", "a/b", "1/0", "-1/4"] {
            assert!(shard(wrong).unwrap_err().contains("2/4"), "{wrong}");
        }
    }

    #[test]
    fn papers_are_named_as_for_build_each_once() {
        let usual = Papers(Paper::USUAL.to_vec());
        assert_eq!(papers("plan，整改台账,plan"), Ok(usual));
        assert!(papers("总账").is_err());
        assert!(papers("、").is_err());
    }
}
