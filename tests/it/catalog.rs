//! The example catalog (`procedures/`) through every stage of the compiler.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use thutuc::bundle::{self, Bundle};
use thutuc::emit::{self, Options};
use thutuc::lower;
use thutuc::model::Catalog;
use thutuc::runtime::RuleSet;
use thutuc::source::disk::{MANIFEST, Read, read_catalog};
use thutuc::source::{FileId, Sources};
use thutuc::syntax::{self, ast};

/// A catalog as meaning, with what it was read from.
pub(crate) struct Compiled {
    pub(crate) sources: Sources,
    pub(crate) trees: Vec<(FileId, ast::File)>,
    pub(crate) catalog: Catalog,
}

/// The example catalog, compiled once.
pub(crate) static EXAMPLE: LazyLock<Compiled> = LazyLock::new(|| {
    let (manifest, files) = read_catalog(&root()).unwrap();
    compile(&manifest, &files)
});

/// The example catalog's bundle, loaded from its bytes.
pub(crate) static RULES: LazyLock<RuleSet> = LazyLock::new(|| {
    RuleSet::load(&bytes(&EXAMPLE)).unwrap_or_else(|error| panic!("the bundle does not load: {error}"))
});

/// The folder of the example catalog.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures")
}

/// Parses and lowers files in the order given; panics on the first finding that keeps a bundle from being built.
pub(crate) fn compile(manifest: &[u8], files: &[Read]) -> Compiled {
    let mut sources = Sources::default();
    let mut findings = Vec::new();
    let manifest = sources.add(MANIFEST, manifest).unwrap();
    let mut trees = Vec::new();
    for file in files {
        let id = sources.add(file.path.as_str(), &file.bytes).unwrap();
        let parsed = syntax::parse(sources.get(id).unwrap());
        findings.extend(parsed.findings);
        trees.push((id, parsed.file));
    }
    let (manifest, found) = lower::manifest::read(sources.get(manifest).unwrap());
    findings.extend(found);
    let (catalog, found) = lower::lower(&manifest, &sources, &trees);
    findings.extend(found);
    let blocking: Vec<String> = findings
        .iter()
        .filter(|finding| finding.blocks())
        .map(|finding| {
            format!("{} {} {}", sources.place(finding.span), finding.code(), finding.message(bundle::Language::En))
        })
        .collect();
    assert_eq!(blocking, Vec::<String>::new());
    Compiled { sources, trees, catalog }
}

/// The bundle of a compiled catalog.
pub(crate) fn bundle(compiled: &Compiled) -> Bundle {
    emit::emit(&compiled.catalog, &compiled.sources, Options::default()).unwrap()
}

/// The bytes of a compiled catalog's bundle, as `build` writes them.
pub(crate) fn bytes(compiled: &Compiled) -> Vec<u8> {
    bundle::to_canonical_bytes(&bundle(compiled)).unwrap()
}
