//! A package as one zip file: the same files give the same bytes, whoever writes them.
//!
//! Files are stored, not compressed: papers are compressed inside already, a stored file has
//! one form whatever library wrote it, and who opens the zip unpacks nothing. Names are
//! UTF-8 with the flag that says so, by which Windows, WPS and `unzip` show them rightly.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::File;
use crate::value::Date;

/// The package of this name as a zip file: a folder of the name with the files in it, all
/// of the same day.
///
/// # Errors
/// When the files are more than a zip file can hold.
pub fn write(name: &str, day: Date, files: &[File]) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(midnight(day))
        .unix_permissions(0o644)
        .large_file(false);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let started = archive.start_file(format!("{name}/{}", file.name), options);
        started.map_err(|error| error.to_string())?;
        archive.write_all(&file.bytes).map_err(|error| error.to_string())?;
    }
    let written = archive.finish().map_err(|error| error.to_string())?;
    Ok(written.into_inner())
}

/// The first moment of a day; the earliest that a zip file knows before 1980.
fn midnight(day: Date) -> DateTime {
    let parts = (|| {
        let year = u16::try_from(day.year()).ok()?;
        let month = u8::try_from(day.month()).ok()?;
        let day = u8::try_from(day.day()).ok()?;
        DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok()
    })();
    parts.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::sha256;
    use super::*;

    #[test]
    fn the_form_of_the_zip_is_the_same_for_ever() {
        let files = [
            File { name: "报告.pdf".to_owned(), bytes: b"%PDF".to_vec() },
            File { name: "SHA256SUMS".to_owned(), bytes: Vec::new() },
        ];
        let bytes = write("包", Date::new(2024, 1, 10).unwrap(), &files).unwrap();
        // A package that was filed must verify with every later version: when this hash
        // changes, `verify` refuses all packages that were made before.
        assert_eq!(
            sha256(&bytes),
            "09c2507c3b9c817045f3300fa9139b56124d01f4fca19e202d9001b9028692d6"
        );
    }
}
