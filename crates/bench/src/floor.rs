//! The floor of pages: the same HTTP server, answering the same bytes from memory.

use std::{fs, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::net::TcpListener;

use crate::Done;

/// Serves the files by their numbers until it is killed.
pub fn serve(files: &[&str]) -> Done {
    let read = |file: &&str| fs::read(file).map(Bytes::from).map_err(|e| format!("{file}: {e}"));
    let pages = files.iter().map(read).collect::<Done<Vec<Bytes>>>()?;
    let router = Router::new().route("/{page}", get(page)).with_state(Arc::new(pages));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|e| e.to_string())?;
        println!("http://{}", listener.local_addr().map_err(|e| e.to_string())?);
        axum::serve(listener, router).await.map_err(|e| e.to_string())
    })
}

async fn page(State(pages): State<Arc<Vec<Bytes>>>, Path(page): Path<usize>) -> Response {
    match pages.get(page) {
        Some(bytes) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
