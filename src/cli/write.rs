//! Writes files whole or not at all: papers into `out/`, schemas into `schemas/`.
//!
//! 1. [`folder`] makes sure that `out/` (or `schemas/`) is a folder of the project.
//! 2. Every file is written beside its place under a name of its own.
//! 3. Only when all are safely on disk does each take its place.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{self, Passing, PassingFolder};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::io::REFUSED;
use crate::pipeline::Output;

/// The folder of everything produced.
pub(super) const OUT: &str = "out";

/// Marks that Windows forbids in file names.
const FORBIDDEN: [char; 9] = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

/// Names that Windows keeps for devices, whatever follows the first full stop.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

/// Writes the files into the project's `out/` and says where they are.
///
/// # Errors
/// A finding with what to do. Files that were there are then as they were, unless the
/// finding says that some had already been replaced.
pub(crate) fn write_all(
    project: &Path,
    outputs: &[Output],
) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    write_all_into(project, OUT, outputs)
}

/// The same, into another folder of the project.
///
/// # Errors
/// As [`write_all`].
pub(crate) fn write_all_into(
    project: &Path,
    folder: &str,
    outputs: &[Output],
) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let folder = self::folder(project, folder)?;
    disk::sweep(&folder);
    let mut prepared = Vec::new();
    for Output { name, bytes } in outputs {
        if !is_safe(name) {
            return Err(refused(
                &format!("文件名“{name}”不能用"),
                "文件名里有不允许的字符",
            ));
        }
        let target = folder.join(name);
        disk::free(&target).map_err(|error| unwritable(&target, &error))?;
        let passing =
            Passing::new(&folder, bytes).map_err(|error| unwritable(&target, &error))?;
        prepared.push((passing, target));
    }
    let mut written = Vec::new();
    for (passing, target) in prepared {
        if let Err(error) = passing.replace(&target) {
            return Err(half_done(&written, unwritable(&target, &error)));
        }
        written.push(target);
    }
    disk::settle(&folder);
    Ok(written)
}

/// Writes a folder of files into the project's `out/`, whole or not at all, in place of the
/// one of that name, and says where it is. Only for who keeps all others from writing
/// folders meanwhile: what a crash has left of passing ones is removed first.
///
/// # Errors
/// As [`write_all`].
pub(crate) fn write_folder(
    project: &Path,
    name: &str,
    files: &[Output],
) -> Result<PathBuf, Box<Diagnostic>> {
    let out = folder(project, OUT)?;
    disk::sweep_folders(&out);
    let target = out.join(name);
    let mut names = files.iter().map(|file| file.name.as_str()).chain([name]);
    if let Some(name) = names.find(|name| !is_safe(name)) {
        return Err(refused(&format!("文件名“{name}”不能用"), "文件名里有不允许的字符"));
    }
    let written = PassingFolder::new(&out).and_then(|passing| {
        files.iter().try_for_each(|file| passing.add(&file.name, &file.bytes))?;
        passing.replace(&target)
    });
    written.map_err(|error| unwritable(&target, &error))?;
    disk::settle(&out);
    Ok(target)
}

/// A folder of the project, made if it is not there. A link is refused: what it leads to is not the
/// project's, and the program writes nowhere else.
fn folder(project: &Path, name: &str) -> Result<PathBuf, Box<Diagnostic>> {
    let out = inside(project, name);
    match fs::symlink_metadata(&out) {
        Ok(found) if found.is_symlink() => Err(refused(
            &format!("“{}”是通向别处的链接，不是文件夹", out.display()),
            &format!(
                "请删除这个链接，程序会自行建立 {name} 文件夹；要放到别处，请在生成后复制"
            ),
        )),
        Ok(found) if found.is_dir() => Ok(out),
        Ok(_) => Err(refused(
            &format!("“{}”是文件，不是文件夹", out.display()),
            &format!("请把这个文件移走或改名，程序会自行建立 {name} 文件夹"),
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            disk::create_folder(&out).map_err(|error| unwritable(&out, &error))?;
            Ok(out)
        }
        Err(error) => Err(unwritable(&out, &error)),
    }
}

/// A path in the project as a person would type it: without a leading `./`.
pub(crate) fn inside(project: &Path, path: &str) -> PathBuf {
    if project == Path::new(".") { PathBuf::from(path) } else { project.join(path) }
}

/// Whether the name is that of a file on every system, and leads nowhere else.
fn is_safe(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").trim_end().to_ascii_uppercase();
    let device = DEVICES.iter().any(|device| {
        let rest = stem.strip_prefix(device);
        let numbered = device.starts_with("COM") || device.starts_with("LPT");
        rest.is_some_and(|rest| match rest.as_bytes() {
            [] => !numbered,
            [digit] => numbered && digit.is_ascii_digit(),
            _ => false,
        })
    });
    !stem.is_empty()
        && !device
        && name.chars().all(is_plain)
        && !name.ends_with(['.', ' '])
}

/// Whether the names of files may have this character on every system.
pub(crate) fn is_plain(ch: char) -> bool {
    !ch.is_control() && !FORBIDDEN.contains(&ch)
}

/// The finding for a path that the system does not let us write.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let (words, hint) = reason(error);
    refused(&format!("不能写入“{}”（{words}）", path.display()), &hint)
}

fn refused(message: &str, hint: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(&REFUSED, message).hint(hint))
}

fn half_done(written: &[PathBuf], finding: Box<Diagnostic>) -> Box<Diagnostic> {
    if written.is_empty() {
        return finding;
    }
    let names: Vec<_> =
        written.iter().map(|path| format!("“{}”", path.display())).collect();
    let names = names.join("、");
    Box::new(
        finding.hint(format!("{names}已经换成新的，请处理后重新生成，使几个文件一致")),
    )
}

