//! A DOCX as a clerk makes it by hand, with every element of the ordinary arrangement, and
//! what may go wrong in it.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a package by their paths.
#[derive(Clone)]
pub(crate) struct Handmade {
    parts: Vec<(&'static str, String)>,
}

impl Handmade {
    /// A paper without a fault.
    pub(crate) fn new() -> Self {
        let parts = vec![
            ("[Content_Types].xml", content_types()),
            ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
            (
                "word/_rels/document.xml.rels",
                relations(&[
                    ("styles", "styles.xml"),
                    ("settings", "settings.xml"),
                    ("footer", "footer1.xml"),
                    ("footer", "footer2.xml"),
                ]),
            ),
            ("word/document.xml", document()),
            ("word/styles.xml", styles()),
            (
                "word/settings.xml",
                format!("<w:settings {NAMESPACE}><w:evenAndOddHeaders/></w:settings>"),
            ),
            ("word/footer1.xml", footer("<w:jc w:val=\"right\"/>", "w:right")),
            ("word/footer2.xml", footer("<w:jc w:val=\"left\"/>", "w:left")),
        ];
        Self { parts }
    }

    /// The paper with something else in the place of something; both must differ.
    pub(crate) fn with(mut self, path: &str, from: &str, to: &str) -> Self {
        let part = self.parts.iter_mut().find(|(name, _)| *name == path).unwrap();
        assert!(part.1.contains(from), "{path} has no {from}");
        part.1 = part.1.replacen(from, to, 1);
        self
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let parts = self.parts.iter().map(|(path, text)| (*path, text.as_bytes()));
        zipped(parts)
    }
}

/// An archive of these files.
pub(crate) fn zipped<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        archive.start_file(path, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let part = |path: &str, kind: &str| {
        format!(
            "<Override PartName=\"/word/{path}.xml\" ContentType=\"{word}.{kind}+xml\"/>"
        )
    };
    let parts = [
        part("document", "document.main"),
        part("styles", "styles"),
        part("settings", "settings"),
        part("footer1", "footer"),
        part("footer2", "footer"),
    ];
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}</Types>",
        parts.concat()
    )
}

fn relations(targets: &[(&str, &str)]) -> String {
    let one = |(nth, (kind, target)): (usize, &(&str, &str))| {
        format!(
            "<Relationship Id=\"r{nth}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>"
        )
    };
    let all: String = targets.iter().enumerate().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

fn styles() -> String {
    let fonts = |face: &str| {
        format!("<w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\" w:eastAsia=\"{face}\"/>")
    };
    format!(
        "<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>\
         <w:pPr><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr>\
         <w:rPr>{}<w:spacing w:val=\"-6\"/><w:sz w:val=\"32\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"Text\"/><w:basedOn w:val=\"a\"/>\
         <w:pPr><w:ind w:firstLine=\"632\"/></w:pPr><w:rPr/></w:style></w:styles>",
        fonts("宋体"),
        fonts("仿宋_GB2312")
    )
}

fn footer(jc: &str, side: &str) -> String {
    let run = |inner: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"宋体\" w:eastAsia=\"宋体\"/><w:spacing w:val=\"0\"/><w:sz w:val=\"28\"/></w:rPr>{inner}</w:r>"
        )
    };
    let field = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let number = [
        run("<w:t xml:space=\"preserve\">— </w:t>"),
        field("begin"),
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
        field("separate"),
        run("<w:t>7</w:t>"),
        field("end"),
        run("<w:t xml:space=\"preserve\"> —</w:t>"),
    ];
    format!(
        "<w:ftr {NAMESPACE}><w:p><w:pPr><w:spacing w:line=\"280\" w:lineRule=\"exact\"/><w:ind {side}=\"316\"/>{jc}</w:pPr>{}</w:p></w:ftr>",
        number.concat()
    )
}

