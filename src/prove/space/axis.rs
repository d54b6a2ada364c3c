//! A fact's values and where rules split them into regions.

use biodivine_lib_bdd::BddVariable;

use super::Space;
use crate::bundle::day_number;
use crate::model::Var;
use crate::prove::domain::channel_code;

/// A fact and where it is split.
#[derive(Debug)]
pub(super) struct Axis {
    pub(super) var: Var,
    /// Its values, as ranges in order.
    pub(super) values: Vec<(i64, i64)>,
    /// Where it is split: the first value of each region after the first.
    pub(super) cuts: Vec<i64>,
    /// The diagram variable of each split.
    pub(super) variables: Vec<BddVariable>,
}

impl Axis {
    pub(super) fn low(&self) -> i64 {
        self.values.first().map_or(0, |(low, _)| *low)
    }

    pub(super) fn high(&self) -> i64 {
        self.values.last().map_or(0, |(_, high)| *high)
    }

    /// The regions in order.
    pub(super) fn regions(&self) -> Vec<(i64, i64)> {
        let starts = std::iter::once(self.low()).chain(self.cuts.iter().copied());
        let ends = self.cuts.iter().filter_map(|cut| cut.checked_sub(1)).chain([self.high()]);
        starts.zip(ends).collect()
    }
}

impl Space<'_> {
    pub(super) fn axis(&mut self, var: &Var) -> &mut Axis {
        let (domains, receipts) = (self.domains, &self.receipts);
        self.axes.entry(var.clone()).or_insert_with(|| {
            let values = match var {
                Var::ReceivedDate => vec![(day_number(receipts.from), day_number(receipts.last))],
                Var::Channel => {
                    let mut codes: Vec<i64> = receipts.channels.iter().map(|channel| channel_code(*channel)).collect();
                    codes.sort_unstable();
                    codes.dedup();
                    codes.into_iter().map(|code| (code, code)).collect()
                }
                var => domains.values(var).unwrap_or_else(|| vec![(0, 1)]),
            };
            let mut axis = Axis { var: var.clone(), values, cuts: Vec::new(), variables: Vec::new() };
            // Gaps between values are regions of their own, which nothing can be.
            let gaps = axis.values.windows(2).filter_map(|pair| match pair {
                [(_, end), (start, _)] => Some([end.checked_add(1)?, *start]),
                _ => None,
            });
            axis.cuts = gaps.flatten().collect();
            axis.cuts.dedup();
            axis
        })
    }

    pub(super) fn split(&mut self, var: &Var, at: i64) {
        let axis = self.axis(var);
        if at > axis.low()
            && at <= axis.high()
            && let Err(place) = axis.cuts.binary_search(&at)
        {
            axis.cuts.insert(place, at);
        }
    }
}
