//! Forms sent twice, at once, too late, too large, or by somebody who means harm.

use std::{
    collections::BTreeSet,
    io::{Cursor, Write as _},
    thread,
};

use axum::{body::Body, http::Method};
use kernel::Role;
use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    house::{FORM, House, JSON, PASSWORD, Visitor, login_of, multipart, on_both, pairs, session_of},
    html,
};

on_both!(
    sent_twice_is_done_once,
    sent_at_once_is_done_once,
    a_key_stands_for_one_request,
    who_saves_first_wins_and_the_second_loses_nothing,
    an_expired_sign_in_keeps_what_was_typed,
    bodies_that_are_none_are_refused,
    what_the_operator_imported_is_listed,
    spreadsheets_that_mean_harm_are_refused,
    what_is_typed_is_shown_as_words,
    only_our_own_pages_may_post,
);

fn tower(house: &House) -> String {
    let towers = house.guest().get("/310107/towers").ok().json();
    towers["groups"][0]["towers"][0]["id"].as_str().unwrap().to_owned()
}

fn post_with_key(visitor: &Visitor<'_>, path: &str, key: &str, body: &Value) -> loushi::walk::Answer {
    let request = visitor.request(Method::POST, path, JSON).header("content-type", JSON).header("idempotency-key", key);
    visitor.house.send(request.body(Body::from(body.to_string())).unwrap())
}

fn sent_twice_is_done_once(house: &House) {
    let secretary = house.enter_as(Role::CommitteeSecretary);
    let path = format!("/310107/towers/{}/invitations", tower(house));
    let first = post_with_key(&secretary, &path, "KEY-00000001", &json!({})).ok();
    let second = post_with_key(&secretary, &path, "KEY-00000001", &json!({})).ok();
    assert_eq!((first.status, first.body), (second.status, second.body));
    assert_eq!(house.events("identity.invitation_made"), 1);
    // The same by the hidden field of a form.
    let form = [("organisation", ""), ("once", "ABCDEFGHJKLMNPQRSTUV")];
    let (first, second) = (secretary.submit(&path, &form), secretary.submit(&path, &form));
    assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303));
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(house.events("identity.invitation_made"), 2);
    // Another person's key is their own.
    let captain = house.enter_as(Role::PropertyManager);
    post_with_key(&captain, &path, "KEY-00000001", &json!({})).ok();
    assert_eq!(house.events("identity.invitation_made"), 3);
    // A refusal is not remembered: put right, it is done.
    let clerk = house.enter_as(Role::DistrictClerk);
    let appoint = |login: &str| {
        post_with_key(&clerk, "/310107/appointments", "KEY-00000002", &json!({ "login": login, "role": "city_clerk" }))
    };
    assert_eq!(appoint("nobody").status, 422);
    let (one, two) = (appoint(&login_of(Role::SignedIn)).ok(), appoint(&login_of(Role::SignedIn)).ok());
    assert_eq!(one.at("id"), two.at("id"));
    // A spreadsheet whose button was pressed twice: the browser draws another boundary each time.
    let upload = |boundary: &str| {
        let (kind, body) = multipart(
            &[("kind", "divisions"), ("once", "UPLOADUPLOAD")],
            &[("file", "区划.csv", "代码,名称\n310107,普陀区\n".as_bytes())],
        );
        let body = String::from_utf8(body).unwrap().replace("loushi-it-boundary", boundary);
        let kind = kind.replace("loushi-it-boundary", boundary);
        clerk.send(Method::POST, "/310107/imports", JSON, &kind, body).ok().at("id")
    };
    assert_eq!(upload("one-boundary"), upload("another-boundary"));
}

