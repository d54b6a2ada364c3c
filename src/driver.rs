//! Turns the bytes of a catalog into findings and, where nothing stands in its way, a bundle: the only file that knows
//! every stage of the compiler. No file system, no clock: the same bytes give the same result in whatever order the files
//! come.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::bundle::{Bundle, Language};
use crate::diagnostics::Finding;
use crate::diagnostics::messages::SyntaxProblem;
pub use crate::emit::Options;
use crate::lower::{self, Kind, manifest};
use crate::model::{Catalog, Manifest};
pub use crate::prove::{Memory, Received, Reception, diff};
use crate::source::{DecodeError, FileId, MAX_FILE_BYTES, Sources, Span};
use crate::syntax::{self, ast};
use crate::{checks, emit, mends, prove};

/// The name under which findings and bundles know the manifest.
pub const MANIFEST: &str = "thutuc.yaml";

/// A file of a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its path relative to the catalog, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What became of a catalog.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// The files, for whoever shows findings.
    pub sources: Sources,
    /// Every finding, by path, place and code.
    pub findings: Vec<Finding>,
    /// The language of findings and slips, where the catalog says one.
    pub language: Option<Language>,
    /// The catalog as meaning: what could be understood of it.
    pub catalog: Catalog,
    /// The sealed bundle; none where a finding keeps it from being built, or nobody asked for it.
    pub bundle: Option<Bundle>,
    /// Where nothing but refuted or unfinished proofs keeps the bundle from being built, what it would be: the rules are
    /// understood, so that a dossier which refutes them can be decided and looked at. It is for no one to decide by.
    pub unproved: Option<Bundle>,
    /// How many canonical bytes the bundle has; none where it was not written, or measured.
    pub size: Option<usize>,
    /// Where dossiers of each version are received.
    pub received: Received,
    /// Every item that was read, in the order of the files.
    pub items: Vec<Named>,
    /// Whether no stage before the proofs found an error, acknowledged or not, so that everything was proved.
    pub is_understood: bool,
}

/// An item and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The whole item.
    pub span: Span,
    /// The kind of what it declares; none for a simplification.
    pub kind: Option<Kind>,
    /// The name that it declares; of a simplification the code of what it changes.
    pub name: String,
}

/// Compiles a catalog: the manifest's bytes and every `.tt` file. A catalog with an error that nothing acknowledges has no
/// bundle.
pub fn compile(manifest: &[u8], files: Vec<Input>, options: Options) -> Compiled {
    compile_with(manifest, files, options, &Memory::default())
}

/// As [`compile`], without proving again what `memory` holds.
pub fn compile_with(manifest: &[u8], mut files: Vec<Input>, options: Options, memory: &Memory) -> Compiled {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let manifest = add(&mut sources, &mut findings, MANIFEST, manifest);
    let parsed = parse(&mut sources, &mut findings, &files);
    let trees = parsed.iter().collect();
    let read = Read { sources, manifest, trees, findings };
    // Nobody gives up, so nothing but the whole comes back.
    let compiled = compile_read(read, options, memory, &|| true).unwrap_or_default();
    drop_aside((parsed, files));
    compiled
}

/// A catalog whose files are read already.
#[derive(Clone, Debug)]
pub struct Read<'a> {
    /// The manifest, then every `.tt` file by path.
    pub sources: Sources,
    /// The manifest, where it is text.
    pub manifest: Option<FileId>,
    /// The trees, in the order of the files.
    pub trees: Vec<&'a ast::File>,
    /// What was found while reading.
    pub findings: Vec<Finding>,
}

