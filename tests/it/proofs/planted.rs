//! A planted fault: a text with holes (`§`), what stands in them where it is wrong and where it is just right, and what must
//! be found.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use thutuc::diagnostics::{Finding, Witness};
use thutuc::driver::{self, Compiled, Input, Memory, Options};

use super::replay;

/// Heads that most texts begin with, and what they stand for.
const HEADS: [(&str, &str); 10] = [
    ("THỦ-TỤC", "thủ tục 1.000001 \"Thử\" {\nhiệu lực từ 01/01/2025\ntheo quy trình đầu, tại-xã, giấy\n"),
    ("PROCEDURE", "procedure 1.000001 \"Thử\" {\nin force from 2025-01-01\nfollows đầu, tại-xã, giấy\n"),
    ("TẠI-BỘ", "thủ tục 1.000001 \"Thử\" {\nhiệu lực từ 01/01/2025\ntheo quy trình đầu, tại-bộ, giấy\n"),
    ("AT-MINISTRY", "procedure 1.000001 \"Thử\" {\nin force from 2025-01-01\nfollows đầu, tại-bộ, giấy\n"),
    ("MỘT-BƯỚC", "thủ tục 1.000001 \"Thử\" {\nhiệu lực từ 01/01/2025\ntheo quy trình đầu, tại-xã, giấy, một-bước\n"),
    ("ONE-STEP", "procedure 1.000001 \"Thử\" {\nin force from 2025-01-01\nfollows đầu, tại-xã, giấy, một-bước\n"),
    ("LIÊN-THÔNG", "liên thông 3.000001 \"Thử\" {\nhiệu lực từ 01/01/2025\ntheo quy trình đầu, tại-xã\n"),
    ("LINKED", "linked 3.000001 \"Thử\" {\nin force from 2025-01-01\nfollows đầu, tại-xã\n"),
    ("ĐƠN-GIẢN", "đơn giản hóa 1.000001 theo quyết-định \"Cắt giảm\" minh họa {\ntừ 02/01/2025\n"),
    ("SIMPLIFY", "simplify 1.000001 under quyết-định \"Cắt giảm\" illustrative {\nfrom 2025-01-02\n"),
];

/// A fault and its near miss.
#[derive(Clone, Copy)]
pub(super) struct Planted {
    name: &'static str,
    code: &'static str,
    text: &'static str,
    wrong: &'static str,
    right: &'static str,
    received: Option<&'static str>,
    channel: Option<&'static str>,
    facts: Option<&'static str>,
    expected: Option<&'static str>,
    found: Option<&'static str>,
    has_witness: bool,
}

/// `text` earns `code` with `wrong` in its holes, and nothing with `right`.
pub(super) const fn planted(
    name: &'static str,
    code: &'static str,
    text: &'static str,
    wrong: &'static str,
    right: &'static str,
) -> Planted {
    let (received, channel, facts, expected, found) = (None, None, None, None, None);
    Planted { name, code, text, wrong, right, received, channel, facts, expected, found, has_witness: true }
}

impl Planted {
    /// When the dossier is received, and how both outcomes begin.
    pub(super) const fn shows(self, received: &'static str, expected: &'static str, found: &'static str) -> Self {
        Self { received: Some(received), expected: Some(expected), found: Some(found), ..self }
    }

    /// The dossier's facts, `name = value` with commas.
    pub(super) const fn with(self, facts: &'static str) -> Self {
        Self { facts: Some(facts), ..self }
    }

    /// The dossier's channel.
    pub(super) const fn on(self, channel: &'static str) -> Self {
        Self { channel: Some(channel), ..self }
    }

    /// The finding is about every dossier, so that none is shown.
    pub(super) const fn of_every_dossier(self) -> Self {
        Self { has_witness: false, ..self }
    }

    fn filled(&self, hole: &str) -> String {
        let text = self.text.replace('§', hole);
        HEADS.iter().fold(text, |text, (head, body)| text.replace(head, body))
    }
}

/// Compiles `case.tt` beside the prelude; of the findings those that lie in it.
pub(super) fn compile(case: &str) -> (Compiled, Vec<Finding>) {
    compile_with(case, &Memory::default())
}

