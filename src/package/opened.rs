//! Opens a package that anybody may have made, without unpacking anything anywhere.
//!
//! A zip file of `submit` has one form only ([`super::archive`]). What differs from it is
//! named as plainly as can be: hostile things by their kind, anything else as a difference.
//! Nothing is ever decompressed, so that time and memory are bounded by the file's length.

use std::collections::BTreeMap;

use super::{File, archive, name};
use crate::value::Date;

/// Bytes of a package at most; one of a thousand items has about 20 million.
pub const MAX_BYTES: usize = 128 << 20;

/// Files of a package at most.
pub const MAX_FILES: usize = 64;

/// Bytes of [`name::MANIFEST`] and of [`name::SUMS`] at most.
pub const MAX_LIST: usize = 4 << 20;

/// The files of a package.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// The name of its folder.
    pub name: String,
    /// The day that all files of a zip have; a folder says none.
    pub day: Option<Date>,
    /// In the order of the package.
    pub files: Vec<File>,
}

/// Reads a package from the files of a folder of this name, in any order.
///
/// # Errors
/// What cannot be the folder of a package, in words.
pub fn from_folder(folder: String, mut files: Vec<File>) -> Result<Opened, Vec<String>> {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let mut faults: Vec<String> = names.iter().filter_map(|it| bad_name(it)).collect();
    faults.extend(doubled(&names));
    faults.extend(too_many(files.len()));
    if !faults.is_empty() {
        return Err(faults);
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Opened { name: folder, day: None, files })
}

/// Reads a package from the bytes of a zip file.
///
/// # Errors
/// What is not as `submit` writes it, in words.
pub fn from_zip(bytes: &[u8]) -> Result<Opened, Vec<String>> {
    let one = |fault: &str| vec![fault.to_owned()];
    let entries = entries(bytes).map_err(|fault| vec![fault])?;
    let mut faults: Vec<String> = entries.iter().flat_map(|it| it.faults()).collect();
    faults.extend(misplaced(bytes, &entries));
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut folders = entries.iter().map(|entry| entry.path().0);
    let folder = folders.next().unwrap_or_default().to_owned();
    if folders.any(|other| other != folder) {
        return Err(one("里的文件不在同一个文件夹里"));
    }
    let names: Vec<&str> = entries.iter().map(|entry| entry.path().1).collect();
    faults.extend(doubled(&names));
    if !faults.is_empty() {
        return Err(faults);
    }
    let file = |entry: &Entry<'_>| File {
        name: entry.path().1.to_owned(),
        bytes: bytes[entry.data.clone()].to_vec(),
    };
    let files: Vec<File> = entries.iter().map(file).collect();
    let time = entries.first().map_or(0, |entry| entry.time);
    let Some(day) = day(time) else { return Err(one("里文件的日期不对")) };
    match archive::write(&folder, day, &files) {
        Ok(same) if same == bytes => Ok(Opened { name: folder, day: Some(day), files }),
        Ok(same) => Err(vec![difference(bytes, &same, &entries)]),
        Err(_) => Err(one("里的文件太多或太大")),
    }
}

/// Where a zip file begins to differ from the one that its files give.
fn difference(bytes: &[u8], same: &[u8], entries: &[Entry<'_>]) -> String {
    let equal = bytes.iter().zip(same).take_while(|(one, other)| one == other).count();
    let around =
        entries.iter().find(|entry| entry.header <= equal && equal < entry.data.end);
    match around {
        Some(entry) => {
            format!("里“{}”的说明被改过（从第 {} 个字节起）", entry.path().1, equal + 1)
        }
        None => format!("的目录部分被改过（从第 {} 个字节起）", equal + 1),
    }
}

fn bad_name(name: &str) -> Option<String> {
    name::fault(name).map(|fault| format!("里的文件名“{}”{fault}", shown(name)))
}

fn too_many(count: usize) -> Option<String> {
    (count > MAX_FILES).then(|| format!("里有 {count} 个文件，多得不像报送包"))
}

/// Names that some system takes for one.
fn doubled(names: &[&str]) -> Vec<String> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for name in names {
        match known.insert(name::key(name), name) {
            Some(first) if first == *name => {
                found.push(format!("里有两个文件都叫“{}”", shown(name)));
            }
            Some(first) => found.push(format!(
                "里“{}”和“{}”的文件名只差大小写或写法，有的电脑会当成一个",
                shown(first),
                shown(name)
            )),
            None => {}
        }
    }
    found
}

