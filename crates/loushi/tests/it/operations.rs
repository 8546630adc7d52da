//! The program as an operator runs it: commands from nothing to a restored copy, serving, stopping, and being killed.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    sync::{Mutex, mpsc},
    thread,
};

use kernel::Role;
use serde_json::json;

use crate::{
    house::{Backend, PASSWORD, Place, login_of},
    program::{self, Server, WAIT, until},
};

macro_rules! on_both_places {
    ($($name:ident),* $(,)?) => {$(
        mod $name {
            use crate::house::Backend;
            #[test]
            fn sqlite() {
                super::$name(Backend::Sqlite);
            }
            #[test]
            fn postgres() {
                super::$name(Backend::Postgres);
            }
        }
    )*};
}

on_both_places!(
    a_district_from_nothing,
    a_server_answers_and_stops,
    a_started_answer_is_finished_before_the_end,
    what_was_acknowledged_outlives_a_kill,
);

fn demo_file(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo").join(name).to_string_lossy().into_owned()
}

/// As the handbook says it, with an empty database, to the first person signed in.
fn a_district_from_nothing(backend: Backend) {
    let place = Place::bare(backend);
    place.run(&["migrate"]).ok();
    place.run(&["migrate"]).ok();
    let ran = place.run(&["doctor"]).ok();
    assert!(ran.out.contains("districts: 0"), "{ran:?}");
    let divisions = demo_file("1-divisions.csv");
    let ran = place.run(&["import", &divisions, "--kind", "divisions"]).fails();
    assert!(ran.err.contains("open-district"), "{ran:?}");

    place.run(&["user", "open-district", "310107", "普陀区"]).ok();
    place.run(&["user", "open-district", "not-a-code", "x"]).status.code().filter(|c| *c != 0).expect("refused");
    let import = |file: &str, kind: &str, dry: bool| {
        let file = demo_file(file);
        let mut args = vec!["import", file.as_str(), "--kind", kind];
        args.extend(dry.then_some("--dry-run"));
        place.run(&args)
    };
    let files = [
        ("1-divisions.csv", "divisions"),
        ("2-organisations.xlsx", "organisations"),
        ("3-buildings.xlsx", "buildings"),
        ("4-tenancies.csv", "tenancies"),
        ("5-posts.xlsx", "posts"),
        ("6-rosters.xlsx", "rosters"),
        ("7-party-organisations.csv", "party_organisations"),
        ("8-party-counts.csv", "party_counts"),
    ];
    for (file, kind) in files {
        let dry = import(file, kind, true).ok();
        assert!(dry.out.contains("Nothing was changed."), "{dry:?}");
        let counts = |text: &str| text.rsplit_once("rows:").map(|(_, c)| c.split('(').next().unwrap_or("").to_owned());
        assert_eq!(counts(&dry.out), counts(&import(file, kind, true).ok().out), "a dry run of {kind} left something");
        let done = import(file, kind, false).ok();
        assert_eq!(counts(&dry.out), counts(&done.out), "{kind}: not what the dry run said");
        let again = import(file, kind, false).ok();
        assert!(again.out.contains(": 0 new, 0 changed,"), "{kind} twice: {again:?}");
    }
    import("5-posts.xlsx", "divisions", false).fails();
    import("5-posts.xlsx", "no-such-kind", false).fails();
    import("no-such-file.csv", "divisions", false).fails();
    let broken = place.data().join("broken.xlsx");
    fs::write(&broken, b"PK\x03\x04 and then nothing").unwrap();
    place.run(&["import", &broken.to_string_lossy(), "--kind", "posts"]).fails();

    place.run(&["user", "add", "--login", "first", "--name", "头一个", "--role", "emperor"]).fails();
    let added =
        place.run(&["user", "add", "--login", "First.One", "--name", "头一个", "--role", "district_clerk"]).ok();
    place.run(&["user", "add", "--login", "first.one", "--name", "再一个", "--role", "district_clerk"]).fails();
    let out = place.data().join("ledger.jsonl");
    place.run(&["export", "ledger", "--out", &out.to_string_lossy()]).ok();
    place.run(&["export", "gossip", "--out", &out.to_string_lossy()]).fails();
    program::run(&["verify", &out.to_string_lossy()]).ok();
    place.run(&["doctor"]).ok();

    // The first person: by the printed link, once, with a good password.
    let server = Server::start(&place);
    let link = added.line("/activate/");
    let link = &link[link.find("/310107/activate/").unwrap()..];
    assert_eq!(server.post(link, "", &json!({ "password": "short" })).status, 422);
    let used = server.post(link, "", &json!({ "password": "A-good-0ne" })).ok();
    assert!(used.header("set-cookie").starts_with("loushi="), "{used:?}");
    assert!(server.post(link, "", &json!({ "password": "Another-0ne" })).status.is_client_error());
    let token = server.sign_in("", "first.one", "A-good-0ne").ok().at("token");
    server.get_as("/310107/imports", &token).ok();
    let ran = place.run(&["user", "activate", "--login", "First.One"]).ok();
    assert!(ran.out.contains("/310107/activate/"));
    place.run(&["user", "activate", "--login", "nobody"]).fails();
    server.terminate();
    assert!(server.ended().success());
}

