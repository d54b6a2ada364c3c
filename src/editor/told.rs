//! Names in scenario files: the procedures, offices and facts of dossiers, and the parts of a procedure of which a scenario expects
//! something, so that a rename reaches them too.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::lookup::{Target, together};
use super::names::NameKind;
use super::workspace::Workspace;
use crate::lower::Kind;
use crate::source::yaml::{self, Kind as Yaml, Node};
use crate::source::{SourceFile, Span};

/// The procedures whose part a target is, by code; none for a target of the whole catalog.
pub fn codes(workspace: &Workspace, target: &Target) -> BTreeSet<String> {
    if target.kind.is_global() || target.kind == NameKind::Value {
        return BTreeSet::new();
    }
    let items = together(workspace, target);
    let items = items.iter().filter_map(|(file, place)| workspace.documents.get(file)?.names.items.get(*place));
    let items: Vec<&super::names::ItemNames> = items.collect();
    let code = |item: &super::names::ItemNames| match &item.declares {
        Some((Kind::Procedure, code)) => Some(code.clone()),
        _ => item.simplifies.clone(),
    };
    let own = items.iter().copied().filter_map(code);
    // Whoever follows a common process has its parts, named or not.
    let processes: BTreeSet<&str> = items.iter().filter_map(|item| process(item)).collect();
    let all = workspace.documents.values().flat_map(|document| &document.names.items);
    let following = all.filter(|item| item.follows.iter().any(|name| processes.contains(name.as_str())));
    own.chain(following.filter_map(code)).collect()
}

fn process(item: &super::names::ItemNames) -> Option<&str> {
    match &item.declares {
        Some((Kind::CommonProcess, name)) => Some(name),
        _ => None,
    }
}

/// The places in a scenario file where a thing is named; none in a file that is not read. Parts of a procedure are looked for in
/// the scenarios of the procedures with the codes.
pub fn in_scenarios(file: &SourceFile, target: &Target, codes: &BTreeSet<String>) -> Vec<Span> {
    let Ok(Some(root)) = yaml::read(file) else { return Vec::new() };
    let Yaml::List(scenarios) = &root.kind else { return Vec::new() };
    let mut found = Vec::new();
    for scenario in scenarios {
        let Yaml::Map(members) = &scenario.kind else { continue };
        match key(target.kind) {
            Some(key) => dossier(file, members, key, target, &mut found),
            None if is_of(members, codes) => parts(file, members, target, &mut found),
            None => {}
        }
    }
    found
}

/// The places where a dossier names a procedure, an office or a fact.
fn dossier(file: &SourceFile, members: &[(Node, Node)], key: &str, target: &Target, found: &mut Vec<Span>) {
    let mut named: Vec<&Node> = Vec::new();
    for (name, value) in members {
        match (name.text(), &value.kind) {
            (Some(name), Yaml::Scalar { .. }) if name == key => named.push(value),
            (Some("facts"), Yaml::Map(facts)) if key == "facts" => named.extend(facts.iter().map(|(fact, _)| fact)),
            (Some("columns"), Yaml::List(columns)) if key == "facts" => named.extend(columns),
            (Some("expect"), _) if key == "facts" => missing(value, false, &mut named),
            (Some("rows"), Yaml::List(_)) if key != "facts" => {
                if let Some(at) = column(members, key) {
                    named.extend(cells(value, at));
                }
            }
            _ => {}
        }
    }
    let is_it = |node: &&Node| node.text().is_some_and(|text| text.nfc().eq(target.name.chars()));
    found.extend(named.into_iter().filter(is_it).map(|node| inner(file, node.span)));
}

/// The names in the lists of facts that a decision still needs.
fn missing<'n>(node: &'n Node, is_list: bool, found: &mut Vec<&'n Node>) {
    match &node.kind {
        Yaml::Map(members) => {
            for (name, value) in members {
                let ends =
                    |list: &str| name.text().is_some_and(|name| name == list || name.ends_with(&format!(".{list}")));
                missing(value, ends("missing") || ends("depends_on"), found);
            }
        }
        Yaml::List(names) if is_list => found.extend(names),
        Yaml::List(_) | Yaml::Scalar { .. } => {}
    }
}

/// Whether a scenario is about one of the procedures.
fn is_of(members: &[(Node, Node)], codes: &BTreeSet<String>) -> bool {
    let is_code = |node: &Node| node.text().is_some_and(|text| codes.contains(text.trim()));
    members.iter().any(|(name, value)| match name.text() {
        Some("procedure") => is_code(value),
        Some("rows") => column(members, "procedure").is_some_and(|at| cells(value, at).any(is_code)),
        _ => false,
    })
}

