//! States the measures of a face as PDF wants them.

use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::os2::SelectionFlags;
use skrifa::{FontRef, MetadataProvider};

/// The measures that a PDF font descriptor states, in 1/1000 em (PDF 1.7, 9.8).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Descriptor {
    /// Height above the baseline.
    pub ascent: i32,
    /// Depth below the baseline, negative.
    pub descent: i32,
    /// Height of capital letters.
    pub cap_height: i32,
    /// Left, bottom, right and top of the box around all glyphs.
    pub bbox: [i32; 4],
    /// Lean in whole degrees, negative to the right; 0 for upright faces.
    pub italic_angle: i32,
    /// Thickness of upright stems, estimated from the weight.
    pub stem_v: i32,
    /// The descriptor's flags: fixed pitch 1, serif 2, symbolic 4, italic 64. A face
    /// addressed by glyph index is symbolic.
    pub flags: u32,
}

impl Descriptor {
    /// What the face's tables say, or the usual where they say nothing.
    pub(super) fn of(font: &FontRef<'_>, units_per_em: u16) -> Self {
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let scaled = |units: f32| thousandths(whole(units), units_per_em);
        // Some faces state a positive descent by mistake (FandolSong does).
        let descent = -scaled(metrics.descent).abs();
        let ascent = scaled(metrics.ascent).abs();
        let os2 = font.os2().ok();
        let weight = os2.as_ref().map_or(400, |os2| i32::from(os2.us_weight_class()));
        let italic = metrics.italic_angle != 0.0
            || os2
                .as_ref()
                .is_some_and(|os2| os2.fs_selection().contains(SelectionFlags::ITALIC));
        let family_class = os2.as_ref().map_or(0, |os2| os2.s_family_class() >> 8);
        let bounds = metrics.bounds.unwrap_or_default();
        let mut flags = 4;
        flags |= u32::from(metrics.is_monospace);
        flags |= if (1..=7).contains(&family_class) { 2 } else { 0 };
        flags |= if italic { 64 } else { 0 };
        Self {
            ascent,
            descent,
            cap_height: metrics.cap_height.map_or(0, scaled).max(0),
            bbox: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(scaled),
            italic_angle: whole(metrics.italic_angle),
            stem_v: 10 + 220 * (weight.clamp(50, 950) - 50) / 900,
            flags,
        }
    }
}

/// Font units in 1/1000 em, rounded half away from zero.
pub(super) fn thousandths(units: i32, units_per_em: u16) -> i32 {
    let em = i64::from(units_per_em);
    let scaled = i64::from(units) * 1000;
    let half = if scaled < 0 { -em / 2 } else { em / 2 };
    i32::try_from((scaled + half) / em).unwrap_or(0)
}

#[expect(clippy::cast_possible_truncation, reason = "measures of a font are 16-bit")]
fn whole(units: f32) -> i32 {
    units.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_rounded_half_away_from_zero() {
        assert_eq!(thousandths(1024, 2048), 500);
        assert_eq!(thousandths(1, 2000), 1);
        assert_eq!(thousandths(-1, 2000), -1);
    }
}