#[test]
fn a_command_that_cannot_be_done_says_why() {
    program::run(&["serve", "--listen", "nowhere"]).fails();
    let place = Place::new(Backend::Sqlite);
    let mut command = place.command(&["doctor"]);
    command.env("LOUSHI_SECRET", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    let ran = program::Ran::of(command.output().unwrap(), &["doctor"]).fails();
    assert!(ran.err.contains("another secret"), "{ran:?}");
    let mut command = place.command(&["doctor"]);
    command.env("LOUSHI_SECRET", "short");
    program::Ran::of(command.output().unwrap(), &["doctor"]).fails();
    let config = place.data().join("loushi.toml");
    fs::write(&config, "lisen = \"127.0.0.1:1\"\n").unwrap();
    let ran = place.run(&["doctor", "--config", &config.to_string_lossy()]).fails();
    assert!(ran.err.contains("lisen"), "{ran:?}");
    let ran = place.run(&["export", "ledger", "--out", "/no/such/folder/x"]).fails();
    assert!(ran.err.contains("--district") || ran.err.contains("/no/such"), "{ran:?}");
    // A schema from a later version is not touched.
    let db = db::Db::open(&place.config().target()).unwrap();
    db.write_now(|tx| tx.script("insert into migration (name, applied_at) values ('29990101000000_later', 0)"))
        .unwrap();
    drop(db);
    let ran = place.run(&["migrate"]).fails();
    assert!(ran.err.contains("newer than this program"), "{ran:?}");
    fs::write(place.data().join("loushi.sqlite"), "this is no database").unwrap();
    for name in ["loushi.sqlite-wal", "loushi.sqlite-shm"] {
        let _ = fs::remove_file(place.data().join(name));
    }
    place.run(&["doctor"]).fails();
}

fn a_server_answers_and_stops(backend: Backend) {
    let place = Place::new(backend);
    let server = Server::start(&place);
    assert_eq!(server.get("/healthz").ok().text(), "ok");
    assert_eq!(server.get("/readyz").ok().text(), "ready");
    let api = server.get("/api/openapi.json").ok().json();
    assert!(api["openapi"].as_str().unwrap().starts_with("3.1"));
    server.get("/310107/towers").ok();
    assert_eq!(server.get("/310107/no-such-page").status, 404);
    let metrics = server.get("/metrics").ok().text();
    let count = |class: &str| {
        let line = format!("loushi_requests_total{{class=\"{class}\"}} ");
        metrics.lines().find_map(|l| l.strip_prefix(&line)?.parse::<u64>().ok()).unwrap()
    };
    assert!(count("2xx") >= 4 && count("4xx") == 1 && count("5xx") == 0, "{metrics}");
    assert!(!metrics.contains("no-such-page"));
    // No demonstration's doors on a real server.
    assert_eq!(server.get("/demo").status, 404);
    assert_eq!(server.post("/demo", "", &json!({ "login": "lu.zhiwei" })).status, 404);
    let token = server.token(&login_of(Role::DistrictClerk));
    server.get_as("/310107/imports", &token).ok();
    // Another origin's page may not post.
    let cross =
        [("sec-fetch-site", "cross-site"), ("content-type", "application/json"), ("accept", "application/json")];
    assert_eq!(server.ask("POST", "/sign-in", &cross, b"{}").unwrap().status, 403);
    server.terminate();
    let said = server.said();
    assert!(server.ended().success(), "{said}");
    assert!(!said.contains(&token) && !said.contains("probe."), "the log tells who it was: {said}");
    // The port of another is not taken.
    let one = Server::start(&place);
    let ran = place.run(&["serve", "--listen", &one.address.to_string()]).fails();
    assert!(ran.err.contains("cannot listen"), "{ran:?}");
}

/// The server is told to stop while a form is still being sent.
fn a_started_answer_is_finished_before_the_end(backend: Backend) {
    let place = Place::new(backend);
    let server = Server::start(&place);
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(WAIT)).unwrap();
    let body = json!({ "district": "310107", "login": login_of(Role::Employee), "password": PASSWORD }).to_string();
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\naccept: application/json\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    assert!(line.contains("100"), "{line}");
    reader.read_line(&mut line).unwrap();
    server.terminate();
    // It takes no new connections, and still reads to the end what was begun.
    until("the door is closed", || TcpStream::connect(server.address).is_err());
    stream.write_all(body.as_bytes()).unwrap();
    let answer = program::answer(reader).expect("an answer");
    assert!(!answer.ok().at("token").is_empty());
    assert!(server.ended().success());
}

