//! The frame filled in, failures as pages, and the pages that belong to no module.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use kernel::{Denied, Locale};
use serde::{Deserialize, Serialize};
use ui::{Frame, Layout, NavItem, Section, Shell, SignedIn};

use crate::{
    Ctx, Error, Form, Input, Nav, Place, Result, Session, T, View,
    ctx::{encode, set_cookie},
    error::Problem,
};

/// A whole document around a view.
pub fn document(ctx: &Ctx, session: Option<&Session>, view: &impl View) -> Result<String> {
    let content = ui::Html(view.render().map_err(|e| kernel::Error::Broken(Box::new(e)))?);
    let (title, mut frame) = (view.title(ctx.locale), view.frame());
    let refused = view.refused().is_some_and(|r| !r.faults.is_empty() || r.notice.is_some());
    Ok(frame_around(ctx, session, &title, &mut frame, content, refused)?)
}

fn frame_around(
    ctx: &Ctx,
    session: Option<&Session>,
    title: &str,
    frame: &mut Frame,
    content: ui::Html,
    refused: bool,
) -> std::result::Result<String, kernel::Error> {
    let district = ctx.district().ok();
    let home = session.and_then(|s| s.tower.as_ref());
    if frame.tower.is_none() {
        frame.tower = home
            .zip(session)
            .map(|(h, s)| ui::TowerLink { name: h.name.clone(), href: format!("/{}/towers/{}", s.home, h.building) });
    }
    if session.is_none_or(|s| !s.is_staff()) && frame.layout == Layout::Desk {
        frame.layout = Layout::Page;
    }
    // The tower of the page stands in its own address.
    let of_page = frame.tower.as_ref().and_then(|t| t.href.rsplit('/').next()?.parse().ok());
    let nav = Nav { locale: ctx.locale, district, building: of_page.or(home.map(|h| h.building)), session };
    let mut places: Vec<(Place, NavItem)> = ctx.app.modules().iter().flat_map(|m| (m.navigation)(&nav)).collect();
    places.sort_by_key(|(place, _)| *place);
    let pick = |thumb: bool| -> Vec<NavItem> {
        places.iter().filter(|(p, _)| matches!(p, Place::Thumb(_)) == thumb).map(|(_, item)| item.clone()).collect()
    };
    let signed_in = session.map(|s| SignedIn {
        name: s.name.clone(),
        unread: s.unread,
        home: format!("/{}/me", s.home),
        notices: format!("/{}/me/notices", s.home),
        search: format!("/{}/search", district.unwrap_or(s.home)),
        today: s.is_staff().then(|| format!("/{}/today", s.home)),
    });
    let root = district.map_or("/".to_owned(), |d| match (&frame.tower, session) {
        (Some(tower), _) => tower.href.clone(),
        (None, Some(s)) if s.is_staff() => format!("/{}/today", s.home),
        _ => format!("/{d}/towers"),
    });
    // The sign-in page does not lead back to itself, in an address that grows with each turn.
    let here = if ctx.request.here.starts_with("/sign-in") { "/sign-in" } else { &ctx.request.here };
    let shell = Shell {
        locale: ctx.locale,
        title,
        frame,
        content,
        thumb: &pick(true),
        rail: &pick(false),
        signed_in: signed_in.as_ref(),
        here,
        large: ctx.request.large,
        theme: &ctx.request.theme,
        flash: ctx.request.flash.as_deref(),
        refused,
        root: &root,
    };
    shell.render().map_err(|e| kernel::Error::Broken(Box::new(e)))
}

/// A failure in words.
#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    problem: &'a Problem,
    sign_in: bool,
    /// A form that the expired sign-in kept from being handled: its address and its body.
    resume: Option<(String, String)>,
    to: String,
    /// The page of ours that led here.
    back: Option<String>,
    t: T,
}

/// The answer for a failure, for people or programs.
pub async fn failure(ctx: &Ctx, error: &Error, resume: Option<(String, String)>) -> Response {
    let problem = error.problem(ctx.locale);
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if ctx.wants_json() {
        let mut response = (status, axum::Json(problem)).into_response();
        let json = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        return response;
    }
    let sign_in = matches!(&*error.0, kernel::Error::Denied(Denied::SignIn));
    let (to, back) = (ctx.request.here.clone(), ctx.request.back.clone());
    let page = FailurePage { problem: &problem, sign_in, resume, to, back, t: T(ctx.locale) };
    // The database may be what failed: the frame must not need it.
    let session = if problem.status < 500 { ctx.session().await.ok().flatten() } else { None };
    let mut frame = Frame { layout: Layout::Narrow, ..Frame::default() };
    let html = page
        .render()
        .map_err(|e| kernel::Error::Broken(Box::new(e)))
        .and_then(|content| frame_around(ctx, session, &problem.title, &mut frame, ui::Html(content), false));
    match html {
        Ok(html) => (status, [(header::CACHE_CONTROL, "no-store")], Html(html)).into_response(),
        Err(_) => (status, problem.title).into_response(),
    }
}

#[derive(Deserialize)]
pub struct Preferences {
    #[serde(default)]
    back: Input,
    #[serde(default)]
    locale: Input,
    #[serde(default)]
    text: Input,
    #[serde(default)]
    theme: Input,
}

