//! The running application, shared by all requests.

use std::sync::Arc;

use kernel::{District, EventKind, Line, Locale, Stored};
use ledger::Store;

use crate::{Module, People, limits::Limits, metrics::Metrics, shelf::Shelf};

/// What an installation sets.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The tenant of pages that name none: the installation's only district.
    pub district: Option<District>,
    /// Cookies carry `Secure`: the installation is reached by HTTPS.
    pub secure: bool,
    /// The client's address is the last of `X-Forwarded-For`: a proxy of ours stands in front.
    pub behind_proxy: bool,
    /// One-click sign-in as each of the cast.
    pub demo: bool,
    /// `https://loushi.example.cn`, for links that leave the browser: QR codes, papers.
    pub public_url: String,
}

/// Clones share everything.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    modules: Vec<Module>,
    people: People,
    settings: Settings,
    limits: Limits,
    metrics: Metrics,
    shelf: Shelf,
}

impl App {
    pub fn new(store: Store, modules: Vec<Module>, people: People, settings: Settings) -> Self {
        let (limits, metrics, shelf) = (Limits::new(), Metrics::default(), Shelf::default());
        Self(Arc::new(Inner { store, modules, people, settings, limits, metrics, shelf }))
    }

    pub fn store(&self) -> &Store {
        &self.0.store
    }

    pub fn modules(&self) -> &[Module] {
        &self.0.modules
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn people(&self) -> People {
        self.0.people
    }

    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn shelf(&self) -> &Shelf {
        &self.0.shelf
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// The sentence of a stored event, told by the module that recorded it.
    pub fn line(&self, event: &Stored, locale: Locale) -> Option<Line> {
        let kinds = self.modules().iter().flat_map(|m| m.events);
        let kind: &EventKind = kinds.into_iter().find(|k| k.kind == event.kind)?;
        (kind.line)(&event.data, locale)
    }
}
