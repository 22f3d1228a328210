//! The order in which the schema wants an element's children (ISO/IEC 29500-1, Annex A).
//!
//! Word refuses, or quietly drops, what stands in the wrong place; docx-rs does not keep
//! the order. Only elements whose schema is a sequence of many optional children are here.

/// The order of the children of an element; `None` where any order will do or where
/// nothing can go wrong.
pub(super) fn of(parent: &str) -> Option<&'static str> {
    let order = match parent {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:sectPr" => SECTION,
        "w:tblPr" => TABLE,
        "w:tcPr" => CELL,
        "w:tbl" => "tblPr tblGrid tr",
        "w:tr" => "trPr tc",
        "w:tc" => "tcPr",
        "w:tblBorders" | "w:tcBorders" => TABLE_BORDERS,
        "w:tblCellMar" | "w:tcMar" => CELL_MARGINS,
        "w:pBdr" => PARAGRAPH_BORDERS,
        "w:numPr" => NUMBERING,
        "w:p" => "pPr",
        "w:r" => "rPr",
        "w:style" => STYLE,
        "w:styles" => "docDefaults latentStyles style",
        "w:docDefaults" => "rPrDefault pPrDefault",
        "w:settings" => SETTINGS,
        "w:compat" => COMPATIBILITY,
        "w:font" => FONT,
        _ => return None,
    };
    Some(order)
}

/// The place of a child in an order; what the order does not name comes last.
pub(super) fn place(order: &str, child: &str) -> usize {
    let local = child.split_once(':').map_or(child, |(_, local)| local);
    order.split_ascii_whitespace().position(|name| name == local).unwrap_or(usize::MAX)
}

const PARAGRAPH: &str = "pStyle keepNext keepLines pageBreakBefore framePr widowControl \
    numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap \
    overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid \
    spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection \
    textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";

const RUN: &str = "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike \
    dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing \
    w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
    eastAsianLayout specVanish oMath rPrChange";

const SECTION: &str = "headerReference footerReference footnotePr endnotePr type pgSz pgMar \
    paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg \
    textDirection bidi rtlGutter docGrid printerSettings sectPrChange";

const TABLE: &str = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize \
    tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar \
    tblLook tblCaption tblDescription tblPrChange";

const CELL: &str = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar \
    textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange";

const TABLE_BORDERS: &str = "top left start bottom right end insideH insideV tl2br tr2bl";

const CELL_MARGINS: &str = "top left start bottom right end";

const PARAGRAPH_BORDERS: &str = "top left bottom right between bar";

const NUMBERING: &str = "ilvl numId numberingChange ins";

const STYLE: &str = "name aliases basedOn next link autoRedefine hidden uiPriority \
    semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid \
    pPr rPr tblPr trPr tcPr tblStylePr";

const SETTINGS: &str = "writeProtection view zoom removePersonalInformation \
    removeDateAndTime mirrorMargins hideSpellingErrors hideGrammaticalErrors proofState \
    documentProtection defaultTabStop evenAndOddHeaders drawingGridHorizontalSpacing \
    drawingGridVerticalSpacing displayHorizontalDrawingGridEvery \
    displayVerticalDrawingGridEvery characterSpacingControl strictFirstAndLastChars \
    noLineBreaksAfter noLineBreaksBefore updateFields footnotePr endnotePr compat rsids \
    decimalSymbol listSeparator";

const COMPATIBILITY: &str = "spaceForUL balanceSingleByteDoubleByteWidth \
    doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn adjustLineHeightInTable \
    doNotWrapTextWithPunct useFELayout compatSetting";

const FONT: &str = "altName panose1 charset family notTrueType pitch sig embedRegular \
    embedBold embedItalic embedBoldItalic";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_of_a_paragraph_comes_before_its_indent() {
        let order = of("w:pPr").unwrap();
        assert!(place(order, "w:pStyle") < place(order, "w:ind"));
    }

    #[test]
    fn what_the_schema_does_not_name_comes_last() {
        assert_eq!(place(RUN, "w:unheardOf"), usize::MAX);
    }
}
