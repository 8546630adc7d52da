//! The documents: what they link to is there, and the handbook's pictures are those that it shows.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What the pictures may take together.
const MOST_BYTES: u64 = 6_000_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Where the handbook's pictures lie.
pub fn pictures() -> PathBuf {
    root().join("docs/handbook/pictures")
}

/// What the documents link to in the tree: the document, and the file that it names.
fn links() -> Vec<(PathBuf, PathBuf)> {
    let mut documents = files(&root().join("docs"), "md");
    documents.extend(files(&root(), "md"));
    let mut links = Vec::new();
    for document in documents {
        let words = fs::read_to_string(&document).expect("a document");
        for (at, _) in words.match_indices("](") {
            let rest = &words[at + 2..];
            let target = &rest[..rest.find(')').unwrap_or(0)];
            if !target.contains("://") && !target.starts_with('#') {
                let file = target.split('#').next().unwrap_or_default();
                links.push((document.clone(), document.parent().unwrap_or(&document).join(file)));
            }
        }
    }
    links
}

/// The pictures that the documents show: the document, and the picture.
pub fn shown() -> Vec<(PathBuf, PathBuf)> {
    links().into_iter().filter(|(_, file)| file.extension().is_some_and(|e| e == "png")).collect()
}

/// What a reader finds on a page: the interface's messages in both languages, and the words of the demonstration.
fn interface() -> String {
    let mut all = String::new();
    for (folder, extension) in [("modules", "ftl"), ("crates", "ftl"), ("modules", "rs"), ("crates/loushi/src", "rs")] {
        for file in files(&root().join(folder), extension) {
            all.push_str(&fs::read_to_string(file).expect("a source"));
        }
    }
    all
}

#[test]
fn words_that_the_handbook_quotes_stand_on_a_page() {
    let interface = interface();
    let mut documents = files(&root().join("docs/handbook"), "md");
    documents.extend([root().join("README.md"), root().join("README.zh-CN.md")]);
    let (mut faults, mut quotes) = (Vec::new(), 0);
    for document in documents {
        let words = fs::read_to_string(&document).expect("a document");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for quoted in words.split('“').skip(1).filter_map(|rest| rest.split_once('”')).map(|(quoted, _)| quoted) {
            quotes += 1;
            // The switch of languages is named in the other one. A sentence ends its comma inside the quotation.
            let there = |part: &str| interface.contains(part.trim().trim_end_matches([',', '.']));
            if quoted != "EN" && !quoted.split('…').all(there) {
                faults.push(format!("{}: “{quoted}”", document.display()));
            }
        }
    }
    assert!(faults.is_empty() && quotes > 300, "{quotes}: no page says\n{}", faults.join("\n"));
}

#[test]
fn what_the_documents_link_to_is_there() {
    let links = links();
    assert!(links.len() > 60, "{links:?}");
    let lost = links.iter().filter(|(_, file)| !file.exists());
    let mut faults: Vec<String> = lost.map(|(from, to)| format!("{}: {}", from.display(), to.display())).collect();
    let shown: BTreeSet<String> = shown().iter().map(|(_, file)| name_of(file)).collect();
    let kept = files(&pictures(), "png");
    let spare = kept.iter().filter(|p| !shown.contains(&name_of(p)));
    faults.extend(spare.map(|p| format!("{} is shown nowhere", p.display())));
    let bytes: u64 = kept.iter().filter_map(|p| p.metadata().ok()).map(|m| m.len()).sum();
    if bytes > MOST_BYTES {
        faults.push(format!("the pictures take {bytes} bytes, more than {MOST_BYTES}"));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a file is called, without its folder.
pub fn name_of(file: &Path) -> String {
    file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// All files below a folder with an extension; at the root, only those beside it.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|e| e.path());
    for path in entries {
        if path.is_dir() && folder != root() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
