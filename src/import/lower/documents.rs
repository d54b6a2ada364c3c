//! Documents: groups, cases, alternatives, copies; what the portal lists as a document and is none stays a comment.

use super::local::{Local, cut};
use super::words::brief;
use crate::diagnostics::messages::ImportProblem;
use crate::import::out::{Node, quoted};
use crate::import::phrases::documents::{self, Aside, Bullet, Copy, DocumentPhrases, Section, Series};
use crate::import::phrases::names::Names;
use crate::import::record::{Case, Component};

/// The `hồ sơ` of a procedure; none where no document has a quantity. Notes without a place in it are given back.
pub(super) struct Documents {
    pub(super) block: Option<Node>,
    pub(super) loose: Vec<(String, Option<ImportProblem>)>,
}

/// Reads the groups.
pub(super) fn documents(cases: &[Case], procedure: Option<&str>, local: &mut Local) -> Documents {
    let procedure = procedure.unwrap_or_default();
    let mut reader = Reader { procedure, taken: Names::default(), number: 0, pending: Vec::new() };
    let mut nodes = Vec::new();
    let several = cases.iter().filter(|case| case.documents.iter().any(is_counted)).count() > 1;
    for case in cases {
        reader.group(case, several, local, &mut nodes);
    }
    let loose = std::mem::take(&mut reader.pending);
    if nodes.is_empty() {
        return Documents { block: None, loose };
    }
    let mut block = Node::block("hồ sơ", nodes);
    for (text, doubt) in loose {
        block.add_note(&text);
        block.doubts.extend(doubt);
    }
    Documents { block: Some(block), loose: Vec::new() }
}

fn count(quantity: Option<&String>) -> u64 {
    quantity.and_then(|quantity| quantity.parse().ok()).unwrap_or_default()
}

fn is_counted(document: &Component) -> bool {
    count(document.originals.as_ref()) > 0 || count(document.copies.as_ref()) > 0
}

struct Reader<'r> {
    /// The procedure's name.
    procedure: &'r str,
    taken: Names,
    /// How many documents were read.
    number: usize,
    /// Notes that stand above the next document.
    pending: Vec<(String, Option<ImportProblem>)>,
}

