//! Names in scenario files: the procedures, offices and facts of dossiers, so that a rename reaches them too.

use unicode_normalization::UnicodeNormalization;

use super::lookup::Target;
use super::names::NameKind;
use crate::lower::Kind;
use crate::source::yaml::{self, Kind as Yaml, Node};
use crate::source::{SourceFile, Span};

/// The places in a scenario file where a thing is named; none in a file that is not read.
pub fn in_scenarios(file: &SourceFile, target: &Target) -> Vec<Span> {
    let (Some(key), Ok(Some(root))) = (key(target.kind), yaml::read(file)) else { return Vec::new() };
    let Yaml::List(scenarios) = &root.kind else { return Vec::new() };
    let mut found = Vec::new();
    for scenario in scenarios {
        let Yaml::Map(members) = &scenario.kind else { continue };
        for (name, value) in members {
            match (name.text(), &value.kind) {
                (Some(name), Yaml::Scalar { .. }) if name == key => found.push(value),
                (Some("facts"), Yaml::Map(facts)) if key == "facts" => found.extend(facts.iter().map(|(fact, _)| fact)),
                (Some("columns"), Yaml::List(columns)) if key == "facts" => found.extend(columns),
                (Some("rows"), Yaml::List(rows)) if key != "facts" => {
                    if let Some(at) = column(members, key) {
                        found.extend(rows.iter().filter_map(|row| match &row.kind {
                            Yaml::List(cells) => cells.get(at),
                            _ => None,
                        }));
                    }
                }
                _ => {}
            }
        }
    }
    let is_it = |node: &&Node| node.text().is_some_and(|text| text.nfc().eq(target.name.chars()));
    found.into_iter().filter(is_it).map(|node| inner(file, node.span)).collect()
}

/// The key of a scenario under which such a thing is named.
const fn key(kind: NameKind) -> Option<&'static str> {
    match kind {
        NameKind::Item(Kind::Procedure) => Some("procedure"),
        NameKind::Item(Kind::Office) => Some("office"),
        NameKind::Item(Kind::Fact) => Some("facts"),
        _ => None,
    }
}

/// Which column of a table has a key.
fn column(members: &[(Node, Node)], key: &str) -> Option<usize> {
    let (_, columns) = members.iter().find(|(name, _)| name.text() == Some("columns"))?;
    let Yaml::List(columns) = &columns.kind else { return None };
    columns.iter().position(|column| column.text() == Some(key))
}

/// A scalar without its quotes.
fn inner(file: &SourceFile, span: Span) -> Span {
    let is_quoted = file.slice(span).starts_with(['"', '\'']);
    let within = span.start.checked_add(1).zip(span.end.checked_sub(1));
    match within {
        Some((start, end)) if is_quoted && start <= end => Span { start, end, ..span },
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn dossiers_name_procedures_offices_and_facts() {
        let text = "- name: a\n  procedure: \"1.000001\"\n  office: a\n  facts: { a: true, b: a }\n- name: b\n  columns: [procedure, a, office]\n  rows:\n    - [\"1.000001\", true, a]\n";
        let mut sources = Sources::default();
        let id = sources.add("x.scenarios.yaml", text.as_bytes()).unwrap();
        let file = sources.get(id).unwrap();
        let places = |kind, name: &str| {
            let span = Span { file: id, start: 0, end: 0 };
            let target = Target { kind: NameKind::Item(kind), name: name.to_owned(), span, item: 0, fact: None };
            let found = in_scenarios(file, &target);
            assert!(found.iter().all(|span| file.slice(*span) == name), "{found:?}");
            found.iter().map(|span| file.position(span.start).line).collect::<Vec<_>>()
        };
        assert_eq!(places(Kind::Procedure, "1.000001"), [2, 8]);
        assert_eq!(places(Kind::Office, "a"), [3, 8]);
        assert_eq!(places(Kind::Fact, "a"), [4, 6]);
    }
}
