//! Where a right is used: the page of a tower that leads to an operation.

use kernel::{Actor, BuildingId, District, Permission, Place};

/// An operation, and the page on which somebody who has the right begins.
pub struct Way {
    pub operation: &'static str,
    /// The operation that shows the page, and its permission.
    pub page: &'static str,
    pub permission: &'static str,
    /// Its address after the district; `{building}` is the tower.
    address: &'static str,
}

macro_rules! ways {
    ($($operation:literal on $page:literal by $permission:literal $address:literal;)*) => {
        &[$(Way { operation: $operation, page: $page, permission: $permission, address: $address }),*]
    };
}

/// Every operation that a list may name.
pub const WAYS: &[Way] = ways! {
    "raise" on "show_raise" by "issues.raise" "/towers/{building}/report";
    "support" on "list_clusters" by "issues.show_cluster" "/towers/{building}/clusters";
    "comment" on "list_clusters" by "issues.show_cluster" "/towers/{building}/clusters";
    "list_clusters" on "list_clusters" by "issues.show_cluster" "/towers/{building}/clusters";
    "confirm" on "show_me" by "identity.own_account" "/me";
    "reopen" on "show_me" by "identity.own_account" "/me";
    "settle" on "show_today" by "commitments.show_today" "/today";
    "decline" on "show_today" by "commitments.show_today" "/today";
    "forward" on "show_today" by "commitments.show_today" "/today";
    "remind" on "show_today" by "commitments.show_today" "/today?tab=others";
    "show_today" on "show_today" by "commitments.show_today" "/today";
    "list_meetings" on "list_meetings" by "meetings.list_meetings" "/towers/{building}/meetings";
    "list_items" on "list_items" by "meetings.list_items" "/towers/{building}/agenda";
    "answer" on "show_me" by "identity.own_account" "/me";
    "cast" on "show_me" by "identity.own_account" "/me";
    "object" on "list_meetings" by "meetings.list_meetings" "/towers/{building}/meetings";
    "give_consent" on "list_meetings" by "meetings.list_meetings" "/towers/{building}/meetings";
    "score" on "show_me" by "identity.own_account" "/me";
    "new_appraisal" on "show_new_appraisal" by "meetings.new_appraisal" "/towers/{building}/appraisals";
    "list_projects" on "list_projects" by "projects.show_project" "/towers/{building}/projects";
    "make_project" on "list_clusters" by "issues.show_cluster" "/towers/{building}/clusters?state=effective";
    "review_project" on "show_today" by "commitments.show_today" "/today";
    "claim_project" on "list_projects" by "projects.show_project" "/towers/{building}/projects?state=published";
    "withdraw_claim" on "show_me" by "identity.own_account" "/me";
    "award_project" on "list_projects" by "projects.show_project" "/towers/{building}/projects?state=claimed";
    "inspect_project" on "list_projects" by "projects.show_project" "/towers/{building}/projects?state=in_progress";
    "confirm_milestone" on "list_projects" by "projects.show_project" "/towers/{building}/projects?state=in_progress";
    "confirm_pledge" on "list_projects" by "projects.show_project" "/towers/{building}/projects?state=in_progress";
    "accept_project" on "list_projects" by "projects.show_project" "/towers/{building}/projects?state=awaiting_acceptance";
    "show_rules" on "show_rules" by "policy.show_rules" "/rules?building={building}";
    "search" on "search" by "registry.show_tower" "/search";
    "list_pending" on "list_pending" by "identity.confirm_employment" "/employments/pending";
    "invite" on "list_invitations" by "identity.invite" "/towers/{building}/invitations";
    "show_codes" on "show_codes" by "registry.show_codes" "/towers/{building}/codes";
    "appoint" on "list_appointments" by "identity.appoint" "/appointments";
    "erase_me" on "show_me" by "identity.own_account" "/me";
};

impl Way {
    /// The way to an operation; nothing for one that no page leads to.
    pub fn to(operation: &str) -> Option<&'static Way> {
        WAYS.iter().find(|w| w.operation == operation)
    }

    pub fn href(&self, district: District, building: BuildingId) -> String {
        format!("/{district}{}", self.address.replace("{building}", &building.to_string()))
    }

    /// Whether somebody may open the page: no right leads to a refusal.
    pub fn is_open_to(&self, actor: &Actor, place: &Place, permissions: &[&'static Permission]) -> bool {
        let Some(permission) = permissions.iter().find(|p| p.key == self.permission) else { return false };
        let scopes = permission.scopes(actor);
        if self.address.contains("/towers/{building}") { scopes.admit(place) } else { !scopes.is_empty() }
    }
}

#[cfg(test)]
mod tests {
    use policy::api::List;

    use super::*;

    #[test]
    fn every_right_of_the_draft_proposal_can_be_used() {
        for right in policy::api::of_nobody().list(List::Right) {
            assert!(Way::to(&right.link).is_some(), "{}.{}: {}", right.of, right.id, right.link);
        }
    }
}
