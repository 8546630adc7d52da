//! Filing with the district (批复、备案): the committee exists from now on, with its seats and term.

use committees::api::{BodyState, LegalStatus, NewBody, NewSeat};
use kernel::{BodyId, Date, Deadline, Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Input, Refused, Result, faults::Check};

use crate::{
    T,
    events::FoundingFiled,
    founding::{Founding, move_body, role},
    life::BodyStep,
    permissions::FileFounding,
    refusal::FoundingRefusal,
    state::{FoundingId, Kind, Step},
    step::{done, form},
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FileInput {
    /// The number under which the district files it: `普社备〔2026〕12号`.
    pub number: Input,
}

verb! {
    /// The form to file a committee with.
    get show_file_founding "show_file_founding";
    /// Files the committee under a number; it has its seats from today on.
    post file_founding "file_founding";
    FileInput for FoundingId "founding" at "/{district}/foundings/{founding}/filing" by "founding.file_founding"
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<FileInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let founding = ctx.read(move |tx| Founding::to::<FileFounding>(tx, id)).await?;
    let page = form(&founding, "file_founding", t.do_file(), refused, t)
        .lead(t.file_lead(&founding.name))
        .field(Field::text("number", t.file_number(), input.number.as_str()).hint(t.file_hint()));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &FileInput) -> kernel::Result<Done> {
    let mut founding = Founding::to::<FileFounding>(tx, id)?;
    let (pack, today) = (founding.pack(tx)?, tx.today());
    let on = today.plus_days(i64::from(pack.founding.first_meeting_days.value));
    let step = Step::File { today, due: Deadline { on, provisional: false } };
    founding.state.step(founding.kind, &step)?;
    // Who was whole at the review may have left since.
    crate::submit::complete(tx, &founding)?;
    let mut check = Check::default();
    let number = check.text("number", &input.number, 40);
    check.finish()?;
    let status = founding.legal_status.ok_or_else(|| kernel::Error::bug("a founding without a legal status"))?;
    let months = i32::try_from(pack.body.term_months.value).map_err(|_| kernel::Error::bug("a term without an end"))?;
    let term = (today, today.plus_months(months).plus_days(-1));
    let body = match (founding.kind, founding.body) {
        (Kind::Renewal, Some(body)) => renew(tx, body, term, status, &number)?,
        _ => {
            let building = registry::api::building_of(tx, founding.building)?;
            let local_name = pack.names.short_of(&building.name);
            let (name, building) = (founding.name.as_str(), founding.building);
            let new =
                NewBody { building, name, local_name: &local_name, term, legal_status: status, filed_no: &number };
            committees::api::found(tx, &new)?
        }
    };
    seat(tx, &founding, body, term)?;
    (founding.row.body, founding.row.filed_no, founding.row.filed_on) = (Some(body), Some(number.clone()), Some(today));
    (founding.row.term_from, founding.row.term_until) = (Some(term.0), Some(term.1));
    let secretary = role(Role::CommitteeSecretary);
    founding.take(tx, &step, &[("first_meeting", secretary.clone())])?;
    tx.record(&FoundingFiled { founding: id, building: founding.building, body, number: number.clone(), due: on })?;
    let text = Text::each(|l| T(l).notice_filed(&founding.name, &number, i18n::Format(l).date(on)));
    founding.tell(tx, &text)?;
    let mut people: Vec<_> = founding.members.iter().map(|m| m.person).collect();
    people.extend(commitments::api::people_of(tx, &role(Role::SubdistrictClerk).party, Some(founding.building))?);
    identity::api::notify(tx, &people, &text, &founding.href())?;
    Ok(done(&founding, |t| t.filed_done()))
}

/// The seats of the term before end; the next term begins.
fn renew(
    tx: &mut Tx<'_, '_>,
    body: BodyId,
    term: (Date, Date),
    status: LegalStatus,
    number: &str,
) -> kernel::Result<BodyId> {
    let (today, district) = (tx.today(), tx.district());
    let row = committees::api::body(tx, body)?.ok_or_else(kernel::Error::hidden)?;
    if row.state == BodyState::Rectifying {
        return Err(FoundingRefusal::PutRightFirst { body: format!("/{district}/bodies/{body}") }.into());
    }
    crate::vacancy::lapse(tx, body)?;
    for old in committees::api::seats_on(tx, body, today)? {
        committees::api::end_seat(tx, &old, false)?;
    }
    committees::api::begin_term(tx, body, term, status, number)?;
    move_body(tx, body, BodyStep::FileRenewal)?;
    Ok(body)
}

fn seat(tx: &mut Tx<'_, '_>, founding: &Founding, body: BodyId, term: (Date, Date)) -> kernel::Result<()> {
    for member in &founding.members {
        let new = NewSeat {
            person: member.person,
            kind: member.kind,
            position: member.position,
            organisation: member.organisation,
            ordinary: member.ordinary,
            from: term.0,
            until: term.1,
        };
        committees::api::take_seat(tx, body, &new)?;
    }
    Ok(())
}
