//! The one table of codes and wordings, by family. A code's letter is its severity, its first two digits its family;
//! a code never changes its meaning.
//!
//! Every row has a message in both languages; label, help and note where they serve. Wordings: lower case, no final
//! period, what the author wrote in backticks, no names of this program's inside.

#[macro_use]
mod table;
mod bundle;
mod conditions;
mod deadlines;
mod imports;
mod names;
mod programs;
mod scenarios;
mod simplify;
mod steps;
mod syntax;
mod versions;

pub use bundle::BundleProblem;
pub use conditions::ConditionProblem;
pub use deadlines::DeadlineProblem;
pub use imports::ImportProblem;
pub use names::NameProblem;
pub use programs::ProgramProblem;
pub use scenarios::ScenarioProblem;
pub use simplify::SimplifyProblem;
pub use steps::StepProblem;
pub use syntax::SyntaxProblem;
pub use table::Row;
pub use versions::VersionProblem;

families! {
    /// `E01`, `W01`: text and syntax.
    Syntax(SyntaxProblem),
    /// `E02`, `W02`: names and types.
    Names(NameProblem),
    /// `E03`, `W03`: versions and legal basis.
    Versions(VersionProblem),
    /// `E04`, `W04`: steps.
    Steps(StepProblem),
    /// `E05`, `W05`: deadlines, fees and budgets.
    Deadlines(DeadlineProblem),
    /// `E06`, `W06`: programs and same-day promises.
    Programs(ProgramProblem),
    /// `E07`, `W07`: simplifications.
    Simplify(SimplifyProblem),
    /// `E08`, `W08`: conditions.
    Conditions(ConditionProblem),
    /// `E09`, `W09`: bundles.
    Bundle(BundleProblem),
    /// `E10`, `W10`: scenarios and guards.
    Scenarios(ScenarioProblem),
    /// `E11`, `W11`: records that are imported.
    Imports(ImportProblem),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_of_their_family() {
        let mut seen = std::collections::BTreeSet::new();
        for (family, rows) in Problem::families() {
            for row in rows {
                assert!(seen.insert(row.code), "{} stands twice", row.code);
                assert_eq!(row.code.get(1..3), Some(family), "{} stands in the wrong family", row.code);
                assert!(row.code.starts_with(['E', 'W']) && row.code.len() == 5, "{}", row.code);
            }
        }
    }

    #[test]
    fn messages_keep_the_house_style() {
        for (_, rows) in Problem::families() {
            for row in rows {
                for text in [row.message.0, row.message.1] {
                    assert!(!text.trim().is_empty(), "{} lacks a message", row.code);
                    assert!(!text.ends_with('.'), "{} ends with a period", row.code);
                    assert_eq!(text.matches('`').count() % 2, 0, "{} has an odd backtick", row.code);
                }
            }
        }
    }
}