impl Reader<'_> {
    fn group(&mut self, case: &Case, several: bool, local: &mut Local, nodes: &mut Vec<Node>) {
        let name = case.name.as_deref();
        let section = name.map(documents::section);
        let shown = section == Some(Section::Present);
        let read = self.documents(&case.documents, shown);
        let Some(name) = name else { return nodes.extend(read) };
        let words = match &section {
            Some(Section::Case(range)) => name.get(range.clone()),
            // `Giấy tờ phải nộp đối với tàu biển` beside other groups.
            Some(Section::Submit | Section::Present) if several => {
                documents::inner_case(name).and_then(|range| name.get(range))
            }
            // Of several groups, one whose head is not only a head is for who it names.
            Some(Section::Heading) if several && !is_general(name, self.procedure) => Some(name),
            _ => None,
        };
        match words.filter(|_| !read.is_empty()) {
            Some(words) => {
                let fact = local.yes_no(words.trim_end_matches([':', ' ', '.']), "trường-hợp");
                let (title, whole) = cut(name.trim_end_matches([':', ' ']));
                let mut block = Node::block(format!("trường hợp {}", quoted(&title)), read).when(Some(fact));
                block.notes.extend(whole);
                // What follows the last document of a case is said of that case.
                for (text, doubt) in std::mem::take(&mut self.pending) {
                    block.add_note(&text);
                    block.doubts.extend(doubt);
                }
                nodes.push(block);
            }
            None => {
                let mut read = read.into_iter();
                match read.next() {
                    Some(mut first) => {
                        let notes = std::mem::take(&mut first.notes);
                        first.add_note(name);
                        first.notes.extend(notes);
                        nodes.push(first);
                        nodes.extend(read);
                    }
                    None => self.pending.insert(0, (name.to_owned(), None)),
                }
            }
        }
    }

    fn documents(&mut self, all: &[Component], shown: bool) -> Vec<Node> {
        let read: Vec<DocumentPhrases> =
            all.iter().map(|one| documents::read(one.name.as_deref().unwrap_or_default())).collect();
        let mut nodes = Vec::new();
        let mut at = 0_usize;
        while let (Some(one), Some(phrases)) = (all.get(at), read.get(at)) {
            self.number = self.number.checked_add(1).unwrap_or(self.number);
            let follow = alternatives(all, &read, at);
            let next = at.checked_add(1).and_then(|next| next.checked_add(follow)).unwrap_or(all.len());
            if follow > 0 {
                let mut members = Vec::new();
                let from = at.checked_add(1).unwrap_or(at);
                for (member, phrases) in
                    all.get(from..next).unwrap_or(&[]).iter().zip(read.get(from..next).unwrap_or(&[]))
                {
                    self.number = self.number.checked_add(1).unwrap_or(self.number);
                    members.extend(self.document(member, phrases, shown));
                }
                let mut block = Node::block("một trong", members);
                block.add_note(one.name.as_deref().unwrap_or_default());
                nodes.push(self.with_pending(block));
            } else {
                nodes.extend(self.document(one, phrases, shown));
            }
            at = next;
        }
        nodes
    }

    fn with_pending(&mut self, mut node: Node) -> Node {
        let own = std::mem::take(&mut node.notes);
        for (text, doubt) in std::mem::take(&mut self.pending) {
            node.add_note(&text);
            node.doubts.extend(doubt);
        }
        node.notes.extend(own);
        node
    }

    fn document(&mut self, one: &Component, phrases: &DocumentPhrases, shown: bool) -> Option<Node> {
        let title = one.name.as_deref().unwrap_or_default();
        let copies = copies(one, phrases);
        let aside = phrases.aside == Some(Aside::Note);
        if copies.is_empty() || aside {
            let form = one.form.as_deref().map(|form| format!(" (tệp đính kèm: {form})")).unwrap_or_default();
            let said = if title.is_empty() { "giấy tờ không có tên".to_owned() } else { title.to_owned() };
            let cells = if copies.is_empty() { String::new() } else { format!(" ({})", copies.join(", ")) };
            let doubt = match phrases.aside {
                Some(Aside::Heading | Aside::SubmitHeading | Aside::PresentHeading) => None,
                Some(Aside::Note) if !copies.is_empty() => Some(ImportProblem::NoteCounted { note: brief(&said) }),
                _ => Some(ImportProblem::QuantityZero { document: brief(&said) }),
            };
            self.pending.push((format!("{said}{form}{cells}"), doubt));
            return None;
        }
        let name = phrases.name.clone().unwrap_or_else(|| format!("giấy-tờ-{}", self.number));
        let name = self.taken.unique(&name);
        // A dash before a name belongs to the list on the page; other documents may name a letter or number.
        let dash = |bullet: &&Bullet| {
            matches!(bullet.series, Series::Dash(_) | Series::Plus(_) | Series::Star(_) | Series::Dot)
        };
        let bare =
            phrases.bullet.as_ref().filter(dash).and_then(|bullet| title.get(bullet.range.end..)).unwrap_or(title);
        let (short, whole) = cut(bare.trim().trim_end_matches([';', '.', ',']));
        let whole = whole.map(|_| title);
        let mut parts = copies;
        let file = one.form.as_deref().map(str::to_owned);
        let form = file.or_else(|| phrases.form.clone().and_then(|range| title.get(range)).map(str::to_owned));
        parts.extend(form.map(|form| format!("mẫu {}", quoted(&form))));
        if phrases.present || shown {
            parts.push("xuất trình".to_owned());
        }
        if phrases.if_any {
            parts.push("nếu có".to_owned());
        }
        let drawn = phrases.drawn_from.clone().and_then(|range| title.get(range));
        parts.extend(drawn.map(|database| format!("khai thác từ {}", quoted(database))));
        let mut node = Node::list(&format!("{name} {}", quoted(&short)), parts);
        node.add_note(whole.unwrap_or_default());
        if title.is_empty() {
            node.doubts.push(ImportProblem::DocumentNameless { number: self.number });
        }
        Some(self.with_pending(node))
    }
}

