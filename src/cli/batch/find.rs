//! Which projects are meant: folders, folders of folders, and lists; and whose turn they
//! are.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::codes::batch::NO_PROJECT;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::value::sha_256;
use crate::world::disk::{DiskWorld, folders};
use crate::world::read_text;

/// The folder that makes a folder a project.
const CONTENT: &str = "content";

/// How deep projects may lie below a folder that is given: provinces, cities, counties,
/// units, years.
const DEPTH: usize = 8;

/// Folders of a project, or beside projects, that hold none.
const OURS: [&str; 4] = ["out", "schemas", "templates", "fonts"];

/// One share (分片) of the projects. Which share a project is in follows from its path
/// alone, so that a new project moves no other.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Shard {
    /// From 1.
    pub(crate) index: u32,
    /// How many shares there are.
    pub(crate) count: u32,
}

impl Shard {
    /// The share `index` of `count`; `None` if there is no such share.
    pub(crate) fn new(index: u32, count: u32) -> Option<Self> {
        (1..=count).contains(&index).then_some(Self { index, count })
    }

    /// Whether the project that is written so is in this share.
    fn holds(self, key: &str) -> bool {
        let digest = sha_256(key.as_bytes());
        let number =
            digest.iter().take(8).fold(0_u64, |n, byte| n << 8 | u64::from(*byte));
        number % u64::from(self.count) == u64::from(self.index - 1)
    }
}

/// The projects that are meant by what was typed, each once and in a fixed order.
pub(super) fn projects(
    places: &[PathBuf],
    shard: Option<Shard>,
    findings: &mut Findings,
) -> Vec<PathBuf> {
    let mut found = Found { shard, seen: HashSet::new(), projects: Vec::new() };
    for place in places {
        let list = place.to_str().and_then(|place| place.strip_prefix('@'));
        match list {
            Some(list) => found.list(Path::new(list), findings),
            None => found.place(place, findings),
        }
    }
    if found.seen.is_empty() && !findings.has_errors() {
        findings.push(
            Diagnostic::new(&NO_PROJECT, "没有找到项目").hint("请检查名单是不是空的"),
        );
    }
    found.projects
}

struct Found {
    shard: Option<Shard>,
    /// Of every share.
    seen: HashSet<PathBuf>,
    /// Of the share that is asked for.
    projects: Vec<PathBuf>,
}

impl Found {
    /// A file with a path on each line; blank lines and those after `#` say nothing.
    fn list(&mut self, file: &Path, findings: &mut Findings) {
        let folder = file.parent().unwrap_or(Path::new(""));
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let text = match read_text(&DiskWorld::new(folder, None), name) {
            Ok(source) => source,
            Err(mut finding) => {
                finding.hints = vec![
                    "名单是 UTF-8 的文本文件，每行写一个项目的文件夹；请检查 @ 后面的文件名"
                        .to_owned(),
                ];
                return findings.push(*finding);
            }
        };
        let lines = text.text().lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            self.place(Path::new(line), findings);
        }
    }

    /// A project, or the projects below a folder. What is neither is kept as a project, so
    /// that it is named among those that could not be done.
    fn place(&mut self, path: &Path, findings: &mut Findings) {
        let below = if path.join(CONTENT).is_dir() { Vec::new() } else { below(path) };
        if below.iter().all(|child| child.projects.is_empty()) {
            return self.add(path.to_owned(), &key(path));
        }
        for child in below {
            if child.projects.is_empty() {
                findings.push(without_projects(&child.folder));
            }
            for project in child.projects {
                let key = key(project.strip_prefix(path).unwrap_or(&project));
                self.add(project, &key);
            }
        }
    }

    fn add(&mut self, project: PathBuf, key: &str) {
        let plain: PathBuf = project.components().collect();
        if self.seen.insert(plain) && self.shard.is_none_or(|shard| shard.holds(key)) {
            self.projects.push(project);
        }
    }
}

