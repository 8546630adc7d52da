//! The commitments' SQL.

use db::statements;

use crate::commitment::Commitment;

macro_rules! columns {
    ($($rest:literal)*) => {
        concat!(
            "select id, kind, subject, building, title_zh, title_en, href, floor, debtor_role, debtor_organisation, debtor_person, debtor_zh, debtor_en, creditor_role, creditor_organisation, creditor_person, creditor_zh, creditor_en, opened_at, due_on, provisional, state, reminded, told_late from commitment where district = $1 ",
            $($rest),*
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        command OPEN = "insert into commitment (district, id, kind, subject, building, title_zh, title_en, href, floor, debtor_role, debtor_organisation, debtor_person, debtor_zh, debtor_en, creditor_role, creditor_organisation, creditor_person, creditor_zh, creditor_en, opened_at, due_on, provisional, state, reminded, told_late) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 'open', 0, 0)";
        command SETTLE_KIND = "update commitment set state = $4 where district = $1 and subject = $2 and kind = $3 and state in ('open', 'delivered')";
        command SETTLE_ALL = "update commitment set state = $3 where district = $1 and subject = $2 and state in ('open', 'delivered')";
        command DELIVER = "update commitment set state = 'delivered', due_on = $4, provisional = $5, told_late = 0 where district = $1 and subject = $2 and kind = $3 and state = 'open'";
        command REOPEN = "update commitment set state = 'open', due_on = $4, provisional = $5, told_late = 0 where district = $1 and subject = $2 and kind = $3 and state = 'delivered'";
        command MOVE = "update commitment set due_on = $4, provisional = $5, told_late = 0 where district = $1 and subject = $2 and kind = $3 and state in ('open', 'delivered')";
        command RETITLE = "update commitment set title_zh = $3, title_en = $4 where district = $1 and subject = $2 and state in ('open', 'delivered')";
        query OF_SUBJECT: Commitment = columns!("and subject = $2 and state in ('open', 'delivered') order by id");
        query OF_BUILDINGS: Commitment = columns!("and building in ($3..) and state in ('open', 'delivered') order by due_on limit $2");
        query OF_ROLES: Commitment = columns!("and building = $2 and state in ('open', 'delivered') and (debtor_role is not null or creditor_role is not null) order by id");
        query LAST_OF: Commitment = columns!("and subject = $2 order by id desc limit 1");
        command GIVE_DEBTOR = "update commitment set debtor_role = $3, debtor_organisation = $4, debtor_person = $5, debtor_zh = $6, debtor_en = $7, told_late = 0 where district = $1 and id = $2";
        command GIVE_CREDITOR = "update commitment set creditor_role = $3, creditor_organisation = $4, creditor_person = $5, creditor_zh = $6, creditor_en = $7, told_late = 0 where district = $1 and id = $2";
        command NO_CREDITOR = "update commitment set creditor_role = null, creditor_organisation = null, creditor_person = null, creditor_zh = null, creditor_en = null where district = $1 and id = $2";
        query OF_ORGANISATION: Commitment = columns!("and debtor_organisation = $2 and state in ('open', 'delivered') order by due_on limit $3");
        query OF_PERSON: Commitment = columns!("and debtor_person = $2 and state = 'open' order by due_on limit $3");
        query OF_CREDITOR: Commitment = columns!("and creditor_person = $2 and state = 'delivered' order by due_on limit $3");
        query OF_KINDS: Commitment = columns!("and building = $2 and state in ('open', 'delivered', 'fulfilled') and kind in ($4..) order by due_on desc, id limit $3");
        query OF_TENANT: Commitment = columns!("and state in ('open', 'delivered') order by due_on limit $2");
        lock query ONE: Commitment = columns!("and id = $2");
        query LATE: Commitment = columns!("and state in ('open', 'delivered') and due_on < $2 and told_late = 0 order by due_on limit $3");
        command TOLD = "update commitment set told_late = 1 where district = $1 and id = $2";
        command REMINDED = "update commitment set reminded = reminded + 1 where district = $1 and id = $2";
    }
}
