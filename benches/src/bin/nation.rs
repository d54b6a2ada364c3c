//! A nation's rules: parsing, checking, building, loading.
use std::time::Instant;
use thutuc::driver::{Options, Read, compile_read};
use thutuc::source::Sources;
use thutuc_benches::nation::{Size, catalog};

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("a file of records");
    let out = args.next();
    let records = std::fs::read(&path).expect("the file of records");
    let began = Instant::now();
    let of: usize = std::env::var("PART").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let all = Size::NATION;
    let size = Size { procedures: all.procedures / of, communes: all.communes / of, provinces: all.provinces };
    let catalog = catalog(&records, size);
    println!("{} files, {} bytes in {:?}", catalog.files.len(), catalog.bytes(), began.elapsed());
    if let Some(out) = out {
        let root = std::path::Path::new(&out);
        std::fs::create_dir_all(root).unwrap();
        std::fs::write(root.join("thutuc.yaml"), &catalog.manifest).unwrap();
        for file in &catalog.files {
            let path = root.join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &file.bytes).unwrap();
        }
    }
    let began = Instant::now();
    let mut sources = Sources::default();
    let manifest = sources.add("thutuc.yaml", &catalog.manifest).ok();
    let mut trees = Vec::new();
    let mut found = Vec::new();
    for file in &catalog.files {
        let id = sources.add(&file.path, &file.bytes).unwrap();
        let parsed = thutuc::syntax::parse(sources.get(id).unwrap());
        found.extend(parsed.findings);
        trees.push(parsed.file);
    }
    println!("parse {:?}, {} findings", began.elapsed(), found.len());
    let last = std::cell::Cell::new(Instant::now());
    let stage = std::cell::Cell::new(0);
    let read = Read { sources, manifest, trees: trees.iter().collect(), findings: found };
    let compiled = compile_read(read, Options::default(), &|| {
        println!("stage {} {:?}", stage.get(), last.get().elapsed());
        stage.set(stage.get() + 1);
        last.set(Instant::now());
        true
    })
    .unwrap();
    println!("emit, sort, mends {:?}", last.get().elapsed());
    let mut codes = std::collections::BTreeMap::new();
    for finding in &compiled.findings {
        *codes.entry(finding.code()).or_insert(0) += 1;
    }
    println!("{codes:?}");
    let mut seen = std::collections::BTreeMap::new();
    for finding in compiled.findings.iter().filter(|finding| finding.code().starts_with('E')) {
        let count = seen.entry(finding.code()).or_insert(0);
        *count += 1;
        if *count > 3 {
            continue;
        }
        let file = compiled.sources.get(finding.span.file).unwrap();
        let text = file.text();
        println!("{} {:?} {:.300}", file.path(), finding.problem, &text[finding.span.start as usize..finding.span.end as usize]);
    }
    println!("{} findings, bundle {}", compiled.findings.len(), compiled.bundle.is_some());
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap());
}
