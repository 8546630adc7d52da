//! What the tests need beside Rust, installed from Debian's packages when it is missing and we may.

use std::{
    fs,
    process::{Command, Stdio},
};

use crate::run::{Done, root, run, succeeds};

struct Need {
    package: &'static str,
    what_for: &'static str,
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need { package: "postgresql", what_for: "every test of the database runs on PostgreSQL too", present: postgres },
    Need { package: "chromium", what_for: "the browser tests", present: || succeeds("chromium", &["--version"]) },
    Need {
        package: "chromium-driver",
        what_for: "the browser tests",
        present: || succeeds("chromedriver", &["--version"]),
    },
    Need { package: "fonts-noto-cjk", what_for: "Chinese text in screenshots and documents", present: chinese_font },
];

/// Installs what is missing. Nothing is done, and nothing is asked of the network, when everything is there.
pub fn setup() -> Done {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let list = packages.join(" ");
    let reasons: String = missing.iter().map(|need| format!("  {}: {}\n", need.package, need.what_for)).collect();
    let by_hand = format!(
        "The tests need what is not installed here:\n{reasons}Install it and start again. On Debian: \
         apt-get install --no-install-recommends {list}"
    );
    let Some(apt) = apt() else { return Err(by_hand) };
    println!("Installing {list}.");
    let clusters = clusters();
    let install = || {
        let args = ["install", "--yes", "--no-install-recommends"];
        run(apt_get(&apt).args(args).args(&packages)).map_err(|e| format!("{e}\n\n{by_hand}"))
    };
    // The lists of packages may be missing or old: renewed once, only if it is needed.
    install().or_else(|_| run(apt_get(&apt).arg("update")).and_then(|()| install()))?;
    drop_new_clusters(&apt, &clusters)?;
    match missing.iter().find(|need| !(need.present)()) {
        Some(need) => Err(format!("{} was installed and yet is not found.\n\n{by_hand}", need.package)),
        None => Ok(()),
    }
}

/// The words before `apt-get`, or nothing if we may not install.
fn apt() -> Option<Vec<&'static str>> {
    if !succeeds("apt-get", &["--version"]) {
        return None;
    }
    // The owner of our own process is root's user.
    let root = fs::read_to_string("/proc/self/status").is_ok_and(|s| s.lines().any(|l| l.starts_with("Uid:\t0\t")));
    match root {
        true => Some(vec![]),
        false => succeeds("sudo", &["-n", "true"]).then(|| vec!["sudo", "-n"]),
    }
}

fn privileged(words: &[&str], program: &str) -> Command {
    let mut all = words.iter().copied().chain([program]);
    let mut command = Command::new(all.next().unwrap_or(program));
    command.args(all).stdin(Stdio::null());
    command
}

fn apt_get(words: &[&str]) -> Command {
    let mut command = privileged(words, "env");
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
    command
}

/// Debian's PostgreSQL package makes and starts a cluster for the machine. The tests have their own; one that was made
/// a moment ago by our own installation is taken away again, so that no server is left running.
fn drop_new_clusters(apt: &[&str], before: &[(String, String)]) -> Done {
    for (version, name) in clusters().iter().filter(|c| !before.contains(c)) {
        run(privileged(apt, "pg_dropcluster").args(["--stop", version, name]))?;
    }
    Ok(())
}

/// The machine's own clusters: version and name.
fn clusters() -> Vec<(String, String)> {
    let Ok(out) = Command::new("pg_lsclusters").arg("-h").output() else {
        return Vec::new();
    };
    let lines = String::from_utf8_lossy(&out.stdout).into_owned();
    let words = lines.lines().map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words.filter_map(|w| Some((w.first()?.clone(), w.get(1)?.clone()))).collect()
}

fn postgres() -> bool {
    let keeper = root().join("crates/testkit/src/pg.sh");
    succeeds("sh", &[&keeper.to_string_lossy(), "find"])
}

fn chinese_font() -> bool {
    let listed = Command::new("fc-list").args([":lang=zh-cn", "family"]).output();
    listed.is_ok_and(|out| !out.stdout.is_empty())
}
