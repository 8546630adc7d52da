//! Counts the tags of an XML file that goes by in blocks, without understanding it: a tag in a comment counts as well,
//! so that nothing can hide from the count.

use crate::{Limits, SheetError};

/// The longest stretch from one `<` to the next: a cell of Excel holds 32,767 characters.
const LONGEST: u64 = 1 << 20;
/// The most entries of a kind of which no workbook has many: names, sheets, formats, fonts.
const MOST_FEW: u64 = 200_000;
/// Styles are copied for each format that uses them: what the copies may weigh together.
const STYLE_BYTES: u64 = 64 << 20;
/// Memory that one shared string takes beside its text.
const STRING_BYTES: u64 = 64;

#[derive(Default)]
pub(crate) struct Scan {
    /// Shared strings.
    strings: u64,
    /// Cell formats.
    formats: u64,
    few: u64,
    /// Merged cells.
    pub merged: u64,
    /// It is one of the parts that the reader keeps in memory or walks through.
    ours: bool,
    /// The longest stretch between two `<`, and the same without the root of a style sheet, which is long by nature.
    longest: u64,
    longest_inner: u64,
    stretch: u64,
    name: Vec<u8>,
    in_name: bool,
    root: bool,
    /// Looks for `uniqueCount`, once a list of shared strings has begun.
    count: Option<UniqueCount>,
}

impl Scan {
    pub fn feed(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (part, after) = if self.in_name { self.name(rest) } else { self.between(rest) };
            if let Some(count) = &mut self.count {
                count.feed(part);
            }
            self.stretch += part.len() as u64;
            rest = after;
        }
    }

    /// Reads on to the next `<`, which begins a name.
    fn between<'b>(&mut self, rest: &'b [u8]) -> (&'b [u8], &'b [u8]) {
        let Some(at) = rest.iter().position(|b| *b == b'<') else {
            return (rest, &[]);
        };
        self.close(at as u64);
        self.in_name = true;
        self.name.clear();
        rest.split_at(at + 1)
    }

    fn close(&mut self, more: u64) {
        let stretch = self.stretch + more;
        self.longest = self.longest.max(stretch);
        if !self.root {
            self.longest_inner = self.longest_inner.max(stretch);
        }
        self.stretch = 0;
    }

    /// Reads on to the end of a name.
    fn name<'b>(&mut self, rest: &'b [u8]) -> (&'b [u8], &'b [u8]) {
        let end = rest.iter().position(|b| b.is_ascii_whitespace() || b"/><".contains(b));
        let part = &rest[..end.unwrap_or(rest.len())];
        self.name.extend_from_slice(&part[..part.len().min(64_usize.saturating_sub(self.name.len()))]);
        if end.is_some() {
            self.in_name = false;
            self.count_name();
        }
        rest.split_at(part.len())
    }

    fn count_name(&mut self) {
        let local = self.name.rsplit(|b| *b == b':').next().unwrap_or_default();
        self.root = false;
        match local {
            b"si" => self.strings += 1,
            b"sst" => {
                self.ours = true;
                self.count.get_or_insert_default();
            }
            b"xf" => self.formats += 1,
            b"styleSheet" => (self.ours, self.root) = (true, true),
            b"mergeCell" => self.merged += 1,
            b"sheetData" | b"workbook" | b"Relationships" => self.ours = true,
            b"definedName" | b"sheet" | b"Relationship" | b"numFmt" | b"font" | b"fill" | b"border" => self.few += 1,
            _ => {}
        }
    }

    /// Refuses what would take more memory than `limits` allow.
    pub fn check(&self, limits: Limits) -> Result<(), SheetError> {
        let declared = self.count.as_ref().map_or(0, |count| count.most);
        let strings = self.strings.max(declared).saturating_mul(STRING_BYTES);
        let styles = self.formats.saturating_mul(self.longest_inner);
        let heavy = strings > limits.unpacked
            || self.few.max(self.formats) > MOST_FEW
            || (self.formats > 0 && styles > STYLE_BYTES)
            || (self.ours && self.longest.max(self.stretch) > LONGEST);
        if heavy { Err(SheetError::Bomb) } else { Ok(()) }
    }
}

/// Finds every `uniqueCount="123"`: the reader makes room for so many strings before it reads one.
#[derive(Default)]
struct UniqueCount {
    most: u64,
    matched: usize,
    number: Option<u64>,
}

const WORD: &[u8] = b"uniqueCount";

impl UniqueCount {
    fn feed(&mut self, bytes: &[u8]) {
        for b in bytes {
            if self.matched < WORD.len() {
                // The word stands after a space, so a match that fails need not be taken up in its middle.
                self.matched = if *b == WORD[self.matched] { self.matched + 1 } else { usize::from(*b == WORD[0]) };
            } else if b.is_ascii_digit() {
                let number = self.number.unwrap_or(0).saturating_mul(10).saturating_add(u64::from(b - b'0'));
                self.number = Some(number);
                self.most = self.most.max(number);
            } else if self.number.is_some() || !(b.is_ascii_whitespace() || b"=\"'".contains(b)) {
                (self.matched, self.number) = (0, None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(text: &str, block: usize) -> Scan {
        let mut scan = Scan::default();
        text.as_bytes().chunks(block).for_each(|part| scan.feed(part));
        scan
    }

    #[test]
    fn tags_are_counted_across_blocks_and_prefixes() {
        let text =
            "<?xml version=\"1.0\"?><x:sst count='9' uniqueCount = '12'><si><t>a</t></si><x:si/><si\n></si></x:sst>";
        for block in [1, 2, 3, 7, 1_000] {
            let scan = scan(text, block);
            assert_eq!((scan.strings, scan.count.as_ref().map(|c| c.most)), (3, Some(12)), "{block}");
            assert!(scan.ours && scan.check(Limits::WEB).is_ok());
        }
        assert_eq!(scan("<mergeCells><mergeCell ref='A1:A2'/></mergeCells>", 5).merged, 1);
        assert_eq!(scan("<styleSheet><cellXfs><xf/><xf/></cellXfs></styleSheet>", 5).formats, 2);
    }

    #[test]
    fn a_hidden_or_split_count_is_found() {
        for text in
            ["<sst a='<b>' uniqueCount='88'>", "<sst uniqueCount   =\n\"0088\">", "<!-- <sst --> uniqueCount='88'"]
        {
            assert_eq!(scan(text, 4).count.map(|c| c.most), Some(88), "{text}");
        }
        let huge = scan("<sst uniqueCount='99999999999999999999999'>", 9);
        assert_eq!(huge.check(Limits::CLI), Err(SheetError::Bomb));
    }

    #[test]
    fn one_endless_token_is_refused_only_in_a_part_that_is_read() {
        let long = "x".repeat(2 << 20);
        assert_eq!(scan(&format!("<sheetData><c>{long}</c>"), 4096).check(Limits::WEB), Err(SheetError::Bomb));
        assert_eq!(scan(&format!("<workbook>{long}"), 4096).check(Limits::WEB), Err(SheetError::Bomb));
        assert_eq!(scan(&format!("<svg>{long}</svg>"), 4096).check(Limits::WEB), Ok(()));
    }
}