#[test]
fn a_copy_restored_is_the_same() {
    let place = Place::new(Backend::Sqlite);
    let server = Server::start(&place);
    let token = server.token(&login_of(Role::DistrictClerk));
    // The copy is made while the server writes.
    let copy = place.data().join("copy");
    thread::scope(|scope| {
        let writing = scope.spawn(|| (0..40).for_each(|_| drop(server.token(&login_of(Role::Employee)))));
        place.run(&["backup", "--out", &copy.to_string_lossy()]).ok();
        writing.join().unwrap();
    });
    place.run(&["backup", "--out", &copy.to_string_lossy()]).fails();
    let export = |place: &Place| {
        let out = place.data().join("ledger.jsonl");
        place.run(&["export", "ledger", "--district", "310107", "--out", &out.to_string_lossy()]).ok();
        program::run(&["verify", &out.to_string_lossy()]).ok();
        fs::read_to_string(out).unwrap()
    };
    let restored = Place::bare(Backend::Sqlite);
    let from = copy.to_string_lossy().into_owned();
    restored.run(&["restore", &from]).ok();
    restored.run(&["restore", &from]).fails();
    restored.run(&["doctor"]).ok();
    // What the copy has is the beginning of what the server went on to write.
    let (mine, theirs) = (export(&restored), export(&place));
    let events = |text: &str| text.lines().filter(|l| l.contains("\"event\"")).map(str::to_owned).collect::<Vec<_>>();
    let (mine, theirs) = (events(&mine), events(&theirs));
    assert!(mine.len() > 100 && theirs.starts_with(&mine));
    // Sessions and accounts too.
    let again = Server::start(&restored);
    again.get_as("/310107/imports", &token).ok();
    server.terminate();
    assert!(server.ended().success());

    // A copy of a server at rest has the same heads.
    let (rest, same) = (place.data().join("rest"), Place::bare(Backend::Sqlite));
    let before = export(&place);
    place.run(&["backup", "--out", &rest.to_string_lossy()]).ok();
    same.run(&["restore", &rest.to_string_lossy()]).ok();
    assert_eq!(export(&same), before);
    same.run(&["restore", "/no/such/folder"]).fails();
}

