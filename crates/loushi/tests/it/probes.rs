//! Every operation of the OpenAPI document, tried by those who may not, with what it does not expect.

use std::collections::BTreeSet;

use axum::http::Method;
use kernel::Role;
use serde_json::{Value, json};

use crate::{
    api::{Known, Operation, crawl, operations},
    house::{FORM, House, JSON, Visitor, login_of, on_both},
};

on_both!(
    lived_in: the_document_is_the_router,
    strangers_get_nothing,
    the_wrong_role_gets_nothing,
    another_district_gets_nothing,
    misshapen_input_is_refused_with_its_field,
    hostile_words_do_no_harm,
);

/// Pages of the frame that are not operations on anything.
const FRAME: [&str; 8] = [
    "/about/{topic}",
    "/api/openapi.json",
    "/assets/{mark}/{name}",
    "/gallery",
    "/healthz",
    "/metrics",
    "/preferences",
    "/readyz",
];

fn the_document_is_the_router(house: &House) {
    let document = house.guest().get("/api/openapi.json").json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let operations = operations(house);
    let ids: BTreeSet<&str> = operations.iter().map(|o| o.id.as_str()).collect();
    assert_eq!(ids.len(), operations.len(), "an operation's id stands twice");
    let permissions: BTreeSet<&str> =
        loushi::modules().iter().flat_map(|m| m.permissions).map(|p| p.key).chain(["anyone"]).collect();
    for operation in &operations {
        assert!(permissions.contains(operation.permission.as_str()), "{operation:?}");
        for (name, pattern) in &operation.parameters {
            let free = ["code", "mark", "kind", "receipt", "token", "name"].contains(&name.as_str());
            assert!(!pattern.is_empty() || free, "{}: {name} may be anything", operation.id);
        }
        let opened = operation.path.matches('{').count();
        assert_eq!(opened, operation.parameters.len(), "{}: parameters of the path", operation.id);
    }
    // The router knows the addresses; which of their methods answer is asked of it.
    let known: BTreeSet<&str> = operations.iter().map(|o| o.path.as_str()).chain(FRAME).collect();
    let shown = format!("{:?}", house.router());
    let mut found = 0;
    for path in shown.split('"').filter(|t| t.starts_with('/') && !t.contains("__private")) {
        found += 1;
        assert!(known.contains(path), "{path} is routed and not in the document");
    }
    assert!(found >= operations.len() / 2, "the router shows {found} addresses");
    for path in operations.iter().map(|o| o.path.as_str()).collect::<BTreeSet<_>>() {
        let of_path: Vec<&Operation> = operations.iter().filter(|o| o.path == path).collect();
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if of_path.iter().all(|o| o.method != method) {
                let answer = house.guest().send(method.clone(), &of_path[0].guessed(), JSON, JSON, "{}");
                assert_eq!(answer.status, 405, "{method} {path} is answered and not in the document");
            }
        }
    }
}

fn try_it(visitor: &Visitor<'_>, operation: &Operation, path: &str, accept: &str) -> loushi::walk::Answer {
    match operation.method {
        Method::GET => visitor.send(Method::GET, path, accept, "", ""),
        _ if operation.multipart => {
            let (kind, body) = crate::house::multipart(&[("kind", "buildings")], &[("file", "a.csv", b"a,b\n1,2\n")]);
            visitor.send(operation.method.clone(), path, accept, &kind, body)
        }
        _ if accept == JSON => visitor.send(operation.method.clone(), path, accept, JSON, "{}"),
        _ => visitor.send(operation.method.clone(), path, accept, FORM, ""),
    }
}

fn known(house: &House) -> Known {
    let clerks: Vec<String> = [Role::DistrictClerk, Role::CommitteeSecretary].map(login_of).to_vec();
    let mut logins: Vec<&str> = clerks.iter().map(String::as_str).collect();
    logins.extend(["lu.zhiwei", "lin.mo"]);
    crawl(house, &logins)
}

