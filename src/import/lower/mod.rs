//! One record into the items that say it: its facts and its procedure. What no clause can say is a `##` line beside the place, and
//! a doubt. Parts that Decree 63/2010/NĐ-CP art. 8(2) asks for and the record lacks make the procedure a draft.

mod documents;
mod fees;
mod limits;
mod local;
mod readings;
mod rows;
mod steps;
mod subjects;
mod words;

use chrono::NaiveDate;

use super::law::{Cited, Law};
use super::out::{Node, quoted};
use super::phrases::instruments::Reading;
use super::phrases::names::{self, Names};
use super::phrases::sets::sets;
use super::record::Record;
use crate::diagnostics::messages::ImportProblem;
use local::Local;
pub(super) use local::cut;
use readings::Readings;
use words::both;
pub(in crate::import) use words::brief;

/// A part that the law asks of every procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Tên.
    Name,
    /// Trình tự thực hiện.
    Sequence,
    /// Cách thức thực hiện.
    Manner,
    /// Thành phần hồ sơ.
    Documents,
    /// Số lượng hồ sơ.
    Sets,
    /// Thời hạn giải quyết.
    Limit,
    /// Đối tượng thực hiện.
    Applicants,
    /// Cơ quan thực hiện.
    Agency,
    /// Cấp thực hiện, which the language asks for.
    Level,
}

/// A record as items.
#[derive(Debug)]
pub(super) struct Lowered {
    pub(super) code: String,
    /// The folder: the field in ASCII.
    pub(super) folder: String,
    /// The file's stem: the levels.
    pub(super) stem: String,
    /// Facts.
    pub(super) facts: Vec<Node>,
    /// The procedure.
    pub(super) procedure: Node,
    /// What it lacks.
    pub(super) missing: Vec<Part>,
}

/// Lowers a record; `day` is the first day of a version whose record says nothing of when it was taken.
pub(super) fn lower(record: &Record, numbers: &[Reading], law: &Law, day: NaiveDate) -> Lowered {
    let mut local = Local::new(&record.code);
    let mut missing = Vec::new();
    let mut clauses = Vec::new();
    let texts = texts(record);
    let readings = Readings::default();
    let rows = rows::rows(&record.methods, &mut local);
    let steps_text: Vec<&str> = record.steps.iter().filter_map(|step| step.description.as_deref()).collect();
    let limits = limits::limits(&rows, &steps_text, &readings, &mut local);

    head(record, numbers, law, day, &mut clauses, &mut missing);
    if rows.channels.is_empty() {
        missing.push(Part::Manner);
    } else {
        let channels: Vec<String> = rows.channels.iter().map(|channel| channel.vietnamese().to_owned()).collect();
        let mut node = Node::list("cách thức", channels);
        node.doubts.clone_from(&rows.doubts);
        if limits.nodes.is_empty() {
            node.doubts.extend(limits::unsaid(&rows));
        }
        for method in &record.methods {
            time_in_fee(method, &mut node);
        }
        descriptions(&record.methods, &mut node);
        clauses.push(node);
    }
    match texts
        .iter()
        .filter_map(|text| sets(text))
        .collect::<std::collections::BTreeSet<u32>>()
        .into_iter()
        .collect::<Vec<_>>()
        .as_slice()
    {
        [only] => clauses.push(Node::clause(format!("số lượng {only} bộ"))),
        _ => missing.push(Part::Sets),
    }
    clauses.extend(results(record));
    clauses.extend(requirements(record, &mut local));

    let documents = documents::documents(&record.cases, record.name.as_deref(), &mut local);
    let mut loose = documents.loose;
    match documents.block {
        Some(block) => clauses.push(block.apart()),
        None => missing.push(Part::Documents),
    }
    clauses.extend(grouped_apart(fees::fees(&rows, &readings, &mut local)));
    if !limits.known {
        missing.push(Part::Limit);
    }
    clauses.extend(grouped_apart(limits.nodes));
    let steps = steps::steps(&record.steps, &readings, limits.bounds.as_deref());
    if steps.is_empty() {
        missing.push(Part::Sequence);
    }
    clauses.extend(grouped_apart(steps));

    missing.sort();
    let title = record.name.as_deref().map(cut);
    let mut lead = format!("thủ tục {}", record.code);
    if let Some((short, _)) = &title {
        lead.push(' ');
        lead.push_str(&quoted(short));
    }
    if !missing.is_empty() {
        lead.push_str(" dự thảo");
    }
    let mut procedure = Node::block(lead, clauses);
    procedure.notes.extend(title.and_then(|(_, whole)| whole));
    provenance(record, &mut procedure);
    for (text, doubt) in loose.drain(..) {
        procedure.add_note(&text);
        procedure.doubts.extend(doubt);
    }
    Lowered {
        code: record.code.clone(),
        folder: folder(record),
        stem: stem(record),
        facts: local.facts,
        procedure,
        missing,
    }
}

/// The day on which a record was taken.
pub(super) fn day(record: &Record) -> Option<NaiveDate> {
    record.source.retrieved.as_deref()?.get(..10)?.parse().ok()
}

