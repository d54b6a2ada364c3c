//! Laws of the merge, held on random files and edits: the same as by hand, clause by clause, whatever the layout.

use thutuc::import::merge::Merged;

use super::merge;
use super::model::{Maker, Node, Style, expect, says, write};
use crate::syntax::support::{Random, read};

/// Files that are merged; `MERGES=10000` tries more.
fn merges() -> u64 {
    std::env::var("MERGES").ok().and_then(|count| count.parse().ok()).unwrap_or(120)
}

struct Case {
    trees: [Node; 3],
    texts: [String; 3],
    merged: Merged,
}

fn case(seed: u64) -> Case {
    let mut maker = Maker::new(seed);
    let base = maker.file();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    maker.edit(&mut theirs, "r");
    maker.edit(&mut ours, "o");
    let mut style = |indent| Style { indent, random: Random(maker.random.next()) };
    let (mut importer, mut officer) = (style("    "), style(if seed.is_multiple_of(3) { "  " } else { "    " }));
    // The importer lays out alike what is alike; an officer may have laid everything out anew.
    let again = importer.random.0;
    let old = write(&base, &mut importer);
    importer.random = Random(again);
    let new = write(&theirs, &mut importer);
    let mine = if seed.is_multiple_of(2) {
        write(&ours, &mut Style { indent: "    ", random: Random(again) })
    } else {
        write(&ours, &mut officer)
    };
    let merged =
        merge(&old, &mine, &new).unwrap_or_else(|error| panic!("seed {seed}: {error:?}\n{old}\n{mine}\n{new}"));
    Case { trees: [base, ours, theirs], texts: [old, mine, new], merged }
}

/// What a text says: the words in quotes that carry a number, and comments that are no conflicts.
fn read_off(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in text.lines().map(str::trim) {
        let is_ours = ["# xung đột", "# |", "# >"].iter().any(|sign| line.starts_with(sign));
        if let Some(note) = line.strip_prefix('#') {
            all.extend((!is_ours).then(|| format!("#{}", note.trim_start_matches('#').trim())));
            continue;
        }
        let parts: Vec<&str> = line.split('"').collect();
        for pair in parts.chunks(2).filter(|pair| pair.len() == 2 && !pair[1].starts_with('c')) {
            all.push(pair[1].to_owned());
        }
        if line.contains("khi có-thêm") {
            let last = all.last_mut().unwrap();
            last.push('!');
        }
    }
    all.sort();
    all
}

#[test]
fn a_merge_says_what_a_merge_by_hand_says() {
    let (mut conflicts, mut taken) = (0, 0);
    for seed in 0..merges() {
        let Case { trees: [base, ours, theirs], texts, merged } = case(seed);
        let expected = expect(Some(&base), Some(&ours), Some(&theirs));
        let shown = || {
            format!(
                "seed {seed}\n== base\n{}== ours\n{}== theirs\n{}== merged\n{}",
                texts[0], texts[1], texts[2], merged.text
            )
        };
        assert_eq!(read_off(&merged.text), says(&expected.tree.unwrap()), "{}", shown());
        assert_eq!(merged.conflicts.len(), expected.conflicts, "{}{:#?}", shown(), merged.conflicts);
        let (_, parsed) = read(&merged.text);
        assert!(parsed.findings.is_empty(), "{}{:?}", shown(), parsed.findings);
        for conflict in &merged.conflicts {
            assert!(!merged.text[conflict.place.clone()].trim().is_empty(), "{}{conflict:?}", shown());
        }
        conflicts += expected.conflicts;
        taken += merged.taken;
    }
    assert!(conflicts > 20 && taken > 100, "{conflicts} conflicts, {taken} taken");
}

#[test]
fn who_changed_nothing_gets_the_others_text_to_the_byte() {
    for seed in 0..merges() {
        let Case { texts: [base, ours, theirs], .. } = case(seed);
        let same = |base: &str, ours: &str, theirs: &str, wanted: &str| {
            let merged = merge(base, ours, theirs).unwrap();
            assert_eq!(merged.text, wanted, "seed {seed}");
            assert!(merged.conflicts.is_empty(), "seed {seed}: {:?}", merged.conflicts);
        };
        same(&base, &base, &theirs, &theirs);
        same(&base, &ours, &base, &ours);
        same(&base, &theirs, &theirs, &theirs);
        same(&base, &ours, &ours, &ours);
        same("", &ours, &ours, &ours);
        same("", "", &theirs, &theirs);
    }
}

#[test]
fn merging_again_changes_nothing() {
    for seed in 0..merges() {
        let Case { texts: [base, ours, theirs], merged, .. } = case(seed);
        let again = merge(&base, &merged.text, &theirs).unwrap();
        let shown =
            || format!("seed {seed}\n== base\n{base}== ours\n{ours}== theirs\n{theirs}== merged\n{}", merged.text);
        assert_eq!(again.text, merged.text, "{}", shown());
        assert_eq!(again.conflicts.len(), merged.conflicts.len(), "{}", shown());
        assert_eq!(merge(&theirs, &merged.text, &theirs).unwrap().text, merged.text, "{}", shown());
    }
}

#[test]
fn a_thousand_items_are_merged_in_seconds() {
    let file = |days: usize, owner: &str| -> String {
        (0..1000)
            .map(|number| {
                format!(
                    "## Ghi chú.\nthủ tục 1.{number:06} \"{owner}\" {{\n    cấp xã\n    thời hạn {days} ngày\n    hồ sơ {{\n        a \"Đơn\" 1 bản chính\n    }}\n}}\n\n"
                )
            })
            .collect()
    };
    let start = std::time::Instant::now();
    let merged = merge(&file(5, "Cũ"), &file(5, "Của xã"), &file(6, "Cũ")).unwrap();
    assert_eq!(merged.text, file(6, "Của xã"));
    assert_eq!((merged.taken, merged.kept), (1000, 1000));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
