//! Turns ratings into their wire form.

use serde_json::{Value as Json, json};

use super::Emitter;
use crate::bundle::{self, Logic, MAX_ITEMS};
use crate::diagnostics::messages::NameProblem;
use crate::diagnostics::terms;
use crate::emit::logic::operator;
use crate::model::{Rating, RatingCondition, RatingValue};

impl Emitter<'_> {
    /// A rating without a period or a last row is reported when lowering.
    pub(super) fn ratings(&mut self) -> Vec<bundle::Rating> {
        let catalog = self.catalog;
        for rating in catalog.ratings.values() {
            if rating.criteria.len() > MAX_ITEMS || rating.stars.len() > MAX_ITEMS {
                self.report(NameProblem::TooMany { what: terms::CLAUSE, limit: MAX_ITEMS }, rating.name);
            }
        }
        catalog.ratings.iter().filter_map(|(id, rating)| self.rating(id, rating)).collect()
    }

    fn rating(&self, id: &str, rating: &Rating) -> Option<bundle::Rating> {
        let criteria = rating.criteria.iter().map(|row| bundle::Criterion {
            id: row.id.clone(),
            measure: row.measure,
            weight: row.weight.node,
            from: row.from,
            to: row.to,
            pillar: row.pillar.clone(),
            provenance: self.provenance(&row.provenance),
        });
        let stars = rating.stars.iter().map(|row| bundle::Stars {
            stars: row.stars,
            when: Logic(json_of(&row.when)),
            provenance: self.provenance(&row.provenance),
        });
        Some(bundle::Rating {
            id: id.to_owned(),
            title: rating.title.clone(),
            period: rating.period.as_ref()?.node,
            minimum_sample: rating.minimum_sample.as_ref().map(|count| count.node),
            criteria: criteria.collect(),
            stars: stars.collect(),
            otherwise: rating.otherwise.as_ref()?.node,
            provenance: self.provenance(&rating.provenance),
        })
    }
}

fn json_of(condition: &RatingCondition) -> Json {
    let list = |parts: &[RatingCondition]| parts.iter().map(json_of).collect::<Vec<_>>();
    match condition {
        RatingCondition::Any(parts) => json!({ "or": list(parts) }),
        RatingCondition::All(parts) => json!({ "and": list(parts) }),
        RatingCondition::Not(part) => json!({ "!": [json_of(part)] }),
        RatingCondition::Compare(comparison, a, b) => json!({ operator(*comparison): [value(*a), value(*b)] }),
    }
}

fn value(value: RatingValue) -> Json {
    match value {
        RatingValue::Points => json!({ "var": "points" }),
        RatingValue::Measure(measure) => json!({ "var": measure.as_str() }),
        RatingValue::Number(number) | RatingValue::Percent(number) => Json::from(number),
    }
}
