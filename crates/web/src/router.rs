//! All modules' routes in one router, and the OpenAPI document that they make.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderMap, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use utoipa::{
    PartialSchema as _, ToSchema as _,
    openapi::{ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, Ctx, Module, error::Problem, guard, pages, record};

/// Largest body of a request: a spreadsheet of some 100,000 rows.
const BODY: usize = 24 * 1024 * 1024;

/// The application as a service.
pub fn router(app: App) -> Router {
    let (modules, api) = collect(app.modules());
    let document = std::sync::Arc::new(api);
    modules
        .route("/assets/{mark}/{name}", get(asset))
        .route("/api/openapi.json", get(move || async move { Json(&*document).into_response() }))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(|State(app): State<App>| async move { app.metrics().text() }))
        .route("/preferences", post(pages::preferences))
        .route("/about/{topic}", get(pages::about))
        .route("/gallery", get(pages::gallery))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(|_| {
            crate::Error::from(kernel::Error::bug("a handler panicked")).into_response()
        }))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(app.clone(), guard::guard))
        .with_state(app)
}

/// The OpenAPI 3.1 document of the modules' operations.
pub fn openapi(modules: &[Module]) -> OpenApi {
    collect(modules).1
}

fn collect(modules: &[Module]) -> (Router<App>, OpenApi) {
    let info = InfoBuilder::new()
        .title("Loushi 楼事")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("Every operation answers JSON for `Accept: application/json`, and takes its form as JSON. Sign in at `/sign-in` and send the answered `token` as a bearer token. `Idempotency-Key` makes a POST safe to repeat."));
    let base = OpenApiRouter::with_openapi(OpenApiBuilder::new().info(info.build()).build())
        .routes(routes!(record::show_record))
        .routes(routes!(record::prove_event));
    let (router, mut api) =
        modules.iter().fold(base, |router, module| router.merge((module.routes)())).split_for_parts();
    document_failures(&mut api);
    (router, api)
}

/// Every operation may be refused, and always in the same form.
fn document_failures(api: &mut OpenApi) {
    let mut schemas = vec![(Problem::name().into_owned(), Problem::schema())];
    Problem::schemas(&mut schemas);
    api.components.get_or_insert_default().schemas.extend(schemas);
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
    let refused = ResponseBuilder::new().description("Refused: the reason, the clause and the way out.");
    let refused = RefOr::T(refused.content("application/problem+json", content).build());
    for path in api.paths.paths.values_mut() {
        for operation in [&mut path.get, &mut path.post].into_iter().flatten() {
            operation.responses.responses.insert("default".to_owned(), refused.clone());
        }
    }
}

async fn asset(Path((_, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = ui::assets::find(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let keep = [
        (header::CONTENT_TYPE, asset.mime),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "Accept-Encoding"),
    ];
    let gzip = headers.get(header::ACCEPT_ENCODING).is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("gzip")));
    if gzip {
        return (keep, [(header::CONTENT_ENCODING, "gzip")], asset.gzip.as_slice()).into_response();
    }
    (keep, asset.bytes.as_slice()).into_response()
}

/// Ready when the database answers.
async fn ready(ctx: Ctx) -> Response {
    match ctx.app.store().db().read(|_| Ok::<_, db::Error>(())).await {
        Ok(()) => "ready".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response(),
    }
}