/// A name as a message may show it: what cannot be seen is named, what is long is cut.
fn shown(name: &str) -> String {
    let visible = |char: char| match char {
        _ if name::is_visible(char) => char.to_string(),
        _ => format!("<U+{:04X}>", u32::from(char)),
    };
    name.chars().take(80).map(visible).collect()
}

/// An entry, by what the list at the end of the zip says of it.
struct Entry<'a> {
    path: &'a str,
    flags: u16,
    method: u16,
    time: u32,
    crc: u32,
    packed: u32,
    size: u32,
    mode: u32,
    /// Where its own header begins.
    header: usize,
    /// Its bytes, as far as its own header says.
    data: std::ops::Range<usize>,
}

/// An entry whose content is encrypted.
const ENCRYPTED: u16 = 1;
/// An entry whose lengths come after its content.
const LENGTHS_LATER: u16 = 1 << 3;

impl Entry<'_> {
    /// The folder and the name in it.
    fn path(&self) -> (&str, &str) {
        self.path.split_once('/').unwrap_or(("", self.path))
    }

    fn faults(&self) -> Vec<String> {
        const KIND: u32 = 0o170_000;
        const LINK: u32 = 0o120_000;
        const FILE: u32 = 0o100_000;
        let (folder, file) = self.path();
        let shown = shown(self.path);
        let mut faults = Vec::new();
        if self.path.starts_with(['/', '\\']) || name::fault(folder).is_some() {
            let fault = name::fault(self.path).unwrap_or("不在一个文件夹里");
            faults.push(format!("里的文件名“{shown}”{fault}"));
        } else if self.path.ends_with('/') {
            faults.push(format!("里多了文件夹“{shown}”"));
        } else if let Some(fault) = name::fault(file) {
            faults.push(format!("里的文件名“{shown}”{fault}"));
        }
        if self.mode & KIND == LINK {
            faults.push(format!("里的“{shown}”不是文件，是通向别处的链接"));
        } else if !matches!(self.mode & KIND, 0 | FILE) {
            faults.push(format!("里的“{shown}”不是文件"));
        }
        if self.flags & ENCRYPTED != 0 {
            faults.push(format!("里的“{shown}”加了密码"));
        } else if self.method != 0 {
            faults.push(format!(
                "里的“{shown}”是压缩过的，不是 submit 写出的样子，没有解开"
            ));
        } else if self.packed != self.size || self.flags & LENGTHS_LATER != 0 {
            faults.push(format!("里“{shown}”的长度前后说得不一样"));
        }
        faults
    }
}

/// Reads the list at the end.
fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, String> {
    const END: &[u8] = b"PK\x05\x06";
    const END_LENGTH: usize = 22;
    const FAULTY: &str = "的目录部分已损坏，或者没有传完整";
    if bytes.len() > MAX_BYTES {
        return Err(format!("超过 {} MB，大得不像报送包", MAX_BYTES >> 20));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err("不是 zip 文件".to_owned());
    }
    let tail = bytes.len().saturating_sub(END_LENGTH + usize::from(u16::MAX));
    let found = bytes[tail..].windows(END.len()).rposition(|window| window == END);
    let Some(end) = found.map(|at| tail + at) else {
        return Err("没有传完整，缺了结尾".to_owned());
    };
    if end + END_LENGTH != bytes.len() {
        let whole = end + END_LENGTH < bytes.len();
        let fault = if whole {
            "的结尾后面多了东西"
        } else {
            "没有传完整，缺了结尾"
        };
        return Err(fault.to_owned());
    }
    let mut reader = Bytes { bytes, at: end + END.len() };
    let (disk, first_disk) = (reader.u16(), reader.u16());
    let (count, total) = (reader.u16(), reader.u16());
    let (length, start) = (reader.u32(), reader.u32());
    let (Some(count), Some(length), Some(start)) = (count, length, start) else {
        return Err(FAULTY.to_owned());
    };
    if (disk, first_disk, total) != (Some(0), Some(0), Some(count)) {
        return Err("是分卷的，或者目录前后说得不一样".to_owned());
    }
    if let Some(fault) = too_many(usize::from(count)) {
        return Err(fault);
    }
    if start as usize + length as usize != end {
        return Err(FAULTY.to_owned());
    }
    let mut reader = Bytes { bytes: &bytes[..end], at: start as usize };
    let mut entries = Vec::new();
    for _ in 0..count {
        entries.push(reader.entry(bytes).ok_or_else(|| FAULTY.to_owned())??);
    }
    if reader.at != end {
        return Err(FAULTY.to_owned());
    }
    if entries.is_empty() {
        return Err("里没有文件".to_owned());
    }
    Ok(entries)
}