/// A PostgreSQL database has its own tools: the program says so rather than copy half of it.
#[test]
fn a_server_s_database_is_left_to_its_own_tools() {
    let place = Place::new(Backend::Postgres);
    let copy = place.data().join("copy").to_string_lossy().into_owned();
    assert!(place.run(&["backup", "--out", &copy]).fails().err.contains("pg_dump"));
    assert!(place.run(&["restore", &copy]).fails().err.contains("pg_restore"));
    place.run(&["demo", "--reset", "--only-make"]).fails();
}

/// The secret lies beside the database, and goes with it.
#[test]
fn a_copy_takes_its_secret_along() {
    let place = Place::bare(Backend::Sqlite);
    let without = |place: &Place, args: &[&str]| {
        let mut command = place.command(args);
        command.env_remove("LOUSHI_SECRET");
        program::Ran::of(command.output().unwrap(), args)
    };
    without(&place, &["user", "open-district", "310107", "普陀区"]).ok();
    let secret = place.data().join("secret");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&secret).unwrap().permissions().mode() & 0o077, 0, "others may read the secret");
    }
    let copy = place.data().join("copy");
    without(&place, &["backup", "--out", &copy.to_string_lossy()]).ok();
    let restored = Place::bare(Backend::Sqlite);
    without(&restored, &["restore", &copy.to_string_lossy()]).ok();
    assert_eq!(fs::read(&secret).unwrap(), fs::read(restored.data().join("secret")).unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for path in [copy.join("secret"), restored.data().join("secret")] {
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "others may read {}", path.display());
        }
    }
    without(&restored, &["doctor"]).ok();
    // Without its secret, a database is not made another's by a new one.
    fs::remove_file(&secret).unwrap();
    let ran = without(&place, &["doctor"]).fails();
    assert!(ran.err.contains("secret"), "{ran:?}");
}

