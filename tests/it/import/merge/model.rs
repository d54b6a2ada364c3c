//! Random files as plain trees: every clause carries a number and who wrote it last, so that what comes of a merge can be read
//! off its words. The merge of two such trees by hand is the oracle.

use crate::syntax::support::Random;

/// A clause, an item or the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// Its number, by which it is the same in every text.
    pub id: usize,
    kind: Kind,
    /// What it says: who wrote it last, and a number.
    pub words: String,
    /// The importer's comment above it.
    pub note: Option<String>,
    /// The officer's comments above it.
    pub remarks: Vec<String>,
    /// A condition that the officer added.
    condition: bool,
    pub nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    File,
    Procedure,
    Instrument,
    Number,
    Step,
    Consult,
    StepAgency,
    Result,
    Fee,
    Requirement,
    Deadline,
    Agency,
    Dossier,
    Case,
    Document,
}

impl Kind {
    fn single(self) -> bool {
        matches!(self, Self::Number | Self::Consult | Self::StepAgency | Self::Deadline | Self::Agency | Self::Dossier)
    }

    fn children(self) -> &'static [Self] {
        match self {
            Self::File => &[Self::Procedure, Self::Procedure, Self::Instrument],
            Self::Procedure => &[
                Self::Step,
                Self::Step,
                Self::Result,
                Self::Fee,
                Self::Requirement,
                Self::Deadline,
                Self::Agency,
                Self::Dossier,
                Self::Dossier,
            ],
            Self::Instrument => &[Self::Number],
            Self::Step => &[Self::Consult, Self::StepAgency],
            Self::Dossier => &[Self::Document, Self::Document, Self::Document, Self::Case],
            Self::Case => &[Self::Document],
            _ => &[],
        }
    }

    /// Whether it says more than its number.
    fn speaks(self) -> bool {
        !matches!(self, Self::File | Self::Dossier | Self::Case)
    }
}

/// Makes files and edits them.
pub(crate) struct Maker {
    pub random: Random,
    next: usize,
}

impl Maker {
    pub(crate) fn new(seed: u64) -> Self {
        Self { random: Random(seed), next: 1 }
    }

    pub(crate) fn file(&mut self) -> Node {
        self.node(Kind::File, "v")
    }

    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn node(&mut self, kind: Kind, who: &str) -> Node {
        let id = self.number();
        let words = if kind.speaks() { format!("{who}{id}") } else { String::new() };
        let note = (self.random.below(4) == 0 && kind != Kind::File).then(|| format!("{who}{}", self.number()));
        let mut node = Node { id, kind, words, note, remarks: Vec::new(), condition: false, nodes: Vec::new() };
        let most = if kind == Kind::Procedure { 8 } else { 4 };
        for _ in 0..self.random.below(most) + 1 {
            self.add(&mut node, who);
        }
        node
    }

    /// Adds a child at a random place, where one may stand.
    fn add(&mut self, node: &mut Node, who: &str) -> bool {
        let kinds = node.kind.children();
        if kinds.is_empty() {
            return false;
        }
        let kind = kinds[self.random.below(kinds.len())];
        if kind.single() && node.nodes.iter().any(|child| child.kind == kind) {
            return false;
        }
        let at = self.random.below(node.nodes.len() + 1);
        let mut child = self.node(kind, who);
        if kind.single() {
            // What stands once in its block is the same clause, whoever wrote it.
            child.id = 1_000 * node.id + kind as usize;
        }
        node.nodes.insert(at, child);
        true
    }

    /// Edits a tree here and there; only an officer adds remarks and conditions and touches the importer's comments.
    pub(crate) fn edit(&mut self, node: &mut Node, who: &str) {
        let most = [4, 15, 50][self.random.below(3)];
        let edits = self.random.below(most);
        for _ in 0..edits {
            self.edit_once(node, who);
        }
    }

