//! Ranks by points, in which equals share a rank and the next one counts them all: 1, 2, 2, 4.

/// The rank of each; none for what has no points.
pub(crate) fn ranks(points: &[Option<i64>]) -> Vec<Option<usize>> {
    let mut sorted: Vec<i64> = points.iter().flatten().copied().collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let rank = |mine: i64| sorted.partition_point(|other| *other > mine).checked_add(1);
    points.iter().map(|points| rank((*points)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_a_rank() {
        let points = [Some(80), None, Some(90), Some(80), Some(70), Some(95)];
        assert_eq!(ranks(&points), [Some(3), None, Some(2), Some(3), Some(5), Some(1)]);
    }
}
