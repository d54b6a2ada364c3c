//! What conditions are in regions: each comparison splits the fact that it looks at, or is a diagram variable of its own where
//! it looks at several.

use biodivine_lib_bdd::{Bdd, op_function};

use super::{Atom, Region, Space};
use crate::model::{Comparison, Expr, ExprKind, Var};
use crate::prove::boxes::{self, Sign};
use crate::prove::domain::Domains;
use crate::prove::limits::{MOST_NODES, TooMuch};
use crate::prove::poly::Poly;

/// What a comparison is in diagrams.
#[derive(Debug)]
pub(super) enum Meaning {
    Always(bool),
    /// One fact lies in one of some ranges.
    Ranges(Var, Vec<(i64, i64)>),
    /// Several facts: a diagram variable of its own.
    Several(usize),
}

impl Space<'_> {
    /// Adds where a condition splits its facts.
    pub(super) fn collect(&mut self, condition: &Expr) -> Result<(), TooMuch> {
        match &condition.kind {
            ExprKind::Or(parts) | ExprKind::And(parts) => parts.iter().try_for_each(|part| self.collect(part)),
            ExprKind::Not(inner) => self.collect(inner),
            ExprKind::Var(var) => {
                self.split(var, 1);
                Ok(())
            }
            ExprKind::Compare(_, a, b) if self.domains.is_answer(a) || self.domains.is_answer(b) => {
                self.collect(a)?;
                self.collect(b)
            }
            ExprKind::Compare(comparison, a, b) => {
                let atom = compared(*comparison, a, b, self.domains).ok_or(TooMuch::Boxes)?;
                self.add_atom(atom.0)
            }
            ExprKind::In(of, values) => {
                for value in values {
                    let code = self.domains.code(value).ok_or(TooMuch::Boxes)?;
                    let poly = Poly::of(of, self.domains).ok_or(TooMuch::Boxes)?;
                    let constant = Poly::constant(i128::from(code));
                    self.add_atom((poly.plus(&constant, -1).ok_or(TooMuch::Boxes)?, Sign::Zero))?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn add_atom(&mut self, atom: Atom) -> Result<(), TooMuch> {
        if self.atoms.contains_key(&atom) {
            return Ok(());
        }
        let vars: Vec<Var> = atom.0.vars().into_iter().cloned().collect();
        let meaning = match vars.as_slice() {
            [] => {
                let range = atom.0.range(&|_| (0, 0)).ok_or(TooMuch::Boxes)?;
                Meaning::Always(atom.1.holds(range) == Some(true))
            }
            [var] => {
                let axis = self.axis(var);
                let mut ranges = boxes::solutions(&atom.0, atom.1, var, (axis.low(), axis.high()))?;
                ranges.retain(|range| range.0 <= range.1);
                for (low, high) in &ranges {
                    self.split(var, *low);
                    if let Some(after) = high.checked_add(1) {
                        self.split(var, after);
                    }
                }
                Meaning::Ranges(var.clone(), ranges)
            }
            several => {
                for var in several {
                    self.axis(var);
                }
                let place = self.several.len();
                self.several.push(atom.clone());
                Meaning::Several(place)
            }
        };
        self.atoms.insert(atom, meaning);
        Ok(())
    }

    /// The dossiers for which a condition holds, as diagrams alone; meet it with [`Space::everything`] before it is asked
    /// whether there are any. `complete` says what `hồ-sơ.đầy-đủ` is.
    ///
    /// # Errors
    /// [`TooMuch`].
    pub(in crate::prove) fn holds(&self, condition: &Expr, complete: &Expr) -> Result<Region, TooMuch> {
        match &condition.kind {
            ExprKind::And(parts) => parts
                .iter()
                .try_fold(Region(self.set.mk_true()), |all, part| self.and(&all, &self.holds(part, complete)?)),
            ExprKind::Or(parts) => parts
                .iter()
                .try_fold(Region(self.set.mk_false()), |any, part| self.or(&any, &self.holds(part, complete)?)),
            ExprKind::Not(inner) => Ok(self.not(&self.holds(inner, complete)?)),
            ExprKind::Var(Var::DocumentsComplete) => self.holds(complete, complete),
            ExprKind::Var(var) => {
                let axis = self.axes.get(var).ok_or(TooMuch::Diagram)?;
                self.between(axis, 1, 1)
            }
            ExprKind::Compare(comparison, a, b) if self.domains.is_answer(a) || self.domains.is_answer(b) => {
                let (a, b) = (self.holds(a, complete)?, self.holds(b, complete)?);
                let alike = Bdd::binary_op_with_limit(MOST_NODES, &a.0, &b.0, op_function::iff);
                let alike = alike.map(Region).ok_or(TooMuch::Diagram)?;
                Ok(if *comparison == Comparison::NotEqual { self.not(&alike) } else { alike })
            }
            ExprKind::Compare(comparison, a, b) => {
                let (atom, negated) = compared(*comparison, a, b, self.domains).ok_or(TooMuch::Boxes)?;
                let holds = self.atom(&atom)?;
                Ok(if negated { self.not(&holds) } else { holds })
            }
            ExprKind::In(of, values) => {
                let poly = Poly::of(of, self.domains).ok_or(TooMuch::Boxes)?;
                values.iter().try_fold(Region(self.set.mk_false()), |any, value| {
                    let code = self.domains.code(value).ok_or(TooMuch::Boxes)?;
                    let difference = poly.clone().plus(&Poly::constant(i128::from(code)), -1).ok_or(TooMuch::Boxes)?;
                    self.or(&any, &self.atom(&(difference, Sign::Zero))?)
                })
            }
            _ => Err(TooMuch::Boxes),
        }
    }

    fn atom(&self, atom: &Atom) -> Result<Region, TooMuch> {
        match self.atoms.get(atom).ok_or(TooMuch::Boxes)? {
            Meaning::Always(true) => Ok(Region(self.set.mk_true())),
            Meaning::Always(false) => Ok(Region(self.set.mk_false())),
            Meaning::Several(at) => self.comparison(*at),
            Meaning::Ranges(var, ranges) => {
                let axis = self.axes.get(var).ok_or(TooMuch::Diagram)?;
                ranges.iter().try_fold(Region(self.set.mk_false()), |any, (low, high)| {
                    self.or(&any, &self.between(axis, *low, *high)?)
                })
            }
        }
    }
}

/// A comparison as an amount that compares with 0, and whether the comparison is its contrary.
fn compared(comparison: Comparison, a: &Expr, b: &Expr, domains: &Domains<'_>) -> Option<(Atom, bool)> {
    let (a, b) = (Poly::of(a, domains)?, Poly::of(b, domains)?);
    let difference = a.clone().plus(&b, -1)?;
    let turned = b.plus(&a, -1)?;
    Some(match comparison {
        Comparison::Equal => ((difference, Sign::Zero), false),
        Comparison::NotEqual => ((difference, Sign::Zero), true),
        Comparison::Less => ((difference, Sign::Negative), false),
        Comparison::LessOrEqual => ((difference, Sign::NotPositive), false),
        Comparison::Greater => ((turned, Sign::Negative), false),
        Comparison::GreaterOrEqual => ((turned, Sign::NotPositive), false),
    })
}
