//! A later renewal (延期换届): once, with the subdistrict's approval, by as many months as the rules allow.

use db::args;
use kernel::{Clause, Date, Role, Text};
use ledger::Tx;
use policy::api::Pack;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    events::{ExtensionAsked, ExtensionDecided},
    founding::{Founding, role},
    permissions::{AskExtension, DecideExtension},
    refusal::FoundingRefusal,
    state::{FoundingId, Kind},
    step::{LONGEST, done, form},
    store::sql,
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ExtensionInput {
    /// The last day of the longer term: `2028-11-30`.
    pub until: Input,
    pub words: Input,
}

verb! {
    /// The form to ask for a later renewal with.
    get show_ask_extension_of_term "show_ask_extension_of_term";
    /// Asks for a longer term.
    post ask_extension_of_term "ask_extension_of_term";
    ExtensionInput for FoundingId "founding" at "/{district}/foundings/{founding}/extension" by "founding.ask_extension"
}

/// How an extension stands: whether it is asked for now, and how often it was granted in this term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extended {
    pub asked: bool,
    pub granted: u32,
}

impl Extended {
    /// Of the term that ends. A renewal that was rejected does not begin the count anew.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, founding: &Founding) -> kernel::Result<Self> {
        let district = tx.district();
        let rows = tx.all(&sql::OF_BUILDING, args![district, founding.building])?;
        let of_term = rows.iter().filter(|r| r.body == founding.body && r.kind == Kind::Renewal);
        let granted = of_term.take_while(|r| r.filed_on.is_none()).map(|r| r.extended).sum();
        Ok(Self { asked: founding.extension == "asked", granted })
    }
}

/// What the rules say of a longer term: how often, by how many months, each with its clause.
#[derive(Debug, Clone)]
pub struct Limits {
    most: (u32, Clause),
    months: (u32, Clause),
}

impl Limits {
    pub fn of(pack: &Pack) -> Self {
        let of = |rule: &policy::api::Rule<u32>| (rule.value, pack.clause(&rule.clause));
        Self { most: of(&pack.founding.extensions), months: of(&pack.founding.extension_months) }
    }
}

