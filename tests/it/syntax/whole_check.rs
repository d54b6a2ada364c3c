//! One slip of the hand in the real catalog, checked whole: the first finding lies in the slipped clause or names it, there
//! are at most three, and every other item is still in the model.
//!
//! The stages are called one by one, so that the files that do not change are read once; for some slips the driver's own
//! findings are compared with theirs. The proofs take longest and are made for some of the slips.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use super::mutations::{Slipped, line_end, line_start, slip};
use super::support::{Place, Random, bytes, innermost, places, sources_below};
use thutuc::bundle::Language;
use thutuc::diagnostics::Finding;
use thutuc::driver::{Input, MANIFEST, Memory, Options, compile};
use thutuc::model::{Catalog, Manifest};
use thutuc::source::{FileId, Sources, Span};
use thutuc::syntax::{ast, parse};
use thutuc::{checks, lower, mends, prove};

/// As many slips as `SLIPS` says, else so many.
const SLIPS: usize = 250;
const MOST_FINDINGS: usize = 3;
/// Of so many slips one is held against the proofs as well.
const PROVED: usize = 20;
/// Slips for which the driver is asked as well.
const ASKED_OF_THE_DRIVER: usize = 5;

/// The real catalog as it should be.
pub(crate) struct Original {
    manifest: Manifest,
    pub(crate) manifest_bytes: Vec<u8>,
    pub(crate) files: Vec<Input>,
    trees: Vec<ast::File>,
    places: Vec<Vec<Place>>,
    /// How often each finding is there: its code, its file and what it underlines.
    known: BTreeMap<String, usize>,
    model: BTreeMap<String, Vec<Span>>,
}

/// A catalog after its checks.
pub(crate) struct Checked {
    pub(crate) sources: Sources,
    pub(crate) findings: Vec<Finding>,
    catalog: Catalog,
}

impl Original {
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
        let read = |path: &Path| Input {
            path: path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
            bytes: std::fs::read(path).unwrap(),
        };
        let manifest_bytes = std::fs::read(root.join(MANIFEST)).unwrap();
        let mut files: Vec<Input> = sources_below("procedures").iter().map(|path| read(path)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut sources = Sources::default();
        let head = sources.add(MANIFEST, &manifest_bytes).unwrap();
        let manifest = lower::manifest::read(sources.get(head).unwrap()).0;
        let ids: Vec<FileId> = files.iter().map(|file| sources.add(&file.path, &file.bytes).unwrap()).collect();
        let trees: Vec<ast::File> = ids.iter().map(|id| parse(sources.get(*id).unwrap()).file).collect();
        let places = trees.iter().map(places).collect();
        let mut original =
            Self { manifest, manifest_bytes, files, trees, places, known: BTreeMap::new(), model: BTreeMap::new() };
        // Without proofs, what acknowledges one of them meets nothing.
        for proved in [false, true] {
            let untouched = original.check(0, &original.files[0].bytes, proved);
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for finding in &untouched.findings {
                *counts.entry(sign(&untouched.sources, finding)).or_default() += 1;
            }
            for (sign, count) in counts {
                let known = original.known.entry(sign).or_default();
                *known = count.max(*known);
            }
            original.model = names(&untouched.catalog);
        }
        original
    }

    /// The catalog with other bytes in one of its files.
    fn check(&self, changed: usize, bytes: &[u8], proved: bool) -> Checked {
        self.check_all(|at| if at == changed { bytes } else { &self.files[at].bytes }, proved)
    }

