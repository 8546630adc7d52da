//! How a text file is encoded, and reading it as UTF-8 with plain line ends.
//!
//! Excel in China saves CSV as GB18030 (it says ANSI), newer ones offer UTF-8, "Unicode text" is UTF-16 with tabs.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, DecoderResult};

use crate::source::{BLOCK, fill};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Gb18030,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    fn rs(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Gb18030 => encoding_rs::GB18030,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
        }
    }
}

/// What the first pass counts, block by block.
pub(crate) struct Tally {
    utf8: Count,
    gb18030: Count,
    zeros: bool,
    encrypted: bool,
    /// The end of the block before, for a word across the border.
    tail: Vec<u8>,
}

/// How many characters beyond ASCII an encoding reads, and how many bytes it cannot.
struct Count {
    decoder: Decoder,
    good: u64,
    bad: u64,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            utf8: Count::new(Encoding::Utf8),
            gb18030: Count::new(Encoding::Gb18030),
            zeros: false,
            encrypted: false,
            tail: Vec::new(),
        }
    }
}

impl Tally {
    pub fn text(&mut self, bytes: &[u8]) {
        self.zeros |= bytes.contains(&0);
        self.utf8.add(bytes);
        // The costly decoder runs only once UTF-8 has failed; what it has missed was good in UTF-8.
        if self.utf8.bad > 0 {
            self.gb18030.add(bytes);
        }
    }

    /// Looks for the stream that a package with a password consists of.
    pub fn look_for_encryption(&mut self, bytes: &[u8]) {
        let word: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.tail.extend_from_slice(bytes);
        self.encrypted |= self.tail.windows(word.len()).any(|w| w == word);
        let keep = self.tail.len().saturating_sub(word.len());
        self.tail.drain(..keep);
    }

    pub fn encrypted(&self) -> bool {
        self.encrypted
    }

    /// UTF-8, unless more than one in ten of its characters is broken and GB18030 does better. A file with a few bad
    /// bytes stays what it is; the cells that hold them get a fault. Nothing if it is no text at all.
    pub fn encoding(&self) -> Option<Encoding> {
        let broken = |count: &Count| count.bad.saturating_mul(10) > count.good;
        if self.zeros {
            None
        } else if self.utf8.bad == 0 || !broken(&self.utf8) {
            Some(Encoding::Utf8)
        } else {
            (!broken(&self.gb18030)).then_some(Encoding::Gb18030)
        }
    }
}

impl Count {
    fn new(encoding: Encoding) -> Self {
        Self { decoder: encoding.rs().new_decoder_without_bom_handling(), good: 0, bad: 0 }
    }

    fn add(&mut self, mut bytes: &[u8]) {
        let mut out = [0u8; 8 << 10];
        while !bytes.is_empty() {
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(bytes, &mut out, false);
            // The first bytes of characters beyond ASCII.
            self.good += out[..written].iter().filter(|b| **b >= 0xC0).count() as u64;
            self.bad += u64::from(matches!(result, DecoderResult::Malformed(..)));
            bytes = &bytes[read..];
        }
    }
}

/// Inside a decoded text: the delimiter that stands for a full-width comma.
pub(crate) const WIDE_COMMA: u8 = 0x1F;
/// The last line, which no file has of its own: inside another record it says that a quotation mark never closed.
pub(crate) const END: &str = "\u{1e}";
/// The longest record that is read, in bytes: a cell of Excel holds 32,767 characters.
const LONGEST: u64 = 4 << 20;

/// Reads a text file as UTF-8: line ends become `\n`, the last line gets one and is followed by [`END`], other control
/// characters become spaces, and, if asked, full-width commas become [`WIDE_COMMA`]. Fails when a record does not end or
/// the limit is reached.
pub(crate) struct Decoded<R> {
    from: R,
    decoder: Decoder,
    wide: bool,
    block: Vec<u8>,
    text: String,
    out: Vec<u8>,
    at: usize,
    after_return: bool,
    last: u8,
    ended: bool,
    left: u64,
    in_record: u64,
}

/// Why [`Decoded`] stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stopped {
    TooLarge,
    EndlessRecord,
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Stopped {}

impl<R: Read> Decoded<R> {
    /// `limit` bytes are read at the most.
    pub fn new(from: R, encoding: Encoding, wide: bool, limit: u64) -> Self {
        Self {
            from,
            decoder: encoding.rs().new_decoder_with_bom_removal(),
            wide,
            block: vec![0; BLOCK],
            text: String::with_capacity(BLOCK * 3),
            out: Vec::new(),
            at: 0,
            after_return: false,
            last: b'\n',
            ended: false,
            left: limit,
            in_record: 0,
        }
    }

    /// Says that a record has ended, so that the next may be as long again.
    pub fn record_ended(&mut self) {
        self.in_record = 0;
    }

    fn refill(&mut self) -> io::Result<()> {
        self.out.clear();
        self.at = 0;
        while self.out.is_empty() && !self.ended {
            let len = fill(&mut self.from, &mut self.block)?;
            self.ended = len < self.block.len();
            let mut rest = &self.block[..len];
            loop {
                let (result, read, _) = self.decoder.decode_to_string(rest, &mut self.text, self.ended);
                rest = &rest[read..];
                plain(&self.text, self.wide, &mut self.after_return, &mut self.out);
                self.text.clear();
                if result == CoderResult::InputEmpty {
                    break;
                }
            }
            self.last = self.out.last().copied().unwrap_or(self.last);
            if self.ended {
                self.out.extend_from_slice(if self.last == b'\n' { b"" } else { b"\n" });
                self.out.extend_from_slice(END.as_bytes());
                self.out.push(b'\n');
            }
        }
        Ok(())
    }
}

