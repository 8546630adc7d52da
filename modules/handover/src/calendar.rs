//! The calendar of a handover as a file.

use axum::extract::Path;
use kernel::District;
use web::{Ctx, Plain, Result};

use crate::{
    T,
    handover::{Handover, HandoverId},
    ics::{self, Day},
    pack::Pack,
    permissions::ShowHandover,
    sections::Section,
};

/// The days ahead as a calendar file.
#[utoipa::path(get, path = "/{district}/handovers/{handover}/calendar", operation_id = "export_calendar", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)),
    responses((status = 200, description = "A calendar file (iCalendar)")), extensions(("x-permission" = json!("handover.show_handover"))))]
pub async fn export_calendar(ctx: Ctx, Path((_, id)): Path<(District, HandoverId)>) -> Result {
    let locale = ctx.locale;
    let (name, text) = ctx
        .read(move |tx| {
            let handover = Handover::to::<ShowHandover>(tx, id)?;
            let pack = Pack::of(tx, &handover)?;
            let days: Vec<Day> = pack
                .0
                .into_iter()
                .filter(|p| p.section == Section::Calendar)
                .flat_map(|p| p.entries)
                .filter_map(|e| {
                    let detail = e.detail.get(locale).to_owned();
                    Some(Day { on: e.on?, title: e.text.get(locale).to_owned(), detail, link: String::new() })
                })
                .collect();
            let name = T(locale).handover_of(handover.post().get(locale));
            Ok((name.clone(), ics::file(&name, &id.to_string(), handover.opened_at.date(), &days)))
        })
        .await?;
    let file_name = Some(format!("{name}.ics"));
    Ok(ctx.plain(Plain { mime: "text/calendar; charset=utf-8", body: text.into_bytes(), file_name }))
}
