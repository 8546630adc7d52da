//! The floor of pages: the same server with all that it does for any request, answering the same bytes from memory.

use std::{fs, sync::OnceLock};

use axum::{
    body::Bytes,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use loushi::{boot, config::Config, serve};
use utoipa_axum::router::OpenApiRouter;
use web::{App, Module, Settings};

use crate::{Done, place};

static PAGES: OnceLock<Vec<Bytes>> = OnceLock::new();

/// Serves files by their numbers until it is killed.
pub fn serve(data: &str, files: &[&str]) -> Done {
    let read = |file: &&str| fs::read(file).map(Bytes::from).map_err(|e| format!("{file}: {e}"));
    let pages = files.iter().map(read).collect::<Done<Vec<Bytes>>>()?;
    PAGES.set(pages).map_err(|_| "the pages are there already")?;
    // As the program logs by default.
    tracing_subscriber::fmt().with_env_filter("info").with_writer(std::io::stderr).compact().init();
    let config = Config { data: data.into(), ..Config::default() };
    let store = boot::store(&config, kernel::Clock::machine()).map_err(|e| e.to_string())?;
    let module = Module { routes, ..Module::new("floor") };
    let app = App::new(store, vec![module], identity::api::PEOPLE, Settings::default());
    place::runtime()?.block_on(serve::serve(app, ([127, 0, 0, 1], 0).into())).map_err(|e| e.to_string())
}

fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().route("/floor/{page}", get(page))
}

async fn page(Path(page): Path<usize>) -> Response {
    match PAGES.get().and_then(|pages| pages.get(page)) {
        Some(bytes) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