/// Tries each operation with ids that are there, and with guessed ones, and collects what should not have been.
fn probe(house: &House, visitor: impl Fn(&Operation) -> Option<String>, allowed: &[u16], skip_signed_in: bool) {
    let known = known(house);
    let mut faults = Vec::new();
    let mut tried = 0;
    for operation in operations(house) {
        let Some(roles) = operation.roles() else { continue };
        if skip_signed_in && roles.contains(&Role::SignedIn) {
            continue;
        }
        let Some(cookie) = visitor(&operation) else { continue };
        tried += 1;
        let visitor = Visitor { house, cookie, locale: "" };
        let ((real, there), guessed) = (operation.real(&known), operation.guessed());
        for accept in [JSON, "text/html"] {
            let (of_real, of_guessed) =
                (try_it(&visitor, &operation, &real, accept), try_it(&visitor, &operation, &guessed, accept));
            // What lacks a field is told so before anything is looked up: the same, whatever the id.
            let shape = of_real.status == 422 && of_guessed.status == 422 && operation.names_a_thing();
            for (path, answer) in [(&real, &of_real), (&guessed, &of_guessed)].into_iter().filter(|_| !shape) {
                if !allowed.contains(&answer.status.as_u16()) {
                    let status = answer.status;
                    faults.push(format!("{} {path} as {accept}: {status} {}", operation.id, short(&answer.text())));
                }
            }
            let hidden = there && of_real.status == 404 && accept == JSON;
            if hidden && operation.names_a_thing() && of_real.body != of_guessed.body {
                faults.push(format!("{}: hidden and missing answer differently", operation.id));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 5);
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

fn strangers_get_nothing(house: &House) {
    probe(house, |_| Some(String::new()), &[401, 404], false);
}

fn the_wrong_role_gets_nothing(house: &House) {
    let wrong = |operation: &Operation| {
        let roles = operation.roles()?;
        let order = [Role::AuditAdmin, Role::CityClerk, Role::Employee, Role::Mediator, Role::SignedIn];
        let role = order.into_iter().find(|r| !roles.contains(r))?;
        Some(house.enter_as(role).cookie)
    };
    probe(house, wrong, &[403, 404], true);
}

fn another_district_gets_nothing(house: &House) {
    // As far as a role reaches: a clerk of the other district, or whoever holds the role that is asked for there.
    let there = |operation: &Operation| {
        if !operation.path.starts_with("/{district}") {
            return None;
        }
        let role = operation.roles()?.first().copied().unwrap_or(Role::DistrictClerk);
        Some(house.enter_other(role).cookie)
    };
    probe(house, there, &[403, 404], true);
}

/// Somebody who holds a role that the permission names, in the whole district.
fn permitted<'h>(house: &'h House, operation: &Operation) -> Visitor<'h> {
    let role = operation.roles().and_then(|roles| roles.first().copied());
    house.enter_as(role.filter(|r| *r != Role::Anyone).unwrap_or(Role::DistrictClerk))
}

fn misshapen_input_is_refused_with_its_field(house: &House) {
    let known = known(house);
    let mut faults = Vec::new();
    for operation in operations(house) {
        let visitor = permitted(house, &operation);
        let (real, _) = operation.real(&known);
        let mut expect = |what: &str, answer: loushi::walk::Answer, field: Option<&str>| {
            let problem = answer.json();
            let fine = answer.status.is_client_error()
                && answer.header("content-type") == "application/problem+json"
                && ["code", "title", "detail"].iter().all(|k| problem[k].as_str().is_some_and(|t| !t.is_empty()))
                && field.is_none_or(|f| {
                    problem["fields"].as_array().is_some_and(|fields| {
                        fields.iter().any(|x| x["field"] == f && x["reason"].as_str().is_some_and(|r| !r.is_empty()))
                    })
                });
            if !fine {
                faults.push(format!("{}: {what}: {} {}", operation.id, answer.status, short(&answer.text())));
            }
        };
        if let Some(path) = operation.misshapen() {
            expect("an id of no kind", try_it(&visitor, &operation, &path, JSON), None);
        }
        expect("a zero byte", try_it(&visitor, &operation, &format!("{real}?q=%00"), JSON), None);
        if operation.method == Method::GET {
            continue;
        }
        if operation.fields.is_empty() || operation.multipart {
            continue;
        }
        let send = |kind: &str, body: &str| visitor.send(Method::POST, &real, JSON, kind, body.to_owned());
        for body in ["", "{", "[]", "\"x\"", "12", "{\"a\":", "nul", "\u{0}"] {
            expect(&format!("the JSON {body:?}"), send(JSON, body), None);
        }
        let bytes: &[u8] = b"{\"a\":\"\xff\xfe\"}";
        expect("JSON that is not UTF-8", visitor.send(Method::POST, &real, JSON, JSON, bytes), None);
        let deep = format!("{}{}", "[".repeat(5_000_000), "]".repeat(5_000_000));
        if operation.id == operations(house)[0].id {
            expect("ten million brackets", send(JSON, &deep), None);
        }
        for field in &operation.fields {
            let body = json!({ field.as_str(): { "a": [1, { "b": null }] } }).to_string();
            expect(&format!("an object as {field}"), send(JSON, &body), Some(field));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

const MARK: &str = "<script>alert('楼')</script>\"'><img src=x onerror=alert(1)>";

/// Words that would be SQL, markup, directions or very long in a careless program.
fn hostile() -> Vec<String> {
    vec![
        MARK.to_owned(),
        "'); drop table event; --".to_owned(),
        "\u{0}\u{1}\u{202E}\u{FEFF}\u{7F}a".to_owned(),
        "𠮷👨‍👩‍👧‍👦é\u{0301}".to_owned(),
        "${jndi:ldap://x}%s%n{{7*7}}../../etc/passwd".to_owned(),
        "=cmd|' /C calc'!A0".to_owned(),
        "9".repeat(40),
        "-1".to_owned(),
        "NaN".to_owned(),
        "0000-00-00".to_owned(),
        "-9999-01-01".to_owned(),
        "9999-12-31".to_owned(),
        "9999-12-31T23:59".to_owned(),
        "楼".repeat(50_000),
        "99999999999999999999999999".to_owned(),
        "9223372036854775807".to_owned(),
        "  ".to_owned(),
    ]
}

fn hostile_words_do_no_harm(house: &House) {
    let known = known(house);
    let mut faults = Vec::new();
    for operation in operations(house) {
        let (real, _) = operation.real(&known);
        let visitor = permitted(house, &operation);
        let mut look = |what: &str, answer: loushi::walk::Answer| {
            let text = answer.text();
            if answer.status.is_server_error() || text.contains("<script>alert") || text.contains("<img src=x") {
                faults.push(format!("{}: {}: {} {}", operation.id, short(what), answer.status, short(&text)));
            }
        };
        for words in hostile() {
            if operation.method == Method::GET {
                let each = operation.queries.iter().map(|q| format!("{q}={}", web::encode(&words)));
                let query = each.chain(["of=all".to_owned()]).collect::<Vec<_>>().join("&");
                if query.len() < 60_000 {
                    for one in query.split('&') {
                        let path = format!("{real}?{one}");
                        look(&path, visitor.page(&path));
                    }
                }
                // In place of a free code in the address.
                if let Some((name, _)) = operation.parameters.iter().find(|(_, pattern)| pattern.is_empty()) {
                    let value = web::encode(&words.chars().take(200).collect::<String>());
                    let path = operation.guessed().replace("ABCDEFGHJK23", &value);
                    look(name, visitor.page(&path));
                }
                continue;
            }
            // Every field at once, then each alone beside ids that are there.
            let all: Vec<(&str, &str)> = operation.fields.iter().map(|f| (f.as_str(), words.as_str())).collect();
            if operation.multipart {
                let (kind, body) = crate::house::multipart(&all, &[("file", "a.csv\"\r\nX: y", words.as_bytes())]);
                look(&words, visitor.send(Method::POST, &real, "text/html", &kind, body));
                continue;
            }
            look(&words, visitor.submit(&real, &all));
            let object: Value = operation
                .fields
                .iter()
                .map(|f| (f.clone(), Value::from(words.as_str())))
                .collect::<serde_json::Map<_, _>>()
                .into();
            look(&words, visitor.post(&real, &object));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(50)].join("\n"));
    // Whatever was stored is shown as words.
    let mut shown = Vec::new();
    for operation in operations(house).into_iter().filter(|o| o.method == Method::GET) {
        let (path, _) = operation.real(&known);
        for visitor in [house.guest(), permitted(house, &operation)] {
            let answer = visitor.page(&path);
            let text = answer.text();
            if answer.status.is_server_error() || text.contains("<script>alert") || text.contains("<img src=x") {
                shown.push(format!("{path}: {} {}", answer.status, short(&text)));
            }
        }
    }
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}