fn sent_at_once_is_done_once(house: &House) {
    let secretary = house.enter_as(Role::CommitteeSecretary);
    let path = format!("/310107/towers/{}/invitations", tower(house));
    for round in 0..3 {
        let key = format!("AT-ONCE-{round}");
        let codes: BTreeSet<String> = thread::scope(|scope| {
            let post = |_: usize| {
                let (secretary, path, key) = (&secretary, &path, &key);
                scope.spawn(move || post_with_key(secretary, path, key, &json!({})).ok().at("code"))
            };
            let threads: Vec<_> = (0..6).map(post).collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(codes.len(), 1, "{codes:?}");
        assert_eq!(house.events("identity.invitation_made"), round + 1);
    }
}

/// A form that the browser filled in again after Back has the old key and other words: it is not the old request.
fn a_key_stands_for_one_request(house: &House) {
    let clerk = house.enter_as(Role::DistrictClerk);
    let appoint = |role: &str| {
        let body = json!({ "login": login_of(Role::SignedIn), "role": role });
        post_with_key(&clerk, "/310107/appointments", "KEY-00000009", &body).ok().at("id")
    };
    assert_ne!(appoint("city_clerk"), appoint("audit_admin"));
    // The same key at another address is another request too.
    let secretary = house.enter_as(Role::CommitteeSecretary);
    let towers = house.guest().get("/310107/towers").ok().json();
    let paths: Vec<String> = towers["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|g| g["towers"].as_array().unwrap())
        .take(2)
        .map(|t| format!("/310107/towers/{}/invitations", t["id"].as_str().unwrap()))
        .collect();
    let invite = |path: &str| post_with_key(&secretary, path, "KEY-00000009", &json!({})).ok().at("code");
    assert_ne!(invite(&paths[0]), invite(&paths[1]));
}

fn who_saves_first_wins_and_the_second_loses_nothing(house: &House) {
    let path = format!("/310107/towers/{}/facts", tower(house));
    let (one, two) = (house.enter_as(Role::CommitteeSecretary), house.enter_as(Role::DistrictClerk));
    let read = one.get(&path).ok().json()["input"].clone();
    let fields = |address: &'static str, rev: String| {
        let text = |key: &str| read[key].as_str().unwrap().to_owned();
        vec![
            ("name", text("name")),
            ("address", address.to_owned()),
            ("area", text("area")),
            ("workforce", text("workforce")),
            ("ownership", text("ownership")),
            ("tier", text("tier")),
            ("rev", rev),
        ]
    };
    let send = |visitor: &Visitor<'_>, fields: &[(&str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        visitor.submit(&path, &fields)
    };
    let rev = read["rev"].as_str().unwrap().to_owned();
    assert_eq!(send(&one, &fields("先写的地址", rev.clone())).status, 303);
    let second = send(&two, &fields("后写的地址", rev.clone()));
    assert_eq!(second.status, 409);
    let page = second.text();
    assert!(page.contains("后写的地址"), "what the second typed is lost");
    let name = one.page("/310107/me").text();
    let name = name.split_once("<h1>").unwrap().1.split_once("</h1>").unwrap().0.trim();
    assert!(page.contains(name), "who saved first, {name}, is not told");
    assert!(html::faults(&page, true).is_empty(), "{:?}", html::faults(&page, true));
    assert_eq!(two.get(&path).ok().json()["input"]["address"], "先写的地址");
    // A program is told so, and nothing is saved however often it tries.
    let body: Value = fields("后写的地址", rev).into_iter().collect();
    let told = two.post(&path, &body);
    assert_eq!((told.status.as_u16(), told.at("code").as_str()), (409, "saved_meanwhile"));
    // Told, the second decides to replace it: the form as it was shown can be sent.
    let next = page.split("name=\"rev\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(send(&two, &fields("后写的地址", next)).status, 303);
    assert_eq!(two.get(&path).ok().json()["input"]["address"], "后写的地址");
    // At the same moment: one of them.
    let rev = one.get(&path).ok().at("input.rev");
    let statuses: Vec<u16> = thread::scope(|scope| {
        let threads: Vec<_> = ["甲路 1 号", "乙路 2 号", "丙路 3 号", "丁路 4 号"]
            .map(|address| {
                let (one, send, fields) = (&one, &send, fields(address, rev.clone()));
                scope.spawn(move || send(one, &fields).status.as_u16())
            })
            .into();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|s| **s == 303).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|s| **s == 409).count(), 3, "{statuses:?}");
}

fn an_expired_sign_in_keeps_what_was_typed(house: &House) {
    let path = format!("/310107/towers/{}/facts", tower(house));
    let clerk = house.enter_as(Role::DistrictClerk);
    let read = clerk.get(&path).ok().json()["input"].clone();
    let typed = "写了很久的地址 <b>&\"'";
    let text = |key: &str| read[key].as_str().unwrap().to_owned();
    let (name, ownership, tier, rev) = (text("name"), text("ownership"), text("tier"), text("rev"));
    let fields =
        [("name", name.as_str()), ("address", typed), ("ownership", &ownership), ("tier", &tier), ("rev", &rev)];
    house.clock.advance(13 * 3600);
    let expired = clerk.submit(&path, &fields);
    assert_eq!(expired.status, 401);
    let value = |page: &str, name: &str| -> String {
        let tag = html::pieces(page).into_iter().find_map(|p| match p {
            html::Piece::Open { name: tag, attributes } if tag == "input" => {
                (attributes.get("name").map(String::as_str) == Some(name)).then(|| attributes["value"].clone())
            }
            _ => None,
        });
        let tag = tag.unwrap_or_else(|| panic!("no field {name}: {page}"));
        tag.replace("&#38;", "&")
            .replace("&amp;", "&")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
    };
    let page = expired.text();
    assert!(html::faults(&page, true).is_empty(), "{:?}", html::faults(&page, true));
    let (resume_path, resume_body) = (value(&page, "resume_path"), value(&page, "resume_body"));
    assert_eq!((resume_path.as_str(), resume_body.as_str()), (path.as_str(), pairs(&fields).as_str()));
    // Of a form with a file the fields are kept too.
    let (kind, body) = multipart(&fields, &[("file", "a.pdf", b"%PDF-1.7")]);
    let page = clerk.send(Method::POST, &path, "text/html", &kind, body).text();
    let pairs_of = |text: &str| text.replace("%20", "+");
    assert_eq!(pairs_of(&value(&page, "resume_body")), pairs_of(&pairs(&fields)));
    let login = login_of(Role::DistrictClerk);
    let sign_in = |password: &str| {
        house.guest().submit(
            "/sign-in",
            &[
                ("login", &login),
                ("password", password),
                ("district", "310107"),
                ("resume_path", &resume_path),
                ("resume_body", &resume_body),
            ],
        )
    };
    // A wrong password in between loses nothing either.
    let wrong = sign_in("wrong").text();
    assert_eq!(
        (value(&wrong, "resume_path"), value(&wrong, "resume_body")),
        (resume_path.clone(), resume_body.clone())
    );
    let back = sign_in(PASSWORD).ok();
    let again = Visitor { house, cookie: session_of(&back), locale: "" };
    let page = back.text();
    assert_eq!(value(&page, "address"), typed);
    assert!(page.contains(&format!("action=\"{path}\"")));
    let fields: Vec<(&str, String)> =
        ["name", "address", "ownership", "tier", "rev"].map(|name| (name, value(&page, name))).into();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    assert_eq!(again.submit(&path, &fields).status, 303);
    assert_eq!(again.get(&path).ok().json()["input"]["address"], typed);
    // Passwords are not written into a page.
    let secret = house.guest().submit("/account/password", &[("old", "0ld-Secret"), ("new", "N3w-Secret")]);
    assert_eq!(secret.status, 401);
    assert!(!secret.text().contains("N3w-Secret") && !secret.text().contains("0ld-Secret"));
    // Nobody is sent to another host.
    for elsewhere in ["https://evil.test/", "//evil.test", "/\\evil.test"] {
        let fields = [("login", login.as_str()), ("password", PASSWORD), ("district", "310107"), ("to", elsewhere)];
        let answer = house.guest().submit("/sign-in", &fields);
        assert!(!answer.header("location").contains("evil"), "{}", answer.header("location"));
    }
}

fn bodies_that_are_none_are_refused(house: &House) {
    let clerk = house.enter_as(Role::DistrictClerk);
    let refused = |what: &str, status: u16, answer: loushi::walk::Answer| {
        assert_eq!(answer.status, status, "{what}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
        assert!(!answer.at("detail").is_empty(), "{what}");
    };
    let post = |kind: &str, body: Vec<u8>| clerk.send(Method::POST, "/310107/appointments", JSON, kind, body);
    let upload = |kind: &str, body: Vec<u8>| clerk.send(Method::POST, "/310107/imports", JSON, kind, body);
    refused("a large form", 413, post(FORM, [b"login=".to_vec(), vec![b'a'; 2 << 20]].concat()));
    refused("large JSON", 413, post(JSON, [b"{\"login\":\"".to_vec(), vec![b'a'; 2 << 20], b"\"}".to_vec()].concat()));
    refused("ten megabytes of brackets", 413, post(JSON, vec![b'['; 10 << 20]));
    refused("deep JSON", 400, post(JSON, vec![b'['; 900_000]));
    refused("a picture", 415, post("image/png", b"\x89PNG".to_vec()));
    refused("a text", 415, post("text/plain", b"login=a".to_vec()));
    refused("XML", 415, post("application/xml", b"<login/>".to_vec()));
    refused("half a form of parts", 400, post("multipart/form-data; boundary=x", b"--x\r\nContent-Dis".to_vec()));
    refused("parts without a boundary", 400, post("multipart/form-data", b"--x\r\n".to_vec()));
    refused("parts that do not begin", 400, upload("multipart/form-data; boundary=x", b"nothing".to_vec()));
    refused("a field twice", 422, post(FORM, b"login=a&login=b".to_vec()));
    let (kind, body) = multipart(&[("kind", "posts")], &[("file", "a.csv", &vec![b'a'; 25 << 20])]);
    refused("a large file", 413, upload(&kind, body));
    let many: Vec<(&str, &str, &[u8])> = vec![("file", "a.csv", b"a"); 9];
    let (kind, body) = multipart(&[("kind", "posts")], &many);
    refused("nine files", 413, upload(&kind, body));
    let (kind, body) = multipart(&[("kind", "posts")], &[]);
    refused("no file", 422, upload(&kind, body));
    let broken = [
        b"--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n".to_vec(),
        vec![0xff, 0xfe],
        b"\r\n--x--\r\n".to_vec(),
    ];
    refused("parts that are not UTF-8", 400, upload("multipart/form-data; boundary=x", broken.concat()));
    // Bytes that are no text in a form: as far as they can be read, never a failure of ours.
    for body in [&b"login=%ff%fe&role=%00"[..], b"%", b"login=%zz", b"&&&===", b"login", b"\xff\xfe=\xff"] {
        let answer = post(FORM, body.to_vec());
        assert!(answer.status.is_client_error(), "{body:?}: {}", answer.status);
    }
    // The browser gets the same in words.
    let page = clerk.send(Method::POST, "/310107/imports", "text/html", "multipart/form-data", "x");
    assert_eq!(page.status, 400);
    assert!(html::faults(&page.text(), true).is_empty());
    let long = format!("/310107/{}", "a".repeat(20_000));
    assert_eq!(clerk.page(&long).status, 404);
}

/// An archive that unpacks to a thousand times its size, in the shape of a workbook.
fn bomb() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in [
        (
            "[Content_Types].xml",
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
        ),
        (
            "xl/workbook.xml",
            "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..400 {
        zip.write_all(&spaces).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn what_the_operator_imported_is_listed(house: &House) {
    let clerk = house.enter_as(Role::DistrictClerk);
    let listed = clerk.get("/310107/imports").ok().json();
    let uploads = listed["uploads"].as_array().unwrap();
    let posts = uploads.iter().find(|u| u["file_name"] == "5-posts.xlsx").unwrap_or_else(|| panic!("{listed:#}"));
    let page = clerk.get(&format!("/310107/imports/{}", posts["id"].as_str().unwrap())).ok().json();
    assert!(page["applied"] == true && page["new"].as_i64().unwrap() > 0, "{page:#}");
    // Its rows stay with whoever runs the server, so there is nothing to confirm again.
    let again = format!("/310107/imports/{}/confirmation", posts["id"].as_str().unwrap());
    assert_eq!(clerk.post(&again, &serde_json::json!({})).status, 201);
    assert_eq!(house.events("registry.imported"), uploads.len());
}

fn spreadsheets_that_mean_harm_are_refused(house: &House) {
    let clerk = house.enter_as(Role::DistrictClerk);
    let send = |name: &str, bytes: &[u8]| clerk.upload("/310107/imports", &[("kind", "posts")], ("file", name, bytes));
    let bomb = bomb();
    assert!(bomb.len() < 2 << 20);
    let xml = b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    for (name, bytes) in [
        ("bomb.xlsx", bomb.as_slice()),
        ("cut.xlsx", &bomb[..bomb.len() / 2]),
        ("empty.xlsx", b""),
        ("not.xlsx", b"MZ\x90\x00 this program cannot be run"),
        ("entity.xlsx", xml),
        ("empty.csv", b"\n\n"),
        ("no-header.csv", b"1,2,3\n4,5,6\n"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"),
    ] {
        let answer = send(name, bytes);
        assert!(answer.status.is_client_error(), "{name}: {} {}", answer.status, answer.text());
        assert!(!answer.at("detail").is_empty(), "{name}");
    }
    // Rows that mean harm are rows with faults, or words: never a failure, and nothing is half imported.
    let rows = "姓名,登录名,职务,单位,楼宇\n\
        =cmd|' /C calc'!A0,=HYPERLINK(\"http://evil\"),楼委会秘书,,和衡中心\n\
        <script>alert(1)</script>,script.kid,员工,'); drop table person;--,和衡中心\n\
        \u{0}零,zero.byte,员工,\u{0},和衡中心\n\
        陆知微,lu.zhiwei,emperor,,和衡中心\n";
    let answer = send("posts.csv", rows.as_bytes());
    assert!(!answer.status.is_server_error(), "{}", answer.text());
    if answer.status.is_success() {
        let path = format!("/310107/imports/{}", answer.at("id"));
        let page = clerk.page(&path).ok().text();
        assert!(!page.contains("<script>alert"));
        assert!(clerk.get(&path).ok().json()["errors"].as_u64().unwrap() >= 1);
        let confirmed = clerk.post(&format!("{path}/confirmation"), &json!({}));
        assert!(confirmed.status.is_client_error(), "{}", confirmed.text());
    }
    // A file name is a name.
    let named = send("../../../etc/<b>passwd\".csv", "姓名,登录名,职务\n".as_bytes());
    assert!(!named.status.is_server_error(), "{}", named.text());
    assert!(!clerk.page("/310107/imports").ok().text().contains("<b>passwd"));
}

fn what_is_typed_is_shown_as_words(house: &House) {
    let path = format!("/310107/towers/{}/facts", tower(house));
    let clerk = house.enter_as(Role::DistrictClerk);
    let mut input = clerk.get(&path).ok().json()["input"].clone();
    let words = "</title><script>alert(1)</script>'\"&lt;楼";
    input["name"] = words.into();
    input["address"] = "=1+1 \u{202e} \u{7} ' or 1=1 --".into();
    clerk.post(&path, &input).ok();
    let stored = clerk.get(&path).ok().json()["input"].clone();
    assert_eq!(stored["name"], words);
    assert_eq!(stored["address"], "=1+1   ' or 1=1 --", "hidden characters are taken out");
    let tower = path.trim_end_matches("/facts");
    for page in [tower, "/310107/towers", path.as_str(), "/310107/search?q=alert"] {
        for visitor in [house.guest(), clerk.clone()] {
            let text = visitor.page(page).text();
            assert!(!text.contains("<script>alert") && !text.contains("</title><script"), "{page}");
        }
    }
    // Overlong, and numbers that are none: refused with the field, and still there.
    let long = "长".repeat(61);
    input["name"] = long.as_str().into();
    input["area"] = "-5".into();
    input["workforce"] = "1e9".into();
    let fields = clerk.post(&path, &input).json()["fields"].clone();
    let names: Vec<&str> = fields.as_array().unwrap().iter().map(|f| f["field"].as_str().unwrap()).collect();
    assert!(["name", "area", "workforce"].iter().all(|f| names.contains(f)), "{names:?}");
    let page = clerk.submit(&path, &[("name", &long), ("area", "-5"), ("ownership", "single")]);
    assert_eq!(page.status, 422);
    let text = page.text();
    assert!(text.contains(&long) && text.contains("value=\"-5\""));
    assert!(text.contains("aria-invalid=\"true\""), "faults are said to screen readers too");
}

fn only_our_own_pages_may_post(house: &House) {
    let clerk = house.enter_as(Role::DistrictClerk);
    let path = format!("/310107/towers/{}/invitations", tower(house));
    for (header, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.test"),
        ("origin", "null"),
    ] {
        for accept in [JSON, "text/html"] {
            let request =
                clerk.request(Method::POST, &path, accept).header("host", "loushi.test").header(header, value);
            let answer = house.send(request.header("content-type", FORM).body(Body::empty()).unwrap());
            assert_eq!(answer.status, 403, "{header}: {value}");
        }
    }
    assert_eq!(house.events("identity.invitation_made"), 0);
}
