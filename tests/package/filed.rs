//! What filing writes, and what it does when it is asked again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use zhenggai::package::opened::from_zip;

use super::{example, filed, files, found, packages, root, submit, zhenggai, zip_of};

fn edit(project: &Path, from: &str, to: &str) {
    let path = project.join("content/plan.yaml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn register(project: &Path) -> String {
    fs::read_to_string(project.join("content/filed.yaml")).unwrap()
}

#[test]
fn the_package_holds_every_paper_in_every_format_under_its_name_by_rule() {
    let (name, files, _) = filed();
    let title = "中共某某局委员会关于报送2023年主题教育专题民主生活会整改方案及整改落实情况的报告";
    assert_eq!(*name, format!("〔某党发〔2024〕2号〕{title}（2024年1月10日）"));
    let report = "附件3 〔某党发〔2024〕1号〕关于2023年第四季度民主生活会整改落实情况的报告（2024年1月5日）";
    let plan = "附件1 2023年主题教育专题民主生活会党委班子整改方案";
    let ledger = "附件2 整改台账（截至2023年12月31日）";
    let stems = [name.as_str(), plan, ledger, report, "目录"];
    let mut expected: BTreeSet<String> =
        stems.iter().flat_map(|it| [format!("{it}.docx"), format!("{it}.pdf")]).collect();
    expected.extend([
        format!("{ledger}.xlsx"),
        "manifest.json".into(),
        "SHA256SUMS".into(),
    ]);
    let names: BTreeSet<String> = files.iter().map(|file| file.name.clone()).collect();
    assert_eq!(names, expected);
}

#[test]
fn the_zip_holds_the_files_of_the_folder_and_verifies() {
    let (name, files, zip) = filed();
    let opened = from_zip(zip).unwrap();
    assert_eq!(opened.name, *name);
    let sorted = |files: &[zhenggai::package::File]| {
        let mut files = files.to_vec();
        files.sort_by(|one, other| one.name.cmp(&other.name));
        files
    };
    assert_eq!(sorted(&opened.files), sorted(files));
    assert_eq!(found(&opened), Vec::<&str>::new());
}

#[test]
fn any_reader_of_zip_files_shows_the_names_rightly() {
    let (name, files, zip) = filed();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    assert_eq!(archive.len(), files.len());
    for at in 0..archive.len() {
        let entry = archive.by_index(at).unwrap();
        assert!(entry.name().starts_with(&format!("{name}/")));
        // Bit 11 of the flags: the name is UTF-8.
        let header = usize::try_from(entry.header_start()).unwrap();
        assert_eq!(zip[header + 7] & 0b1000, 0b1000, "{}", entry.name());
    }
}

#[test]
fn the_same_content_gives_the_same_zip_in_another_process_on_another_day() {
    let project = example();
    let words = ["报送", "--fonts", "bundled", "--as-of", "2025-06-01"];
    assert_eq!(zhenggai(project.path(), &words).status.code(), Some(0));
    assert!(fs::read(zip_of(project.path())).unwrap() == filed().2);
}

#[test]
fn sha256sum_accepts_the_list_where_there_is_one() {
    let project = example();
    submit(project.path());
    let folder = zip_of(project.path()).with_extension("");
    let words = ["-c", "--strict", "--quiet", "SHA256SUMS"];
    let Ok(output) = Command::new("sha256sum").args(words).current_dir(&folder).output()
    else {
        return; // No coreutils on this machine.
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_manifest_is_as_its_schema_says() {
    let schema = fs::read_to_string(root().join("schemas/manifest.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::draft7::meta::validate(&schema).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let manifest = filed().1.iter().find(|file| file.name == "manifest.json").unwrap();
    let manifest: Value = serde_json::from_slice(&manifest.bytes).unwrap();
    let faults: Vec<_> =
        validator.iter_errors(&manifest).map(|it| it.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    let report = &manifest["公文"][0];
    assert_eq!(report["公文元数据"].as_object().unwrap().len(), 18);
    assert_eq!(report["公文元数据"]["签发人"], serde_json::json!(["某某某"]));
    let listed = report["公文元数据"]["附件说明"].as_array().unwrap();
    assert_eq!(listed[1], "整改台账");
    assert_eq!(manifest["字体"].as_array().unwrap().len(), 5);
}

#[test]
fn what_is_filed_already_is_not_filed_again() {
    let project = example();
    submit(project.path());
    let (before, zip) = (register(project.path()), zip_of(project.path()));
    let bytes = fs::read(&zip).unwrap();
    // A comment changes nothing of what is said.
    edit(project.path(), "导语: |", "# 备忘\n导语: |");
    let (code, said) = submit(project.path());
    assert_eq!(code, 0);
    assert!(said.contains("已经报送过（第1版）"), "{said}");
    assert_eq!(register(project.path()), before);
    // Who deletes out/ loses nothing.
    fs::remove_dir_all(project.path().join("out")).unwrap();
    let (_, said) = submit(project.path());
    assert!(said.contains("已经补上"), "{said}");
    assert!(fs::read(&zip).unwrap() == bytes);
    assert_eq!(register(project.path()), before);
}

#[test]
fn a_change_makes_the_second_version_with_what_was_changed() {
    let project = example();
    submit(project.path());
    let first = register(project.path());
    fs::remove_dir_all(project.path().join("out")).unwrap();
    edit(
        project.path(),
        "认真组织开展理论学习中心组专题学习研讨",
        "每月组织理论学习中心组专题学习研讨",
    );
    let (code, said) = submit(project.path());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("第2版，与上一版相比有 1 处修改"), "{said}");
    assert!(register(project.path()).starts_with(&first));
    let zip = zip_of(project.path());
    assert!(zip.to_str().unwrap().ends_with("（2024年1月10日）第2版.zip"));
    let opened = from_zip(&fs::read(&zip).unwrap()).unwrap();
    assert_eq!(found(&opened), Vec::<&str>::new());
    let table = opened.files.iter().find(|it| it.name == "修改对照表.docx").unwrap();
    let wording = zhenggai::inspect::wording(&table.bytes).unwrap();
    let row = &wording.tables[0][1];
    assert!(row[2].contains("一是【认真组织开展】理论"), "{row:?}");
    assert!(row[3].contains("一是【每月组织】理论"), "{row:?}");
    assert_eq!(row[4], "“认真组织开展”改为“每月组织”");
}

#[test]
fn a_crash_before_the_line_in_the_register_leaves_what_the_next_run_completes() {
    let project = example();
    submit(project.path());
    // As a crash just before the register was replaced leaves it, with passing files.
    fs::remove_file(project.path().join("content/filed.yaml")).unwrap();
    let passing = project.path().join("out/.zhenggai-abc.tmp");
    fs::create_dir(&passing).unwrap();
    fs::write(passing.join("甲.pdf"), "半").unwrap();
    let (code, said) = submit(project.path());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("第1版"), "{said}");
    assert!(fs::read(zip_of(project.path())).unwrap() == filed().2);
    assert_eq!(packages(project.path()).len(), 2);
    assert_eq!(register(project.path()).matches("版本:").count(), 1);
}

#[test]
fn a_folder_that_was_lost_comes_back_from_the_zip() {
    let project = example();
    submit(project.path());
    let zip = zip_of(project.path());
    fs::remove_dir_all(zip.with_extension("")).unwrap();
    let bytes = fs::read(&zip).unwrap();
    assert_eq!(submit(project.path()).0, 0);
    assert!(fs::read(&zip).unwrap() == bytes);
    assert_eq!(files(&zip.with_extension("")).len(), filed().1.len());
}

#[test]
fn a_crash_after_a_change_leaves_nothing_of_the_old_content() {
    let project = example();
    submit(project.path());
    fs::remove_file(project.path().join("content/filed.yaml")).unwrap();
    edit(project.path(), "认真组织开展", "认真组织");
    submit(project.path());
    let folder = zip_of(project.path()).with_extension("");
    let opened =
        zhenggai::package::opened::from_folder(filed().0.clone(), files(&folder));
    assert_eq!(found(&opened.unwrap()), Vec::<&str>::new());
}

#[test]
fn two_at_once_file_once() {
    let project = example();
    let run = || {
        Command::new(env!("CARGO_BIN_EXE_zhenggai"))
            .args(["submit", "--fonts", "bundled", "--quiet"])
            .current_dir(project.path())
            .spawn()
            .unwrap()
    };
    let runs = [run(), run(), run()];
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    assert_eq!(register(project.path()).matches("版本:").count(), 1);
    assert!(fs::read(zip_of(project.path())).unwrap() == filed().2);
    assert_eq!(packages(project.path()).len(), 2);
}

#[test]
fn a_trial_writes_nothing() {
    let project = example();
    let output = zhenggai(project.path(), &["submit", "--fonts", "bundled", "--试报"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("附件2 整改台账"));
    assert!(packages(project.path()).is_empty());
    assert!(!project.path().join("content/filed.yaml").exists());
}

#[test]
fn the_answers_are_json_too() {
    let project = example();
    let words = ["submit", "--fonts", "bundled", "--format", "json"];
    let run: Value =
        serde_json::from_slice(&zhenggai(project.path(), &words).stdout).unwrap();
    assert_eq!(run["submit"]["package"], filed().0);
    assert_eq!(
        (&run["submit"]["version"], &run["submit"]["new"]),
        (&1.into(), &true.into())
    );
    assert_eq!(run["files"].as_array().unwrap().len(), 3);
    let zip = zip_of(project.path());
    let words = ["verify", zip.to_str().unwrap(), "--format", "json"];
    let run: Value =
        serde_json::from_slice(&zhenggai(project.path(), &words).stdout).unwrap();
    assert_eq!(run["verify"]["sound"], true);
    assert_eq!(run["verify"]["manifest"]["统计"]["事项"], 8);
    assert_eq!(run["exit"], 0);
}
