//! Who may do what, as one readable file. `UPDATE_GOLDEN=1 cargo test -p loushi` writes it anew.

use std::{fmt::Write as _, fs, path::Path};

use kernel::Role;

#[test]
fn the_matrix_is_the_one_that_was_read_and_agreed() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/permissions.txt");
    let now = matrix();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &now).unwrap();
    }
    let agreed = fs::read_to_string(&file).unwrap_or_default();
    let differs: Vec<String> = differences(&agreed, &now);
    assert!(
        differs.is_empty(),
        "permissions.txt and the program differ; read each line, then UPDATE_GOLDEN=1:\n{}",
        differs.join("\n")
    );
}

#[test]
fn every_permission_says_what_it_is_in_both_languages() {
    for module in loushi::modules() {
        for permission in module.permissions {
            assert!(permission.key.starts_with(&format!("{}.", module.name)), "{} in {}", permission.key, module.name);
            assert!(!permission.sentence.zh.trim().is_empty() && !permission.sentence.en.trim().is_empty());
            assert!(permission.sentence.en.is_ascii(), "{}: {}", permission.key, permission.sentence.en);
            let nobody = permission.roles.is_empty() && permission.relations.is_empty();
            assert!(!nobody, "{}: nobody may ever do it", permission.key);
        }
    }
}

fn matrix() -> String {
    let modules = loushi::modules();
    let mut out =
        String::from("# What each permission is for, who holds it by a role, and who by being concerned (=).\n");
    for module in &modules {
        for permission in module.permissions {
            let _ = writeln!(out, "\n{} ({})", permission.key, permission.sentence.zh);
            for role in permission.roles {
                let _ = writeln!(out, "    {}", role.code());
            }
            for relation in permission.relations {
                let _ = writeln!(out, "    = {}", relation.code());
            }
        }
    }
    out.push_str("\n# What each role may do, besides what anyone may.\n");
    let permissions = || modules.iter().flat_map(|m| m.permissions);
    for role in Role::ALL.into_iter().filter(|r| *r != Role::Anyone) {
        let _ = writeln!(out, "\n{}", role.code());
        for permission in permissions().filter(|p| p.roles.contains(&role)) {
            let _ = writeln!(out, "    {}", permission.key);
        }
    }
    out
}

fn differences(agreed: &str, now: &str) -> Vec<String> {
    // A line says little without the heading that it stands under.
    let lines = |text: &str| {
        let mut heading = String::new();
        let mut out = Vec::new();
        for line in text.lines().filter(|l| !l.is_empty()) {
            if line.starts_with(' ') {
                out.push(format!("{heading}: {}", line.trim()));
            } else {
                heading = line.to_owned();
                out.push(heading.clone());
            }
        }
        out
    };
    let (agreed, now) = (lines(agreed), lines(now));
    let gone = agreed.iter().filter(|l| !now.contains(l)).map(|l| format!("- {l}"));
    let new = now.iter().filter(|l| !agreed.contains(l)).map(|l| format!("+ {l}"));
    gone.chain(new).collect()
}
