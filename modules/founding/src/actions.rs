//! What a reader may do with a founding now.

use kernel::{Act, Actor};
use ledger::Tx;
use web::Action;

use crate::{
    T,
    founding::Founding,
    permissions as may,
    state::{Kind, State},
};

/// A permission as a reference, to ask it without an operation.
pub trait Reference: Act {
    const PERMISSION_REF: &'static kernel::Permission = &Self::PERMISSION;
}
impl<A: Act> Reference for A {}

pub fn permits<A: Act>(actor: &Actor, thing: &impl kernel::Resource) -> bool {
    A::PERMISSION_REF.check(actor, thing).is_ok()
}

/// What this reader may do now. `prepares`: it is theirs to prepare; `extends`: a later renewal may be asked for.
pub fn actions(tx: &Tx<'_, '_>, founding: &Founding, (prepares, extends): (bool, bool), t: T) -> Vec<Action> {
    let (actor, href, today) = (tx.actor(), founding.href(), tx.today());
    let mut all = Vec::new();
    let mut page = |may: bool, name, path: &str, label, main| {
        if may {
            all.push(Action::page(name, format!("{href}/{path}"), label).main_if(main));
        }
    };
    let editable = founding.state.may_edit("edit").is_ok();
    let judges = founding.applied_by.is_none() || founding.applied_by != actor.person();
    let mine = editable && !crate::confirm::mine(actor, founding).is_empty();
    page(mine, "confirm_initiator", "willingness", t.do_confirm(), true);
    match founding.state {
        State::Preparing | State::Returned if prepares => {
            let new = founding.kind == Kind::Founding;
            page(new, "add_initiator", "initiators", t.do_initiator(), false);
            page(true, "propose_member", "members", t.do_propose(), false);
            page(true, "edit_founding", "draft", t.do_edit(), false);
            page(true, "attest_conditions", "attestations", t.do_attest(), false);
        }
        State::Applied { .. } => {
            page(
                judges && permits::<may::AcceptFounding>(actor, founding),
                "accept_founding",
                "acceptance",
                t.do_accept(),
                true,
            );
        }
        State::Accepted { .. } => {
            page(
                judges && permits::<may::ReviewFounding>(actor, founding),
                "review_founding",
                "review",
                t.do_review(),
                true,
            );
        }
        State::Noticed { until, .. } | State::Rechecking { until, .. } => {
            let open = today <= until && permits::<may::ObjectFounding>(actor, founding);
            page(open, "object_founding", "objections", t.do_object(), false);
            let rechecking = matches!(founding.state, State::Rechecking { .. });
            let may = judges && rechecking && permits::<may::RecheckObjection>(actor, founding);
            page(may, "recheck_objection", "recheck", t.do_recheck(), true);
            page(rechecking && prepares, "propose_member", "members", t.do_propose(), false);
            let files = !rechecking && today > until && permits::<may::FileFounding>(actor, founding);
            page(files, "file_founding", "filing", t.do_file(), true);
        }
        State::Filed { .. } => {
            let may = permits::<may::ConveneFirst>(actor, founding);
            page(may && founding.meeting.is_none(), "convene_first", "meeting", t.do_convene(), true);
            page(may && founding.meeting.is_some(), "nominate_chair", "candidates", t.do_candidate(), false);
        }
        _ => {}
    }
    if founding.kind == Kind::Renewal && founding.filed_on.is_none() && !founding.state.is_over() {
        let asked = founding.extension == "asked";
        let asks = extends && permits::<may::AskExtension>(actor, founding);
        page(asks, "ask_extension_of_term", "extension", t.do_extend(), false);
        let decides = asked && permits::<may::DecideExtension>(actor, founding);
        page(decides, "decide_extension_of_term", "extension/decision", t.do_decide_extension(), true);
    }
    if editable && prepares {
        let submit = Action::button("submit_founding", format!("{href}/application"), t.do_submit());
        all.push(submit.main_if(!mine));
        if founding.kind == Kind::Founding {
            all.push(Action::page("withdraw_founding", format!("{href}/withdrawal"), t.do_withdraw()));
        }
    }
    if matches!(founding.state, State::Reviewed { .. }) && permits::<may::PublishFounding>(actor, founding) {
        all.push(Action::button("publish_founding", format!("{href}/notice"), t.do_publish()).main());
    }
    all
}
