//! Which groups are left out of a report that leaves the office: those so small that they tell of single people, and one more where a
//! single one could be told from the total.

/// Which of some groups are left out, by how many dossiers they have. With fewer than `least`, a group is left out. Where those that are
/// left out have together fewer than `least`, the smallest of the others goes with them, since the total less what is shown would tell of
/// them.
pub(crate) fn suppressed(sizes: &[u64], least: u64) -> Vec<bool> {
    let mut hidden: Vec<bool> = sizes.iter().map(|size| *size < least).collect();
    let is_told = |hidden: &[bool]| {
        let mut sizes = sizes.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(size, _)| *size);
        let count = hidden.iter().filter(|hidden| **hidden).count();
        let sum = sizes.try_fold(0_u64, |sum, size| sum.checked_add(size));
        count > 0 && sum.is_some_and(|sum| sum < least) || count == 1
    };
    while is_told(&hidden) {
        let shown = sizes.iter().enumerate().filter(|(place, _)| hidden.get(*place) == Some(&false));
        match shown.min_by_key(|(_, size)| **size).and_then(|(place, _)| hidden.get_mut(place)) {
            Some(next) => *next = true,
            None => break,
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_left_out_and_cannot_be_told_from_the_rest() {
        assert_eq!(suppressed(&[10, 20, 30], 5), [false, false, false]);
        // One alone would be the total less the others.
        assert_eq!(suppressed(&[10, 3, 30], 5), [true, true, false]);
        assert_eq!(suppressed(&[2, 3, 30], 5), [true, true, false]);
        assert_eq!(suppressed(&[1, 1, 30, 7], 5), [true, true, false, true]);
        assert_eq!(suppressed(&[3], 5), [true]);
        assert_eq!(suppressed(&[], 5), Vec::<bool>::new());
        assert_eq!(suppressed(&[5], 5), [false]);
    }
}