/// As [`compile_with`], of files that are read already. Between its stages it asks whether to go on; nothing where not.
pub fn compile_read(read: Read<'_>, options: Options, memory: &Memory, goes_on: &dyn Fn() -> bool) -> Option<Compiled> {
    let going = || goes_on().then_some(());
    let items = read.trees.iter().flat_map(|tree| &tree.items).map(named).collect();
    let analysed = analyse(read, 0, (memory, &|_| true), goes_on)?;
    let Analysed { sources, language, catalog, mut findings, proofs, refuted, is_understood } = analysed;
    going()?;
    let (mut bundle, mut unproved, mut size) = (None, None, None);
    let is_sound = |finding: &Finding| !finding.blocks() || refuted.contains(&(finding.span, finding.code()));
    if findings.iter().all(is_sound) {
        let is_proved = !findings.iter().any(Finding::blocks);
        // What cannot be written is told once the proofs hold.
        if options.findings_only && is_proved {
            let (bytes, more) = emit::measure(&catalog, &sources, options);
            findings.extend(more);
            size = bytes;
        } else if !options.findings_only {
            match emit::emit(&catalog, &sources, options) {
                Ok(emitted) if is_proved => bundle = Some(emitted),
                Ok(emitted) => unproved = Some(emitted),
                Err(more) if is_proved => findings.extend(more),
                Err(_) => {}
            }
        }
    }
    sort(&mut findings, &sources);
    mends::offer(&mut findings, &sources);
    let received = proofs.received;
    Some(Compiled { sources, findings, language, catalog, bundle, unproved, size, received, items, is_understood })
}

fn named(item: &ast::Item) -> Named {
    let (kind, name) = match (lower::name_of(item), &item.kind) {
        (Some((kind, name)), _) => (Some(kind), name.node.clone()),
        (None, ast::ItemKind::Simplification { code, .. }) => (None, code.node.clone()),
        (None, _) => (None, String::new()),
    };
    Named { span: item.span, kind, name }
}

/// A part of a catalog, looked at by itself.
pub struct Examined {
    /// Every finding of every stage, as [`Compiled::findings`].
    pub findings: Vec<Finding>,
    /// What was understood.
    pub catalog: Catalog,
    /// What came of its proofs.
    pub proofs: prove::Outcome,
    /// How many canonical bytes a bundle of it has; none where it cannot be written.
    pub size: Option<usize>,
    /// As [`Compiled::is_understood`].
    pub is_understood: bool,
}