/// A paragraph: its properties, the face and half-points of its words where they are not
/// those of the style, and the words.
fn paragraph(properties: &str, face: &str, size: u32, more: &str, text: &str) -> String {
    let mut look = String::new();
    if !face.is_empty() {
        let _ = write!(look, "<w:rFonts w:ascii=\"{face}\" w:eastAsia=\"{face}\"/>");
    }
    look.push_str(more);
    if size > 0 {
        let _ = write!(look, "<w:sz w:val=\"{size}\"/>");
    }
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

const BLANK: &str = "<w:p/>";
const TEXT: &str = "<w:pStyle w:val=\"b\"/>";
const RED: &str = "<w:color w:val=\"FF0000\"/>";
const TIGHT: &str = "<w:spacing w:val=\"0\"/>";

fn document() -> String {
    let plain = |properties: &str, text: &str| paragraph(properties, "", 0, "", text);
    let heading = |face: &str, text: &str| paragraph(TEXT, face, 0, "", text);
    let title = |text: &str| {
        paragraph("<w:jc w:val=\"center\"/>", "方正小标宋简体", 44, TIGHT, text)
    };
    let label = |text: &str| paragraph("<w:pageBreakBefore/>", "黑体", 0, "", text);
    let long = plain(TEXT, &"各单位要高度重视整改工作并抓好落实".repeat(6));
    let body = [
        paragraph("", "黑体", 32, "", "000001"),
        paragraph("", "黑体", 32, "", "机密★1年"),
        paragraph("", "黑体", 32, "", "特　急"),
        paragraph(
            "<w:spacing w:before=\"1\" w:line=\"1200\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
            "方正小标宋简体",
            84,
            &format!("{RED}{TIGHT}"),
            "中共××市委员会文件",
        ),
        BLANK.repeat(2),
        plain(
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"7\" w:color=\"FF0000\"/></w:pBdr><w:jc w:val=\"center\"/>",
            "×委发〔2023〕12号",
        ),
        BLANK.repeat(2),
        title("中共××市委员会关于报送整改方案的报告"),
        BLANK.to_owned(),
        plain("", "省委组织部："),
        long.clone(),
        heading("黑体", "一、总体要求"),
        heading("楷体_GB2312", "（一）指导思想"),
        heading("仿宋_GB2312", "1.坚持问题导向"),
        heading("仿宋_GB2312", "（1）逐项整改"),
        long.clone(),
        BLANK.to_owned(),
        plain("<w:ind w:left=\"1895\" w:hanging=\"1263\"/>", "附件：1.整改方案"),
        plain("<w:ind w:left=\"1895\" w:hanging=\"316\"/>", "2.整改台账"),
        BLANK.repeat(3),
        plain("<w:ind w:left=\"4264\"/><w:jc w:val=\"center\"/>", "中共××市委员会"),
        plain("<w:ind w:right=\"1263\"/><w:jc w:val=\"right\"/>", "2023年9月28日"),
        plain("<w:ind w:firstLine=\"632\"/>", "（联系人：××）"),
        label("附件1"),
        BLANK.to_owned(),
        title("整改方案"),
        BLANK.to_owned(),
        long.clone(),
        label("附件2"),
        BLANK.to_owned(),
        title("整改台账"),
        BLANK.to_owned(),
        long,
        imprint(),
        BLANK.to_owned(),
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r2\"/><w:footerReference w:type=\"even\" r:id=\"r3\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:bottom=\"1984\" w:left=\"1587\" w:right=\"1474\" w:header=\"851\" w:footer=\"1425\" w:gutter=\"0\"/></w:sectPr>"
            .to_owned(),
    ];
    format!("<w:document {NAMESPACE}><w:body>{}</w:body></w:document>", body.concat())
}

/// A table that floats at the foot of the type area.
fn imprint() -> String {
    let border = |name: &str, size: u32| {
        format!("<w:{name} w:val=\"single\" w:sz=\"{size}\" w:color=\"000000\"/>")
    };
    let cell = |width: u32, properties: &str, text: &str| {
        let words = paragraph(properties, "", 28, "", text);
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{words}</w:tc>"
        )
    };
    let row = |cells: &str| {
        format!(
            "<w:tr><w:trPr><w:trHeight w:val=\"500\" w:hRule=\"exact\"/></w:trPr>{cells}</w:tr>"
        )
    };
    let line = "<w:spacing w:line=\"452\" w:lineRule=\"exact\"/>";
    let copies = format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"8845\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>",
        paragraph(
            &format!("{line}<w:ind w:left=\"208\" w:right=\"208\"/>"),
            "",
            28,
            "",
            "抄送：市委办公室，市纪委监委。"
        )
    );
    let issue = cell(4422, &format!("{line}<w:ind w:left=\"208\"/>"), "中共××市委办公室")
        + &cell(
            4423,
            &format!("{line}<w:ind w:right=\"208\"/><w:jc w:val=\"right\"/>"),
            "2023年9月28日印发",
        );
    format!(
        "<w:tbl><w:tblPr><w:tblpPr w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" w:tblpX=\"0\" w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"8845\" w:type=\"dxa\"/>\
         <w:tblBorders>{}{}{}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"4422\"/><w:gridCol w:w=\"4423\"/></w:tblGrid>{}{}</w:tbl>",
        border("top", 8),
        border("bottom", 8),
        border("insideH", 6),
        row(&copies),
        row(&issue)
    )
}
