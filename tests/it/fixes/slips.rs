//! The slips of the hand of `syntax/whole_check.rs`: whatever slipped, applying the fixes brings no error, changes nothing else and has
//! nothing left to apply. Says how many slips it mends; `FIXES=500` tries so many.

use super::{errors, fixed};
use crate::syntax::mutations::slip;
use crate::syntax::support::Random;
use crate::syntax::whole_check::Original;
use thutuc::driver::Input;
use thutuc::fixes::Checked;

const SLIPS: usize = 50;
/// Of so many slips one at least is undone to the byte.
const MENDED: usize = 15;

#[test]
fn fixes_of_a_slip_in_the_catalog_bring_no_error() {
    let original = Original::read();
    let check = |files: &[Input]| {
        let checked = original.check_all(|at| &files[at].bytes, false);
        let mut findings = checked.findings;
        // What acknowledges a proof's finding meets nothing where nothing is proved.
        findings.retain(|finding| finding.code() != "W0203");
        Checked { sources: checked.sources, findings }
    };
    let mut random = Random(7);
    let (mut wrong, mut clean, mut whole, mut touched) = (0, 0, 0, 0);
    let slips = std::env::var("FIXES").map_or(SLIPS, |count| count.parse().unwrap());
    for _ in 0..slips {
        let which = random.below(original.files.len());
        let text = String::from_utf8(original.files[which].bytes.clone()).unwrap();
        let slipped = slip(&text, &mut random);
        let mut files = original.files.clone();
        files[which].bytes = slipped.text.clone().into_bytes();
        if errors(&check(&files)).is_empty() {
            continue;
        }
        wrong += 1;
        let fixed = fixed(files, check);
        touched += usize::from(!fixed.applied.is_empty());
        clean += usize::from(errors(&fixed.checked).is_empty());
        whole += usize::from(fixed.files == original.files);
    }
    println!(
        "of {slips} slips {wrong} make an error; fixes touch {touched}, leave no error in {clean}, undo {whole} to the byte"
    );
    assert!(whole >= slips / MENDED, "{whole}");
}
