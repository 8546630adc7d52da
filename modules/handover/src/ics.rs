//! A calendar file (RFC 5545) of whole days, for the calendar that somebody keeps elsewhere.

use kernel::Date;

/// A day with what happens on it.
pub struct Day {
    pub on: Date,
    pub title: String,
    pub detail: String,
    pub link: String,
}

/// Octets of a line before it is folded.
const LINE: usize = 75;

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// One line, folded after 75 octets and never within a character.
fn push(out: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The file. `uid` makes its entries the same ones when it is fetched again.
pub fn file(name: &str, uid: &str, stamp: Date, days: &[Day]) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Loushi//Handover//ZH", "CALSCALE:GREGORIAN"] {
        push(&mut out, line);
    }
    push(&mut out, &format!("X-WR-CALNAME:{}", escape(name)));
    for (n, day) in days.iter().enumerate() {
        push(&mut out, "BEGIN:VEVENT");
        push(&mut out, &format!("UID:{uid}-{n}"));
        push(&mut out, &format!("DTSTAMP:{}T000000Z", compact(stamp)));
        push(&mut out, &format!("DTSTART;VALUE=DATE:{}", compact(day.on)));
        push(&mut out, &format!("DTEND;VALUE=DATE:{}", compact(day.on.plus_days(1))));
        push(&mut out, &format!("SUMMARY:{}", escape(&day.title)));
        if !day.detail.is_empty() {
            push(&mut out, &format!("DESCRIPTION:{}", escape(&day.detail)));
        }
        if !day.link.is_empty() {
            push(&mut out, &format!("URL:{}", day.link));
        }
        push(&mut out, "END:VEVENT");
    }
    push(&mut out, "END:VCALENDAR");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_an_entry_and_long_lines_are_folded_between_characters() {
        let on: Date = "2026-12-31".parse().unwrap();
        let title = "议事会，第 4 次; 带,逗号".repeat(6);
        let text = file("交接", "hnd", on, &[Day { on, title, detail: "三\n行".into(), link: "/x".into() }]);
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), "{text}");
        assert!(text.contains("DESCRIPTION:三\\n行\r\n"));
        assert!(text.lines().all(|l| l.len() <= LINE), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("第 4 次\\; 带\\,逗号"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }
}