/// The places where a scenario names a part of its procedure: paths of what it expects, and facts about documents.
fn parts(file: &SourceFile, members: &[(Node, Node)], target: &Target, found: &mut Vec<Span>) {
    let lists: &[&str] = match target.kind {
        NameKind::Step => &["steps"],
        NameKind::Document => &["documents"],
        NameKind::Fee => &["fee.rows"],
        NameKind::Stage => &["stages"],
        _ => return,
    };
    let facts: &[&str] = if target.kind == NameKind::Document { &["giấy", "document"] } else { &[] };
    for (name, value) in members {
        match (name.text(), &value.kind) {
            (Some("expect"), _) => {
                paths(file, value, "", lists, target, found);
                let mut asked = Vec::new();
                missing(value, false, &mut asked);
                asked.into_iter().for_each(|fact| found.extend(segment(file, fact, "", facts, target)));
            }
            (Some("facts"), Yaml::Map(known)) => {
                known.iter().for_each(|(fact, _)| found.extend(segment(file, fact, "", facts, target)));
            }
            (Some("columns"), Yaml::List(columns)) => {
                let expected: Vec<String> = lists.iter().map(|list| format!("expect.{list}")).collect();
                let all: Vec<&str> = expected.iter().map(String::as_str).chain(facts.iter().copied()).collect();
                columns.iter().for_each(|column| found.extend(segment(file, column, "", &all, target)));
            }
            _ => {}
        }
    }
}

/// The places in nested members, whose path is that of the members above with a dot between.
fn paths(file: &SourceFile, node: &Node, above: &str, lists: &[&str], target: &Target, found: &mut Vec<Span>) {
    let Yaml::Map(members) = &node.kind else { return };
    for (name, value) in members {
        found.extend(segment(file, name, above, lists, target));
        let path = name.text().unwrap_or_default();
        let path = if above.is_empty() { path.to_owned() } else { format!("{above}.{path}") };
        paths(file, value, &path, lists, target, found);
    }
}

/// Where a key names the target, as the entry of one of the lists: `steps.NAME.due`, or `NAME` below `steps`.
fn segment(file: &SourceFile, key: &Node, above: &str, lists: &[&str], target: &Target) -> Option<Span> {
    let span = inner(file, key.span);
    let text = key.text().filter(|text| file.slice(span) == *text)?;
    lists.iter().find_map(|list| {
        let rest = match list.strip_prefix(above) {
            // The list itself stands above this key.
            Some("") => text,
            _ if above.is_empty() => text.strip_prefix(list)?.strip_prefix('.')?,
            Some(below) => text.strip_prefix(below.strip_prefix('.')?)?.strip_prefix('.')?,
            None => return None,
        };
        let name = rest.split('.').next()?;
        let from = u32::try_from(text.len().checked_sub(rest.len())?).ok()?;
        let start = span.start.checked_add(from)?;
        let end = start.checked_add(u32::try_from(name.len()).ok()?)?;
        name.nfc().eq(target.name.chars()).then_some(Span { start, end, ..span })
    })
}

/// The cells of a column.
fn cells(rows: &Node, at: usize) -> impl Iterator<Item = &Node> {
    let rows = match &rows.kind {
        Yaml::List(rows) => rows.as_slice(),
        _ => &[],
    };
    rows.iter().filter_map(move |row| match &row.kind {
        Yaml::List(cells) => cells.get(at),
        _ => None,
    })
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
            let found = in_scenarios(file, &target, &BTreeSet::new());
            assert!(found.iter().all(|span| file.slice(*span) == name), "{found:?}");
            found.iter().map(|span| file.position(span.start).line).collect::<Vec<_>>()
        };
        assert_eq!(places(Kind::Procedure, "1.000001"), [2, 8]);
        assert_eq!(places(Kind::Office, "a"), [3, 8]);
        assert_eq!(places(Kind::Fact, "a"), [4, 6]);
    }

    #[test]
    fn scenarios_name_parts_of_their_own_procedure() {
        let text = "- name: a\n  procedure: \"1.000001\"\n  facts: { giấy.a: true, document.a.drawn: true }\n  expect:\n    steps.a.due: 1\n    steps: { a: { start: 2 } }\n    fee: { rows.a: 3 }\n    fee.rows.a.amount: 4\n    documents.a: 5\n    same_day.missing: [a, giấy.a]\n- name: b\n  procedure: \"1.000002\"\n  expect: { steps.a.due: 1 }\n- name: c\n  columns: [procedure, expect.steps.a.due, giấy.a]\n  rows:\n    - [\"1.000001\", 1, true]\n";
        let mut sources = Sources::default();
        let id = sources.add("x.scenarios.yaml", text.as_bytes()).unwrap();
        let file = sources.get(id).unwrap();
        let codes = BTreeSet::from(["1.000001".to_owned()]);
        let places = |kind| {
            let span = Span { file: id, start: 0, end: 0 };
            let target = Target { kind, name: "a".to_owned(), span, item: 0, fact: None };
            let found = in_scenarios(file, &target, &codes);
            assert!(found.iter().all(|span| file.slice(*span) == "a"), "{found:?}");
            found.iter().map(|span| file.position(span.start).line).collect::<Vec<_>>()
        };
        assert_eq!(places(NameKind::Step), [5, 6, 15]);
        assert_eq!(places(NameKind::Fee), [7, 8]);
        assert_eq!(places(NameKind::Document), [3, 3, 9, 10, 15]);
        assert_eq!(places(NameKind::Item(Kind::Fact)), [10]);
    }
}
