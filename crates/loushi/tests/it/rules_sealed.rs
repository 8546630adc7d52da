//! What somebody declares of themselves, by the program as an operator runs it: in no log however much is logged, in no
//! export, under a key of its own, and gone when it is taken back.

use std::fs;

use kernel::{BuildingId, Clock, PersonId};
use ledger::Who;
use loushi::boot;
use serde_json::json;

use crate::{
    house::{Backend, House, PASSWORD, Place, furnished_at},
    program::Server,
    rules::{LANQIAO, PARTY, Tower, everything, traces},
};

const LOGIN: &str = "sealed.lips";
const NAME: &str = "缄默言";

/// Somebody who works in the main tower and signs in by password.
fn somebody(place: &Place) -> (PersonId, BuildingId) {
    let store = boot::store(&place.config(), Clock::by_hand(furnished_at())).unwrap();
    let (who, hash) = (Who::system("test", crate::house::district()), crypto::hash_password(PASSWORD));
    let made = store.write_now(&who, move |tx| {
        let building = registry::api::building_named(tx, "和衡中心")?.unwrap().id;
        let firm = registry::api::organisation_named(tx, LANQIAO)?.unwrap().id;
        let person = identity::api::register(tx, NAME, "test")?;
        identity::api::add_account(tx, person, LOGIN, Some(&hash), false)?;
        let today = tx.today();
        identity::api::employ(tx, person, firm, building, None, (today, None))?;
        Ok((person, building))
    });
    made.unwrap()
}

fn on(backend: Backend) {
    let place = Place::new(backend);
    let (person, building) = somebody(&place);
    let server = Server::loud(&place);
    let token = server.token(LOGIN);
    let at = |tail: &str| format!("/310107/me/party{tail}");
    assert_eq!(server.post(&at(""), &token, &json!({})).status, 422);
    assert_eq!(server.post(&at(""), &token, &json!({ "consent": "1" })).status, 201);
    assert_eq!(server.get_as("/310107/me", &token).ok().json()["parts"]["party_declaration"]["declared"], true);
    // Failures on the way say nothing either.
    let readings = format!("/310107/towers/{building}/party/readings");
    assert_eq!(server.post(&readings, &token, &json!({ "purpose": "x" })).status, 403);
    assert_eq!(server.get_as(&format!("/310107/towers/{building}/party/offers"), &token).status, 200);
    server.terminate();
    let said = server.said();
    assert!(server.ended().success());
    assert!(said.lines().count() > 5 && said.contains("/me/party"), "the log is loud: {said}");
    for trace in traces(person).iter().map(String::as_str).chain([NAME, LOGIN, "consent", &token]) {
        assert!(!said.contains(trace), "the log tells {trace}");
    }
    // The record's way out has the person's other doings, and nothing of this.
    let file = place.data().join("ledger.export");
    place.run(&["export", "ledger", "--district", "310107", "--out", &file.to_string_lossy()]).ok();
    let text = fs::read_to_string(&file).unwrap();
    let about = |word: &str| text.lines().filter(|l| l.contains(&person.to_string()) && l.contains(word)).count();
    assert_eq!(about("party."), 0, "the export tells of it");
    assert!(about("") > 0, "the export is of this district");
}

#[test]
fn a_declaration_is_in_no_log_and_no_export_on_sqlite() {
    on(Backend::Sqlite);
}

#[test]
fn a_declaration_is_in_no_log_and_no_export_on_postgres() {
    on(Backend::Postgres);
}

crate::house::on_both!(a_declaration_is_one_row_under_a_key_of_its_own);

fn a_declaration_is_one_row_under_a_key_of_its_own(house: &House) {
    let tower = Tower::main(house);
    tower.who("lin.mo");
    tower.who(PARTY);
    let before = everything(house);
    let new = || {
        let now = everything(house);
        let found: Vec<(String, String)> =
            now.symmetric_difference(&before).filter(|(table, _)| table != "session").cloned().collect();
        found
    };
    tower.does("lin.mo", "/me/party", &[("consent", "1")]);
    let found = new();
    assert_eq!(found.iter().map(|(table, _)| table.as_str()).collect::<Vec<_>>(), ["party_declaration"]);
    // Neither the person, nor the tower, nor the words of what is sealed.
    let building: BuildingId = tower.id.parse().unwrap();
    let hidden = [tower.id.clone(), crypto::hex(building.as_bytes()), crypto::hex(b"building"), crypto::hex(b"person")];
    for trace in traces(tower.person("lin.mo")).into_iter().chain(hidden) {
        assert!(!found[0].1.contains(&trace), "{trace} stands in the clear");
    }
    // The key of ordinary personal fields does not find the row, and does not open it.
    let secrets = house.store.secrets();
    let who =
        |keys: &crypto::Fields| crypto::hex(&keys.blind("party.declaration", &tower.person("lin.mo").to_string()));
    assert!(found[0].1.contains(&who(&secrets.sensitive)) && !found[0].1.contains(&who(&secrets.fields)));
    tower.does("lin.mo", "/me/party/withdrawal", &[]);
    assert_eq!(new(), [], "something is left of it");
}
