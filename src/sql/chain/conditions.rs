//! What conditions say of a dossier; the facts are not needed after it.

use super::super::expr::{NO, YES, of, p};
use super::super::limits::is_needed;
use super::super::model::{NO_AMOUNT, chosen};
use super::super::view::Chain;
use super::{Columns, Kept, Making, OPEN, join, paid, put};

pub(super) fn conditions(making: &Making<'_, '_>, chain: &mut Chain) {
    let model = making.model;
    let mut columns: Columns = Vec::new();
    put(&mut columns, "t_met", chosen(&p("t_requirements"), &model.requirements.values, OPEN));
    put(&mut columns, "t_own", chosen(&p("t_same_day"), &model.same_day.values, OPEN));
    put(&mut columns, "t_fees", chosen(&p("t_fee"), &model.sums(), NO_AMOUNT));
    if making.kept == Kept::Answers {
        for place in 0..model.most_fees() {
            put(&mut columns, paid(place), chosen(&p("t_fee"), &model.fees_at(place), NO_AMOUNT));
        }
    }
    // Without a re-appointment none is possible.
    put(&mut columns, "t_later", chosen(&p("t_reappointment"), &model.reappointments.values, NO));
    for place in 0..model.most_bases() {
        put(&mut columns, format!("t_w{place}"), chosen(&p(format!("t_base{place}")), &model.bases.values, NO));
    }
    for place in 0..model.most_extensions() {
        put(
            &mut columns,
            format!("t_x{place}"),
            chosen(&p(format!("t_extension{place}")), &model.extensions.values, NO),
        );
    }
    for (place, clauses) in model.receptions.clauses.values.iter().enumerate() {
        put(&mut columns, format!("t_clauses{place}"), clauses.clone());
    }
    put(&mut columns, "t_reception", of("r", "reception"));
    let facts: Vec<&str> = model.facts.given().map(|fact| fact.column.as_str()).collect();
    let spent = |name: &str| {
        facts.contains(&name)
            || matches!(name, "t_requirements" | "t_same_day" | "t_fee" | "t_reappointment" | "t_reception_key")
            || name.starts_with("t_base")
            || name.starts_with("t_extension")
    };
    let receptions = join("thutuc_receptions", "r", "key", p("t_reception_key"));
    chain.step(columns, vec![receptions], spent);
    needs(making, chain);
}

/// Which limits are needed by which side.
fn needs(making: &Making<'_, '_>, chain: &mut Chain) {
    let mut columns: Columns = Vec::new();
    for counter in 0..making.model.counters() {
        for (name, is_law) in [("t_law", true), ("t_own", false)] {
            let shapes = (0_i64..).zip(&making.model.shapes.values);
            let needed = shapes.map(|(number, (slots, extensions, _))| {
                let side = |slot: &super::super::limits::Slot| if is_law { slot.statutory } else { slot.committed };
                let needed = is_needed(slots, *extensions, counter, side);
                (super::super::expr::eq(p("t_shape"), super::super::expr::n(number)), needed)
            });
            let needed = super::super::expr::case(needed.collect::<Vec<_>>(), NO);
            put(&mut columns, format!("{name}{counter}"), needed);
        }
    }
    if columns.is_empty() {
        put(&mut columns, "t_none", YES);
    }
    let spent = |name: &str| {
        let is_numbered =
            |prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        name == "t_shape" || is_numbered("t_w") || is_numbered("t_x")
    };
    chain.step(columns, Vec::new(), spent);
}
