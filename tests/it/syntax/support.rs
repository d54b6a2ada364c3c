//! Reading small sources in tests, and questions about their trees.

use std::ops::Range;
use std::path::{Path, PathBuf};

use thutuc::bundle::Language;
use thutuc::diagnostics::Finding;
use thutuc::source::{Sources, Span};
use thutuc::syntax::ast::{Clause, DocumentClause, File, Item, ItemKind, ProcedureClause, SimplifyClause};
use thutuc::syntax::{Parsed, parse};

/// Reads a text as the one file of a catalog.
pub(crate) fn read(text: &str) -> (Sources, Parsed) {
    let mut sources = Sources::default();
    let id = sources.add("a.tt", text.as_bytes()).unwrap();
    let parsed = parse(sources.get(id).unwrap());
    (sources, parsed)
}

/// Every `.tt` file below a folder of the repository, sorted.
pub(crate) fn sources_below(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut pending = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(dir) = pending.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|ending| ending == "tt") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// An item by its kind and its name or code.
pub(crate) fn label(item: &Item) -> String {
    let (kind, name) = match &item.kind {
        ItemKind::Instrument { name, .. } => ("instrument", name),
        ItemKind::Calendar { name, .. } => ("calendar", name),
        ItemKind::Role { name, .. } => ("role", name),
        ItemKind::Office { name, .. } => ("office", name),
        ItemKind::Fact { name, .. } => ("fact", name),
        ItemKind::CommonProcess { name, .. } => ("common process", name),
        ItemKind::Procedure { code, .. } => ("procedure", code),
        ItemKind::Linked { code, .. } => ("linked", code),
        ItemKind::Simplification { code, .. } => ("simplify", code),
        ItemKind::Program { name, .. } => ("program", name),
        ItemKind::Rating { name, .. } => ("rating", name),
    };
    format!("{kind} {}", name.node)
}

/// The bytes of a clause: its own words, and with its block.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub head: Range<usize>,
    pub whole: Range<usize>,
}

/// Every item and clause of a file, outer ones first.
pub(crate) fn places(file: &File) -> Vec<Place> {
    let mut places = Vec::new();
    for item in &file.items {
        places.push(Place { head: bytes(item.head), whole: bytes(item.span) });
        match &item.kind {
            ItemKind::Instrument { clauses, .. } => flat(clauses, &mut places),
            ItemKind::Calendar { clauses, .. } => flat(clauses, &mut places),
            ItemKind::Role { clauses, .. } => flat(clauses, &mut places),
            ItemKind::Office { clauses, .. } => flat(clauses, &mut places),
            ItemKind::Fact { .. } => {}
            ItemKind::CommonProcess { clauses, .. }
            | ItemKind::Procedure { clauses, .. }
            | ItemKind::Linked { clauses, .. } => {
                for clause in clauses {
                    places.push(place(clause));
                    match &clause.kind {
                        ProcedureClause::Documents(inner) => documents(inner, &mut places),
                        ProcedureClause::Supplement(inner) => flat(inner, &mut places),
                        ProcedureClause::Step(step) => flat(&step.clauses, &mut places),
                        ProcedureClause::SameDay(inner) => flat(inner, &mut places),
                        _ => {}
                    }
                }
            }
            ItemKind::Simplification { clauses, .. } => {
                for clause in clauses {
                    places.push(place(clause));
                    if let SimplifyClause::MergeSteps { into, .. } = &clause.kind {
                        flat(&into.clauses, &mut places);
                    }
                }
            }
            ItemKind::Program { clauses, .. } => flat(clauses, &mut places),
            ItemKind::Rating { clauses, .. } => flat(clauses, &mut places),
        }
    }
    places
}

/// The innermost of some places around a token.
pub(crate) fn innermost<'p>(places: &'p [Place], token: &Range<usize>) -> Option<&'p Place> {
    places.iter().rfind(|place| place.whole.start <= token.start && token.end <= place.whole.end)
}

fn documents(clauses: &[Clause<DocumentClause>], places: &mut Vec<Place>) {
    for clause in clauses {
        places.push(place(clause));
        match &clause.kind {
            DocumentClause::OneOf { members, .. } | DocumentClause::Case { members, .. } => documents(members, places),
            DocumentClause::Document(_) => {}
        }
    }
}

fn flat<K>(clauses: &[Clause<K>], places: &mut Vec<Place>) {
    places.extend(clauses.iter().map(place));
}

fn place<K>(clause: &Clause<K>) -> Place {
    Place { head: bytes(clause.span), whole: bytes(clause.whole) }
}

pub(crate) fn bytes(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// A small random number generator (SplitMix64), so that a failure can be repeated.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which is not zero.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }
}

/// A source, then what is found in it in both languages.
pub(crate) fn shown(text: &str) -> String {
    let (sources, parsed) = read(text);
    let mut out = String::new();
    for (number, line) in text.lines().enumerate() {
        out.push_str(&format!("{:>3} | {line}\n", number + 1));
    }
    for finding in &parsed.findings {
        out.push_str(&said(&sources, finding));
    }
    if parsed.findings.is_empty() {
        out.push_str("no findings\n");
    }
    out
}

fn said(sources: &Sources, finding: &Finding) -> String {
    let file = sources.get(finding.span.file).unwrap();
    let (start, end) = (file.position(finding.span.start), file.position(finding.span.end));
    let mut out = format!("\n{} {}:{}-{}:{}\n", finding.code(), start.line, start.column, end.line, end.column);
    for (language, name) in [(Language::Vi, "vi"), (Language::En, "en")] {
        out.push_str(&format!("  {name}: {}\n", finding.message(language)));
        if let Some(help) = finding.help(language) {
            out.push_str(&format!("      {help}\n"));
        }
    }
    for related in &finding.related {
        let place = file.position(related.span.start);
        out.push_str(&format!("  at {}:{}: {}\n", place.line, place.column, related.note.words(Language::En)));
    }
    for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
        out.push_str(&format!("  fix: `{}` -> `{}`\n", file.slice(edit.span), edit.replacement));
    }
    out
}

/// The text after applying the fixes of its findings as often as they show new ones, at most three times.
pub(crate) fn mended(text: &str) -> String {
    mend_once(&mend_once(&mend_once(text)))
}

fn mend_once(text: &str) -> String {
    let (_, parsed) = read(text);
    let mut fixes: Vec<_> =
        parsed.findings.iter().filter_map(|finding| finding.fix.clone()).flat_map(|fix| fix.edits).collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    let mut text = text.to_owned();
    // From the end, so that places keep; of two that overlap the later one.
    let mut untouched = text.len();
    for fix in fixes.into_iter().map(|fix| (bytes(fix.span), fix.replacement)) {
        if fix.0.end <= untouched {
            untouched = fix.0.start;
            text.replace_range(fix.0, &fix.1);
        }
    }
    text
}

/// A tree without its places: the Debug form in which every span is the same.
pub(crate) fn plain(tree: &impl std::fmt::Debug) -> String {
    let text = format!("{tree:?}");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("Span { file: ") {
        let end = at + rest[at..].find('}').unwrap() + 1;
        out.push_str(&rest[..at]);
        out.push('_');
        rest = &rest[end..];
    }
    out + rest
}
