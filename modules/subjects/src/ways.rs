//! Where a right is used: the page of a tower that leads to an operation.

use kernel::{BuildingId, District};

/// An operation, and the page on which somebody who has the right begins.
pub struct Way {
    pub operation: &'static str,
    /// The operation that shows the page.
    pub page: &'static str,
    /// Its address after the district; `{building}` is the tower.
    address: &'static str,
}

macro_rules! ways {
    ($($operation:literal on $page:literal $address:literal;)*) => {
        &[$(Way { operation: $operation, page: $page, address: $address }),*]
    };
}

/// Every operation that a list may name.
pub const WAYS: &[Way] = ways! {
    "raise" on "show_raise" "/towers/{building}/report";
    "support" on "list_clusters" "/towers/{building}/clusters";
    "comment" on "list_clusters" "/towers/{building}/clusters";
    "list_clusters" on "list_clusters" "/towers/{building}/clusters";
    "confirm" on "show_me" "/me";
    "reopen" on "show_me" "/me";
    "settle" on "show_today" "/today";
    "decline" on "show_today" "/today";
    "forward" on "show_today" "/today";
    "remind" on "show_today" "/today?tab=others";
    "show_today" on "show_today" "/today";
    "list_meetings" on "list_meetings" "/towers/{building}/meetings";
    "list_items" on "list_items" "/towers/{building}/agenda";
    "answer" on "show_me" "/me";
    "cast" on "show_me" "/me";
    "object" on "list_meetings" "/towers/{building}/meetings";
    "give_consent" on "list_meetings" "/towers/{building}/meetings";
    "score" on "show_me" "/me";
    "new_appraisal" on "show_new_appraisal" "/towers/{building}/appraisals";
    "list_projects" on "list_projects" "/towers/{building}/projects";
    "make_project" on "list_clusters" "/towers/{building}/clusters?state=effective";
    "review_project" on "show_today" "/today";
    "claim_project" on "list_projects" "/towers/{building}/projects?state=published";
    "withdraw_claim" on "show_me" "/me";
    "award_project" on "list_projects" "/towers/{building}/projects?state=claimed";
    "inspect_project" on "list_projects" "/towers/{building}/projects?state=in_progress";
    "confirm_milestone" on "list_projects" "/towers/{building}/projects?state=in_progress";
    "confirm_pledge" on "list_projects" "/towers/{building}/projects?state=in_progress";
    "accept_project" on "list_projects" "/towers/{building}/projects?state=awaiting_acceptance";
    "show_rules" on "show_rules" "/rules?building={building}";
    "search" on "search" "/search";
    "list_pending" on "list_pending" "/employments/pending";
    "invite" on "list_invitations" "/towers/{building}/invitations";
    "show_codes" on "show_codes" "/towers/{building}/codes";
    "appoint" on "list_appointments" "/appointments";
    "erase_me" on "show_me" "/me";
};

/// Where a right is used in a tower; nothing for an operation that no page leads to.
pub fn way(operation: &str, district: District, building: BuildingId) -> Option<String> {
    let way = WAYS.iter().find(|w| w.operation == operation)?;
    Some(format!("/{district}{}", way.address.replace("{building}", &building.to_string())))
}

#[cfg(test)]
mod tests {
    use policy::api::List;

    use super::*;

    #[test]
    fn every_right_of_the_draft_proposal_can_be_used() {
        let (district, building) = ("310107".parse().unwrap(), BuildingId::from_bytes([1; 16]));
        for right in policy::api::of_nobody().list(List::Right) {
            assert!(way(&right.link, district, building).is_some(), "{}.{}: {}", right.of, right.id, right.link);
        }
    }
}