/// A folder directly below one that was given, and the projects in it.
struct Child {
    folder: PathBuf,
    projects: Vec<PathBuf>,
}

fn below(path: &Path) -> Vec<Child> {
    let child = |folder: PathBuf| {
        let mut projects = Vec::new();
        walk(&folder, DEPTH, &mut projects);
        Child { folder, projects }
    };
    candidates(path).map(child).collect()
}

fn walk(folder: &Path, depth: usize, projects: &mut Vec<PathBuf>) {
    if folder.join(CONTENT).is_dir() {
        return projects.push(folder.to_owned());
    }
    if depth > 1 {
        candidates(folder).for_each(|child| walk(&child, depth - 1, projects));
    }
}

/// The folders in a folder that may be, or hold, projects: no links, nothing hidden.
fn candidates(folder: &Path) -> impl Iterator<Item = PathBuf> + '_ {
    let names = folders(folder).into_iter().filter(|name| {
        let name = name.to_string_lossy();
        !name.starts_with('.') && !OURS.contains(&&*name)
    });
    let here = folder == Path::new(".");
    names.map(move |name| if here { name.into() } else { folder.join(name) })
}

/// A path as every machine writes it.
fn key(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

fn without_projects(folder: &Path) -> Diagnostic {
    let mut finding = Diagnostic::new(
        &NO_PROJECT,
        format!("文件夹“{}”里没有项目，跳过了", folder.display()),
    );
    finding.severity = Severity::Warning;
    finding.hint("项目的文件夹里有 content 文件夹；不是项目的，请移到别处")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn tree(projects: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for project in projects {
            fs::create_dir_all(root.path().join(project)).unwrap();
        }
        root
    }

    fn names(root: &Path, found: &[PathBuf]) -> Vec<String> {
        found.iter().map(|path| key(path.strip_prefix(root).unwrap())).collect()
    }

    #[test]
    fn projects_are_found_below_a_folder_at_any_depth_and_a_folder_without_is_named() {
        let root = tree(&["市/乙/content", "市/甲/content", "丙/content", "空", "out/x"]);
        let mut findings = Findings::new();
        let found = projects(&[root.path().to_owned()], None, &mut findings);
        assert_eq!(names(root.path(), &found), ["丙", "市/乙", "市/甲"]);
        let finding = findings.iter().next().unwrap();
        assert!(finding.message.contains("空”里没有项目"), "{}", finding.message);
        assert!(!findings.has_errors());
    }

    #[test]
    fn a_list_names_projects_and_none_is_taken_twice() {
        let root = tree(&["甲/content", "乙/content"]);
        let shown = root.path().display();
        let list = root.path().join("名单.txt");
        fs::write(&list, format!("\u{feff}# 名单\r\n{shown}/甲\r\n\r\n{shown}/没有\n"))
            .unwrap();
        let at = PathBuf::from(format!("@{}", list.display()));
        let places = [at, root.path().join("甲/"), root.path().join("乙")];
        let found = projects(&places, None, &mut Findings::new());
        assert_eq!(names(root.path(), &found), ["甲", "没有", "乙"]);
    }

    #[test]
    fn shards_share_all_projects_and_a_new_project_moves_none() {
        let all: Vec<_> = (0..1000).map(|n| format!("市/单位{n}")).collect();
        let home = |key: &str, count| {
            let holds = |index: &u32| Shard::new(*index, count).unwrap().holds(key);
            let homes: Vec<_> = (1..=count).filter(holds).collect();
            assert_eq!(homes.len(), 1);
            homes[0]
        };
        let sizes = (1..=4).map(|n| all.iter().filter(|key| home(key, 4) == n).count());
        assert!(sizes.into_iter().all(|size| (200..300).contains(&size)));
        // Written down, so that shards of two versions of the program fit together.
        assert_eq!([home("市/单位1", 4), home("市/单位2", 4)], [4, 4]);
    }
}