/// Why, and what to do.
fn reason(error: &io::Error) -> (String, String) {
    const CLOSE: &str = "请关闭正在打开这个文件的 Word、WPS 或阅读器，然后重新运行";
    const RIGHTS: &str = "请检查文件和文件夹是否设为只读、您有没有写入权限；文件正被 Word、WPS 打开的，请先关闭";
    const SPACE: &str = "请清理磁盘，腾出空间后重新运行";
    if is_in_use(error) {
        return ("正被别的程序打开".to_owned(), CLOSE.to_owned());
    }
    let (words, hint) = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            ("只读，没有权限，或者正被别的程序打开", RIGHTS)
        }
        io::ErrorKind::ReadOnlyFilesystem => ("所在的磁盘是只读的", RIGHTS),
        io::ErrorKind::StorageFull => ("磁盘已满", SPACE),
        io::ErrorKind::QuotaExceeded => ("超过了分配给您的磁盘空间", SPACE),
        io::ErrorKind::IsADirectory => {
            ("已有同名的文件夹", "请把这个文件夹移走或改名，然后重新运行")
        }
        io::ErrorKind::NotADirectory => {
            ("上一级是文件，不是文件夹", "请检查路径是否写对")
        }
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => {
            ("名称太长或有不允许的字符", "请换一个名称，不用 < > : \" / \\ | ? *")
        }
        io::ErrorKind::NotFound => ("上一级文件夹不存在", "请检查路径是否写对"),
        _ => {
            let words = format!("系统的说明：{error}");
            return (words, "请按系统的说明处理后重新运行".to_owned());
        }
    };
    (words.to_owned(), hint.to_owned())
}

/// Whether another program holds the file: Word does so on Windows, and on the shared
/// folders of a Windows server that a Linux machine writes to.
fn is_in_use(error: &io::Error) -> bool {
    /// Windows: the file is in use by another program, or part of it is locked.
    const IN_USE: [i32; 2] = [32, 33];
    let code = error.raw_os_error();
    matches!(
        error.kind(),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy
    ) || cfg!(windows) && code.is_some_and(|code| IN_USE.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(name: &str, bytes: &str) -> Output {
        Output { name: name.to_owned(), bytes: bytes.into() }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_written_into_out_and_replace_what_was_there() {
        let project = tempfile::tempdir().unwrap();
        let outputs = [output("方案.pdf", "旧"), output("方案.docx", "旧")];
        write_all(project.path(), &outputs).unwrap();
        let written = write_all(project.path(), &[output("方案.pdf", "新")]).unwrap();
        assert_eq!(written, [project.path().join("out").join("方案.pdf")]);
        assert_eq!(fs::read_to_string(&written[0]).unwrap(), "新");
        assert_eq!(names(&project.path().join("out")), ["方案.docx", "方案.pdf"]);
    }

    #[test]
    fn nothing_is_written_when_one_of_the_files_cannot_be() {
        let project = tempfile::tempdir().unwrap();
        let out = project.path().join("out");
        fs::create_dir_all(out.join("乙.pdf")).unwrap();
        fs::write(out.join("甲.pdf"), "旧").unwrap();
        let outputs = [output("甲.pdf", "新"), output("乙.pdf", "新")];
        let finding = write_all(project.path(), &outputs).unwrap_err();
        assert!(finding.message.contains("已有同名的文件夹"), "{}", finding.message);
        assert_eq!(fs::read_to_string(out.join("甲.pdf")).unwrap(), "旧");
        assert_eq!(names(&out), ["乙.pdf", "甲.pdf"]);
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_refused() {
        for name in ["../甲.pdf", "/甲.pdf", "甲/乙.pdf", "..", "", "C:甲.pdf", "a\\b"]
        {
            assert!(!is_safe(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_windows_keeps_for_devices_is_refused() {
        for name in ["con.pdf", "NUL", "Com1.docx", "甲.pdf ", "甲.", "a?b.pdf"] {
            assert!(!is_safe(name), "{name}");
        }
        for name in ["整改方案.pdf", "2023年 第四季度.docx", "COM.pdf", "console.pdf"]
        {
            assert!(is_safe(name), "{name}");
        }
    }

    #[test]
    fn out_may_be_no_file() {
        let project = tempfile::tempdir().unwrap();
        fs::write(project.path().join("out"), "").unwrap();
        let finding = write_all(project.path(), &[output("甲.pdf", "")]).unwrap_err();
        assert!(finding.message.ends_with("是文件，不是文件夹"), "{}", finding.message);
    }

    #[cfg(unix)]
    #[test]
    fn out_may_be_no_link() {
        let (project, elsewhere) =
            (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let out = project.path().join("out");
        std::os::unix::fs::symlink(elsewhere.path(), out).unwrap();
        assert!(write_all(project.path(), &[output("甲.pdf", "")]).is_err());
        assert!(names(elsewhere.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_out_is_replaced_and_not_written_through() {
        let project = tempfile::tempdir().unwrap();
        let other = project.path().join("别处.pdf");
        fs::write(&other, "别处").unwrap();
        fs::create_dir(project.path().join("out")).unwrap();
        let link = project.path().join("out").join("甲.pdf");
        std::os::unix::fs::symlink(&other, &link).unwrap();
        write_all(project.path(), &[output("甲.pdf", "新")]).unwrap();
        assert_eq!(fs::read_to_string(other).unwrap(), "别处");
        assert_eq!(fs::read_to_string(link).unwrap(), "新");
    }
}