/// Looks at items as if they were a whole catalog, with the calendars of the whole, whose limits reach so many days, and proves the procedures
/// whose codes are wanted. What could not be written is found whatever else is wrong.
pub fn examine(
    read: Read<'_>,
    reach: u64,
    memory: &Memory,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Option<Examined> {
    let analysed = analyse(read, reach, (memory, wanted), &|| true)?;
    let Analysed { sources, catalog, mut findings, proofs, is_understood, .. } = analysed;
    let (size, more) = emit::measure(&catalog, &sources, Options { findings_only: true, ..Options::default() });
    findings.extend(more);
    sort(&mut findings, &sources);
    mends::offer(&mut findings, &sources);
    Some(Examined { findings, catalog, proofs, size, is_understood })
}

/// What every stage up to the proofs says.
struct Analysed {
    sources: Sources,
    language: Option<Language>,
    catalog: Catalog,
    findings: Vec<Finding>,
    proofs: prove::Outcome,
    /// The findings of the proofs.
    refuted: BTreeSet<(Span, &'static str)>,
    is_understood: bool,
}

fn analyse(
    read: Read<'_>,
    reach: u64,
    (memory, wanted): (&Memory, &(dyn Fn(&str) -> bool + Sync)),
    goes_on: &dyn Fn() -> bool,
) -> Option<Analysed> {
    let Read { sources, manifest, trees, mut findings } = read;
    let (manifest, language) = match manifest.and_then(|id| sources.get(id)) {
        Some(file) => {
            let (manifest, more) = manifest::read(file);
            findings.extend(more);
            let language = manifest.language;
            (manifest, Some(language))
        }
        None => (Manifest::default(), None),
    };
    let items: Vec<&ast::Item> = trees.iter().flat_map(|tree| &tree.items).collect();
    let (catalog, more) = lower::lower_part(&manifest, &sources, &items, reach);
    findings.extend(more);
    let going = || goes_on().then_some(());
    going()?;
    findings.extend(checks::check(&catalog, &sources));
    going()?;
    let is_understood = !findings.iter().any(Finding::blocks);
    let mut proofs = prove::prove_some(&catalog, &findings, memory, wanted);
    going()?;
    let found = std::mem::take(&mut proofs.findings);
    let refuted = found.iter().map(|finding| (finding.span, finding.code())).collect();
    findings.extend(found);
    let findings = checks::settle(&catalog, &sources, findings);
    Some(Analysed { sources, language, catalog, findings, proofs, refuted, is_understood })
}

/// What an editor asks at each keystroke: what is found in one file by some items, without proofs, by the names of the rest of
/// their catalog. `found` is what was found while reading.
pub fn check_items(
    manifest: &Manifest,
    sources: &Sources,
    items: &[&ast::Item],
    elsewhere: &dyn lower::Elsewhere,
    found: Vec<Finding>,
    file: FileId,
) -> Vec<Finding> {
    let mut findings = found;
    let (catalog, more) = lower::lower_items(manifest, sources, items, elsewhere);
    findings.extend(more);
    findings.extend(checks::check(&catalog, sources));
    let mut findings = checks::settle(&catalog, sources, findings);
    // A fix is worked out from the text around it: not for the files that nobody asks about.
    findings.retain(|finding| finding.span.file == file);
    mends::offer(&mut findings, sources);
    findings
}

/// The language that a manifest names; none where it is not text.
pub fn language(manifest: &[u8]) -> Option<Language> {
    let mut sources = Sources::default();
    let id = sources.add(MANIFEST, manifest).ok()?;
    sources.get(id).map(|file| manifest::read(file).0.language)
}

/// Drops what takes long to drop, beside whatever comes next.
pub fn drop_aside<T: Send + 'static>(value: T) {
    rayon::spawn(move || drop(value));
}

fn parse(sources: &mut Sources, findings: &mut Vec<Finding>, files: &[Input]) -> Vec<ast::File> {
    let all: Vec<(&str, &[u8])> = files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    let added = sources.add_all(&all);
    let mut ids = Vec::new();
    for (file, added) in files.iter().zip(added) {
        ids.extend(readable(sources, findings, &file.path, added));
    }
    let sources = &*sources;
    // A file's tree is of that file alone: all cores, and the order of the files all the same.
    let parsed: Vec<syntax::Parsed> = ids.par_iter().filter_map(|id| sources.get(*id)).map(syntax::parse).collect();
    let mut trees = Vec::with_capacity(parsed.len());
    for parsed in parsed {
        findings.extend(parsed.findings);
        trees.push(parsed.file);
    }
    trees
}

/// Adds a file; one that is not text becomes a finding and its id is not given.
fn add(sources: &mut Sources, findings: &mut Vec<Finding>, path: &str, bytes: &[u8]) -> Option<FileId> {
    let added = sources.add(path, bytes);
    readable(sources, findings, path, added)
}

fn readable(
    sources: &mut Sources,
    findings: &mut Vec<Finding>,
    path: &str,
    added: Result<FileId, DecodeError>,
) -> Option<FileId> {
    let error = match added {
        Ok(id) => return Some(id),
        Err(error) => error,
    };
    let file = sources.add_unreadable(path)?;
    findings.push(Finding::new(unreadable(&error), Span { file, start: 0, end: 0 }));
    None
}

/// What a file that is no text is told as.
pub fn unreadable(error: &DecodeError) -> SyntaxProblem {
    match error {
        DecodeError::Utf16 => SyntaxProblem::Utf16 {},
        DecodeError::Windows1258(_) => SyntaxProblem::Windows1258 {},
        DecodeError::Tcvn3(_) => SyntaxProblem::Tcvn3 {},
        DecodeError::NotUtf8(at) => SyntaxProblem::NotUtf8 { at: *at },
        DecodeError::TooLarge(_) => SyntaxProblem::FileTooLarge { limit: MAX_FILE_BYTES },
        DecodeError::TooManyFiles => SyntaxProblem::Internal { place: "driver".to_owned() },
    }
}

/// By path, place and code, so that no order of files shows.
fn sort(findings: &mut [Finding], sources: &Sources) {
    let path = |span: Span| sources.get(span.file).map_or("", |file| file.path());
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.span.start, finding.span.end, finding.code());
        path(a.span).cmp(path(b.span)).then_with(|| key(a).cmp(&key(b)))
    });
}