/// How many documents after a head `một trong các giấy tờ sau` are the alternatives: those with marks of one series.
fn alternatives(all: &[Component], read: &[DocumentPhrases], at: usize) -> usize {
    let is_head = |at: usize| {
        read.get(at).zip(all.get(at)).is_some_and(|(phrases, one)| phrases.alternatives && !is_counted(one))
    };
    if !is_head(at) {
        return 0;
    }
    let series = |at: usize| -> Option<Series> { read.get(at)?.bullet.as_ref().map(|bullet| bullet.series) };
    let Some(first) = at.checked_add(1) else { return 0 };
    let Some(of_first) = series(first) else { return 0 };
    if Some(of_first) == series(at) {
        return 0;
    }
    let belongs = |at: &usize| series(*at) == Some(of_first) && all.get(*at).is_some_and(is_counted);
    let count = (first..all.len()).take_while(belongs).count();
    // One alone is no choice.
    if count > 1 { count } else { 0 }
}

/// The copies: the cells say how many, the head of the name of what kind where it does.
fn copies(one: &Component, phrases: &DocumentPhrases) -> Vec<String> {
    let (originals, copies) = (count(one.originals.as_ref()), count(one.copies.as_ref()));
    let kind = |cell: &'static str, of_copies: bool| match phrases.copy {
        Some(Copy::Electronic) => "bản điện tử",
        Some(Copy::ElectronicForm) => "biểu mẫu điện tử",
        Some(Copy::Certified) => "bản sao chứng thực",
        Some(Copy::Plain) => "bản sao",
        // An original among the copies of the table is a slip that the table itself decides.
        Some(Copy::Original) if !of_copies => "bản chính",
        Some(Copy::Original) | None if of_copies => cell,
        // `Bản sao hoặc bản điện tử` in the column of originals: a copy is enough.
        None if phrases.choice.is_some() => match phrases.choice {
            Some(Copy::Certified) => "bản sao chứng thực",
            Some(Copy::Plain) => "bản sao",
            _ => "bản điện tử",
        },
        Some(Copy::Original) | None => cell,
    };
    match (originals, copies) {
        (0, 0) => Vec::new(),
        (originals, 0) => vec![format!("{originals} {}", kind("bản chính", false))],
        (0, copies) => vec![format!("{copies} {}", kind("bản sao", true))],
        (originals, copies) => {
            let of_copies =
                if phrases.copy == Some(Copy::Certified) { "bản sao chứng thực" } else { "bản sao" };
            vec![format!("{originals} bản chính"), format!("{copies} {of_copies}")]
        }
    }
}

/// A head that every applicant's documents could have: it says that documents follow, of the procedure itself, and nothing else.
fn is_general(name: &str, procedure: &str) -> bool {
    let rest = beyond_head(name);
    let procedure = beyond_head(procedure);
    rest.is_empty()
        || rest == procedure
        || procedure.strip_prefix("thủ tục ").is_some_and(|procedure| rest == procedure)
}

/// The words of a name beside those of a head and the marks before it.
fn beyond_head(name: &str) -> String {
    const HEADS: [&str; 7] =
        ["thành phần hồ sơ", "hồ sơ", "giấy tờ", "bao gồm", "gồm", "các giấy tờ", "số lượng hồ sơ"];
    let mut rest = name.to_lowercase();
    for words in HEADS {
        rest = rest.replace(words, " ");
    }
    // What is left of a mere head is the mark before it.
    let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    words.collect::<Vec<_>>().join(" ")
}