/// Every free text of a record in which the number of sets may stand.
fn texts(record: &Record) -> Vec<&str> {
    let steps = record.steps.iter().filter_map(|step| step.description.as_deref());
    let methods = record.methods.iter().filter_map(|method| method.description.as_deref());
    let groups = record.cases.iter().filter_map(|case| case.name.as_deref());
    let documents = record.cases.iter().flat_map(|case| &case.documents).filter_map(|one| one.name.as_deref());
    steps.chain(methods).chain(groups).chain(documents).collect()
}

/// The most bytes of a folder's name, far below what file systems take.
const FOLDER: usize = 60;

/// The field in ASCII, its first words where it is long.
fn folder(record: &Record) -> String {
    let path = names::path(record.field.as_deref().unwrap_or_default());
    if path.is_empty() {
        return "chua-ro-linh-vuc".to_owned();
    }
    let mut folder = String::new();
    for word in path.split('-') {
        let longer = if folder.is_empty() { word.to_owned() } else { format!("{folder}-{word}") };
        if longer.len() > FOLDER {
            break;
        }
        folder = longer;
    }
    // One word that is longer than a folder's name is cut.
    if folder.is_empty() { path.chars().take(FOLDER).collect() } else { folder }
}

fn stem(record: &Record) -> String {
    use crate::bundle::Level;
    let has = |level: Level| record.levels.contains(&level);
    let mut parts = Vec::new();
    for (level, name) in
        [(Level::Ministry, "bo"), (Level::Province, "tinh"), (Level::Commune, "xa"), (Level::Other, "khac")]
    {
        if has(level) {
            parts.push(name);
        }
    }
    if parts.is_empty() { "chua-ro-cap".to_owned() } else { parts.join("-") }
}

fn head(
    record: &Record,
    numbers: &[Reading],
    law: &Law,
    day: NaiveDate,
    clauses: &mut Vec<Node>,
    missing: &mut Vec<Part>,
) {
    if record.name.is_none() {
        missing.push(Part::Name);
    }
    if let Some(field) = &record.field {
        let node = Node::clause(format!("lĩnh vực {}", names::whole(field, "chưa-rõ")));
        clauses.push(node.note(format!("Lĩnh vực: {field}")));
    }
    let mut levels: Vec<String> = Vec::new();
    for level in &record.levels {
        let level = level.vietnamese().to_owned();
        if !levels.contains(&level) {
            levels.push(level);
        }
    }
    let unlisted = record.other_levels.iter().map(|level| ImportProblem::LevelUnlisted { level: brief(level) });
    let other = (!record.other_levels.is_empty())
        .then(|| format!("Cấp thực hiện khác trong bản ghi: {}", record.other_levels.join(", ")));
    // What has no clause of its own stands above the next one.
    let mut above: Vec<(Option<String>, Vec<ImportProblem>)> = vec![(other, unlisted.collect())];
    if levels.is_empty() {
        missing.push(Part::Level);
    } else {
        clauses.push(Node::list("cấp", levels));
    }
    let from = self::day(record).unwrap_or(day).format("%d/%m/%Y").to_string();
    let mut force = Node::clause(format!("hiệu lực từ {from}"));
    for (note, doubts) in above.drain(..) {
        force.add_note(note.as_deref().unwrap_or_default());
        force.doubts.extend(doubts);
    }
    clauses.push(
        force
            .note("Bản ghi không nêu ngày hiệu lực: đây là ngày lấy bản ghi.")
            .doubt(ImportProblem::ForceUnknown { date: from }),
    );
    if let Some(decision) = &record.decision {
        clauses.push(Node::clause(format!("quyết định công bố {}", quoted(decision))));
    }
    let mut basis = Node::list("căn cứ", Vec::new());
    for (row, number) in record.basis.iter().zip(numbers) {
        match law.cite(row, number) {
            Cited::Name(name) if basis.head.list.contains(&name) => {}
            Cited::Name(name) => basis.head.list.push(name),
            Cited::Unread(words) => {
                basis.add_note(&format!("Căn cứ chưa rõ số hiệu: {words}"));
                basis.doubts.push(ImportProblem::NumberTruncated { text: brief(&words) });
            }
        }
    }
    let loose = if basis.head.list.is_empty() {
        Some((basis.notes, basis.doubts))
    } else {
        clauses.push(basis);
        None
    };
    if let (Some((notes, doubts)), Some(last)) = (loose, clauses.last_mut()) {
        last.notes.extend(notes);
        last.doubts.extend(doubts);
    }
    let subjects = subjects::subjects(&record.subjects);
    match subjects {
        Ok(node) => clauses.push(node),
        Err((note, doubts)) => {
            missing.push(Part::Applicants);
            if let Some(last) = clauses.last_mut() {
                last.add_note(&note);
                last.doubts.extend(doubts);
            }
        }
    }
    agencies(record, clauses, missing);
}

