//! Stars for offices: what a log says of a period is counted, the counts give measures, the measures points, the points stars and
//! ranks, and what one more star would take is told.

mod counts;
mod measures;
mod next;
mod period;
mod points;
mod rank;
mod share;

pub(crate) use counts::{Counts, Judged};
pub(crate) use measures::Measures;
pub(crate) use next::{Need, next, points_short};
pub(crate) use period::Period;
pub(crate) use points::{Rated, Unrated, rate};
pub(crate) use rank::ranks;
pub(crate) use share::percent;
