//! Passing a matter on to another level by hand, with a reason.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{Check, choose},
};

use crate::{
    T,
    cluster::{ClusterId, Level, Step},
    events::ClusterForwarded,
    matter::{Matter, Route, department, route},
    permissions::Forward,
    step::{self, done, level_choices},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ForwardInput {
    /// `l0` floor captain, `l1` building, `l2` subdistrict, `l3` department.
    pub level: Input,
    /// The department's name, for `l3`.
    pub department: Input,
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ClusterId, input: ForwardInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (matter, rules) = ctx
        .read(move |tx| {
            let matter = tx.granted::<Forward, Matter>(id)?;
            let rules = policy::api::of(tx, matter.building)?;
            Ok((matter, rules))
        })
        .await?;
    let page = step::page(&matter, "forward", t.do_forward(), refused, t)
        .lead(t.forward_lead())
        .field(Field::radios("level", t.level_label(), &input.level, level_choices(t, &rules.issues)))
        .field(Field::text("department", t.department(), input.department.as_str()).optional(t.0))
        .field(Field::area("words", t.forward_words(), input.words.as_str(), 3).with("maxlength", "300"));
    ctx.show(&page).await
}

/// The form to pass a matter on with.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/forwarding", operation_id = "show_forward", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("issues.forward"))))]
pub async fn show_forward(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ForwardInput::default(), refused).await
}

/// Passes a matter on to another level.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/forwarding", operation_id = "forward", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = ForwardInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.forward"))))]
pub async fn forward(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<ForwardInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ClusterId, input: &ForwardInput) -> kernel::Result<Done> {
    let matter = tx.granted::<Forward, Matter>(id)?.into_inner();
    let mut check = Check::default();
    let level = Level::from_code(&input.level);
    if level.is_none() {
        check.fault("level", choose());
    }
    let words = check.text("words", &input.words, 300);
    let department = department(tx, &mut check, &input.department)?;
    check.finish()?;
    let route = route(tx, &matter, level.unwrap_or(Level::L1), department.as_ref())?;
    pass(tx, matter, &route, &words)
}

/// Gives it to those who settle it at another level, with a reason.
///
/// # Errors
/// A refusal unless it is being settled.
pub fn pass(tx: &mut Tx<'_, '_>, mut matter: Matter, route: &Route, words: &str) -> kernel::Result<Done> {
    let id = matter.id;
    matter.take(tx, Step::Forward { level: route.level, due: route.due }, Some(&route.handler))?;
    matter.hand_over(tx, route)?;
    let (level, due) = (route.level, route.due.on);
    let kept = tx.words(words);
    let to = route.handler.name.clone();
    tx.record(&ClusterForwarded { cluster: id, building: matter.building, level, to, due, words: kept })?;
    let text = Text::each(|l| T(l).notice_forwarded(&matter.title, route.handler.name.get(l)));
    matter.tell(tx, &text)?;
    Ok(done(&matter, |t| t.forwarded_done()))
}
