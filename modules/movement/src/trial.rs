//! A file of moves, tried out: what a cell means, and what a row makes of a firm's tenancies.

use imports::{CellNote, Change, Severity};
use kernel::{BuildingId, Date, FloorId, OrganisationId, Text};
use registry::api::{self as registry_api, Entry, Tenancy, TenancyId};

use crate::T;

/// In or out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    In,
    Out,
}

impl Way {
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim().to_lowercase().as_str() {
            "入驻" | "迁入" | "搬入" | "新入驻" | "进驻" | "进" | "入" | "in" | "move in" | "move-in" => {
                Way::In
            }
            "迁出" | "搬出" | "退租" | "搬离" | "离开" | "撤离" | "出" | "out" | "move out" | "move-out" => {
                Way::Out
            }
            _ => return None,
        })
    }
}

/// The tenancies of a firm in a building as the file has made them so far.
pub struct Trial {
    pub tenancies: Vec<Tenancy>,
    pub all: Vec<FloorId>,
}

/// A row as it was understood.
pub struct Read {
    pub organisation: OrganisationId,
    pub building: BuildingId,
    pub way: Way,
    /// One entry `None` for the whole building, or for every floor that is left.
    pub floors: Vec<Option<FloorId>>,
    pub date: Option<Date>,
    pub area: Option<i64>,
    pub headcount: Option<i64>,
}

/// What is found about one row, collected.
#[derive(Default)]
pub struct Notes(pub Vec<CellNote>);

impl Notes {
    pub fn error(&mut self, column: &'static str, reason: Text) {
        self.0.push(CellNote { column, severity: Severity::Error, reason });
    }

    pub fn warn(&mut self, column: &'static str, reason: Text) {
        self.0.push(CellNote { column, severity: Severity::Warning, reason });
    }

    pub fn is_wrong(&self) -> bool {
        self.0.iter().any(|n| n.severity == Severity::Error)
    }
}

impl Trial {
    /// Tries a move-in; answers whether anything is new, and what changes of what is known.
    pub fn enter(&mut self, read: &Read, today: Date, notes: &mut Notes) -> (bool, Vec<Change>) {
        let from = read.date.unwrap_or(today);
        let (mut new, mut changes) = (false, Vec::new());
        for floor in &read.floors {
            let entry = match registry_api::enter(&self.tenancies, *floor, from, None) {
                Ok(entry) => entry,
                Err(refusal) => {
                    notes.error("date", kernel::Refusal::sentence(&refusal));
                    continue;
                }
            };
            let id = match entry {
                Entry::New => {
                    new = true;
                    self.tenancies.push(Tenancy {
                        id: TenancyId::new(today.at(0, 0)),
                        organisation: read.organisation,
                        building: read.building,
                        floor: *floor,
                        from_on: from,
                        until_on: None,
                        stage: registry_api::first_stage(from, None, today),
                        area: read.area,
                        headcount: read.headcount,
                    });
                    continue;
                }
                Entry::Known(id) => id,
                Entry::Since(id, since) => {
                    if read.date.is_some() {
                        notes.warn("date", Text::each(|l| T(l).in_since(i18n::Format(l).date_long(since))));
                    }
                    id
                }
            };
            let Some(old) = self.tenancies.iter_mut().find(|t| t.id == id) else { continue };
            for (column, stored, said) in
                [("area", &mut old.area, read.area), ("headcount", &mut old.headcount, read.headcount)]
            {
                if said.is_some() && *stored != said {
                    let text = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
                    changes.push(Change { column, from: text(*stored), to: text(said) });
                    *stored = said;
                }
            }
        }
        (new, changes)
    }

    /// Tries a move-out; answers the last days that change.
    pub fn exit(&mut self, read: &Read, today: Date, notes: &mut Notes) -> Vec<Change> {
        let on = read.date.unwrap_or(today);
        let mut changes = Vec::new();
        for floor in &read.floors {
            let exit = match registry_api::exit(&self.tenancies, *floor, on) {
                Ok(exit) => exit,
                Err(refusal) => {
                    let theirs = |t: &&Tenancy| floor.is_none() || t.floor == *floor;
                    let last = self.tenancies.iter().filter(theirs).filter_map(|t| t.until_on).max();
                    match last.filter(|last| read.date.is_none() && *last < on) {
                        // The same file a day later: they left when it was imported.
                        Some(last) => {
                            notes.warn("date", Text::each(|l| T(l).left_already(i18n::Format(l).date_long(last))))
                        }
                        None => notes.error("date", kernel::Refusal::sentence(&refusal)),
                    }
                    continue;
                }
            };
            for (id, until) in exit.ends {
                let from = until.map_or(String::new(), |d| d.to_string());
                changes.push(Change { column: "date", from, to: on.to_string() });
                if let Some(tenancy) = self.tenancies.iter_mut().find(|t| t.id == id) {
                    tenancy.until_on = Some(on);
                }
            }
        }
        changes
    }
}

/// The floors that a cell names, a room (1702, 17-02室, A座1702) by its floor; none for the whole building.
pub fn labels(cell: &str) -> Option<Vec<String>> {
    let room = |text: &str| {
        let digits = text.trim_end_matches(['室', '号']);
        let digits = digits.rsplit_once(['座', '栋', '幢']).map_or(digits, |(_, behind)| behind).trim();
        let is_room = matches!(digits.len(), 3..=4) && digits.bytes().all(|b| b.is_ascii_digit());
        let floor = digits.get(..digits.len().saturating_sub(2)).filter(|_| is_room)?;
        floor.parse::<u32>().ok().filter(|n| *n > 0).map(|n| n.to_string())
    };
    if cell.ends_with('室')
        && let Some((floor, _)) = cell.split_once('-')
    {
        return registry_api::parse_floors(floor);
    }
    let parts: Vec<&str> =
        cell.split(['、', ',', '，', ';', '；', '/', ' ']).filter(|p| !p.trim().is_empty()).collect();
    let rooms: Vec<String> = parts.iter().filter_map(|p| room(p.trim())).collect();
    if !rooms.is_empty() && rooms.len() == parts.len() {
        let mut floors = rooms;
        floors.sort();
        floors.dedup();
        return Some(floors);
    }
    registry_api::parse_floors(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_read_as_their_floors() {
        let floors = |cell| labels(cell).map(|f| f.join(","));
        for (cell, expected) in [
            ("17", "17"),
            ("17层", "17"),
            ("17-19", "17,18,19"),
            ("1702", "17"),
            ("1702室", "17"),
            ("17-02室", "17"),
            ("A座1702", "17"),
            ("1701、1702、1801", "17,18"),
            ("302", "3"),
            ("B1", "B1"),
            ("", ""),
            ("整栋", ""),
        ] {
            assert_eq!(floors(cell).as_deref(), Some(expected), "{cell}");
        }
        assert_eq!(floors("楼上"), None);
    }

    #[test]
    fn in_and_out_have_many_names() {
        for word in ["入驻", " 迁入", "搬入", "IN", "Move in"] {
            assert_eq!(Way::from_word(word), Some(Way::In), "{word}");
        }
        for word in ["迁出", "退租 ", "搬离", "out"] {
            assert_eq!(Way::from_word(word), Some(Way::Out), "{word}");
        }
        assert_eq!(Way::from_word("装修"), None);
    }
}
