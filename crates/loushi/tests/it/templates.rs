//! Every template with made-up data, in each language, and every page as each role sees it.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use kernel::{Locale, Role};
use web::Sample;

use crate::{
    api::{crawl, operations},
    house::{House, login_of, on_both},
    html,
};

on_both!(lived_in: every_page_is_whole_in_both_languages, no_link_leads_nowhere);

fn samples(locale: Locale) -> Vec<(&'static str, Sample)> {
    let modules = loushi::modules();
    let mut all: Vec<(&'static str, Sample)> =
        modules.iter().flat_map(|m| (m.samples)(locale).into_iter().map(|s| (m.name, s))).collect();
    all.extend(web::samples(locale).into_iter().map(|s| ("web", s)));
    all
}

#[test]
fn samples_are_sound_in_each_language() {
    let mut faults = Vec::new();
    for locale in [Locale::Zh, Locale::En] {
        for (module, sample) in samples(locale) {
            let place = format!("{module}/{} in {locale}", sample.template);
            faults.extend(html::faults(&sample.html, false).into_iter().map(|f| format!("{place}: {f}")));
            let headings = sample.html.matches("<h1").count();
            let wanted = usize::from(!sample.template.starts_with('_') && !sample.template.contains("/_"));
            if headings != wanted {
                faults.push(format!("{place}: {headings} first headings, not {wanted}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A sample that reads the same in both languages says nothing, or was not translated.
#[test]
fn samples_differ_between_the_languages() {
    let text = |locale| {
        let mut by: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (module, sample) in samples(locale) {
            by.entry(format!("{module}/{}", sample.template)).or_default().push(html::visible(&sample.html));
        }
        by
    };
    let (zh, en) = (text(Locale::Zh), text(Locale::En));
    assert_eq!(zh.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    // A part of a page may hold nothing but what people wrote.
    let part = |name: &str| name.contains("/_");
    let same: Vec<_> = zh
        .iter()
        .filter(|(name, _)| !part(name))
        .filter(|(name, html)| en[*name] == **html)
        .map(|(name, _)| name)
        .collect();
    assert!(same.is_empty(), "not translated: {same:?}");
}

/// Every template file of a module is shown by some sample.
#[test]
fn every_template_has_a_sample() {
    let shown: BTreeSet<String> =
        samples(Locale::Zh).into_iter().map(|(module, s)| format!("{module}/{}", s.template)).collect();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../modules");
    let mut missing = Vec::new();
    for module in loushi::modules() {
        let Ok(files) = std::fs::read_dir(root.join(module.name).join("templates").join(module.name)) else { continue };
        for file in files.map(|f| f.unwrap().path()) {
            let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
            if !shown.contains(&format!("{}/{stem}", module.name)) {
                missing.push(format!("{}/{stem}", module.name));
            }
        }
    }
    missing.sort();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every GET operation whose things are there, as everybody of every role: whole pages, or a refusal in words.
fn every_page_is_whole_in_both_languages(house: &House) {
    house.jobs();
    let clerks: Vec<String> = [Role::DistrictClerk, Role::CommitteeSecretary].map(login_of).to_vec();
    let known = crawl(house, &clerks.iter().map(String::as_str).collect::<Vec<_>>());
    let (mut faults, mut shown) = (Vec::new(), BTreeSet::new());
    let mut visitors = vec![("a guest".to_owned(), house.guest())];
    for login in ["lu.zhiwei", "lin.mo", "probe.district_clerk", "probe.employee"] {
        visitors.push((login.to_owned(), house.enter(login)));
    }
    let frame = ["/about/privacy", "/about/accessibility", "/about/feedback", "/gallery", "/", "/310107/no-such-page"];
    let operations = operations(house);
    let mut paths: Vec<String> = frame.iter().map(|p| (*p).to_owned()).collect();
    for operation in operations.iter().filter(|o| o.method == Method::GET) {
        paths.push(operation.real(&known).0);
    }
    for (name, visitor) in visitors {
        for locale in ["zh-Hans", "en"] {
            let visitor = visitor.clone().in_language(locale);
            for path in &paths {
                let answer = visitor.page(path);
                let place = format!("{path} as {name} in {locale}");
                if answer.status.is_server_error() {
                    faults.push(format!("{place}: {} {}", answer.status, answer.text()));
                }
                let kind = answer.header("content-type");
                if answer.status.is_redirection() || (answer.status.is_success() && !kind.starts_with("text/html")) {
                    continue;
                }
                if !kind.starts_with("text/html") {
                    faults.push(format!("{place}: {} as {kind}: {}", answer.status, answer.text()));
                    continue;
                }
                let text = answer.text();
                faults.extend(html::faults(&text, true).into_iter().map(|f| format!("{place}: {f}")));
                if !text.contains(&format!("<html lang=\"{locale}\"")) {
                    faults.push(format!("{place}: the page is in another language"));
                }
                for needed in ["content-security-policy", "x-content-type-options", "referrer-policy"] {
                    if answer.header(needed).is_empty() {
                        faults.push(format!("{place}: no {needed}"));
                    }
                }
                if answer.status.is_success() {
                    shown.insert(path.clone());
                }
            }
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(60)].join("\n"));
    assert!(shown.len() >= 20, "only {shown:?}");
}

/// Follows every link from the pages that people begin with.
fn no_link_leads_nowhere(house: &House) {
    house.jobs();
    let modules: BTreeSet<&str> = loushi::modules().iter().map(|m| m.name).collect();
    let mut broken = Vec::new();
    for login in ["", "lin.mo", "lu.zhiwei", "probe.district_clerk"] {
        let visitor = if login.is_empty() { house.guest() } else { house.enter(login) };
        let mut todo =
            vec!["/".to_owned(), "/310107/towers".to_owned(), "/310107/today".to_owned(), "/demo".to_owned()];
        let mut seen: BTreeSet<String> = todo.iter().cloned().collect();
        // Enough of each kind of page: a list of a thousand leads to a thousand alike.
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        while let Some(path) = todo.pop() {
            let answer = visitor.page(&path);
            if answer.status.is_server_error() {
                broken.push(format!("{path} as {login}: {}", answer.status));
            }
            if !answer.header("content-type").starts_with("text/html") {
                continue;
            }
            for piece in html::pieces(&answer.text()) {
                let html::Piece::Open { name, attributes } = piece else { continue };
                let key = match name.as_str() {
                    "a" | "link" => "href",
                    "script" | "img" => "src",
                    _ => continue,
                };
                let Some(href) = attributes.get(key).map(|h| h.replace("&#38;", "&").replace("&amp;", "&")) else {
                    continue;
                };
                let href = href.split('#').next().unwrap_or_default().to_owned();
                if !href.starts_with('/') || !seen.insert(href.clone()) {
                    continue;
                }
                let shape: String = href.split(['?', '/']).map(|s| if s.len() == 30 { "*" } else { s }).collect();
                let count = alike.entry(shape).or_default();
                *count += 1;
                if *count > 3 {
                    continue;
                }
                let status = visitor.page(&href).status.as_u16();
                let later = href.ends_with("/report") && !modules.contains("issues");
                // The list of what is due shows others' work too, which not every reader may open.
                let others = status == 403 && path.contains("/today");
                if !(matches!(status, 200 | 303) || later || others) {
                    broken.push(format!("{path} as {login} leads to {href}: {status}"));
                }
                todo.push(href);
            }
        }
        assert!(seen.len() > 15, "{login}: {seen:?}");
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
