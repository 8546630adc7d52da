//! What one edition says otherwise than another, article by article.

use axum::extract::{Path, Query};
use kernel::{District, Locale};
use ledger::{Load as _, Tx};
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink};
use web::{Ctx, Result, View};

use crate::{
    T,
    charter::{ArticleId, CharterId},
    diff,
    edit_article::article_number_in,
    load::{Charter, Edition},
    numbers,
    permissions::ShowCharter,
    store::ArticleRow,
};

/// Which editions, by number.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Between {
    /// The older one; the one before `to` without it.
    from: Option<u32>,
    /// The newer one; the newest that the reader may see without it.
    to: Option<u32>,
}

/// What became of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ArticleChange {
    pub article: ArticleId,
    /// `same`, `moved`, `changed`, `new` or `gone`.
    pub what: &'static str,
    pub old: Option<String>,
    pub new: Option<String>,
    #[serde(skip)]
    pub number: u32,
    /// Its number before, where that was another.
    #[serde(skip)]
    pub was: u32,
}

/// Two editions side by side.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "covenants/show_difference.html")]
pub struct DifferencePage {
    pub charter: CharterId,
    pub from: u32,
    pub to: u32,
    pub changes: Vec<ArticleChange>,
    /// Rules whose numbers differ: what the older and the newer edition say.
    pub numbers: Vec<(String, String, String)>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    kind: &'static str,
    #[serde(skip)]
    document: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl DifferencePage {
    fn number(&self, change: &ArticleChange) -> String {
        let n = article_number_in(self.t, change.number);
        if change.was == 0 || change.was == change.number {
            return n;
        }
        self.t.number_was(n, article_number_in(self.t, change.was))
    }

    fn chip(&self, change: &ArticleChange) -> Chip {
        let tone = match change.what {
            "new" => Tone::New,
            "gone" => Tone::Closed,
            "changed" => Tone::Doing,
            _ => Tone::Archived,
        };
        Chip::new(tone, self.t.what_changed(change.what))
    }

    fn marked(&self, change: &ArticleChange) -> ui::Html {
        diff::html(change.old.as_deref().unwrap_or_default(), change.new.as_deref().unwrap_or_default())
    }

    fn unchanged(&self) -> usize {
        self.changes.iter().filter(|c| c.what == "same").count()
    }
}

impl View for DifferencePage {
    fn title(&self, _: Locale) -> String {
        self.t.difference_title(&self.title, self.from, self.to)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.document(self.kind), &self.document),
            Crumb::here(self.t.difference()),
        ];
        Frame { section: Section::Charters, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// What became of each article, in the order of the newer edition; what went stands where it stood.
pub fn changes(old: &[ArticleRow], new: &[ArticleRow]) -> Vec<ArticleChange> {
    let text =
        |a: &ArticleRow| if a.heading.is_empty() { a.words.clone() } else { format!("【{}】{}", a.heading, a.words) };
    let mut found = Vec::new();
    for a in new {
        let before = old.iter().find(|o| o.article == a.article);
        let (was, words) = (before.map_or(0, |o| o.position), before.map(text));
        let now = text(a);
        let what = match &words {
            None => "new",
            Some(w) if *w != now => "changed",
            Some(_) if was != a.position => "moved",
            Some(_) => "same",
        };
        found.push(ArticleChange { article: a.article, what, old: words, new: Some(now), number: a.position, was });
    }
    for o in old.iter().filter(|o| new.iter().all(|a| a.article != o.article)) {
        let at =
            found.iter().position(|c| c.was.max(c.number) >= o.position && c.what != "gone").unwrap_or(found.len());
        let gone = ArticleChange {
            article: o.article,
            what: "gone",
            old: Some(text(o)),
            new: None,
            number: o.position,
            was: o.position,
        };
        found.insert(at, gone);
    }
    found
}

/// What changed between two editions.
#[utoipa::path(get, path = "/{district}/charters/{charter}/difference", operation_id = "show_difference", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path), Between),
    responses((status = 200, body = DifferencePage)), extensions(("x-permission" = json!("covenants.show_charter"))))]