/// Language, text size and theme, kept in cookies of this browser.
pub async fn preferences(ctx: Ctx, form: Form<Preferences>) -> Result {
    let Preferences { back, locale, text, theme } = form.input;
    let mut response = ctx.go(local(&back));
    let mut keep = |name: &str, value: &str, allowed: &[&str]| {
        if allowed.contains(&value) {
            set_cookie(&mut response, &format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax"));
        }
    };
    keep("locale", &locale, &["zh-Hans", "en"]);
    keep("text", &text, &["large", "normal"]);
    keep("theme", &theme, &["dark", "light", "system"]);
    Ok(response)
}

/// The address if it is one of ours: never another host's.
pub fn local(back: &str) -> &str {
    let ours = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\n', '\r']);
    if ours { back } else { "/" }
}

#[derive(Serialize, Template)]
#[template(path = "about.html")]
struct AboutPage {
    topic: &'static str,
    demo: bool,
    #[serde(skip)]
    t: T,
}

impl View for AboutPage {
    fn title(&self, locale: Locale) -> String {
        let t = T(locale);
        match self.topic {
            "privacy" => t.privacy_title(),
            "accessibility" => t.accessibility_title(),
            _ => t.feedback_title(),
        }
        .to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { layout: Layout::Narrow, ..Frame::default() }
    }
}

pub async fn about(ctx: Ctx, Path(topic): Path<String>) -> Result {
    let topic = ["privacy", "accessibility", "feedback"].into_iter().find(|t| *t == topic).ok_or(Denied::Hidden)?;
    ctx.show(&AboutPage { topic, demo: ctx.app.settings().demo, t: T(ctx.locale) }).await
}

#[derive(Serialize, Template)]
#[template(path = "gallery.html")]
struct GalleryPage {
    #[serde(skip)]
    locale: Locale,
    #[serde(skip)]
    t: T,
}

impl GalleryPage {
    fn chips(&self) -> Vec<ui::Chip> {
        ui::Tone::ALL
            .iter()
            .map(|tone| ui::Chip::new(*tone, self.t.gallery_tone(format!("{tone:?}").to_lowercase())))
            .collect()
    }

    fn stacks(&self) -> Vec<ui::Stack> {
        use ui::StackTone::{Late, Now, Stop};
        [(1, Now), (3, Late), (4, Stop), (6, Now), (8, Now), (9, Now)]
            .into_iter()
            .map(|(floor, tone)| {
                ui::Stack::new(self.locale, floor, tone).skipping(if floor == 8 { 0b0111_0000 } else { 0 })
            })
            .collect()
    }

    fn icons(&self) -> [&'static str; 28] {
        [
            "tower", "report", "meet", "plan", "person", "search", "board", "lift", "clock", "check", "close", "plus",
            "warn", "info", "lock", "camera", "file", "verify", "print", "mic", "flag", "hand", "bowl", "menu", "down",
            "go", "filter", "cal",
        ]
    }

    fn votes(&self) -> ui::Votes {
        ui::Votes { locale: self.locale, yes: 6, no: 1, abstain: 1, absent: 1, needed: 5 }
    }

    fn trend(&self) -> ui::Trend {
        let points = [("9/28", 13.8), ("10/26", 10.4), ("11/16", 9.2)].map(|(d, v)| (d.to_owned(), v)).to_vec();
        ui::Trend { locale: self.locale, unit: self.t.gallery_unit().into(), baseline: 14.6, target: 8.0, points }
    }

    fn tower(&self) -> ui::Tower {
        let floor = |n: u32| ui::TowerFloor {
            label: n.to_string(),
            open: u32::from([3, 9, 12, 22].contains(&n)),
            late: u32::from(n == 17),
            vacant: [7, 19].contains(&n),
        };
        ui::Tower {
            locale: self.locale,
            name: self.t.gallery_tower_name().into(),
            floors: (1..=28).map(floor).collect(),
        }
    }

    fn fields(&self) -> Vec<ui::Field> {
        let t = self.t;
        let fault = kernel::FieldFault { field: "a".into(), reason: kernel::Text::each(|l| T(l).fault_empty()) };
        let faults = ui::Faults::new(self.locale, &[fault]);
        let choices = || vec![ui::Choice::new("1", "13–20"), ui::Choice::new("2", "21–28")];
        vec![
            ui::Field::area("a", t.gallery_field(), "", 2).hint(t.gallery_hint()).fault(&faults),
            ui::Field::date("b", t.gallery_date(), "2026-11-28"),
            ui::Field::select("c", t.gallery_choice(), "1", choices()).optional(self.locale),
            ui::Field::radios("d", t.gallery_choice(), "2", choices()),
        ]
    }

    fn wait(&self) -> ui::Wait {
        let name = self.t.gallery_wait_name().into();
        ui::Wait { locale: self.locale, name, detail: i18n::Format(self.locale).working_days(7) }
    }
}

impl View for GalleryPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).gallery_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::None, ..Frame::default() }
    }
}

/// Every component, for those who build pages.
pub async fn gallery(ctx: Ctx) -> Result {
    ctx.show(&GalleryPage { locale: ctx.locale, t: T(ctx.locale) }).await
}

impl FailurePage<'_> {
    fn to_encoded(&self) -> String {
        encode(&self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_ours_are_gone_back_to() {
        assert_eq!(local("/310107/towers?x=1"), "/310107/towers?x=1");
        for wrong in ["//evil.test", "https://evil.test", "", "/\\evil.test", "/a\r\nSet-Cookie: x"] {
            assert_eq!(local(wrong), "/", "{wrong}");
        }
    }
}