fn compile_with(case: &str, memory: &Memory) -> (Compiled, Vec<Finding>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/proofs");
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    let files = vec![
        Input { path: "prelude.tt".to_owned(), bytes: read("prelude.tt") },
        Input { path: "case.tt".to_owned(), bytes: case.as_bytes().to_vec() },
    ];
    let compiled = driver::compile_with(&read("thutuc.yaml"), files, Options::default(), memory);
    let is_own = |finding: &&Finding| compiled.sources.get(finding.span.file).unwrap().path() == "case.tt";
    let found = compiled.findings.iter().filter(is_own).cloned().collect();
    (compiled, found)
}

/// A dossier's facts in order, `name = value` with commas.
pub(super) fn facts(witness: &Witness) -> String {
    witness.facts.iter().map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>().join(", ")
}

/// Holds that every fault is found as it says, and nothing in its near miss.
#[track_caller]
pub(super) fn check(all: &[Planted]) {
    let mut wrong = String::new();
    for one in all {
        if let Err(why) =
            fault(one).and_then(|()| near_miss(one)).and_then(|()| beside_its_twin(one)).and_then(|()| from_memory(one))
        {
            writeln!(wrong, "{}: {why}", one.name).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn said(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let witness = finding.witness.as_ref();
        let witness = witness.map_or_else(String::new, |witness| {
            format!(
                " [{} {} {{{}}}: {} / {}]",
                witness.received,
                witness.channel,
                facts(witness),
                witness.expected,
                witness.found
            )
        });
        format!("{} {}{witness}", finding.code(), finding.message(thutuc::bundle::Language::En))
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n    ")
}

fn fault(one: &Planted) -> Result<(), String> {
    let text = one.filled(one.wrong);
    let (compiled, found) = compile(&text);
    let codes: Vec<&str> = found.iter().map(|finding| finding.code()).collect();
    if codes != [one.code] {
        return Err(format!("gives {codes:?}, not {}:\n    {}", one.code, said(&found)));
    }
    let Some(witness) = found[0].witness.as_ref() else {
        return if one.has_witness { Err("shows no dossier".to_owned()) } else { Ok(()) };
    };
    let told = said(&found);
    let holds = |what: &str, wanted: Option<&str>, is: &dyn Fn(&str) -> bool| match wanted {
        Some(wanted) if !is(wanted) => Err(format!("{what} is not {wanted}:\n    {told}")),
        _ => Ok(()),
    };
    holds("received", one.received, &|wanted| witness.received == wanted)?;
    holds("channel", one.channel, &|wanted| witness.channel == wanted)?;
    holds("facts", one.facts, &|wanted| facts(witness) == wanted)?;
    holds("expected", one.expected, &|wanted| witness.expected.starts_with(wanted))?;
    holds("found", one.found, &|wanted| witness.found.starts_with(wanted))?;
    // The version before a simplification decides what was expected.
    let before = text.find("đơn giản hóa").or_else(|| text.find("simplify ")).map(|at| compile(&text[..at]).0);
    replay::replay(one.code, witness, compiled, before).map_err(|why| format!("{why}\n    {told}"))
}

fn near_miss(one: &Planted) -> Result<(), String> {
    let (compiled, found) = compile(&one.filled(one.right));
    if !found.is_empty() {
        return Err(format!("the near miss gives\n    {}", said(&found)));
    }
    compiled.bundle.map(|_| ()).ok_or_else(|| "the near miss has no bundle".to_owned())
}

/// What was proved of the near miss is nothing that is known of the fault.
fn from_memory(one: &Planted) -> Result<(), String> {
    let memory = Memory::default();
    for (hole, codes) in [(one.right, &[][..]), (one.wrong, &[one.code]), (one.right, &[])] {
        let (_, found) = compile_with(&one.filled(hole), &memory);
        if found.iter().map(Finding::code).ne(codes.iter().copied()) {
            return Err(format!("with what was proved before, {hole} gives\n    {}", said(&found)));
        }
        memory.forget_unused();
    }
    Ok(())
}

/// The same procedure under another code: what holds of the one says nothing of the other.
fn beside_its_twin(one: &Planted) -> Result<(), String> {
    let both = |first: &str, second: &str| {
        let [first, second] = [first, second].map(|hole| one.filled(hole));
        compile(&format!("{first}\n{}", second.replace("1.000001", "1.000002"))).1
    };
    // Of a text that declares more than one procedure, a second one cannot stand beside it.
    if !both(one.right, one.right).is_empty() {
        return Ok(());
    }
    for (first, second) in [(one.right, one.wrong), (one.wrong, one.right)] {
        let found = both(first, second);
        if found.iter().map(Finding::code).ne([one.code]) {
            return Err(format!("beside its twin gives\n    {}", said(&found)));
        }
    }
    Ok(())
}