/// Bytes that are read in order.
struct Bytes<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// An entry of the list; `None` where it is cut off.
    fn entry(&mut self, whole: &'a [u8]) -> Option<Result<Entry<'a>, String>> {
        if self.take(4)? != b"PK\x01\x02" {
            return None;
        }
        // The versions that made it and that it needs.
        self.take(4)?;
        let (flags, method) = (self.u16()?, self.u16()?);
        let (time, crc) = (self.u32()?, self.u32()?);
        let (packed, size) = (self.u32()?, self.u32()?);
        let (name, extra, comment) = (self.u16()?, self.u16()?, self.u16()?);
        // The disk it begins on, and what the system that made it thought it was.
        self.take(4)?;
        let mode = self.u32()? >> 16;
        let header = self.u32()? as usize;
        let path = self.take(usize::from(name))?;
        self.take(usize::from(extra))?;
        self.take(usize::from(comment))?;
        let Ok(path) = std::str::from_utf8(path) else {
            return Some(Err("里有文件名不是 UTF-8 编码".to_owned()));
        };
        let data = own_data(whole, header, packed).unwrap_or(0..0);
        let entry =
            Entry { path, flags, method, time, crc, packed, size, mode, header, data };
        Some(Ok(entry))
    }
}

/// Where the content lies of the entry whose own header begins here.
fn own_data(bytes: &[u8], header: usize, length: u32) -> Option<std::ops::Range<usize>> {
    let mut reader = Bytes { bytes, at: header };
    if reader.take(4)? != b"PK\x03\x04" {
        return None;
    }
    reader.take(22)?;
    let (name, extra) = (reader.u16()?, reader.u16()?);
    reader.take(usize::from(name) + usize::from(extra))?;
    let start = reader.at;
    reader.take(length as usize)?;
    Some(start..reader.at)
}

/// Entries that lie over each other, leave room between them, or have other bytes than
/// their sum of check says.
fn misplaced(bytes: &[u8], entries: &[Entry<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut at = 0;
    for entry in entries {
        let shown = shown(entry.path);
        if entry.data == (0..0) {
            faults.push(format!("里“{shown}”已损坏，或者没有传完整"));
            continue;
        }
        let overlaps = entry.header < at;
        if overlaps {
            faults.push(format!("里“{shown}”和别的文件叠在一起"));
        } else if entry.header > at {
            faults.push(format!("里“{shown}”前面夹带了别的东西"));
        }
        at = entry.data.end;
        let stored = entry.method == 0 && entry.flags & ENCRYPTED == 0;
        // Bytes that lie under many entries are not summed up many times.
        let sum = || crc32fast::hash(&bytes[entry.data.clone()]);
        if stored && !overlaps && sum() != entry.crc {
            faults.push(format!("里“{shown}”的内容与校验码（CRC）不符，已损坏或被改过"));
        }
    }
    faults
}

/// The day of a time as zip files write it.
fn day(time: u32) -> Option<Date> {
    let date = time >> 16;
    let part = |value: u32| i8::try_from(value).ok();
    let year = i16::try_from(1980 + (date >> 9)).ok()?;
    Date::new(year, part(date >> 5 & 0xF)?, part(date & 0x1F)?)
}