    fn edit_once(&mut self, node: &mut Node, who: &str) {
        let deeper = if node.kind == Kind::File { 6 } else { 3 };
        if !node.nodes.is_empty() && self.random.below(deeper) > 0 {
            let at = self.random.below(node.nodes.len());
            return self.edit_once(&mut node.nodes[at], who);
        }
        match self.random.below(8) {
            0 | 1 if node.kind.speaks() => node.words = format!("{who}{}", self.number()),
            2 | 3 => drop(self.add(node, who)),
            4 if node.nodes.len() > 1 => {
                let at = self.random.below(node.nodes.len());
                node.nodes.remove(at);
            }
            5 if node.kind != Kind::File => {
                node.note = (self.random.below(3) > 0).then(|| format!("{who}{}", self.number()))
            }
            6 if who == "o" && node.kind != Kind::File => node.remarks.push(format!("{who}{}", self.number())),
            7 if who == "o" && node.kind == Kind::Deadline => node.condition = true,
            _ => {}
        }
    }
}

/// What a merge by hand gives.
pub(crate) struct Expected {
    pub tree: Option<Node>,
    pub conflicts: usize,
}

/// Merges by hand.
pub(crate) fn expect(base: Option<&Node>, ours: Option<&Node>, theirs: Option<&Node>) -> Expected {
    let told = |tree: Option<&Node>, conflict: bool| Expected { tree: tree.cloned(), conflicts: usize::from(conflict) };
    match (base, ours, theirs) {
        (_, None, None) => told(None, false),
        (None, one, None) | (None, None, one) => told(one, false),
        (Some(b), None, Some(t)) => told(None, b != t),
        (Some(b), Some(o), None) => told((b != o).then_some(o), b != o),
        (b, Some(o), Some(t)) => {
            let mut merged = o.clone();
            let said = |node: &Node| (node.words.clone(), node.condition);
            let (words, clash) = three(b.map(said), said(o), said(t));
            (merged.words, merged.condition) = words;
            let (note, clash_of_notes) = three(b.map(|b| b.note.clone()), o.note.clone(), t.note.clone());
            merged.note = note;
            // Where the record has nothing more to say, an officer's comment in its place stays without a word; where it had
            // nothing to say before, both stand.
            let had_note = b.is_some_and(|b| b.note.is_some());
            merged.remarks.extend(t.note.clone().filter(|_| clash_of_notes && !had_note));
            let mut conflicts = usize::from(clash) + usize::from(clash_of_notes && had_note && t.note.is_some());
            let find = |nodes: &[Node], id: usize| nodes.iter().find(|node| node.id == id).cloned();
            let before = b.map(|b| b.nodes.clone()).unwrap_or_default();
            let mut ids: Vec<usize> = o.nodes.iter().chain(&t.nodes).chain(&before).map(|node| node.id).collect();
            ids.sort_unstable();
            ids.dedup();
            merged.nodes = Vec::new();
            for id in ids {
                let of = [find(&before, id), find(&o.nodes, id), find(&t.nodes, id)];
                let child = expect(of[0].as_ref(), of[1].as_ref(), of[2].as_ref());
                conflicts += child.conflicts;
                merged.nodes.extend(child.tree);
            }
            Expected { tree: Some(merged), conflicts }
        }
    }
}

fn three<T: PartialEq + Clone>(base: Option<T>, ours: T, theirs: T) -> (T, bool) {
    if ours == theirs || base.as_ref() == Some(&theirs) {
        (ours, false)
    } else if base.as_ref() == Some(&ours) {
        (theirs, false)
    } else {
        (ours, true)
    }
}

/// What a tree says, sorted: words as they are, comments behind `#`.
pub(crate) fn says(node: &Node) -> Vec<String> {
    let mut all = Vec::new();
    collect(node, &mut all);
    all.sort();
    all
}

