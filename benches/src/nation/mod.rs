//! A catalog as large as a country's, made of imported records: every procedure finished (no draft, steps, who signs, a same-day
//! block where a commune decides) and copied under codes of its own, provinces and communes as offices, a program for each commune,
//! and simplifications. The law is the records'; steps, offices, programs and cuts are made up, and marked so.

mod law;
mod offices;
mod procedure;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use thutuc::driver::Input;
use thutuc::import::{self, Existing};

/// How large a catalog is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub procedures: usize,
    pub provinces: usize,
    pub communes: usize,
}

impl Size {
    /// Viet Nam since July 2025.
    pub const NATION: Self = Self { procedures: 6_000, provinces: 34, communes: 3_321 };
}

/// A catalog: its manifest, and its files by path.
pub struct Catalog {
    pub manifest: Vec<u8>,
    pub files: Vec<Input>,
}

impl Catalog {
    /// The bytes of all its rules.
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.bytes.len()).sum()
    }

    /// Writes it into a folder.
    ///
    /// # Panics
    /// Where it cannot be written.
    pub fn write(&self, folder: &Path) {
        std::fs::create_dir_all(folder).expect("a folder");
        std::fs::write(folder.join("thutuc.yaml"), &self.manifest).expect("a file");
        for file in &self.files {
            let path = folder.join(&file.path);
            std::fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
            std::fs::write(path, &file.bytes).expect("a file");
        }
    }
}

const MANIFEST: &str = "catalog: quoc-gia\ntitle: { vi: \"Thủ tục hành chính cả nước\" }\nlanguage: vi\nhorizon: { from: 2024-01-01, to: 2027-12-31 }\n";

/// Makes a catalog of a file of records.
///
/// # Panics
/// Where the file holds no records.
pub fn catalog(records: &[u8], size: Size) -> Catalog {
    let day = "2026-06-10".parse().expect("a date");
    let input = [import::Input { name: "records".to_owned(), bytes: records.to_vec() }];
    let imported = import::import(&input, &Existing::default(), day);
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    // Of what communes decide, which their programs cover.
    let mut fields: BTreeSet<&str> = BTreeSet::new();
    let mut left = size.procedures;
    let mut copy = 0;
    while left > 0 {
        let before = left;
        for (path, text) in imported.files.iter().filter(|(path, _)| path.ends_with(".tt")) {
            let mut out = String::new();
            for item in items(text) {
                if !item.starts_with("thủ tục ") {
                    if copy == 0 {
                        out.push_str(&item);
                    }
                    continue;
                }
                if left == 0 {
                    continue;
                }
                left -= 1;
                out.push_str(&procedure::finished(&item, copy));
            }
            let is_commune = |line: &str| line.starts_with("    cấp ") && line.contains("xã");
            let field = text.lines().find_map(|line| line.strip_prefix("    lĩnh vực "));
            fields.extend(field.filter(|_| out.lines().any(is_commune)));
            if !out.is_empty() {
                files.insert(if copy == 0 { path.clone() } else { format!("ban-{copy}/{path}") }, out);
            }
        }
        assert!(left < before, "the records hold procedures");
        copy += 1;
    }
    files.insert("chung.tt".to_owned(), law::COMMON.to_owned());
    let fields: Vec<&str> = fields.into_iter().collect();
    offices::write(size, &fields, &mut files);
    let files = files.into_iter().map(|(path, text)| Input { path, bytes: text.into_bytes() }).collect();
    Catalog { manifest: MANIFEST.as_bytes().to_vec(), files }
}

/// The items of an imported file without its notes: who finishes a draft has dealt with them.
fn items(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        if line.chars().next().is_some_and(char::is_alphabetic) {
            items.push(String::new());
        }
        if let Some(item) = items.last_mut() {
            item.push_str(line);
            item.push('\n');
        }
    }
    items
}
