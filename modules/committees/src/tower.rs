//! Who is in charge, on a tower's public page.

use kernel::{BodyId, Locale, PersonId, Result, Role};
use ledger::Tx;
use web::{Part, Sample, Tower};

use crate::{T, body::BodyKind, body::Position, store};

#[derive(askama::Template)]
#[template(path = "committees/_tower.html")]
struct InCharge {
    href: Option<String>,
    name: String,
    members: usize,
    until: String,
    chair: Option<String>,
    secretary: Option<String>,
    party: Option<String>,
    captains: usize,
    floors: i64,
    t: T,
}

pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let locale = tower.locale;
    let today = tx.today();
    let committee = store::body_of(tx, tower.building, BodyKind::Committee)?;
    let party = store::body_of(tx, tower.building, BodyKind::Party)?;
    let posts = identity::api::in_charge(tx, tower.building)?;
    let seats = match &committee {
        Some(body) => store::seats_on(tx, body.id, today)?,
        None => Vec::new(),
    };
    let chair = seats.iter().find(|s| s.position == Position::Chair).map(|s| s.person);
    let holder = |role: Role| posts.iter().find(|p| p.role == role).map(|p| p.person);
    let secretary = holder(Role::CommitteeSecretary);
    let captains = posts.iter().filter(|p| p.role == Role::FloorCaptain).count();
    let floors = registry::api::building_of(tx, tower.building)?.floors_above;
    let chair = name(tx, chair)?;
    let secretary = name(tx, secretary)?;
    let data = serde_json::json!({
        "committee": committee.as_ref().map(|b| b.id), "members": seats.iter().filter(|s| s.votes).count(),
        "chair": chair, "secretary": secretary, "floor_captains": captains,
    });
    let part = InCharge {
        href: committee.as_ref().map(|b| format!("/{}/bodies/{}", tower.district, b.id)),
        name: committee.as_ref().map_or(String::new(), |b| b.local_name.clone()),
        members: seats.iter().filter(|s| s.votes).count(),
        until: committee.as_ref().map_or(String::new(), |b| i18n::Format(locale).date_long(b.term_until)),
        chair,
        secretary,
        party: party.map(|p| p.local_name),
        captains,
        floors,
        t: T(locale),
    };
    let html = askama::Template::render(&part).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    Ok(vec![Part { order: 90, html: ui::Html(html), name: "in_charge", data }])
}

fn name(tx: &mut Tx<'_, '_>, person: Option<PersonId>) -> Result<Option<String>> {
    match person {
        Some(person) => Ok(identity::api::name_of(tx, person)?.map(kernel::Personal::into_inner)),
        None => Ok(None),
    }
}

fn sample(locale: Locale) -> InCharge {
    InCharge {
        href: Some(format!("/310107/bodies/{}", BodyId::from_bytes([1; 16]))),
        name: "和衡中心楼委会".into(),
        members: 9,
        until: "2028年5月31日".into(),
        chair: Some("顾砚秋".into()),
        secretary: Some("陆知微".into()),
        party: Some("和衡中心楼宇联合党委".into()),
        captains: 25,
        floors: 28,
        t: T(locale),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let none = InCharge { href: None, chair: None, secretary: None, party: None, captains: 0, ..sample(locale) };
    vec![Sample::of("_tower", &sample(locale)), Sample::of("_tower", &none)]
}
