//! What a draft says: the same form makes a project and changes it. Only title and purpose are needed to begin with; the
//! rest before it is handed in, so that claims are judged by what everybody could read (R26).

use db::args;
use kernel::{Money, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{
    Input,
    faults::{self, Check},
};

use crate::{
    T,
    need::{ResourceKind, read, shown},
    project::Project,
    reading::Reading,
    state::{NeedId, ProjectId},
    store::{NeedRow, sql},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DraftInput {
    pub title: Input,
    /// What is to change for whom.
    pub purpose: Input,
    /// By what claims are judged.
    pub conditions: Input,
    /// Where the money comes from.
    pub funding: Input,
    /// Yuan that are needed.
    pub money: Input,
    /// How many things, and which.
    pub goods: Input,
    pub goods_what: Input,
    /// How many people, and what for.
    pub people: Input,
    pub people_what: Input,
    /// How many times a room is needed, and what for.
    pub venue: Input,
    pub venue_what: Input,
    /// What is measured: minutes of waiting, people at lunch.
    pub indicator: Input,
    pub unit: Input,
    /// The value that is aimed at.
    pub target: Input,
    /// The revision that was read; saving fails if there is a newer one.
    pub rev: Input,
}

/// A draft that was read.
pub struct Draft {
    pub title: String,
    pub purpose: String,
    pub conditions: String,
    pub funding: String,
    pub indicator: String,
    pub unit: String,
    pub target: Option<i64>,
    pub needs: Vec<(ResourceKind, String, i64)>,
}

impl DraftInput {
    /// What the form of a project begins with.
    pub fn of(project: &Project, needs: &[NeedRow]) -> Self {
        let amount =
            |kind| needs.iter().find(|n| n.kind == kind).map_or(String::new(), |n| shown(kind, n.needed)).into();
        let what = |kind| needs.iter().find(|n| n.kind == kind).map_or("", |n| n.what.as_str()).into();
        Self {
            title: project.title.as_str().into(),
            purpose: project.purpose.as_str().into(),
            conditions: project.conditions.as_str().into(),
            funding: project.funding.as_str().into(),
            money: amount(ResourceKind::Money),
            goods: amount(ResourceKind::Goods),
            goods_what: what(ResourceKind::Goods),
            people: amount(ResourceKind::People),
            people_what: what(ResourceKind::People),
            venue: amount(ResourceKind::Venue),
            venue_what: what(ResourceKind::Venue),
            indicator: project.indicator.as_str().into(),
            unit: project.unit.as_str().into(),
            target: project.target.map_or(String::new(), |n| Reading(n).to_string()).into(),
            rev: project.rev.to_string().into(),
        }
    }

    pub fn fields(&self, t: T) -> Vec<Field> {
        let l = t.0;
        let mut fields = vec![
            Field::text("title", t.title(), self.title.as_str()).with("maxlength", "60"),
            Field::area("purpose", t.purpose(), self.purpose.as_str(), 3).hint(t.purpose_hint()),
            Field::area("conditions", t.conditions(), self.conditions.as_str(), 3)
                .hint(t.conditions_hint())
                .optional(l),
            Field::text("funding", t.funding(), self.funding.as_str()).hint(t.funding_hint()).optional(l),
            Field::text("money", t.need_money(), self.money.as_str())
                .hint(t.need_money_hint())
                .with("inputmode", "decimal")
                .optional(l),
        ];
        let needs = [
            ("goods", t.need_goods(), &self.goods, "goods_what", t.goods_what(), &self.goods_what),
            ("people", t.need_people(), &self.people, "people_what", t.people_what(), &self.people_what),
            ("venue", t.need_venue(), &self.venue, "venue_what", t.venue_what(), &self.venue_what),
        ];
        for (name, label, value, what, what_label, words) in needs {
            fields.push(Field::number(name, label, value).optional(l));
            fields.push(Field::text(what, what_label, words.as_str()).with("maxlength", "60").optional(l));
        }
        fields.extend([
            Field::text("indicator", t.indicator(), self.indicator.as_str()).hint(t.indicator_hint()).optional(l),
            Field::text("unit", t.unit(), self.unit.as_str()).hint(t.unit_hint()).with("maxlength", "10").optional(l),
            Field::text("target", t.target(), self.target.as_str()).with("inputmode", "decimal").optional(l),
        ]);
        fields
    }

    /// # Errors
    /// What is wrong, field by field.
    pub fn read(&self) -> kernel::Result<Draft> {
        let mut check = Check::default();
        let title = check.text("title", &self.title, 60);
        let purpose = check.text("purpose", &self.purpose, 500);
        let conditions = check.optional_text("conditions", &self.conditions, 500);
        let funding = check.optional_text("funding", &self.funding, 120);
        let indicator = check.optional_text("indicator", &self.indicator, 40);
        let unit = check.optional_text("unit", &self.unit, 10);
        let target = check.parse::<Reading>("target", &self.target, reading_fault).map(|r| r.0);
        let mut needs = Vec::new();
        let typed = [
            ("money", ResourceKind::Money, &self.money, "money", ""),
            ("goods", ResourceKind::Goods, &self.goods, "goods_what", self.goods_what.as_str()),
            ("people", ResourceKind::People, &self.people, "people_what", self.people_what.as_str()),
            ("venue", ResourceKind::Venue, &self.venue, "venue_what", self.venue_what.as_str()),
        ];
        for (field, kind, amount, what_field, what) in typed {
            if amount.trim().is_empty() {
                if !what.trim().is_empty() {
                    check.fault(field, faults::empty());
                }
                continue;
            }
            let what = check.optional_text(what_field, what, 60);
            match read(kind, amount) {
                Some(amount) => needs.push((kind, what, amount)),
                None => check.fault(field, amount_fault(kind)),
            }
        }
        check.finish()?;
        Ok(Draft { title, purpose, conditions, funding, indicator, unit, target, needs })
    }
}

impl Draft {
    /// The money that it may cost.
    pub fn planned(&self) -> Money {
        let fen = self.needs.iter().filter(|(kind, ..)| *kind == ResourceKind::Money).map(|(.., amount)| amount).sum();
        Money::from_fen(fen)
    }

    /// Stores what is needed in place of what was needed before.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn store_needs(&self, tx: &mut Tx<'_, '_>, project: ProjectId) -> kernel::Result<()> {
        let district = tx.district();
        tx.run(&sql::DROP_NEEDS, args![district, project])?;
        for (kind, what, amount) in &self.needs {
            let id = NeedId::new(tx.store().clock().now());
            tx.run_one(&sql::ADD_NEED, args![district, id, project, kind, what, amount])?;
        }
        Ok(())
    }
}

/// An amount cannot be read.
pub fn amount_fault(kind: ResourceKind) -> Text {
    Text::each(|l| if kind == ResourceKind::Money { T(l).fault_money() } else { T(l).fault_amount() })
}

/// A measured value cannot be read.
pub fn reading_fault() -> Text {
    Text::each(|l| T(l).fault_reading())
}
