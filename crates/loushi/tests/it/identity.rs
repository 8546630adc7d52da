//! People: signing in and being locked out, sessions, second factor, invitations, and roles that end on their day.

use std::thread;

use axum::http::StatusCode;
use kernel::Role;
use serde_json::{Value, json};

use crate::house::{House, PASSWORD, Visitor, login_of, on_both, session_of};

on_both!(
    five_wrong_passwords_lock_for_half_an_hour,
    guesses_sent_at_once_are_worth_no_more,
    sessions_are_listed_and_ended,
    a_new_password_ends_the_other_sessions,
    an_activation_resets_and_ends_what_was_open,
    the_second_factor_is_asked_for_and_used_once,
    an_invitation_becomes_an_employment_and_ends,
    an_appointment_ends_the_same_day,
    appointments_begin_and_end_by_their_dates,
    nobody_takes_over_an_account_that_reaches_further,
    erasure_leaves_the_record_without_the_person,
);

fn sign_in(house: &House, login: &str, password: &str) -> loushi::walk::Answer {
    house.guest().post("/sign-in", &json!({ "login": login, "password": password, "district": "310107" }))
}

/// Signed in by password.
fn entered<'h>(house: &'h House, login: &str, password: &str) -> Visitor<'h> {
    let answer = sign_in(house, login, password).ok();
    assert!(!answer.at("token").is_empty(), "{}", answer.text());
    Visitor { house, cookie: session_of(&answer), locale: "" }
}

fn towers(house: &House) -> Vec<(String, String)> {
    let groups = house.guest().get("/310107/towers").ok().json();
    let towers = groups["groups"].as_array().unwrap().iter().flat_map(|g| g["towers"].as_array().unwrap());
    towers.map(|t| (t["id"].as_str().unwrap().to_owned(), t["name"].as_str().unwrap().to_owned())).collect()
}

fn five_wrong_passwords_lock_for_half_an_hour(house: &House) {
    let login = login_of(Role::Employee);
    for left in [4, 3, 2, 1] {
        let answer = sign_in(house, &login, "wrong");
        assert_eq!((answer.status.as_u16(), answer.at("code").as_str()), (422, "identity.wrong_password"));
        assert!(answer.at("detail").contains(&left.to_string()), "{}", answer.at("detail"));
    }
    // A right one in between would have begun anew.
    assert_eq!(sign_in(house, &login, "wrong").status, 429);
    let locked = sign_in(house, &login, PASSWORD);
    assert_eq!((locked.status.as_u16(), locked.at("code").as_str()), (429, "identity.locked"));
    house.clock.advance(29 * 60);
    assert_eq!(sign_in(house, &login, PASSWORD).status, 429);
    house.clock.advance(2 * 60);
    entered(house, &login, PASSWORD);
    for _ in 0..4 {
        assert_eq!(sign_in(house, &login, "wrong").status, 422);
    }
    entered(house, &login, PASSWORD);
    assert_eq!(sign_in(house, &login, "wrong").status, 422);
    // Nobody's name gets the answers of somebody's, however often it is tried.
    let answers = |login: &str| -> Vec<(u16, String)> {
        let answer = |_| sign_in(house, login, "wrong");
        (0..7).map(answer).map(|a| (a.status.as_u16(), a.at("detail"))).collect()
    };
    let of_nobody = answers("no.such.person");
    assert_eq!((of_nobody[0].0, of_nobody[4].0), (422, 429), "{of_nobody:?}");
    assert_eq!(of_nobody, answers(&login_of(Role::SecurityAdmin)));
    assert_eq!(house.events("identity.sign_in_failed"), 15);
    // As a form: the name stays, the password does not.
    let page =
        house.guest().submit("/sign-in", &[("login", &login), ("password", "wr0ng-Secret"), ("district", "310107")]);
    assert_eq!(page.status, 422);
    assert!(page.text().contains(&login) && !page.text().contains("wr0ng-Secret"));
}

