//! The guards of the real catalog, beside it in `procedures/guards/`.

use thutuc::cli::guards::{Writing, run};
use thutuc::guards::{Guard, State, expected};

use crate::catalog::{EXAMPLE, root};

fn guards() -> Vec<Guard> {
    expected(&EXAMPLE.catalog, &EXAMPLE.sources).unwrap()
}

/// `UPDATE_GUARDS=1 cargo test guards::shipped` accepts what the rules give now; read it before it is committed.
#[test]
fn every_simplification_has_its_guard_and_none_is_out_of_date() {
    let accept = std::env::var_os("UPDATE_GUARDS").is_some();
    let writing = if accept { Writing::Accept } else { Writing::Nothing };
    let outcomes = run(&root(), &guards(), writing).unwrap();
    let language = thutuc::bundle::Language::En;
    let wrong: Vec<String> = outcomes
        .iter()
        .filter(|outcome| outcome.state != State::Same)
        .map(|outcome| format!("{}\n{}", outcome.path(), outcome.difference(language)))
        .collect();
    assert!(accept || wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(accept || outcomes.iter().all(|outcome| outcome.state == State::Same));
}