fn agencies(record: &Record, clauses: &mut Vec<Node>, missing: &mut Vec<Part>) {
    let authority = (!record.authority.is_empty() && record.authority != record.agencies)
        .then(|| format!("Cơ quan có thẩm quyền: {}", record.authority.join("; ")));
    if record.agencies.is_empty() {
        missing.push(Part::Agency);
        if let (Some(last), Some(authority)) = (clauses.last_mut(), &authority) {
            last.add_note(authority);
        }
    } else {
        let (short, whole) = cut(&record.agencies.join("; "));
        let mut node = Node::clause(format!("cơ quan giải quyết {}", quoted(&short)));
        node.notes.extend(whole);
        node.add_note(authority.as_deref().unwrap_or_default());
        clauses.push(node);
    }
    if !record.coordinating.is_empty() {
        clauses.push(Node::list("phối hợp", record.coordinating.iter().map(|name| quoted(name)).collect()));
    }
}

fn results(record: &Record) -> Vec<Node> {
    let mut taken = Names::default();
    let mut nodes = Vec::new();
    for (number, result) in (1..).zip(&record.results) {
        let title = result.name.as_deref().unwrap_or_default();
        let name = taken.unique(&names::name(title, &format!("kết-quả-{number}")));
        let (short, whole) = cut(title);
        let mut lead = format!("kết quả {name}");
        if !short.is_empty() {
            lead.push(' ');
            lead.push_str(&quoted(&short));
        }
        if let Some(code) = &result.code {
            lead.push_str(" mã ");
            lead.push_str(&quoted(code));
        }
        let mut node = Node::clause(lead);
        node.notes.extend(whole);
        nodes.push(node);
    }
    nodes
}

fn requirements(record: &Record, local: &mut Local) -> Option<Node> {
    let text = record.requirements.as_deref()?;
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if matches!(bare.as_str(), "không" | "không có" | "không quy định" | "") {
        return None;
    }
    let fact = local.yes_no("Đáp ứng yêu cầu, điều kiện của thủ tục", "đủ-điều-kiện");
    let node = Node::clause(format!("yêu cầu {fact} lý do {}", quoted("chưa đáp ứng yêu cầu, điều kiện của thủ tục")));
    Some(node.note(text).doubt(ImportProblem::RequirementWords {}))
}

/// What the rows say in words, each text once with the channels that it stands beside.
fn descriptions(methods: &[super::record::Method], node: &mut Node) {
    let mut told: Vec<(&str, Vec<&'static str>)> = Vec::new();
    for method in methods {
        let Some(text) = method.description.as_deref() else { continue };
        let channel = method.channel.vietnamese();
        match told.iter_mut().find(|(other, _)| *other == text) {
            Some((_, channels)) if channels.contains(&channel) => {}
            Some((_, channels)) => channels.push(channel),
            None => told.push((text, vec![channel])),
        }
    }
    for (text, channels) in told {
        node.add_note(&format!("{}: {text}", channels.join(", ")));
    }
}

/// A number without a unit beside a fee that is too low: the portal's page may have run both together.
fn time_in_fee(method: &super::record::Method, node: &mut Node) {
    let low = |amount: &String| amount.parse::<u64>().is_ok_and(|amount| (1..1000).contains(&amount));
    let fee = method.fees.first().filter(|fee| fee.amount.as_ref().is_some_and(low));
    if let (Some(time), None, Some(fee)) = (&method.time, method.unit, fee) {
        node.doubts.push(ImportProblem::TimeInFee {
            time: time.clone(),
            fee: brief(fee.text.as_deref().unwrap_or_default()),
            channel: words::channel_term(method.channel),
        });
    }
}

fn provenance(record: &Record, procedure: &mut Node) {
    if let Some(kind) = &record.kind {
        procedure.add_note(&format!("Loại thủ tục: {kind}"));
    }
    let source = &record.source;
    let parts = [source.dataset.as_deref(), source.path.as_deref(), source.retrieved.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    if !parts.is_empty() {
        procedure.add_note(&format!("Nguồn bản ghi: {}", parts.join(", ")));
    }
    for (member, value) in &record.unread {
        procedure.add_note(&format!("{member}: {value}"));
        procedure.doubts.push(ImportProblem::MemberUnknown { member: brief(member) });
    }
    let cleaned = record.cleaned;
    if let Some(count) = cleaned.total().filter(|count| *count > 0) {
        let kinds = [
            (cleaned.composed, "dấu tách rời ghép lại", "composed"),
            (cleaned.bullets, "ký hiệu đầu dòng riêng của phần mềm", "private-use bullets"),
            (cleaned.invisible, "ký tự ẩn", "invisible"),
            (cleaned.look_alikes, "chữ giống chữ Việt", "look-alikes"),
        ];
        let list = |pick: fn(&(u64, &'static str, &'static str)) -> &'static str| {
            let some = kinds.iter().filter(|(count, ..)| *count > 0);
            some.map(|kind| format!("{} {}", kind.0, pick(kind))).collect::<Vec<_>>().join(", ")
        };
        procedure
            .doubts
            .push(ImportProblem::LettersCleaned { count, what: both(list(|kind| kind.1), list(|kind| kind.2)) });
    }
}

/// Sets the first of a group apart from what stands above.
fn grouped_apart(mut nodes: Vec<Node>) -> Vec<Node> {
    if let Some(first) = nodes.first_mut() {
        first.apart = true;
    }
    nodes
}
