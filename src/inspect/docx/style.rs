//! The named styles of a document and what they build on.

use std::collections::BTreeMap;

use super::look::{ParagraphLook, RunLook};
use super::theme::Theme;
use super::xml::Element;

/// How many styles may build on each other; Word allows ten.
const MAX_CHAIN: usize = 32;

/// Styles of a document at most; Word itself brings 370.
const MAX_STYLES: usize = 5_000;

/// The styles of a document, each with all that it builds on.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, (RunLook, ParagraphLook)>,
    /// The style of paragraphs that name none.
    usual: String,
    /// What holds where no style says anything.
    base: (RunLook, ParagraphLook),
}

impl Styles {
    /// Reads the part.
    pub(super) fn of(part: Option<&Element>, theme: &Theme) -> Self {
        let Some(part) = part else { return Self::default() };
        let defaults = part.child("docDefaults");
        let under = |path: &[&str]| defaults.and_then(|it| it.at(path));
        let run = under(&["rPrDefault", "rPr"]).map(|it| RunLook::of(it, theme));
        let paragraph = under(&["pPrDefault", "pPr"]).map(ParagraphLook::of);
        let base = (run.unwrap_or_default(), paragraph.unwrap_or_default());
        let raw: BTreeMap<&str, &Element> = part
            .all("style")
            .take(MAX_STYLES)
            .filter_map(|style| Some((style.get("styleId")?, style)))
            .collect();
        let is_usual = |style: &&Element| {
            style.get("type") == Some("paragraph")
                && matches!(style.get("default"), Some("1" | "true"))
        };
        let usual = part.all("style").find(is_usual).and_then(|it| it.get("styleId"));
        let styles =
            raw.keys().map(|id| ((*id).to_owned(), resolved(id, &raw, theme))).collect();
        Self { styles, usual: usual.unwrap_or_default().to_owned(), base }
    }

    /// How a paragraph of this style looks.
    pub(super) fn paragraph(&self, id: Option<&str>) -> (RunLook, ParagraphLook) {
        let style = id.and_then(|id| self.styles.get(id));
        let style = style.or_else(|| self.styles.get(&self.usual));
        let (run, paragraph) = style.cloned().unwrap_or_default();
        (run.over(&self.base.0), paragraph.over(&self.base.1))
    }

    /// What a character style says.
    pub(super) fn run(&self, id: &str) -> RunLook {
        self.styles.get(id).map(|(run, _)| run.clone()).unwrap_or_default()
    }
}

/// A style laid over those that it builds on.
fn resolved(
    id: &str,
    raw: &BTreeMap<&str, &Element>,
    theme: &Theme,
) -> (RunLook, ParagraphLook) {
    let (mut run, mut paragraph) = (RunLook::default(), ParagraphLook::default());
    let mut next = raw.get(id);
    for _ in 0..MAX_CHAIN {
        let Some(style) = next else { break };
        if let Some(properties) = style.child("rPr") {
            run = run.over(&RunLook::of(properties, theme));
        }
        if let Some(properties) = style.child("pPr") {
            paragraph = paragraph.over(&ParagraphLook::of(properties));
        }
        let below = style.child("basedOn").and_then(Element::val);
        next = below.and_then(|id| raw.get(id));
    }
    (run, paragraph)
}

#[cfg(test)]
mod tests {
    use super::super::xml::parse;
    use super::*;

    #[test]
    fn a_style_takes_from_below_what_it_does_not_say() {
        let part = "<styles><docDefaults><rPrDefault><rPr><sz val='20'/>\
            <rFonts eastAsiaTheme='minorEastAsia'/></rPr></rPrDefault></docDefaults>\
            <style type='paragraph' styleId='A' default='1'><rPr><sz val='32'/></rPr></style>\
            <style styleId='B'><basedOn val='A'/><pPr><jc val='right'/></pPr></style></styles>";
        let theme = "<theme><themeElements><fontScheme><minorFont><ea typeface=''/>\
            <font script='Hans' typeface='仿宋'/></minorFont></fontScheme></themeElements></theme>";
        let theme = Theme::of(Some(&parse(theme.as_bytes()).unwrap()));
        let styles = Styles::of(Some(&parse(part.as_bytes()).unwrap()), &theme);
        let (run, paragraph) = styles.paragraph(Some("B"));
        assert_eq!((run.size, run.east_asian.as_deref()), (Some(16.0), Some("仿宋")));
        assert_eq!(paragraph.jc.as_deref(), Some("right"));
        assert_eq!(styles.paragraph(None).0.size, Some(16.0));
    }

    #[test]
    fn styles_that_build_on_each_other_in_a_ring_end() {
        let part = "<styles><style styleId='A'><basedOn val='B'/></style>\
            <style styleId='B'><basedOn val='A'/></style></styles>";
        let part = parse(part.as_bytes()).unwrap();
        let styles = Styles::of(Some(&part), &Theme::default());
        assert_eq!(styles.paragraph(Some("A")).0.size, None);
    }
}