fn collect(node: &Node, all: &mut Vec<String>) {
    if node.kind.speaks() {
        all.push(if node.condition { format!("{}!", node.words) } else { node.words.clone() });
    }
    all.extend(node.note.iter().chain(&node.remarks).map(|note| format!("#{note}")));
    node.nodes.iter().for_each(|child| collect(child, all));
}

/// How a text is laid out.
pub(crate) struct Style {
    pub indent: &'static str,
    pub random: Random,
}

/// Writes a file.
pub(crate) fn write(file: &Node, style: &mut Style) -> String {
    let mut out = String::new();
    for node in &file.nodes {
        clause(node, 0, style, &mut out);
        if style.random.below(3) > 0 {
            out.push('\n');
        }
    }
    out
}

fn clause(node: &Node, depth: usize, style: &mut Style, out: &mut String) {
    let indent = style.indent.repeat(depth);
    for remark in &node.remarks {
        out.push_str(&format!("{indent}# {remark}\n"));
    }
    if let Some(note) = &node.note {
        out.push_str(&format!("{indent}## {note}\n"));
    }
    let head = head(node, style, &format!("{indent}{}", style.indent));
    let inline = depth > 0 && !node.nodes.is_empty() && fits(node) && style.random.below(2) == 0;
    if node.kind.children().is_empty() {
        out.push_str(&format!("{indent}{head}\n"));
    } else if inline {
        let clauses: Vec<String> = node.nodes.iter().map(|child| one_line(child, style)).collect();
        out.push_str(&format!("{indent}{head} {{ {} }}\n", clauses.join("; ")));
    } else {
        out.push_str(&format!("{indent}{head} {{\n"));
        for child in &node.nodes {
            clause(child, depth + 1, style, out);
            if style.random.below(8) == 0 {
                out.push('\n');
            }
        }
        out.push_str(&format!("{indent}}}\n"));
    }
}

/// Whether nothing in a block needs lines of its own.
fn fits(node: &Node) -> bool {
    node.nodes.iter().all(|child| child.note.is_none() && child.remarks.is_empty() && fits(child))
}

fn one_line(node: &Node, style: &mut Style) -> String {
    let head = head(node, style, " ");
    if node.kind.children().is_empty() {
        return head.replace('\n', " ");
    }
    let clauses: Vec<String> = node.nodes.iter().map(|child| one_line(child, style)).collect();
    format!("{head} {{ {} }}", clauses.join("; "))
}

fn head(node: &Node, style: &mut Style, deeper: &str) -> String {
    let Node { id, words, .. } = node;
    let basis = if style.random.below(3) == 0 {
        format!("\n{deeper}căn cứ luật-{id}")
    } else {
        format!(" căn cứ luật-{id}")
    };
    let condition = if node.condition { " khi có-thêm" } else { "" };
    match node.kind {
        Kind::File => String::new(),
        Kind::Procedure => format!("thủ tục 1.{id:06} \"{words}\""),
        Kind::Instrument => format!("văn bản vb-{id} \"{words}\""),
        Kind::Number => format!("số hiệu \"{words}\""),
        Kind::Step => format!("bước b{id} \"{words}\""),
        Kind::Consult => format!("lấy ý kiến \"{words}\""),
        Kind::StepAgency => format!("cơ quan \"{words}\""),
        Kind::Result => format!("kết quả k{id} \"{words}\" 1 bản chính"),
        Kind::Fee => format!("phí p{id} theo \"{words}\"{basis}"),
        Kind::Requirement => format!("yêu cầu đủ-{id} lý do \"{words}\""),
        Kind::Deadline => format!("thời hạn \"{words}\"{condition}{basis}"),
        Kind::Agency => format!("cơ quan giải quyết \"{words}\""),
        Kind::Dossier => "hồ sơ".to_owned(),
        Kind::Case => format!("trường hợp \"c{id}\" khi nộp-{id}"),
        Kind::Document => format!("d{id} \"{words}\" 1 bản chính"),
    }
}