/// Whether a term may be made longer until a day.
///
/// # Errors
/// It was so as often as the rules allow, it is asked for already, or the day is too late.
pub fn may_extend(
    extended: Extended,
    (ends, until): (Date, Date),
    limits: Limits,
) -> std::result::Result<(), FoundingRefusal> {
    let ((most, of_most), (months, of_months)) = (limits.most, limits.months);
    if extended.asked {
        return Err(FoundingRefusal::ExtendedAlready { clause: of_most });
    }
    if extended.granted >= most {
        return Err(FoundingRefusal::NoMoreExtensions { most, clause: of_most });
    }
    let latest = ends.plus_months(i32::try_from(months).unwrap_or(0));
    if until > latest { Err(FoundingRefusal::TooLong { until: latest, clause: of_months }) } else { Ok(()) }
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<ExtensionInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let founding = ctx.read(move |tx| Founding::to::<AskExtension>(tx, id)).await?;
    let page = form(&founding, "ask_extension_of_term", t.do_extend(), refused, t)
        .lead(t.extend_lead())
        .field(Field::date("until", t.extend_until(), &input.until))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn running(founding: &Founding) -> kernel::Result<()> {
    // The term that ends is still the running one until the next one is filed.
    let begun = founding.kind == Kind::Renewal && founding.filed_on.is_none() && !founding.state.is_over();
    if begun { Ok(()) } else { Err(FoundingRefusal::NotNow { state: founding.state.code(), step: "extend" }.into()) }
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &ExtensionInput) -> kernel::Result<Done> {
    let founding = Founding::to::<AskExtension>(tx, id)?;
    running(&founding)?;
    let of = founding.body.ok_or_else(|| kernel::Error::bug("a renewal without a body"))?;
    let body = committees::api::body(tx, of)?.ok_or_else(kernel::Error::hidden)?;
    let (district, now, pack) = (tx.district(), tx.now(), founding.pack(tx)?);
    let mut check = Check::default();
    let until: Option<Date> = check.require("until", &input.until, faults::date);
    if until.is_some_and(|u| u <= body.term_until) {
        check.fault("until", Text::each(|l| T(l).fault_not_later()));
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let until = until.ok_or_else(|| kernel::Error::bug("a checked date is missing"))?;
    let extended = Extended::of(tx, &founding)?;
    may_extend(extended, (body.term_until, until), Limits::of(&pack))?;
    tx.run_one(&sql::SET_EXTENSION, args![district, id, until, "asked", 0, now])?;
    let clerk = role(Role::SubdistrictClerk);
    let due = tx.in_working_days(pack.founding.extension_work_days.value);
    founding.owe(tx, "extend_term", clerk.clone(), Some(due))?;
    let kept = tx.words_if(&words);
    tx.record(&ExtensionAsked { founding: id, building: founding.building, until, words: kept })?;
    let text = Text::each(|l| T(l).notice_extension(&founding.name, i18n::Format(l).date_long(until)));
    founding.call(tx, &clerk, &text)?;
    Ok(done(&founding, |t| t.extension_asked_done()))
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ExtensionDecisionInput {
    /// `grant` or `refuse`.
    pub verdict: Input,
    pub words: Input,
}

/// The subdistrict's answer.
pub mod decision {
    use super::*;

    verb! {
        /// What was asked for, to be decided on.
        get show_decide_extension_of_term "show_decide_extension_of_term";
        /// Grants or refuses a longer term.
        post decide_extension_of_term "decide_extension_of_term";
        ExtensionDecisionInput for FoundingId "founding" at "/{district}/foundings/{founding}/extension/decision" by "founding.decide_extension"
    }

    async fn page(ctx: &Ctx, id: FoundingId, input: Option<ExtensionDecisionInput>, refused: Refused) -> Result {
        let (t, input) = (T(ctx.locale), input.unwrap_or_default());
        let founding = ctx.read(move |tx| Founding::to::<DecideExtension>(tx, id)).await?;
        let until = founding.extend_to.map_or(String::new(), |d| ctx.format().date_long(d));
        let choices = vec![Choice::new("grant", t.verdict_grant()), Choice::new("refuse", t.verdict_refuse())];
        let page = form(&founding, "decide_extension_of_term", t.do_decide_extension(), refused, t)
            .lead(t.decide_extension_lead(until))
            .field(Field::radios("verdict", t.verdict(), &input.verdict, choices))
            .field(Field::area("words", t.reason(), input.words.as_str(), 3));
        ctx.show(&page).await
    }

    fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &ExtensionDecisionInput) -> kernel::Result<Done> {
        let founding = Founding::to::<DecideExtension>(tx, id)?;
        running(&founding)?;
        let (Some(until), "asked", Some(body)) = (founding.extend_to, founding.extension.as_str(), founding.body)
        else {
            return Err(FoundingRefusal::NotNow { state: founding.state.code(), step: "extend" }.into());
        };
        let mut check = Check::default();
        let granted = match input.verdict.trim() {
            "grant" => Some(true),
            "refuse" => Some(false),
            _ => None,
        };
        if granted.is_none() {
            check.fault("verdict", faults::choose());
        }
        let words = check.text("words", &input.words, LONGEST);
        check.finish()?;
        let granted = granted == Some(true);
        let (district, now) = (tx.district(), tx.now());
        let state = if granted { "granted" } else { "refused" };
        tx.run_one(&sql::SET_EXTENSION, args![district, id, until, state, u32::from(granted), now])?;
        commitments::api::fulfil(tx, id.any(), "extend_term")?;
        if granted {
            committees::api::extend_term(tx, body, until)?;
            let due = kernel::Deadline { on: until, provisional: false };
            commitments::api::move_due(tx, id.any(), "renew", due)?;
        }
        let kept = tx.words_if(&words);
        tx.record(&ExtensionDecided { founding: id, building: founding.building, granted, until, words: kept })?;
        let text =
            Text::each(
                |l| {
                    if granted { T(l).notice_granted(&founding.name) } else { T(l).notice_refused(&founding.name) }
                },
            );
        founding.tell(tx, &text)?;
        Ok(done(&founding, |t| t.extension_decided_done()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_made_longer_as_often_and_by_as_much_as_the_rules_say() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let clause = |id: &'static str| Clause { id: id.into(), text: Text::same("") };
        let ask = |(most, months), asked, granted, until| {
            let limits = Limits { most: (most, clause("规则 6")), months: (months, clause("规则 7")) };
            may_extend(Extended { asked, granted }, (day("2028-05-31"), day(until)), limits)
        };
        assert_eq!(ask((1, 12), false, 0, "2029-05-31"), Ok(()));
        let late = FoundingRefusal::TooLong { until: day("2029-05-31"), clause: clause("规则 7") };
        assert_eq!(ask((1, 12), false, 0, "2029-06-01"), Err(late));
        assert!(ask((1, 6), false, 0, "2028-12-01").is_err() && ask((1, 6), false, 0, "2028-11-30").is_ok());
        let asked = FoundingRefusal::ExtendedAlready { clause: clause("规则 6") };
        assert_eq!(ask((1, 12), true, 0, "2028-11-30"), Err(asked));
        let no_more = |most| Err(FoundingRefusal::NoMoreExtensions { most, clause: clause("规则 6") });
        assert_eq!(ask((1, 12), false, 1, "2028-11-30"), no_more(1));
        assert_eq!(ask((2, 12), false, 1, "2028-11-30"), Ok(()));
        assert_eq!(ask((2, 12), false, 2, "2028-11-30"), no_more(2));
        assert_eq!(ask((0, 12), false, 0, "2028-11-30"), no_more(0));
    }
}