fn guesses_sent_at_once_are_worth_no_more(house: &House) {
    let login = login_of(Role::Mediator);
    let statuses: Vec<StatusCode> = thread::scope(|scope| {
        let guess = |n: usize| {
            let login = &login;
            scope.spawn(move || sign_in(house, login, if n == 11 { PASSWORD } else { "wrong" }).status)
        };
        let threads: Vec<_> = (0..12).map(guess).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert!(statuses.iter().filter(|s| **s == 422).count() <= 8, "{statuses:?}");
    assert!(house.events("identity.sign_in_failed") <= 9, "{}", house.events("identity.sign_in_failed"));
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
}

fn sessions_are_listed_and_ended(house: &House) {
    let login = login_of(Role::CommitteeSecretary);
    let (one, two, three) =
        (entered(house, &login, PASSWORD), entered(house, &login, PASSWORD), entered(house, &login, PASSWORD));
    let sessions = one.get("/account/sessions").ok().json();
    let list = sessions["sessions"].as_array().unwrap();
    assert_eq!(list.len(), 3);
    assert_eq!(list.iter().filter(|s| s["here"] == true).count(), 1);
    let of_two = two.get("/account/sessions").ok().json();
    let mark = of_two["sessions"].as_array().unwrap().iter().find(|s| s["here"] == true).unwrap()["mark"].clone();
    let mark = mark.as_str().unwrap();
    // Somebody else cannot end it.
    let other = entered(house, &login_of(Role::Employee), PASSWORD);
    assert_eq!(other.post(&format!("/account/sessions/{mark}/ending"), &json!({})).status, 404);
    two.get("/account/sessions").ok();
    one.post(&format!("/account/sessions/{mark}/ending"), &json!({})).ok();
    assert_eq!(two.get("/account/sessions").status, 401);
    three.get("/account/sessions").ok();
    one.post("/account/sessions/others/ending", &json!({})).ok();
    assert_eq!(three.get("/account/sessions").status, 401);
    one.get("/account/sessions").ok();
    other.get("/account/sessions").ok();
    let out = one.submit("/sign-out", &[]);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(one.get("/account/sessions").status, 401);
    // Staff are signed out after half a day, by the clock alone.
    let staff = entered(house, &login, PASSWORD);
    house.clock.advance(12 * 3600 - 60);
    staff.get("/account/sessions").ok();
    house.clock.advance(120);
    assert_eq!(staff.get("/account/sessions").status, 401);
    // A made-up token, and one cut short.
    for cookie in ["loushi=310107.00", "loushi=", "loushi=310107.", "loushi=x.y.z", "loushi=310106.aa"] {
        let guest = Visitor { house, cookie: cookie.into(), locale: "" };
        assert_eq!(guest.get("/account/sessions").status, 401, "{cookie}");
    }
    let made_up = Visitor { house, cookie: format!("loushi=310107.{}", "a".repeat(64)), locale: "" };
    assert_eq!(made_up.get("/account/sessions").status, 401);
}

fn a_new_password_ends_the_other_sessions(house: &House) {
    let login = login_of(Role::Employee);
    let (one, two) = (entered(house, &login, PASSWORD), entered(house, &login, PASSWORD));
    let change = |old: &str, new: &str, again: &str| {
        one.post("/account/password", &json!({ "old": old, "new": new, "again": again }))
    };
    let refused = |answer: loushi::walk::Answer, field: &str| {
        assert_eq!(answer.status, 422);
        let fields: Vec<String> =
            answer.json()["fields"].as_array().unwrap().iter().map(|f| f["field"].as_str().unwrap().into()).collect();
        assert!(fields.iter().any(|f| f == field), "{fields:?}");
    };
    refused(change("wrong", "New-Tower-18", "New-Tower-18"), "old");
    refused(change(PASSWORD, "short", "short"), "new");
    refused(change(PASSWORD, "New-Tower-18", "New-Tower-19"), "again");
    refused(change(PASSWORD, PASSWORD, PASSWORD), "new");
    refused(change(PASSWORD, "Probe.employee-1", "Probe.employee-1"), "new");
    two.get("/account/sessions").ok();
    change(PASSWORD, "New-Tower-18", "New-Tower-18").ok();
    one.get("/account/sessions").ok();
    assert_eq!(two.get("/account/sessions").status, 401);
    assert_eq!(sign_in(house, &login, PASSWORD).status, 422);
    entered(house, &login, "New-Tower-18");
}

fn an_activation_resets_and_ends_what_was_open(house: &House) {
    let login = login_of(Role::Employee);
    let open = entered(house, &login, PASSWORD);
    let clerk = house.enter_as(Role::DistrictClerk);
    let issue = || clerk.post("/310107/activations", &json!({ "login": login })).ok().at("code");
    let (first, second) = (issue(), issue());
    let path = |code: &str| format!("/310107/activate/{code}");
    assert_eq!(house.guest().get(&path(&first)).status, 404, "an earlier code still works");
    house.guest().page(&path(&second)).ok();
    assert_eq!(house.guest().post(&path(&second), &json!({ "password": "short" })).status, 422);
    let both: Vec<bool> = thread::scope(|scope| {
        let post = |_: usize| {
            let path = path(&second);
            scope.spawn(move || {
                let answer = house.guest().post(&path, &json!({ "password": "New-Tower-18" }));
                assert!(!answer.status.is_server_error(), "{}", answer.text());
                answer.status.is_redirection()
            })
        };
        let threads: Vec<_> = (0..3).map(post).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert_eq!(both.iter().filter(|done| **done).count(), 1, "a code works once");
    assert_eq!(open.get("/account/sessions").status, 401, "whoever was in with the old password still is");
    entered(house, &login, "New-Tower-18");
    // It runs out.
    let late = issue();
    house.clock.advance(8 * 86_400);
    let answer = house.guest().get(&path(&late));
    assert_eq!((answer.status.as_u16(), answer.at("code").as_str()), (410, "identity.activation_over"));
}

fn base32(text: &str) -> [u8; 20] {
    let (mut out, mut buffer, mut bits) = (Vec::new(), 0u32, 0);
    for byte in text.bytes() {
        let value = if byte.is_ascii_uppercase() { byte - b'A' } else { byte - b'2' + 26 };
        buffer = (buffer << 5) | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push(((buffer >> bits) & 0xff).try_into().unwrap());
        }
    }
    out.try_into().unwrap()
}

fn the_second_factor_is_asked_for_and_used_once(house: &House) {
    let login = login_of(Role::DistrictClerk);
    let visitor = entered(house, &login, PASSWORD);
    let offered = visitor.get("/account/second-factor").ok();
    let (offer, secret) = (offered.at("offer"), offered.at("secret"));
    let app = crypto::Totp::from_bytes(base32(&secret));
    let now = || app.code(house.clock.now());
    let set = |visitor: &Visitor<'_>, offer: &str, code: &str| {
        visitor.post("/account/second-factor", &json!({ "offer": offer, "code": code }))
    };
    assert_eq!(set(&visitor, &offer, "000000").status, 422);
    for wrong in ["", "00", "zz", &offer[..offer.len() - 2], "99999999999999999999999999"] {
        assert_eq!(set(&visitor, wrong, &now()).status, 422, "{wrong}");
    }
    // What was offered to one is nothing to another.
    let other = entered(house, &login_of(Role::Employee), PASSWORD);
    assert_eq!(set(&other, &offer, &now()).status, 422);
    set(&visitor, &offer, &now()).ok();

    let with = |code: &str| {
        house
            .guest()
            .post("/sign-in", &json!({ "login": login, "password": PASSWORD, "district": "310107", "code": code }))
    };
    let asked = with("");
    assert!(session_of(&asked).is_empty() && asked.json()["second_factor"] == true, "{}", asked.text());
    assert_eq!(with("000000").at("code"), "identity.wrong_code");
    assert_eq!(with(&now()).status, 422, "the code that set it is used up");
    house.clock.advance(60);
    let code = now();
    assert!(!session_of(&with(&code).ok()).is_empty());
    assert_eq!(with(&code).status, 422, "a code works once");
    // An open browser is not enough to exchange or drop it.
    let again = visitor.get("/account/second-factor").ok();
    let theirs = crypto::Totp::from_bytes(base32(&again.at("secret")));
    let answer = set(&visitor, &again.at("offer"), &theirs.code(house.clock.now()));
    assert_eq!(answer.at("code"), "identity.second_factor_set", "{}", answer.text());
    assert!(visitor.post("/account/second-factor/removal", &json!({ "code": "000000" })).status.is_client_error());
    // Wrong codes lock as wrong passwords do.
    house.clock.advance(60);
    for _ in 0..4 {
        with("000000");
    }
    assert_eq!(with(&now()).status, 429);
    house.clock.advance(31 * 60);
    // A reset password does not get around it.
    let admin = house.enter_as(Role::SecurityAdmin);
    let code = admin.post("/310107/activations", &json!({ "login": login })).ok().at("code");
    let reset = house.guest().post(&format!("/310107/activate/{code}"), &json!({ "password": PASSWORD }));
    assert!(reset.status.is_redirection() && session_of(&reset).is_empty());
    assert!(session_of(&with("")).is_empty());
    let visitor = Visitor { house, cookie: session_of(&with(&now()).ok()), locale: "" };
    house.clock.advance(60);
    visitor.post("/account/second-factor/removal", &json!({ "code": now() })).ok();
    assert!(!session_of(&with("").ok()).is_empty());
    // The device is lost: who runs the server takes it off, and what it opened is closed.
    let offered = other.get("/account/second-factor").ok();
    let lost = crypto::Totp::from_bytes(base32(&offered.at("secret")));
    set(&other, &offered.at("offer"), &lost.code(house.clock.now())).ok();
    let takes_off = || {
        let who = ledger::Who::system("user", crate::house::district());
        let login = login_of(Role::Employee);
        let dropped = house.store.write_now(&who, move |tx| {
            let person = identity::api::person_of_login(tx, &login)?.unwrap();
            let dropped = identity::api::drop_second_factor(tx, person)?;
            if !dropped {
                tx.nothing_to_record();
            }
            Ok(dropped)
        });
        dropped.unwrap()
    };
    assert!(takes_off() && !takes_off());
    assert_eq!(other.get("/account/sessions").status, 401);
    entered(house, &login_of(Role::Employee), PASSWORD);
}

fn an_invitation_becomes_an_employment_and_ends(house: &House) {
    let secretary = house.enter("lu.zhiwei");
    let (tower, name) =
        towers(house).into_iter().find(|(_, n)| n == "和衡中心").expect("the tower of the demonstration");
    let path = format!("/310107/towers/{tower}/invitations");
    let refused = secretary.post(&path, &json!({ "organisation": "org_of nobody" }));
    assert_eq!(refused.status, 422, "an invitation for a wrong firm became one for everybody");
    let code = secretary.post(&path, &json!({})).ok().at("code");
    let join = format!("/310107/join/{code}");
    let form = house.guest().page(&join).ok().text();
    assert!(form.contains(&name));
    // The firm's id as the form offers it.
    let offered = form.split("value=\"org_").nth(1).expect("a firm to choose");
    let organisation = format!("org_{}", &offered[..26]);
    let fields = |login: &str| json!({ "name": "闻新", "organisation": organisation, "login": login, "password": "New-Tower-18" });
    let taken = house.guest().post(&join, &fields("lu.zhiwei"));
    assert_eq!(taken.json()["fields"][0]["field"], "login", "{}", taken.text());
    assert_eq!(house.guest().post(&join, &json!({ "name": "闻新" })).status, 422);
    let answer = house.guest().post(&join, &fields("wen.xin")).ok();
    let newcomer = Visitor { house, cookie: session_of(&answer), locale: "" };
    let mine = |v: &Visitor<'_>| v.get("/310107/me").ok().json()["employments"][0].clone();
    assert_eq!(mine(&newcomer)["state"], "pending");

    // The one who joined may not confirm it, nor may somebody of another tower.
    let id = mine(&newcomer)["id"].as_str().unwrap().to_owned();
    let confirm = format!("/310107/employments/{id}/confirmation");
    assert!(newcomer.post(&confirm, &json!({})).status.is_client_error());
    assert_eq!(house.enter_as(Role::Mediator).post(&confirm, &json!({})).status, 403);
    assert_eq!(house.enter_other(Role::CommitteeSecretary).post(&confirm, &json!({})).status, 404);
    let pending = secretary.get("/310107/employments/pending").ok().json();
    assert!(pending["pending"].as_array().unwrap().iter().any(|p| p["id"] == id.as_str() && p["name"] == "闻新"));
    secretary.post(&confirm, &json!({})).ok();
    assert_eq!(secretary.post(&confirm, &json!({})).at("code"), "identity.employment_not_pending");
    assert_eq!(mine(&newcomer)["state"], "active");
    let role = |v: &Visitor<'_>| holds(house, v, Role::Employee);
    assert!(role(&newcomer));
    newcomer.post(&format!("/310107/employments/{id}/ending"), &json!({})).ok();
    assert_eq!(mine(&newcomer)["state"], "ended");
    assert!(!role(&newcomer));
    assert_eq!(secretary.post(&format!("/310107/employments/{id}/ending"), &json!({})).status, 409);
    // The invitation runs out.
    house.clock.advance(61 * 86_400);
    assert_eq!(house.guest().get(&join).at("code"), "identity.invitation_over");
}

/// What the session of a visitor holds now.
fn holds(house: &House, visitor: &Visitor<'_>, role: Role) -> bool {
    let token = visitor.cookie.trim_start_matches("loushi=").split_once('.').unwrap().1.to_owned();
    let (store, digest) = (house.store.clone(), crypto::digest(token.as_bytes()));
    let who = ledger::Who::system("test", crate::house::district());
    let session = store.read_now(&who, move |tx| (identity::api::PEOPLE.find_session)(tx, &digest)).unwrap();
    session.is_some_and(|s| s.appointments.iter().any(|a| a.role == role))
}

fn appoint(clerk: &Visitor<'_>, fields: &Value) -> String {
    clerk.post("/310107/appointments", fields).ok().at("id")
}

fn an_appointment_ends_the_same_day(house: &House) {
    let (clerk, nobody) = (house.enter_as(Role::DistrictClerk), house.enter_as(Role::SignedIn));
    assert_eq!(nobody.get("/310107/imports").status, 403);
    let id = appoint(&clerk, &json!({ "login": login_of(Role::SignedIn), "role": "district_clerk" }));
    // The session that is open learns of it at once.
    nobody.get("/310107/imports").ok();
    clerk.post(&format!("/310107/appointments/{id}/ending"), &json!({})).ok();
    assert_eq!(nobody.get("/310107/imports").status, 403);
    assert!(clerk.post(&format!("/310107/appointments/{id}/ending"), &json!({})).status.is_client_error());
    // Nobody holds two of the three administrator roles.
    appoint(&clerk, &json!({ "login": login_of(Role::SignedIn), "role": "audit_admin" }));
    let two = json!({ "login": login_of(Role::SignedIn), "role": "system_admin" });
    assert_eq!(clerk.post("/310107/appointments", &two).at("code"), "identity.two_administrators");
    // Nothing is appointed by a form with a fault, and each fault names its field.
    let wrong = json!({ "login": "nobody", "role": "emperor", "from": "soon", "until": "2020-02-30" });
    let answer = clerk.post("/310107/appointments", &wrong);
    let fields: Vec<String> =
        answer.json()["fields"].as_array().unwrap().iter().map(|f| f["field"].as_str().unwrap().into()).collect();
    assert_eq!(fields, ["login", "role", "from", "until"]);
}

fn appointments_begin_and_end_by_their_dates(house: &House) {
    let (clerk, nobody) = (house.enter_as(Role::DistrictClerk), house.enter_as(Role::SignedIn));
    // From the fourth to the sixth of March; the house stands on the second.
    appoint(
        &clerk,
        &json!({ "login": login_of(Role::SignedIn), "role": "district_clerk", "from": "2026-03-04", "until": "2026-03-06" }),
    );
    let may = || nobody.get("/310107/imports").status;
    assert_eq!(may(), 403);
    let at = |day: i8, hour: i8| house.clock.set(kernel::Date::new(2026, 3, day).unwrap().at(hour, 0));
    at(3, 23);
    assert_eq!(may(), 403);
    // No job has run: the day alone does it.
    at(4, 0);
    assert_eq!(may(), 200);
    at(6, 23);
    assert_eq!(may(), 200);
    at(7, 0);
    assert_eq!(may(), 403);
    house.jobs();
    assert_eq!(may(), 403);
}

fn nobody_takes_over_an_account_that_reaches_further(house: &House) {
    // A clerk of the whole district who is also an employee of the tower.
    let clerk = house.enter_as(Role::DistrictClerk);
    let (_, name) = towers(house).into_iter().find(|(_, n)| n == "和衡中心").unwrap();
    appoint(
        &clerk,
        &json!({ "login": login_of(Role::DepartmentOfficer), "role": "committee_member", "building": name }),
    );
    let secretary = house.enter("lu.zhiwei");
    let issue = |login: &str| secretary.post("/310107/activations", &json!({ "login": login })).status.as_u16();
    assert_eq!(issue("lin.mo"), 201, "one of the tower's own");
    assert_eq!(issue(&login_of(Role::DepartmentOfficer)), 403);
    assert_eq!(issue(&login_of(Role::DistrictClerk)), 403);
    assert_eq!(issue("no.such.person"), 403);
    assert_eq!(house.enter("lin.mo").post("/310107/activations", &json!({ "login": "lu.zhiwei" })).status, 403);
    // The form is where those who may do it look for it, and nobody else finds it.
    assert!(secretary.page("/310107/employments/pending").text().contains("/310107/activations"));
    assert!(secretary.page("/310107/activations").text().contains(r#"href="/310107/employments/pending""#));
    assert!(clerk.page("/310107/appointments").text().contains("/310107/activations"));
    assert_eq!(house.enter("lin.mo").get("/310107/activations").status, 403);
}

fn erasure_leaves_the_record_without_the_person(house: &House) {
    let visitor = entered(house, &login_of(Role::Mediator), PASSWORD);
    assert_eq!(visitor.post("/account/erasure", &json!({ "confirm": "somebody" })).status, 422);
    visitor.post("/account/erasure", &json!({ "confirm": "试mediator" })).ok();
    assert_eq!(visitor.get("/account/sessions").status, 401);
    assert_eq!(sign_in(house, &login_of(Role::Mediator), PASSWORD).status, 422);
    assert_eq!(house.events("identity.person_erased"), 1);
    house.jobs();
    let report = house.runtime.block_on(ledger::audit(&house.store, crate::house::district())).unwrap();
    assert!(report.is_clean(), "{:?}", report.findings);
}