fn plain(text: &str, wide: bool, after_return: &mut bool, out: &mut Vec<u8>) {
    for piece in text.split_inclusive(|c: char| c.is_control() || (wide && c == '，')) {
        let mut body = piece.chars();
        let end = body.next_back();
        let special = match end {
            Some('\n') if *after_return && piece.len() == 1 => None,
            Some('\n' | '\r') => Some(b'\n'),
            Some('\t') => Some(b'\t'),
            Some('，') if wide => Some(WIDE_COMMA),
            Some(c) if c.is_control() => Some(b' '),
            _ => {
                out.extend_from_slice(piece.as_bytes());
                *after_return = false;
                continue;
            }
        };
        out.extend_from_slice(body.as_str().as_bytes());
        out.extend(special);
        *after_return = end == Some('\r');
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.at == self.out.len() {
            self.refill()?;
        }
        let len = buf.len().min(self.out.len() - self.at);
        self.left = self.left.checked_sub(len as u64).ok_or_else(|| io::Error::other(Stopped::TooLarge))?;
        self.in_record += len as u64;
        if self.in_record > LONGEST {
            return Err(io::Error::other(Stopped::EndlessRecord));
        }
        buf[..len].copy_from_slice(&self.out[self.at..self.at + len]);
        self.at += len;
        Ok(len)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn guess(bytes: &[u8]) -> Option<Encoding> {
        let mut tally = Tally::default();
        bytes.chunks(7).for_each(|part| tally.text(part));
        tally.encoding()
    }

    fn read(bytes: &[u8], encoding: Encoding, wide: bool) -> String {
        let mut out = String::new();
        Decoded::new(bytes, encoding, wide, 1 << 20).read_to_string(&mut out).unwrap();
        out.strip_suffix("\u{1e}\n").unwrap().to_owned()
    }

    fn gb18030(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn utf8_unless_gb18030_reads_it_better() {
        let text = "楼宇名称,统一社会信用代码\n静安嘉里中心,91310000MA1FL0001X\n";
        assert_eq!(guess(text.as_bytes()), Some(Encoding::Utf8));
        assert_eq!(guess(b"name,code\n"), Some(Encoding::Utf8));
        assert_eq!(guess(&gb18030(text)), Some(Encoding::Gb18030));
        // Only one Chinese word, after many lines of ASCII.
        assert_eq!(guess(&gb18030(&format!("{}楼宇", "a,b\n".repeat(9_000)))), Some(Encoding::Gb18030));
        // 镕 and 㛃 are beyond GBK's first two bytes or in its extension.
        assert_eq!(read(&gb18030("朱镕㛃𠮷"), Encoding::Gb18030, false), "朱镕㛃𠮷\n");
        // A UTF-8 file with one bad byte is still UTF-8.
        let mut bad = text.repeat(3).into_bytes();
        bad[4] = 0xFF;
        assert_eq!(guess(&bad), Some(Encoding::Utf8));
        assert!(read(&bad, Encoding::Utf8, false).contains('\u{fffd}'));
        assert_eq!(guess(&[0x80, 0xFF, 0xFF, 0x80, 0xFF, 0xFF, 0xFF]), None);
        assert_eq!(guess(b"a\0b"), None);
    }

    #[test]
    fn line_ends_control_characters_and_marks() {
        assert_eq!(read(b"\xEF\xBB\xBFa\r\nb\rc\nd", Encoding::Utf8, false), "a\nb\nc\nd\n");
        assert_eq!(read("a\r\r\n\nb\x0bc\t1\n".as_bytes(), Encoding::Utf8, false), "a\n\n\nb c\t1\n");
        assert_eq!(read("一，二,三\n".as_bytes(), Encoding::Utf8, true), "一\u{1f}二,三\n");
        let utf16: Vec<u8> = "\u{feff}一\t二\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&utf16, Encoding::Utf16Be, false), "一\t二\n");
        assert_eq!(read(b"", Encoding::Utf8, false), "");
        // A line end across two blocks is one line end.
        let long = format!("{}\r\n{}", "x".repeat(BLOCK - 1), "y");
        assert_eq!(read(long.as_bytes(), Encoding::Utf8, false).lines().count(), 2);
    }

    #[test]
    fn a_record_without_an_end_and_a_file_beyond_the_limit_stop() {
        let why = |e: io::Error| e.into_inner().unwrap().downcast::<Stopped>().map(|s| *s).ok();
        let mut out = Vec::new();
        let endless = vec![b'x'; usize::try_from(LONGEST).unwrap() + BLOCK];
        let stopped = Decoded::new(endless.as_slice(), Encoding::Utf8, false, u64::MAX).read_to_end(&mut out);
        assert_eq!(why(stopped.unwrap_err()), Some(Stopped::EndlessRecord));
        let stopped = Decoded::new(endless.as_slice(), Encoding::Utf8, false, 1_000).read_to_end(&mut out);
        assert_eq!(why(stopped.unwrap_err()), Some(Stopped::TooLarge));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_as_text(bytes in proptest::collection::vec(any::<u8>(), 0..600), wide: bool) {
            for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be] {
                let text = read(&bytes, encoding, wide);
                prop_assert!(text.is_empty() || text.ends_with('\n'));
                prop_assert!(!text.contains('\r'));
            }
            let _ = guess(&bytes);
        }
    }
}
