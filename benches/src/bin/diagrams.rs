//! Which crate's decision diagrams to take for conditions: `biodivine-lib-bdd` (a diagram is an array of its own) or `oxidd`
//! (one shared manager). Both build the same random conditions of the size that procedures have, and ask of each pair
//! whether both can hold.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin diagrams` prints the median of alternating runs.

use std::time::Instant;

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet};
use oxidd::bdd::BDDFunction;
use oxidd::{BooleanFunction, Manager, ManagerRef};
use thutuc_benches::{Random, median};

const VARIABLES: u16 = 24;
const CONDITIONS: usize = 20;
const ROUNDS: usize = 31;

/// A condition: any of some conjunctions of literals.
type Condition = Vec<Vec<(u16, bool)>>;

fn main() {
    let conditions = conditions();
    let (mut own, mut shared) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let first = biodivine(&conditions);
        own.push(began.elapsed());
        let began = Instant::now();
        let second = oxidd(&conditions);
        shared.push(began.elapsed());
        assert_eq!(first, second, "both crates agree on what can hold");
    }
    let (own, shared) = (median(own), median(shared));
    println!("{CONDITIONS} conditions over {VARIABLES} variables, every pair asked");
    println!("biodivine-lib-bdd 0.6  {:>8.1} us", own.as_secs_f64() * 1e6);
    println!("oxidd 0.13             {:>8.1} us", shared.as_secs_f64() * 1e6);
    println!("oxidd / biodivine      {:>8.2}", shared.as_secs_f64() / own.as_secs_f64());
}

/// The same conditions in every run.
fn conditions() -> Vec<Condition> {
    let mut random = Random(7);
    let mut below = |bound: u64| random.below(bound);
    let mut condition = || -> Condition {
        let conjunctions = 1 + below(3);
        let mut literal = || (u16::try_from(below(u64::from(VARIABLES))).expect("small"), below(2) == 0);
        (0..conjunctions).map(|_| (0..3).map(|_| literal()).collect()).collect()
    };
    (0..CONDITIONS).map(|_| condition()).collect()
}

fn biodivine(conditions: &[Condition]) -> usize {
    let set = BddVariableSet::new_anonymous(VARIABLES);
    let literal =
        |(variable, value): &(u16, bool)| set.mk_literal(BddVariable::from_index(usize::from(*variable)), *value);
    let built: Vec<Bdd> = (conditions.iter())
        .map(|condition| {
            condition.iter().fold(set.mk_false(), |any, all| {
                any.or(&all.iter().fold(set.mk_true(), |all, one| all.and(&literal(one))))
            })
        })
        .collect();
    let pairs = built.iter().flat_map(|a| built.iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| !a.and(b).is_false()).count()
}

fn oxidd(conditions: &[Condition]) -> usize {
    let manager = oxidd::bdd::new_manager(1 << 16, 1 << 14, 1);
    let variables: Vec<BDDFunction> = manager.with_manager_exclusive(|manager| {
        let range = manager.add_vars(u32::from(VARIABLES));
        range.map(|variable| BDDFunction::var(manager, variable).expect("memory")).collect()
    });
    let (yes, no) = manager.with_manager_shared(|manager| (BDDFunction::t(manager), BDDFunction::f(manager)));
    let literal = |(variable, value): &(u16, bool)| {
        let variable = &variables[usize::from(*variable)];
        if *value { variable.clone() } else { variable.not().expect("memory") }
    };
    let built: Vec<BDDFunction> = (conditions.iter())
        .map(|condition| {
            condition.iter().fold(no.clone(), |any, all| {
                let all = all.iter().fold(yes.clone(), |all, one| all.and(&literal(one)).expect("memory"));
                any.or(&all).expect("memory")
            })
        })
        .collect();
    let pairs = built.iter().flat_map(|a| built.iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.and(b).expect("memory").satisfiable()).count()
}
