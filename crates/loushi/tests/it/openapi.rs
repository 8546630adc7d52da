//! The document of `GET /api/openapi.json`, as a file for whoever writes a program against it. `UPDATE_GOLDEN=1 cargo test
//! -p loushi` writes it anew.

use std::{fs, path::Path};

use crate::house::{Backend, House};

#[test]
fn the_document_of_the_interface_is_the_one_in_docs() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api/openapi.json");
    let served = House::new(Backend::Sqlite).guest().get("/api/openapi.json").ok().json();
    let now = format!("{}\n", serde_json::to_string_pretty(&served).unwrap());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &now).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let differs = kept.lines().zip(now.lines()).position(|(a, b)| a != b);
    let at = differs.unwrap_or_else(|| kept.lines().count().min(now.lines().count())) + 1;
    assert!(
        kept == now,
        "docs/api/openapi.json and the program differ from line {at} on; UPDATE_GOLDEN=1 writes it anew."
    );
}
