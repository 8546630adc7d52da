//! What a file is, told by its first bytes. Names lie: many an `.xls` is a web page, many a `.csv` a workbook.

use crate::encoding::Encoding;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    Empty,
    /// A zip archive: a workbook, or another Office document, or just an archive.
    Zip,
    /// OLE2: Excel 97..2003, Word 97..2003, or a package with a password.
    OldExcel,
    Password,
    Image,
    Pdf,
    Rtf,
    /// HTML, MHTML or XML, whatever the name says.
    Markup,
    /// RAR, 7z, gzip.
    Archive,
    /// Text; its encoding, where a byte order mark tells it or the whole file was read.
    Text(Option<Encoding>),
    Unknown,
}

const SIGNATURES: &[(&[u8], FileKind)] = &[
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::OldExcel),
    // Excel 2..4, before OLE2.
    (b"\x09\x02\x06\x00", FileKind::OldExcel),
    (b"\x09\x04\x06\x00", FileKind::OldExcel),
    (b"\x89PNG", FileKind::Image),
    (b"\xFF\xD8\xFF", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"BM", FileKind::Image),
    (b"II*\x00", FileKind::Image),
    (b"MM\x00*", FileKind::Image),
    (b"RIFF", FileKind::Image),
    (b"%PDF", FileKind::Pdf),
    (b"{\\rtf", FileKind::Rtf),
    (b"Rar!", FileKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"\x1F\x8B", FileKind::Archive),
    (b"\xEF\xBB\xBF", FileKind::Text(Some(Encoding::Utf8))),
    (b"\xFF\xFE", FileKind::Text(Some(Encoding::Utf16Le))),
    (b"\xFE\xFF", FileKind::Text(Some(Encoding::Utf16Be))),
];

impl FileKind {
    pub fn of(head: &[u8]) -> Self {
        if head.is_empty() {
            return FileKind::Empty;
        }
        let signed = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)).map(|(_, kind)| *kind);
        match signed {
            // "BM" and "RIFF" are also words; a picture has a zero among its first bytes.
            Some(FileKind::Image) if head.starts_with(b"BM") && !head.iter().take(64).any(|b| *b == 0) => {
                FileKind::text(head)
            }
            Some(FileKind::Text(Some(Encoding::Utf8))) if is_markup(&head[3..]) => FileKind::Markup,
            Some(FileKind::Text(Some(wide))) if wide != Encoding::Utf8 => FileKind::wide(head, wide),
            Some(kind) => kind,
            None if head.get(4..8) == Some(b"ftyp".as_slice()) => FileKind::Image,
            None => FileKind::text(head),
        }
    }

    fn text(head: &[u8]) -> Self {
        match head {
            head if is_markup(head) => FileKind::Markup,
            head if head.contains(&0) => FileKind::Unknown,
            head if head.iter().all(u8::is_ascii_whitespace) && head.len() < 1024 => FileKind::Empty,
            _ => FileKind::Text(None),
        }
    }

    fn wide(head: &[u8], encoding: Encoding) -> Self {
        let ascii: Vec<u8> = head.iter().skip(2).copied().filter(|b| *b != 0).collect();
        if is_markup(&ascii) { FileKind::Markup } else { FileKind::Text(Some(encoding)) }
    }
}

/// A cell never begins with an angle bracket and a letter; a page saved as `.xls` always does.
fn is_markup(head: &[u8]) -> bool {
    let text = head.trim_ascii_start();
    let tag = text.first() == Some(&b'<') && text.get(1).is_some_and(|b| b.is_ascii_alphabetic() || b"!?".contains(b));
    tag || text.get(..13).is_some_and(|t| t.eq_ignore_ascii_case(b"MIME-Version:"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;

    #[test]
    fn kinds_by_their_first_bytes() {
        let utf16: Vec<u8> = "\u{feff}<table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let table: &[(&[u8], FileKind)] = &[
            (b"", FileKind::Empty),
            (b"\r\n  \n", FileKind::Empty),
            (b"PK\x03\x04....", FileKind::Zip),
            (fixtures::OLE, FileKind::OldExcel),
            (fixtures::PNG, FileKind::Image),
            (b"\xFF\xD8\xFF\xE0\x00\x10JFIF", FileKind::Image),
            (b"BM\x36\x00\x00\x00\x00\x00", FileKind::Image),
            (b"BMW\xE5\xA4\xA7\xE5\x8E\xA6,1", FileKind::Text(None)),
            (b"\x00\x00\x00\x18ftypheic", FileKind::Image),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"{\\rtf1\\ansi", FileKind::Rtf),
            (b"Rar!\x1a\x07", FileKind::Archive),
            (b"\n <html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", FileKind::Markup),
            (b"\xEF\xBB\xBF<!DOCTYPE html>", FileKind::Markup),
            (b"<?xml version=\"1.0\"?><Workbook>", FileKind::Markup),
            (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", FileKind::Markup),
            (utf16.as_slice(), FileKind::Markup),
            (b"\xEF\xBB\xBFname,code", FileKind::Text(Some(Encoding::Utf8))),
            (b"name,code\n1,2", FileKind::Text(None)),
            (b"<5,10>", FileKind::Text(None)),
            (b"\x7fELF\x02\x01\x01\x00\x00", FileKind::Unknown),
        ];
        for (bytes, kind) in table {
            assert_eq!(FileKind::of(bytes), *kind, "{bytes:?}");
        }
    }
}