    /// The catalog with these bytes in its files; those that are as they were are not read again.
    pub(crate) fn check_all<'b>(&'b self, bytes: impl Fn(usize) -> &'b [u8], proved: bool) -> Checked {
        let mut sources = Sources::default();
        sources.add(MANIFEST, &self.manifest_bytes).unwrap();
        let (mut findings, mut trees) = (Vec::new(), Vec::new());
        for (at, file) in self.files.iter().enumerate() {
            let id = sources.add(&file.path, bytes(at)).unwrap();
            if bytes(at) != file.bytes {
                let parsed = parse(sources.get(id).unwrap());
                findings.extend(parsed.findings);
                trees.push((id, parsed.file));
            } else {
                trees.push((id, self.trees[at].clone()));
            }
        }
        let (catalog, more) = lower::lower(&self.manifest, &sources, &trees);
        findings.extend(more);
        findings.extend(checks::check(&catalog, &sources));
        if proved {
            let proofs = prove::prove(&catalog, &findings, &Memory::default());
            findings.extend(proofs.findings);
        }
        let mut findings = checks::settle(&catalog, &sources, findings);
        let path = |finding: &Finding| sources.get(finding.span.file).unwrap().path().to_owned();
        findings.sort_by_key(|finding| (path(finding), finding.span, finding.code()));
        mends::offer(&mut findings, &sources);
        Checked { sources, findings, catalog }
    }

    /// The findings that were not there before; one that only counts otherwise is no new one.
    fn fresh<'f>(&self, checked: &'f Checked) -> Vec<&'f Finding> {
        let mut known = self.known.clone();
        let fresh = |finding: &&Finding| match known.get_mut(&sign(&checked.sources, finding)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        checked.findings.iter().filter(fresh).collect()
    }

    /// What is not as it should be after a slip in a file.
    fn judge(&self, which: usize, slipped: &Slipped, proved: bool) -> Option<String> {
        let checked = self.check(which, slipped.text.as_bytes(), proved);
        let fresh = self.fresh(&checked);
        let mut complaints = Vec::new();
        if fresh.len() > MOST_FINDINGS {
            complaints.push(format!("{} findings", fresh.len()));
        }
        if fresh.first().is_some_and(|first| !self.is_about(which, slipped, first)) {
            complaints.push("the first finding is about something else".to_owned());
        }
        let mine = |span: &Span| {
            let item = |token: &Range<usize>| self.places[which].iter().find(|place| within(token, &place.whole));
            let items = slipped.touched.iter().filter_map(item);
            bytes_of(which, span).is_some_and(|span| items.into_iter().any(|item| within(&span, &item.whole)))
        };
        // A simplified version rests on the item that it changes.
        let mine = |spans: &Vec<Span>| spans.iter().any(mine);
        let kept = names(&checked.catalog);
        for (name, _) in self.model.iter().filter(|(name, spans)| !mine(spans) && !kept.contains_key(*name)) {
            complaints.push(format!("{name} is lost"));
        }
        if complaints.is_empty() {
            return None;
        }
        let said = fresh.iter().map(|finding| {
            format!("  {} {} {}", checked.sources.place(finding.span), finding.code(), finding.message(Language::En))
        });
        let said: Vec<String> = said.collect();
        Some(format!("{} {}: {}\n{}", self.files[which].path, slipped.what, complaints.join(", "), said.join("\n")))
    }

    /// Whether a finding, or a place that belongs to it, lies in the slipped clause, or its words name what stands there.
    fn is_about(&self, which: usize, slipped: &Slipped, finding: &Finding) -> bool {
        let before = std::str::from_utf8(&self.files[which].bytes).unwrap();
        let grown = slipped.text.len().saturating_sub(before.len());
        let mut spans = finding.related.iter().map(|related| related.span).chain([finding.span]);
        let message = finding.message(Language::Vi);
        // What a message quotes stands between backticks.
        let said: BTreeSet<String> = message.split('`').skip(1).step_by(2).flat_map(words).collect();
        let clauses = slipped.touched.iter().filter_map(|token| {
            let place = innermost(&self.places[which], token)?;
            Some(if place.head.end < token.end { place.whole.clone() } else { place.head.clone() })
        });
        let clauses: Vec<Range<usize>> = clauses.collect();
        let lies_there = spans.any(|span| {
            bytes_of(which, &span).is_some_and(|at| {
                clauses.iter().any(|clause| {
                    let start = line_start(&slipped.text, clause.start.min(slipped.text.len()));
                    start <= at.start && at.start <= line_end(&slipped.text, clause.end + grown)
                })
            })
        });
        let there: BTreeSet<String> = clauses.iter().flat_map(|clause| words(&before[clause.clone()])).collect();
        let names_it = said.iter().any(|word| there.contains(word));
        lies_there || names_it
    }
}

#[test]
fn a_slip_in_the_catalog_is_found_where_it_is_and_loses_nothing_else() {
    let original = Original::read();
    let mut random = Random(7);
    let mut failures = Vec::new();
    let slips = std::env::var("SLIPS").map_or(SLIPS, |count| count.parse().unwrap());
    for round in 0..slips {
        let which = random.below(original.files.len());
        let text = String::from_utf8(original.files[which].bytes.clone()).unwrap();
        let slipped = slip(&text, &mut random);
        failures.extend(original.judge(which, &slipped, round % PROVED == 0));
        if round < ASKED_OF_THE_DRIVER {
            let mut files = original.files.clone();
            files[which].bytes = slipped.text.into_bytes();
            let stages = original.check(which, &files[which].bytes, true);
            let driver = compile(&original.manifest_bytes, files, Options::default());
            assert!(driver.findings == stages.findings, "the driver finds otherwise: {}", slipped.what);
        }
    }
    assert!(failures.is_empty(), "{} of {slips}:\n{}", failures.len(), failures.join("\n\n"));
}

/// Every item of the model with the places that make it; a version by its first day.
fn names(catalog: &Catalog) -> BTreeMap<String, Vec<Span>> {
    let mut names = BTreeMap::new();
    let mut add = |kind: &str, name: &str, span: Span| {
        names.entry(format!("{kind} {name}")).or_insert_with(Vec::new).push(span);
    };
    catalog.instruments.iter().for_each(|(name, item)| add("instrument", name, item.name));
    catalog.calendars.iter().for_each(|(name, item)| add("calendar", name, item.name));
    catalog.roles.iter().for_each(|(name, item)| add("role", name, item.name));
    catalog.offices.iter().for_each(|(name, item)| add("office", name, item.name));
    catalog.facts.iter().for_each(|(name, item)| add("fact", name, item.name));
    catalog.programs.iter().for_each(|(name, item)| add("program", name, item.name));
    for (code, version) in catalog.versions() {
        let mut made_of = Some(version);
        while let Some(version_made) = made_of {
            add("procedure", &format!("{code} from {}", version.from), version_made.head);
            made_of = version_made.before.as_ref().map(|before| &*before.version);
        }
    }
    names
}

/// A finding without its place, which a slip may move, and without what it counts.
fn sign(sources: &Sources, finding: &Finding) -> String {
    let path = sources.get(finding.span.file).unwrap().path();
    format!("{} {path} {}", finding.code(), sources.text(finding.span))
}

/// The bytes of a place in that file of the catalog; the manifest is the file before the first.
fn bytes_of(which: usize, span: &Span) -> Option<Range<usize>> {
    (usize::try_from(span.file.0).unwrap() == which + 1).then(|| bytes(*span))
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn words(text: &str) -> BTreeSet<String> {
    let word = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '.'));
    word.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
