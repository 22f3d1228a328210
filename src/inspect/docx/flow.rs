//! Follows the paragraphs of a document down its pages, as far as the file says how high
//! lines are.

use super::lines::{Cell, Column, extents, parts};
use super::list::Lists;
use super::look::{ParagraphLook, RunLook};
use super::ruling::Shape;
use super::section::Section;
use super::words::{Sources, Words, words};
use super::xml::Element;
use super::{frame, ruling};
use crate::inspect::paper::{ASCENT, Block, Extent, POINT, Rule, Span};
use crate::inspect::parts::words as element;

/// How high a line is.
#[derive(Copy, Clone, Debug)]
struct Height {
    /// In points.
    height: f64,
    /// Where the baseline lies below the line's upper edge.
    baseline: f64,
    /// Whether the file says it, or else the face decides.
    certain: bool,
}

/// A paragraph, or a part of its line, with its measures in points.
struct Set {
    spans: Vec<Span>,
    lines: Vec<Extent>,
    /// Blank space above, as the paragraph asks for it.
    before: f64,
    /// Upper edge of its first line below the sheet's.
    upper: Option<f64>,
    height: Height,
}

/// The state of following a document.
pub(super) struct Flow<'a> {
    sources: &'a Sources<'a>,
    lists: &'a mut Lists,
    section: Section,
    cell: Cell,
    /// Left edge of the text in the first section, where that is upright.
    edge: Option<f64>,
    /// The column of the cell that is followed.
    inner: Option<Column>,
    /// The next line's upper edge below the sheet's, where that is certain.
    y: Option<f64>,
    /// The page, from 1, where that is certain.
    page: Option<usize>,
    /// Whether nothing stands on the page yet.
    fresh: bool,
    /// Blank space above the next paragraph, in points, where that is certain.
    blank: Option<f64>,
    /// What was found; blank space above is in points until the pitch is known.
    pub(super) blocks: Vec<Block>,
    pub(super) rules: Vec<Rule>,
    /// Distances of lines in points and how many characters stand in such.
    pub(super) pitches: Vec<(f64, usize)>,
}

impl<'a> Flow<'a> {
    pub(super) fn new(
        sources: &'a Sources<'a>,
        lists: &'a mut Lists,
        section: Section,
        cell: Cell,
    ) -> Self {
        Self {
            sources,
            lists,
            y: Some(section.top),
            edge: Some(section.left).filter(|_| !section.is_turned()),
            section,
            cell,
            inner: None,
            page: Some(1),
            fresh: true,
            blank: Some(0.0),
            blocks: Vec::new(),
            rules: Vec::new(),
            pitches: Vec::new(),
        }
    }

    /// What follows stands in another section.
    pub(super) fn enter(&mut self, section: Section) {
        if !section.is_continuous {
            self.new_page(&section.clone());
        }
        self.section = section;
    }

    fn new_page(&mut self, section: &Section) {
        self.page = self.page.map(|page| page + 1);
        self.y = Some(section.top);
        self.fresh = true;
        self.blank = Some(0.0);
    }

