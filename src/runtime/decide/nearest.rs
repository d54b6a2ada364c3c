//! Did-you-mean: the names that differ least from one that nothing has.

/// Names longer than this are not compared.
const LONGEST: usize = 64;
/// How many are offered.
const OFFERED: usize = 3;

/// Up to three of `names`, nearest first, that differ from `wanted` by at most a third of its letters.
pub(super) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let wanted: Vec<char> = wanted.chars().take(LONGEST).collect();
    let allowed = wanted.len().div_ceil(3).max(1);
    let mut found: Vec<(usize, &str)> = names
        .filter_map(|name| {
            let letters: Vec<char> = name.chars().take(LONGEST).collect();
            let distance = (letters.len().abs_diff(wanted.len()) <= allowed).then(|| distance(&wanted, &letters))?;
            (distance <= allowed).then_some((distance, name))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect()
}

/// Levenshtein's distance: letters to insert, drop or replace.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (place, letter) in (1..).zip(from) {
        let mut diagonal = std::mem::replace(&mut row, vec![place]).into_iter();
        let mut before = diagonal.next().unwrap_or(0);
        for (other, above) in to.iter().zip(diagonal) {
            let replaced = before.checked_add(usize::from(letter != other));
            let dropped = above.min(row.last().copied().unwrap_or(above)).checked_add(1);
            let least = replaced.into_iter().chain(dropped).min().unwrap_or(usize::MAX);
            row.push(least);
            before = above;
        }
    }
    row.last().copied().unwrap_or(from.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&letters("kitten"), &letters("sitting")), 3);
        assert_eq!(distance(&letters(""), &letters("abc")), 3);
        assert_eq!(distance(&letters("yên"), &letters("yên")), 0);
    }

    #[test]
    fn the_nearest_comes_first_and_strangers_stay_away() {
        let names = ["yên-định", "biển-động", "từ-sơn"];
        assert_eq!(nearest("yên-đinh", names.into_iter()), ["yên-định"]);
        assert_eq!(nearest("hà-nội-xx", names.into_iter()), Vec::<String>::new());
    }
}
