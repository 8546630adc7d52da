//! The two handlers that every verb of this module has: the page of its form, and what the form does.

/// `verb!` asks the file that uses it for `page(ctx, id, input, refused)` and `write(tx, id, input)`.
macro_rules! verb {
    (
        $(#[$show_doc:meta])* get $show:ident $show_name:literal;
        $(#[$doc:meta])* post $verb:ident $name:literal;
        $Input:ident for $Id:ident $param:literal at $path:literal by $permission:literal
    ) => {
        $(#[$show_doc])*
        #[utoipa::path(get, path = $path, operation_id = $show_name, tag = "founding",
            params(("district" = kernel::District, Path), ($param = $Id, Path)),
            responses((status = 200, body = web::StepPage)), extensions(("x-permission" = json!($permission))))]
        pub async fn $show(
            ctx: web::Ctx,
            axum::extract::Path((_, id)): axum::extract::Path<(kernel::District, $Id)>,
        ) -> web::Result {
            let refused = web::Refused::none(ctx.locale);
            page(&ctx, id, None, refused).await
        }

        $(#[$doc])*
        #[utoipa::path(post, path = $path, operation_id = $name, tag = "founding",
            params(("district" = kernel::District, Path), ($param = $Id, Path)), request_body = $Input,
            responses((status = 201, body = web::Done)), extensions(("x-permission" = json!($permission))))]
        pub async fn $verb(
            ctx: web::Ctx,
            axum::extract::Path((_, id)): axum::extract::Path<(kernel::District, $Id)>,
            form: web::Form<$Input>,
        ) -> web::Result {
            let input = form.input.clone();
            match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
                Ok(done) => Ok(ctx.done(&done)),
                Err(error) => {
                    let refused = ctx.refused(error)?;
                    page(&ctx, id, Some(form.input), refused).await
                }
            }
        }
    };
}

/// A button: it has no page of its own. `press!` asks for `$write(tx, id, input)`.
macro_rules! press {
    (
        $(#[$doc:meta])* post $verb:ident $name:literal does $write:ident;
        $Input:ident for $Id:ident $param:literal at $path:literal by $permission:literal
    ) => {
        $(#[$doc])*
        #[utoipa::path(post, path = $path, operation_id = $name, tag = "founding",
            params(("district" = kernel::District, Path), ($param = $Id, Path)), request_body = $Input,
            responses((status = 201, body = web::Done)), extensions(("x-permission" = json!($permission))))]
        pub async fn $verb(
            ctx: web::Ctx,
            axum::extract::Path((_, id)): axum::extract::Path<(kernel::District, $Id)>,
            form: web::Form<$Input>,
        ) -> web::Result {
            let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| $write(tx, id, &form.input))).await?;
            Ok(ctx.done(&done))
        }
    };
}

pub(crate) use {press, verb};

/// A form without fields.
#[derive(Debug, Default, Clone, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NoInput {}
