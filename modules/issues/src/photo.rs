//! Photos of reports: drawn anew, so that neither a location nor anything hostile in the file survives.

use std::io::Cursor;

use axum::{extract::Path, http::header, response::IntoResponse};
use db::args;
use image::{ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType};
use kernel::District;
use ledger::Load;
use web::{Ctx, Result};

use crate::{
    matter::Matter,
    permissions::ShowCluster,
    refusal::IssueRefusal,
    store::{PhotoId, sql},
};

/// Largest photo as it is sent, and the longer side as it is kept.
const MOST_BYTES: usize = 8 * 1024 * 1024;
const SIDE: u32 = 1600;

/// A JPEG of the same picture without anything else that was in the file.
///
/// # Errors
/// [`IssueRefusal::BadPhoto`] if it is too large or no picture.
pub async fn redraw(bytes: impl AsRef<[u8]> + Send + 'static) -> Result<Vec<u8>> {
    let run = tokio::task::spawn_blocking(move || draw(bytes.as_ref()));
    let drawn = run.await.map_err(|_| kernel::Error::bug("drawing a photo panicked"))?;
    Ok(drawn.ok_or(IssueRefusal::BadPhoto)?)
}

fn draw(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() > MOST_BYTES {
        return None;
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    if !matches!(reader.format()?, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return None;
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(16_000);
    limits.max_image_height = Some(16_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let picture = if picture.width().max(picture.height()) > SIDE {
        picture.resize(SIDE, SIDE, FilterType::Triangle)
    } else {
        picture
    };
    let mut out = Vec::new();
    picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut out, 82)).ok()?;
    Some(out)
}

/// A photo, for those who may see its matter.
#[utoipa::path(get, path = "/{district}/photos/{photo}", operation_id = "show_photo", tag = "issues",
    params(("district" = District, Path), ("photo" = PhotoId, Path)),
    responses((status = 200, content_type = "image/jpeg")), extensions(("x-permission" = json!("issues.show_cluster"))))]
pub async fn show_photo(ctx: Ctx, Path((district, id)): Path<(District, PhotoId)>) -> Result {
    let bytes = ctx
        .read(move |tx| {
            let found = tx.first(&sql::PHOTO, args![district, id])?;
            let (cluster, hidden, person, bytes) = found.ok_or_else(kernel::Error::hidden)?;
            let own = person.is_some() && person == tx.actor().person();
            let matter = Matter::load(tx, cluster)?.ok_or_else(kernel::Error::hidden)?;
            let matter = tx.grant::<ShowCluster, _>(matter)?;
            // The words and pictures of reporters are shown to everybody only where the secretary has said so.
            let allowed = (matter.quotes && !hidden)
                || own
                || tx.grant::<crate::permissions::Settle, _>(matter.into_inner()).is_ok();
            if allowed { Ok(bytes) } else { Err(kernel::Error::hidden()) }
        })
        .await?;
    let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "private, max-age=3600")];
    Ok((headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;

    #[test]
    fn a_photo_is_drawn_anew_and_anything_else_refused() {
        let mut png = Vec::new();
        RgbImage::new(2_000, 100).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let drawn = draw(&png).unwrap();
        assert!(drawn.starts_with(&[0xff, 0xd8]));
        let back = image::load_from_memory(&drawn).unwrap();
        assert_eq!((back.width(), back.height()), (1_600, 80));
        for wrong in [&b""[..], b"<svg onload=alert(1)>", b"GIF89a........", b"\x89PNG\r\n\x1a\n", &png[..60]] {
            assert!(draw(wrong).is_none());
        }
    }
}