    /// Follows an element of the body.
    pub(super) fn one(&mut self, element: &Element, in_table: bool, depth: usize) {
        match &*element.name {
            "p" => self.paragraph(element, in_table),
            "tbl" if depth > 0 => self.table(element, depth - 1),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" if depth > 0 => {
                self.content(element, in_table, depth - 1);
            }
            _ => {}
        }
    }

    /// Follows the content of a cell or of a content control.
    fn content(&mut self, parent: &Element, in_table: bool, depth: usize) {
        parent.children.iter().for_each(|child| self.one(child, in_table, depth));
    }

    fn looks(&mut self, paragraph: &Element) -> (RunLook, ParagraphLook, Option<String>) {
        let properties = paragraph.child("pPr");
        let style = properties.and_then(|it| it.child("pStyle")).and_then(Element::val);
        let (run, styled) = self.sources.styles.paragraph(style);
        let own = properties.map(ParagraphLook::of).unwrap_or_default();
        let list = own.list.clone().or_else(|| styled.list.clone());
        let label = list.as_ref().and_then(|list| self.lists.next(list));
        let listed = list.as_ref().and_then(|list| self.lists.look(list)).cloned();
        (run, own.over(&listed.unwrap_or_default().over(&styled)), label)
    }

    fn paragraph(&mut self, paragraph: &Element, in_table: bool) {
        let (run, look, label) = self.looks(paragraph);
        let mut words = words(paragraph, &run, label, self.sources);
        let gaps = [look.gap_letters, look.gap_digits].map(|it| it != Some(false));
        words.set_gaps(gaps[0], gaps[1]);
        let properties = paragraph.child("pPr");
        if let Some(place) = properties.and_then(|it| it.child("framePr")) {
            let column = frame::of_paragraph(place, &self.section);
            self.framed(&words, &look, &column);
            return;
        }
        if look.new_page == Some(true) && !self.fresh {
            self.new_page(&self.section.clone());
        }
        let is_blank = words.chars.iter().all(|it| it.char.is_whitespace());
        // A page's end before all words pushes them to the next page.
        if words.page_end == Some(0) {
            self.new_page(&self.section.clone());
        }
        self.drawings(&words);
        let height = self.height(&words, &run, &look);
        let borders = properties.and_then(|it| it.child("pBdr"));
        let room = borders.map(ruling::room).unwrap_or_default();
        let [before, after] = self.spacing(&look);
        let (before, after) = (before + room[0], after + room[1]);
        let column = self.inner.unwrap_or(Column {
            left: self.section.left,
            right: self.section.width - self.section.right,
        });
        let lines = extents(&words, &look, column, self.cell, &self.section);
        let count = if is_blank { 1 } else { lines.len().max(1) };
        let upper = self.y.map(|y| y + before);
        if let Some(borders) = borders {
            self.borders(borders, &look, upper, count, height);
        }
        if is_blank {
            let space = height.height + before + after;
            self.blank = self.blank.filter(|_| height.certain).map(|it| it + space);
        } else {
            let parts = parts(&words, &look, column, self.cell);
            let whole = words.chars.len();
            let parts = parts.map_or_else(
                || vec![(0..whole, lines)],
                |parts| parts.into_iter().map(|it| (it.chars, vec![it.extent])).collect(),
            );
            for (chars, lines) in parts {
                let set = Set { spans: words.spans(chars), lines, before, upper, height };
                self.block(set, &look, in_table);
            }
            self.blank = Some(after);
        }
        let whole = self.step(count, height);
        self.y = upper.filter(|_| height.certain).map(|y| y + whole + after);
        self.fresh = self.fresh && is_blank;
        self.turn();
        if words.page_end.is_some_and(|at| at > 0) {
            self.new_page(&self.section.clone());
        }
        if properties.is_some_and(|it| it.child("sectPr").is_some()) {
            self.blank = Some(0.0);
        }
    }

    /// How high this many lines are.
    fn step(&self, count: usize, height: Height) -> f64 {
        f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * height.height
    }

    /// Notes that the text went over to the next page, by which places become uncertain.
    fn turn(&mut self) {
        let lower = self.section.height - self.section.bottom;
        if self.y.is_none_or(|y| y > lower + 0.1) {
            self.y = None;
            self.page = None;
        }
    }

    fn spacing(&self, look: &ParagraphLook) -> [f64; 2] {
        let line = self.section.line_pitch.unwrap_or(12.0);
        let space = |lines: Option<f64>, points: Option<f64>| match lines {
            Some(lines) if lines != 0.0 => lines / 100.0 * line,
            _ => points.unwrap_or(0.0),
        };
        [space(look.before_lines, look.before), space(look.after_lines, look.after)]
    }

    fn height(&self, words: &Words<'_>, run: &RunLook, look: &ParagraphLook) -> Height {
        let sizes = words.chars.iter().map(|char| words.size(char));
        let size = sizes.reduce(f64::max).or(run.size).unwrap_or(10.0);
        let line = look.line.unwrap_or(240.0);
        let natural = size * 1.3;
        let grid = self.section.line_pitch.filter(|_| look.on_grid != Some(false));
        let exact =
            |height: f64| Height { height, baseline: height * 0.8, certain: true };
        let middled = |height: f64, certain| {
            let baseline = (height - size) / 2.0 + ASCENT * size;
            Height { height, baseline, certain }
        };
        match (look.rule.as_deref(), grid) {
            (Some("exact"), _) => exact(line),
            (Some("atLeast"), None) if line >= natural => middled(line, true),
            (Some("atLeast"), None) => middled(natural, false),
            (Some("atLeast"), Some(pitch)) => {
                middled((line.max(natural) / pitch).ceil() * pitch, true)
            }
            (_, Some(pitch)) => {
                middled((natural / pitch).ceil() * pitch * line / 240.0, true)
            }
            _ => middled(natural * line / 240.0, false),
        }
    }

    fn block(&mut self, set: Set, look: &ParagraphLook, in_table: bool) {
        let Set { spans, lines, before, upper, height } = set;
        let size = spans.iter().map(|span| span.size).fold(0.0, f64::max);
        let count = lines.iter().map(|line| line.text.chars().count()).sum();
        if height.certain && !in_table {
            self.pitches.push((height.height, count));
        }
        let top = upper.map(|y| y + height.baseline - ASCENT * size);
        let whole = self.step(lines.len().saturating_sub(1), height);
        let lower = self.section.height - self.section.bottom;
        let fits = upper.is_some_and(|y| y + height.height <= lower + 0.1);
        let known = |line: &&Extent| !line.text.contains('\t');
        // The edge of a turned page lies elsewhere; what counts is the distance from it.
        let is_turned = self.section.is_turned();
        let turn = match self.edge {
            Some(edge) if is_turned => (edge - self.section.left) * POINT,
            _ => 0.0,
        };
        let has_place = self.edge.is_some() || !is_turned;
        let moved = |line: Extent| Extent {
            left: line.left + turn,
            right: line.right + turn,
            ..line
        };
        let lines = lines.into_iter().filter(|_| has_place);
        let lines: Vec<Extent> = lines.map(moved).collect();
        self.blocks.push(Block {
            page: self.page.filter(|_| fits),
            begins_page: self.fresh,
            left: lines.first().filter(known).map(|line| line.left),
            right: lines.first().filter(known).map(|line| line.right),
            rest: lines.get(1).map(|line| line.left),
            above: self.blank.map(|blank| blank + before).filter(|_| !self.fresh),
            top: top.filter(|_| fits && has_place).map(|it| it * POINT),
            bottom: top
                .filter(|_| fits && has_place)
                .map(|it| (it + whole + size) * POINT),
            level: look.level,
            spans,
            lines,
            in_table,
        });
    }

    /// A paragraph that stands outside the text.
    fn framed(&mut self, words: &Words<'_>, look: &ParagraphLook, at: &frame::Frame) {
        if words.chars.iter().all(|it| it.char.is_whitespace()) {
            return;
        }
        let (run, column) = (RunLook::default(), at.column);
        let height = self.height(words, &run, look);
        let lines = extents(words, look, column, self.cell, &self.section);
        let y = std::mem::replace(&mut self.fresh, false);
        let blank = self.blank.take();
        let spans = words.spans(0..words.chars.len());
        let set = Set { spans, lines, before: 0.0, upper: at.top, height };
        self.block(set, look, false);
        (self.fresh, self.blank) = (y, blank);
        if let Some(block) = self.blocks.last_mut() {
            (block.begins_page, block.above) = (false, None);
        }
    }

    /// Lines and boxes that are anchored in a paragraph.
    fn drawings(&mut self, words: &Words<'_>) {
        for drawing in &words.drawings {
            let place = frame::of_drawing(drawing, &self.section, self.y);
            if let Some(content) = drawing.find("txbxContent") {
                let mut y = place.as_ref().and_then(|place| place.top);
                for paragraph in content.all("p") {
                    let (run, look, label) = self.looks(paragraph);
                    let inner = super::words::words(paragraph, &run, label, self.sources);
                    let Some(place) = &place else {
                        self.framed(&inner, &look, &frame::nowhere(&self.section));
                        continue;
                    };
                    let at = frame::Frame { column: place.column, top: y };
                    self.framed(&inner, &look, &at);
                    let height = self.height(&inner, &run, &look);
                    y = y.filter(|_| height.certain).map(|y| y + height.height);
                }
            } else if let Some(rule) = ruling::of_drawing(drawing, place.as_ref()) {
                self.rules.push(Rule { page: self.page, ..rule });
            }
        }
    }

    fn borders(
        &mut self,
        borders: &Element,
        look: &ParagraphLook,
        upper: Option<f64>,
        count: usize,
        height: Height,
    ) {
        let [left, right, _] = super::lines::indents(look, self.cell);
        let column = Column {
            left: self.section.left + left,
            right: self.section.width - self.section.right - right,
        };
        let upper = upper.filter(|_| height.certain);
        let lower = upper.map(|y| y + self.step(count, height));
        for rule in ruling::of_borders(borders, column, upper, lower) {
            self.rules.push(Rule { page: self.page, ..rule });
        }
    }

    fn table(&mut self, table: &Element, depth: usize) {
        let (y, page, outer, first) = (self.y, self.page, self.inner, self.blocks.len());
        let rows: Vec<&Element> = table.all("tr").collect();
        let shape = Shape::of(table, &self.section);
        let mut edges = vec![if shape.floats { Some(0.0) } else { y }];
        for row in &rows {
            let top = edges.last().copied().flatten();
            edges.push(self.row(row, &shape, top, depth));
        }
        self.inner = outer;
        let total = edges.last().copied().flatten();
        let shift = match shape.floats {
            true => shape.top(total, &self.section),
            false => Some(0.0),
        };
        let rules = ruling::of_table(table, &rows, &shape, &edges);
        let is_imprint = self.blocks.iter().skip(first).any(|block| {
            let text = block.text();
            element::is_copies(&text) || element::is_issue(&text)
        });
        for rule in rules {
            let y = rule.y.zip(shift).map(|(y, shift)| y + shift * POINT);
            self.rules.push(Rule { page, y, of_table: !is_imprint, ..rule });
        }
        for block in self.blocks.iter_mut().skip(first) {
            let moved = |y: Option<f64>| y.zip(shift).map(|(y, by)| y + by * POINT);
            (block.top, block.bottom) = (moved(block.top), moved(block.bottom));
            (block.above, block.page) = (None, page);
        }
        self.y = if shape.floats { y } else { total };
        (self.page, self.blank) = (page, Some(0.0).filter(|_| self.y.is_some()));
        self.fresh = self.fresh && shape.floats;
        self.turn();
    }

    /// Follows the cells of a row that begins at this height; gives where it ends.
    fn row(
        &mut self,
        row: &Element,
        shape: &Shape,
        top: Option<f64>,
        depth: usize,
    ) -> Option<f64> {
        let mut cells = Vec::new();
        let mut end = top;
        for (cell, column) in shape.cells(row) {
            let first = self.blocks.len();
            (self.inner, self.y, self.blank) = (Some(column), top, Some(0.0));
            self.content(cell, true, depth);
            let middle = cell.at(&["tcPr", "vAlign"]).and_then(Element::val);
            cells.push((first..self.blocks.len(), self.y, middle == Some("center")));
            end = end.zip(self.y).map(|(one, other)| one.max(other));
        }
        let end = match (top, ruling::height(row)) {
            (Some(top), Some((height, true))) => Some(top + height),
            (Some(top), Some((height, false))) => end.map(|end| end.max(top + height)),
            _ => end,
        };
        for (blocks, foot, _) in cells.into_iter().filter(|it| it.2) {
            let by = end.zip(foot).map(|(end, foot)| (end - foot) / 2.0 * POINT);
            for block in &mut self.blocks[blocks] {
                block.top = block.top.zip(by).map(|(y, by)| y + by);
                block.bottom = block.bottom.zip(by).map(|(y, by)| y + by);
            }
        }
        end
    }
}
