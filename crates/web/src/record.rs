//! The public side of the record: the newest signed head, and the proof of one event.

use axum::extract::Path;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use kernel::{Denied, District, EventId, Locale};
use ledger::Proof;
use serde::Serialize;
use ui::{Crumb, Frame, Layout, Section};

use crate::{Ctx, Plain, Result, T, View};

/// The newest signed head of a district.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "record.html")]
pub struct RecordPage {
    pub district: District,
    pub size: u64,
    pub sealed_at: String,
    /// The checkpoint, a signed note in C2SP's form.
    pub checkpoint: String,
    /// The Ed25519 public key, base64.
    pub key: String,
    #[serde(skip)]
    t: T,
}

impl View for RecordPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).record_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Record, layout: Layout::Narrow, ..Frame::default() }
    }
}

/// The newest signed head of the record.
#[utoipa::path(get, path = "/record", operation_id = "show_record", tag = "record",
    responses((status = 200, body = RecordPage)), extensions(("x-permission" = json!("anyone"))))]
pub async fn show_record(ctx: Ctx) -> Result {
    let district = ctx.district()?;
    let head = ctx.read(move |tx| Ok(ledger::head(tx, district)?)).await?;
    let key = STANDARD.encode(ctx.app.store().secrets().signing.verifying_key().as_bytes());
    let (size, sealed_at, checkpoint) =
        head.map_or((0, String::new(), String::new()), |h| (h.size, ctx.format().moment(h.at), h.checkpoint));
    ctx.show(&RecordPage { district, size, sealed_at, checkpoint, key, t: T(ctx.locale) }).await
}

/// An event with the proof that it is in the signed record.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "proof.html")]
pub struct ProofPage {
    pub event: EventId,
    /// The sentence of the event.
    pub says: String,
    pub at: String,
    /// The bytes that were hashed.
    pub sealed_text: String,
    pub leaf: Option<u64>,
    pub hash: String,
    #[schema(value_type = Option<Object>)]
    pub proof: Option<Proof>,
    pub checkpoint: String,
    #[serde(skip)]
    file: String,
    #[serde(skip)]
    record: String,
    #[serde(skip)]
    t: T,
}

impl View for ProofPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).proof_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(self.t.record_title(), &self.record), Crumb::here(self.t.proof_title())];
        Frame { section: Section::Record, layout: Layout::Narrow, crumbs, ..Frame::default() }
    }
}

/// The proof of one event. `?file=1` answers the file that `loushi verify` checks.
#[utoipa::path(get, path = "/{district}/record/{event}", operation_id = "prove_event", tag = "record",
    params(("district" = District, Path), ("event" = EventId, Path)),
    responses((status = 200, body = ProofPage)), extensions(("x-permission" = json!("anyone"))))]
pub async fn prove_event(ctx: Ctx, Path((district, event)): Path<(District, EventId)>) -> Result {
    let key = STANDARD.encode(ctx.app.store().secrets().signing.verifying_key().as_bytes());
    let found = ctx
        .read(move |tx| {
            let Some(entry) = ledger::event_by_id(tx, district, event)? else { return Ok(None) };
            let head = ledger::head(tx, district)?;
            let proof = match (entry.event.leaf, &head) {
                (Some(leaf), Some(head)) => Some(ledger::proof(tx, district, leaf, head.size)?),
                _ => None,
            };
            Ok(Some((entry, head, proof)))
        })
        .await?;
    let (entry, head, proof) = found.ok_or(Denied::Hidden)?;
    let sealed_text = ledger::canonical(&entry.event, &ctx.app.store().secrets());
    let hash = crypto::hex(&ledger::leaf_hash(sealed_text.as_bytes()));
    let checkpoint = head.map(|h| h.checkpoint).unwrap_or_default();
    // An event that is not sealed yet has nothing to check: its page says so.
    if ctx.request.here.contains("file=1") && proof.is_some() {
        let header = serde_json::json!({ "loushi-ledger": 1, "origin": ledger::origin(district), "key": key });
        let note = serde_json::json!({ "checkpoint": checkpoint });
        let leaf = entry.event.leaf.unwrap_or_default();
        let proof = serde_json::to_string(&proof).map_err(kernel::Error::from)?;
        let body = format!(
            "{header}\n{note}\n{{\"leaf\":{leaf},\"hash\":\"{hash}\",\"event\":{sealed_text},\"proof\":{proof}}}\n"
        );
        let file_name = Some(format!("{event}.proof.jsonl"));
        return Ok(ctx.plain(Plain { mime: "application/jsonl", body: body.into_bytes(), file_name }));
    }
    let says = ctx.app.line(&entry.event, ctx.locale).map_or(entry.event.kind.clone(), |line| line.text);
    let page = ProofPage {
        event,
        says,
        at: ctx.format().moment(entry.event.at),
        sealed_text,
        leaf: entry.event.leaf,
        hash,
        proof,
        checkpoint,
        file: format!("/{district}/record/{event}?file=1"),
        record: "/record".to_owned(),
        t: T(ctx.locale),
    };
    ctx.show(&page).await
}
