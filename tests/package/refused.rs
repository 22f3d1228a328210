//! What must not be filed.

use std::fs;
use std::path::Path;

use super::{example, packages, submit, zhenggai, zip_of};

/// The example with one thing changed, and what filing it says.
fn refused(file: &str, from: &str, to: &str) -> String {
    let project = example();
    let path = project.path().join("content").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    said(project.path())
}

fn said(project: &Path) -> String {
    let before = names(&project.join("content"));
    let (code, said) = submit(project);
    assert_eq!(code, 2, "{said}");
    assert!(packages(project).is_empty());
    assert_eq!(names(&project.join("content")), before);
    assert!(said.contains("没有报送，什么也没有写"), "{said}");
    said
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_open_blank_in_any_paper_that_is_filed() {
    for (file, from) in [
        ("plan.yaml", "全市高质量发展"),
        ("ledger.yaml", "列出必读原著篇目"),
        ("submission.yaml", "逐项抓好落实"),
        ("reports/2023-Q4.yaml", "每季度报告一次"),
    ] {
        for blank in ["××", "〔待补〕"] {
            let said = refused(file, from, &format!("{from}{blank}"));
            assert!(said.contains("错误[CHK001]"), "{said}");
            assert!(said.contains(file), "{said}");
        }
    }
}

#[test]
fn what_check_calls_an_error() {
    let said = refused("plan.yaml", "推动全市", "按2023年2月30日要求推动全市");
    assert!(said.contains("错误[NUM003]"), "{said}");
}

#[test]
fn a_report_that_holds_a_request() {
    let said = refused("submission.yaml", "特此报告。", "妥否，请批示。");
    assert!(said.contains("错误[OFF002]"), "{said}");
}

#[test]
fn a_report_to_those_below_or_to_several() {
    let to = "主送机关: 中共某某市委组织部";
    let said = refused("submission.yaml", to, "主送机关: 机关各党支部");
    assert!(said.contains("错误[SUB003]"), "{said}");
    let said = refused("submission.yaml", to, "主送机关: 中共某某市委组织部、某某市纪委");
    assert!(said.contains("错误[SUB002]"), "{said}");
}

#[test]
fn a_paper_without_what_a_superior_looks_for() {
    let said = refused("submission.yaml", "  签发人: 某某某\n", "");
    assert!(said.contains("报送的报告没有写签发人"), "{said}");
    let said = refused("submission.yaml", "整改落实情况的报告", "整改落实情况的请示");
    assert!(said.contains("错误[SUB001]"), "{said}");
}

#[test]
fn an_attachment_that_is_named_and_not_sent_or_sent_and_not_named() {
    let number = "  发文字号: 某党发〔2024〕2号\n";
    let with = |names: &str| format!("{number}  附件: {names}\n");
    let said = refused("submission.yaml", number, &with("[整改台账, 廉政风险排查表]"));
    assert!(said.contains("附件说明写了“廉政风险排查表”，却没有随文报送"), "{said}");
    assert!(said.contains("附件说明里没有随文报送的“2023年主题教育"), "{said}");
}

#[test]
fn hand_written_names_that_fit_are_kept_in_their_order() {
    let project = example();
    let path = project.path().join("content/submission.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let names = "  附件: [整改台账, 关于2023年第四季度民主生活会整改落实情况的报告, 2023年主题教育专题民主生活会党委班子整改方案]\n";
    let number = "  发文字号: 某党发〔2024〕2号\n";
    fs::write(path, text.replacen(number, &format!("{number}{names}"), 1)).unwrap();
    let (code, said) = submit(project.path());
    assert_eq!(code, 0, "{said}");
    let folder = zip_of(project.path()).with_extension("");
    let names = names_of(&folder);
    assert!(names.iter().any(|it| it.starts_with("附件1 整改台账")), "{names:?}");
    assert!(names.iter().any(|it| it.starts_with("附件3 2023年主题教育")), "{names:?}");
}

fn names_of(folder: &Path) -> Vec<String> {
    names(folder)
}

#[test]
fn the_report_of_the_quarter_that_is_over_must_be_there() {
    let date = "成文日期: 2024-01-10";
    let said = refused("submission.yaml", date, "成文日期: 2024-04-10");
    assert!(said.contains("错误[SUB006]：2024年第一季度的报告还没有写"), "{said}");
}

#[test]
fn a_face_that_nobody_chose() {
    let project = example();
    let output = zhenggai(project.path(), &["submit"]);
    let said = String::from_utf8(output.stderr).unwrap();
    // A machine that has all official faces needs no stand-ins.
    if output.status.code() == Some(2) {
        assert!(said.contains("错误[SUB004]"), "{said}");
        assert!(said.contains("--fonts bundled"), "{said}");
        assert!(packages(project.path()).is_empty());
    }
}

#[test]
fn a_change_without_what_was_filed_before() {
    let project = example();
    submit(project.path());
    let plan = project.path().join("content/plan.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(plan, text.replacen("认真组织开展", "认真组织", 1)).unwrap();
    let kept = project.path().join("content/filed/1.json");
    let text = fs::read_to_string(&kept).unwrap();
    fs::write(&kept, text.replacen("全面", "完全", 1)).unwrap();
    let (code, said) = submit(project.path());
    assert_eq!(code, 2);
    assert!(said.contains("错误[SUB007]"), "{said}");
    fs::remove_file(kept).unwrap();
    assert_eq!(submit(project.path()).0, 2);
}

#[test]
fn a_folder_of_the_package_with_other_files_is_not_replaced() {
    let project = example();
    submit(project.path());
    let zip = zip_of(project.path());
    let scan = zip.with_extension("").join("盖章扫描件.pdf");
    fs::write(&scan, "照片").unwrap();
    fs::remove_file(zip).unwrap();
    let (code, said) = submit(project.path());
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("错误[SUB008]"), "{said}");
    assert_eq!(fs::read_to_string(scan).unwrap(), "照片");
}
