//! Where a sheet comes from and how much of it may be read.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read, Seek, SeekFrom},
    path::PathBuf,
};

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use crate::{SheetError, encoding::Tally, kind::FileKind};

/// A file to import. Clones are cheap and can be opened again: a write may run twice.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file on this machine: the command line.
    File(PathBuf),
    /// An uploaded file with the name it was sent under.
    Bytes { name: String, bytes: Bytes },
}

/// How much of a file may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rows below the header.
    pub rows: u32,
    /// Bytes after unpacking (XLSX) or decoding (CSV).
    pub unpacked: u64,
}

impl Limits {
    /// For files that people upload.
    pub const WEB: Limits = Limits { rows: 200_000, unpacked: 300 << 20 };
    /// For the operator's own files: as many rows as there are, up to 4 GB.
    pub const CLI: Limits = Limits { rows: u32::MAX, unpacked: 4 << 30 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::WEB
    }
}

/// An open source.
pub(crate) enum Handle {
    File(BufReader<File>),
    Bytes(Cursor<Bytes>),
}

impl Source {
    /// The file's name, for messages.
    pub fn name(&self) -> String {
        match self {
            Source::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Source::Bytes { name, .. } => name.clone(),
        }
    }

    pub(crate) fn open(&self) -> Result<Handle, SheetError> {
        Ok(match self {
            Source::File(path) => Handle::File(BufReader::with_capacity(BLOCK, File::open(path)?)),
            Source::Bytes { bytes, .. } => Handle::Bytes(Cursor::new(bytes.clone())),
        })
    }
}

impl Read for Handle {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Handle::File(file) => file.read(buf),
            Handle::Bytes(bytes) => bytes.read(buf),
        }
    }
}

impl Seek for Handle {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        match self {
            Handle::File(file) => file.seek(pos),
            Handle::Bytes(bytes) => bytes.seek(pos),
        }
    }
}

/// How much is read at a time.
pub(crate) const BLOCK: usize = 64 << 10;

/// What the first pass over a file finds out: its digest and what it is, told by its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    pub digest: [u8; 32],
    pub kind: FileKind,
}

/// Reads the file once, in blocks: SHA-256, the kind by its first bytes, and for a text how it is encoded.
pub(crate) fn inspect(source: &Source) -> Result<Facts, SheetError> {
    let mut handle = source.open()?;
    let mut sha = Sha256::new();
    let mut block = vec![0; BLOCK];
    let mut kind: Option<FileKind> = None;
    let mut tally = Tally::default();
    loop {
        let len = fill(&mut handle, &mut block)?;
        let bytes = &block[..len];
        sha.update(bytes);
        match kind.get_or_insert_with(|| FileKind::of(bytes)) {
            FileKind::Text(_) => tally.text(bytes),
            FileKind::OldExcel => tally.look_for_encryption(bytes),
            _ => {}
        }
        if len < BLOCK {
            break;
        }
    }
    let kind = match kind.unwrap_or(FileKind::Empty) {
        FileKind::Text(None) => tally.encoding().map_or(FileKind::Unknown, |e| FileKind::Text(Some(e))),
        FileKind::OldExcel if tally.encrypted() => FileKind::Password,
        kind => kind,
    };
    Ok(Facts { digest: sha.finalize().into(), kind })
}

/// Fills `block` as far as there are bytes.
pub(crate) fn fill(from: &mut impl Read, block: &mut [u8]) -> io::Result<usize> {
    let mut len = 0;
    while len < block.len() {
        match from.read(&mut block[len..]) {
            Ok(0) => break,
            Ok(n) => len += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{encoding::Encoding, fixtures};

    #[test]
    fn the_kind_is_told_by_the_content_and_the_digest_covers_the_whole_file() {
        let long = "楼宇名称,地址\n".repeat(20_000);
        let facts = inspect(&fixtures::named("photo.png", long.as_bytes())).unwrap();
        assert_eq!(facts.kind, FileKind::Text(Some(Encoding::Utf8)));
        assert_eq!(facts.digest, <[u8; 32]>::from(Sha256::digest(long.as_bytes())));
        let path = std::env::temp_dir().join(format!("loushi-imports-{}.csv", std::process::id()));
        std::fs::write(&path, &long).unwrap();
        assert_eq!(inspect(&Source::File(path.clone())).unwrap(), facts);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(inspect(&Source::File(path)).unwrap_err(), SheetError::NotReadable);
    }

    #[test]
    fn an_old_workbook_with_a_password_is_told_from_one_without() {
        let mut ole = fixtures::OLE.to_vec();
        assert_eq!(inspect(&fixtures::named("a.xls", &ole)).unwrap().kind, FileKind::OldExcel);
        // The name of the stream lies across the border of two blocks.
        ole.resize(BLOCK - 9, 0);
        ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        ole.resize(BLOCK * 2, 0);
        assert_eq!(inspect(&fixtures::named("a.xlsx", &ole)).unwrap().kind, FileKind::Password);
    }
}