#[test]
fn two_servers_on_one_database_are_as_one() {
    let place = Place::new(Backend::Postgres);
    // Employments that were over before anybody looked: each must end once, whoever does it.
    let db = db::Db::open(&place.config().target()).unwrap();
    db.write_now(|tx| tx.script("update employment set until_on = 20000 where district = 310107 and state = 'active'"))
        .unwrap();
    let (one, two) = (Server::start(&place), Server::start(&place));
    let clerk = login_of(Role::DistrictClerk);
    let token = one.token(&clerk);
    two.get_as("/310107/imports", &token).ok();
    let listed = two.get_as("/account/sessions", &token).ok().json();
    assert!(listed["sessions"].as_array().unwrap().iter().any(|s| s["here"] == true));
    // Signed out at one, unknown at the other.
    two.post("/sign-out", &token, &json!({})).ok();
    assert_eq!(one.get_as("/310107/imports", &token).status, 401);
    // Wrong passwords are counted together.
    for server in [&one, &two, &one, &two, &one] {
        assert!(server.sign_in("310107", &clerk, "wrong").status.is_client_error());
    }
    for server in [&one, &two] {
        assert_eq!(server.sign_in("310107", &clerk, PASSWORD).status, 429);
    }
    // One request sent to both at once is one request.
    let token = one.token(&login_of(Role::CommitteeSecretary));
    let towers = one.get("/310107/towers").json();
    let tower = towers["groups"][0]["towers"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/310107/towers/{tower}/invitations");
    let codes: BTreeSet<String> = thread::scope(|scope| {
        let post = |server| {
            let (path, token) = (&path, &token);
            scope
                .spawn(move || Server::try_post(server, path, token, "SAMEKEY123", &json!({})).unwrap().ok().at("code"))
        };
        let threads: Vec<_> = [&one, &two, &one, &two].map(post).into();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert_eq!(codes.len(), 1, "{codes:?}");

    const ENDED: db::Query<(String,)> = db::Query::new(
        "ENDED",
        "select subject from event where district = 310107 and kind = 'identity.employment_ended' order by subject",
        false,
        None,
    );
    const OVER: db::Query<(i64,)> = db::Query::new(
        "OVER",
        "select count(*) from employment where district = 310107 and state = 'active'",
        false,
        None,
    );
    until("the sweep ends them all", || db.read_now(|tx| tx.one(&OVER, &[])).unwrap().0 == 0);
    let ended = db.read_now(|tx| tx.all(&ENDED, &[])).unwrap();
    assert!(ended.len() > 5, "{}", ended.len());
    assert_eq!(ended.iter().collect::<BTreeSet<_>>().len(), ended.len(), "ended twice");

    // Both seal the one record, and one may go while the other stays.
    one.terminate();
    assert!(one.ended().success());
    two.get("/readyz").ok();
    let out = place.data().join("ledger.jsonl");
    place.run(&["export", "ledger", "--district", "310107", "--out", &out.to_string_lossy()]).ok();
    program::run(&["verify", &out.to_string_lossy()]).ok();
}

/// Killed in the middle of writing: what was answered is there, what was not can be sent again, the record is whole.
fn what_was_acknowledged_outlives_a_kill(backend: Backend) {
    let place = Place::new(backend);
    let mut acknowledged: Vec<(String, String)> = Vec::new();
    let mut path = String::new();
    let mut open: Vec<String> = Vec::new();
    for round in 0..2 {
        let server = Server::start(&place);
        let towers = server.get("/310107/towers").json();
        path = format!("/310107/towers/{}/invitations", towers["groups"][0]["towers"][0]["id"].as_str().unwrap());
        let token = server.token(&login_of(Role::CommitteeSecretary));
        let (tell, told) = mpsc::channel();
        let broken = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for writer in 0..6 {
                let (tell, server, path, token, broken) = (tell.clone(), &server, &path, &token, &broken);
                scope.spawn(move || {
                    for n in 0.. {
                        let key = format!("ROUND{round}WRITER{writer}N{n}");
                        match server.try_post(path, token, &key, &json!({})) {
                            Some(answer) => tell.send((key, answer.ok().at("code"))).unwrap(),
                            None => return broken.lock().unwrap().push(key),
                        }
                    }
                });
            }
            drop(tell);
            for _ in 0..60 {
                acknowledged.push(told.recv().unwrap());
            }
            let pid = server.pid();
            program::kill_hard(pid);
            acknowledged.extend(told.iter());
        });
        open.extend(broken.into_inner().unwrap());
        assert!(!server.ended().success());
    }
    assert!(acknowledged.len() >= 120);
    let server = Server::start(&place);
    for (key, code) in &acknowledged {
        assert!(!code.is_empty());
        let answer = server.get(&format!("/310107/join/{code}"));
        assert!(answer.status.is_success(), "{key}: {code} was acknowledged and is lost: {}", answer.status);
    }
    // Sent again with its key, each is done once.
    let token = server.token(&login_of(Role::CommitteeSecretary));
    let send = |key: &str| server.try_post(&path, &token, key, &json!({})).unwrap().ok().at("code");
    for key in &open {
        assert_eq!(send(key), send(key));
    }
    let (key, code) = &acknowledged[0];
    assert_eq!(&send(key), code);
    let out: PathBuf = place.data().join("ledger.jsonl");
    place.run(&["export", "ledger", "--district", "310107", "--out", &out.to_string_lossy()]).ok();
    program::run(&["verify", &out.to_string_lossy()]).ok();
    let mut text = String::new();
    fs::File::open(out).unwrap().read_to_string(&mut text).unwrap();
    let made = text.matches("\"identity.invitation_made\"").count();
    assert!(made >= acknowledged.len(), "{made} recorded, {} acknowledged", acknowledged.len());
    place.run(&["doctor"]).ok();
}
