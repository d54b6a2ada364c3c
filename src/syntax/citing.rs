//! Citations as prose joins them, `khoản 2 và khoản 3 điều 5 luật`, `điều 5, 6 luật`, into one citation each.

use super::phrases::Mend;
use super::trouble::Words;

/// The units of a citation, from the smallest.
const UNITS: [&str; 3] = ["điểm", "khoản", "điều"];

/// The most words of a list of citations that are looked at.
const MOST_WORDS: usize = 40;

/// A citation so far: the label of each unit, in the order of [`UNITS`].
type Piece = [Option<String>; 3];

/// The citations of one instrument around the place where reading stopped, written out.
pub(super) fn spread(words: &Words<'_>, at: usize) -> Option<Mend> {
    let before = words.folded.get(..at)?;
    // The list begins at the first unit after the word that opens it.
    let opened = ["căn cứ ", "theo ", "basis "].into_iter().filter_map(|word| Some((before.rfind(word)?, word.len())));
    let (opened, length) = opened.max()?;
    let start = opened.checked_add(length)?;
    let start = words.folded.len().checked_sub(words.folded.get(start..)?.trim_start().len())?;
    let (mut pieces, mut unit, mut end): (Vec<Piece>, Option<usize>, usize) = (vec![Piece::default()], None, start);
    let mut instrument = None;
    let mut labelled = false;
    for _ in 0..MOST_WORDS {
        let rest = words.folded.get(end..)?;
        let from = words.folded.len().checked_sub(rest.trim_start().len())?;
        let (token, next) = token(words.folded, from)?;
        end = next;
        if let Some(place) = UNITS.iter().position(|unit| *unit == token) {
            (unit, labelled) = (Some(place), false);
        } else if matches!(token, "," | "và" | "hoặc") {
            pieces.push(Piece::default());
            labelled = false;
        } else if is_label(token) && !labelled {
            let label = words.written(from..end);
            *pieces.last_mut()?.get_mut(unit?)? = Some(label);
            labelled = true;
        } else {
            instrument = Some(words.written(from..end));
            break;
        }
    }
    let instrument = instrument?;
    if pieces.len() < 2 {
        return None;
    }
    // A piece without a larger unit is of the next one's.
    let mut larger = Piece::default();
    for piece in pieces.iter_mut().rev() {
        let highest = piece.iter().rposition(Option::is_some)?;
        for (place, label) in larger.iter().enumerate().filter(|(place, _)| *place > highest) {
            if let Some(slot) = piece.get_mut(place) {
                slot.clone_from(label);
            }
        }
        larger.clone_from(piece);
    }
    let said = |piece: &Piece| {
        let parts = UNITS.iter().zip(piece).filter_map(|(unit, label)| Some(format!("{unit} {} ", label.as_ref()?)));
        format!("{}{instrument}", parts.collect::<String>())
    };
    let wanted = pieces.iter().map(said).collect::<Vec<_>>().join(", ");
    Some(Mend { range: start..end, wanted, ends: false })
}

/// A word, number or comma at a place, and where it ends.
fn token(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = text.get(from..)?;
    let length = if rest.starts_with(',') {
        1
    } else {
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-').map(char::len_utf8).sum()
    };
    let word = rest.get(..length).filter(|word| !word.is_empty())?;
    Some((word, from.checked_add(length)?))
}

/// `5`, `28a`, `a`, `đ`.
fn is_label(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.chars().count() <= 1 && letters.chars().all(char::is_alphabetic)
}