pub async fn show_difference(
    ctx: Ctx,
    Path((_, id)): Path<(District, CharterId)>,
    Query(of): Query<Between>,
) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let charter = tx.granted::<ShowCharter, Charter>(id)?.into_inner();
            assemble(tx, &charter, &of, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, charter: &Charter, of: &Between, locale: Locale) -> kernel::Result<DifferencePage> {
    let drafts = charter.ground.drafts(tx.actor());
    let seen: Vec<_> = charter.editions.iter().filter(|e| drafts || e.state().is_ok_and(|s| s.is_public())).collect();
    let to = match of.to {
        Some(n) => seen.iter().find(|e| e.n == n),
        None => seen.first(),
    };
    let to = to.ok_or_else(kernel::Error::hidden)?;
    let before = of.from.unwrap_or(to.n.saturating_sub(1));
    let from = seen.iter().find(|e| e.n == before);
    let new = Edition::load(tx, to.id)?.ok_or_else(kernel::Error::hidden)?;
    let old = match from {
        Some(row) => Edition::load(tx, row.id)?,
        None if of.from.is_some() => return Err(kernel::Error::hidden()),
        None => None,
    };
    let articles = old.as_ref().map_or(&[][..], |o| &o.articles);
    let (one, two) = (numbers::read(old.as_ref().map_or("{}", |o| &o.numbers))?, numbers::read(&new.numbers)?);
    let keys: std::collections::BTreeSet<&String> = one.keys().chain(two.keys()).collect();
    let said =
        |of: &numbers::Numbers, k: &String| of.get(k).cloned().unwrap_or_else(|| T(locale).as_above().to_owned());
    let differ = keys.into_iter().filter(|k| one.get(*k) != two.get(*k));
    Ok(DifferencePage {
        charter: charter.row.id,
        from: before,
        to: to.n,
        changes: changes(articles, &new.articles),
        numbers: differ.map(|k| (policy::api::rule_title(locale, k), said(&one, k), said(&two, k))).collect(),
        title: charter.title().get(locale).to_owned(),
        kind: charter.row.kind.code(),
        document: charter.href(),
        tower: TowerLink { name: charter.ground.building.name.clone(), href: charter.ground.tower_href() },
        t: T(locale),
    })
}

pub fn samples(locale: Locale) -> Vec<web::Sample> {
    let change = |what: &'static str, old: Option<&str>, new: Option<&str>| ArticleChange {
        article: ArticleId::from_bytes([3; 16]),
        what,
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        number: 2,
        was: 1,
    };
    let page = |whole: bool| DifferencePage {
        charter: CharterId::from_bytes([1; 16]),
        from: 1,
        to: 2,
        changes: if whole {
            vec![
                change("changed", Some("提前五个工作日通知。"), Some("提前七个工作日通知。")),
                change("gone", Some("不得堆放。"), None),
                change("new", None, Some("垃圾分类。")),
                change("same", Some("一样。"), Some("一样。")),
            ]
        } else {
            vec![]
        },
        numbers: if whole { vec![("会议提前通知".into(), "5".into(), "7".into())] } else { vec![] },
        title: T(locale).title_of("和衡中心", T(locale).document("covenant")),
        kind: "covenant",
        document: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t: T(locale),
    };
    vec![web::Sample::of("show_difference", &page(true)), web::Sample::of("show_difference", &page(false))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: u8, position: u32, words: &str) -> ArticleRow {
        ArticleRow {
            article: ArticleId::from_bytes([id; 16]),
            position,
            heading: String::new(),
            words: words.into(),
            covers: String::new(),
            looked_by: None,
            looked_words: None,
        }
    }

    #[test]
    fn every_article_of_both_editions_is_told_of() {
        let old = [article(1, 1, "甲"), article(2, 2, "乙"), article(3, 3, "丙"), article(4, 4, "丁")];
        let new = [article(1, 1, "甲"), article(3, 2, "丙"), article(5, 3, "新"), article(4, 4, "丁二")];
        let told: Vec<(&str, u32)> = changes(&old, &new).iter().map(|c| (c.what, c.number)).collect();
        assert_eq!(told, [("same", 1), ("gone", 2), ("moved", 2), ("new", 3), ("changed", 4)]);
        assert!(changes(&old, &old).iter().all(|c| c.what == "same"));
        assert!(changes(&[], &new).iter().all(|c| c.what == "new"));
    }
}
