//! Serving HTTP until told to stop, with the jobs beside it.

use std::{net::SocketAddr, time::Duration};

use axum::{
    extract::{ConnectInfo, Request},
    middleware::{self, Next},
    response::Response,
};
use jobs::Jobs;
use kernel::District;
use tokio::net::TcpListener;
use web::{App, Client};

use crate::boot::BootError;

/// How long open requests may take to finish once the program is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or Ctrl-C, then finishes open requests.
///
/// # Errors
/// [`BootError`] if the address cannot be listened on.
pub async fn serve(app: App, listen: SocketAddr) -> Result<(), BootError> {
    let listener = TcpListener::bind(listen).await.map_err(|e| BootError(format!("cannot listen on {listen}: {e}")))?;
    let address = listener.local_addr().map_err(|e| BootError(e.to_string()))?;
    let stop = stop_signal().map_err(|e| BootError(format!("signals cannot be listened to: {e}")))?;
    let jobs = tokio::spawn(Jobs::new(app.store().clone(), app.modules()).run_for_ever(districts));
    tracing::info!(%address, "listening");
    announce(&format!("Loushi 楼事  http://{address}"));
    let service =
        web::router(app).layer(middleware::from_fn(client)).into_make_service_with_connect_info::<SocketAddr>();
    let (told, mut tell) = tokio::sync::watch::channel(false);
    tokio::spawn(async move {
        stop.await;
        let _ = told.send(true);
    });
    let mut also = tell.clone();
    let stopped = async move {
        let _ = tell.changed().await;
    };
    let server = axum::serve(listener, service).with_graceful_shutdown(stopped);
    tokio::select! {
        result = server => result.map_err(|e| BootError(e.to_string()))?,
        () = async {
            let _ = also.changed().await;
            tokio::time::sleep(GRACE).await;
        } => tracing::warn!("open requests were cut off after the grace period"),
    }
    jobs.abort();
    tracing::info!("stopped");
    Ok(())
}

pub fn districts(tx: &mut db::Tx<'_>) -> Result<Vec<District>, db::Error> {
    Ok(registry::api::tenants(tx)?.into_iter().map(|t| t.district).collect())
}

async fn client(ConnectInfo(address): ConnectInfo<SocketAddr>, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(Client(address.ip()));
    next.run(request).await
}

/// Ends once the program is told to stop. It listens from this call on, so that whoever has read the address can stop the
/// server gracefully.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// One line for the person at the terminal.
#[expect(clippy::print_stdout, reason = "the address is this command's output")]
pub fn announce(line: &str) {
    println!("{line}");
}
