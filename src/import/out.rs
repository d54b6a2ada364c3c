//! The lines of an item as they will stand in a file: clauses and blocks with the `##` lines above them, and what is doubtful
//! about each. Laid out as the formatter does: four blanks a level, lists and `khi` on deeper lines where a line would pass
//! the hundredth column.

use super::breaks;
use super::width::fits;
use crate::diagnostics::messages::ImportProblem;

/// The column that a line should not pass; texts are never broken.
pub(super) const WIDTH: usize = 100;

/// A clause or block.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// Its words, up to the `{` of a block.
    pub(super) head: Head,
    /// What stands in its block; none for a clause without one.
    pub(super) block: Option<Vec<Node>>,
    /// Whether its block stays on one line where it fits.
    pub(super) inline: bool,
    /// Whether an empty line stands above it.
    pub(super) apart: bool,
    /// Lines of documentation, without the `##`.
    pub(super) notes: Vec<String>,
    /// What is doubtful about it.
    pub(super) doubts: Vec<ImportProblem>,
}

/// The words of a clause, with where it may go on below.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The first words.
    pub(super) lead: String,
    /// Members of a list after it, with a comma between two.
    pub(super) list: Vec<String>,
    /// `khi …` after those.
    pub(super) when: Option<String>,
}

impl Node {
    /// A clause.
    pub(super) fn clause(lead: impl Into<String>) -> Self {
        Self { head: Head { lead: lead.into(), ..Head::default() }, ..Self::default() }
    }

    /// A clause that goes on with a list.
    pub(super) fn list(lead: &str, list: Vec<String>) -> Self {
        Self { head: Head { lead: lead.to_owned(), list, when: None }, ..Self::default() }
    }

    /// A block.
    pub(super) fn block(lead: impl Into<String>, nodes: Vec<Self>) -> Self {
        Self { block: Some(nodes), ..Self::clause(lead) }
    }

    /// Puts a condition on it.
    pub(super) fn when(mut self, when: Option<String>) -> Self {
        self.head.when = when;
        self
    }

    /// Adds lines of documentation: what the record says in words.
    pub(super) fn note(mut self, text: impl AsRef<str>) -> Self {
        self.add_note(text.as_ref());
        self
    }

    /// As [`Node::note`].
    pub(super) fn add_note(&mut self, text: &str) {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        self.notes.extend(lines.map(one_line));
    }

    /// Adds a doubt.
    pub(super) fn doubt(mut self, problem: ImportProblem) -> Self {
        self.doubts.push(problem);
        self
    }

    /// Every doubt about it and what stands in it.
    pub(super) fn each_doubt(&self, f: &mut impl FnMut(&ImportProblem)) {
        self.doubts.iter().for_each(&mut *f);
        for node in self.block.iter().flatten() {
            node.each_doubt(f);
        }
    }

    /// A group of clauses that an empty line sets apart.
    pub(super) fn apart(mut self) -> Self {
        self.apart = true;
        self
    }
}

/// An item's text, and its doubts, each with the line that it stands beside, without the blanks around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) doubts: Vec<(String, ImportProblem)>,
    /// Whether a line is too long for the breaks that are known here, and is the formatter's to break.
    is_long: bool,
}

/// Writes nodes.
pub(super) fn write(nodes: &[Node]) -> Written {
    let mut written = Written::default();
    put_all(&mut written, nodes, 0);
    if written.is_long {
        // An item of several lines stands apart from those around it.
        written.text = breaks::items(written.text);
    }
    written
}

fn put_all(out: &mut Written, nodes: &[Node], depth: usize) {
    for (at, node) in nodes.iter().enumerate() {
        if node.apart && at > 0 {
            out.text.push('\n');
        }
        let start = out.text.len();
        put(out, node, depth);
        if depth == 1 && std::mem::take(&mut out.is_long) {
            let text = out.text.split_off(start);
            out.text.push_str(&breaks::clause(text));
        }
    }
}

fn put(out: &mut Written, node: &Node, depth: usize) {
    let indent = "    ".repeat(depth);
    for note in &node.notes {
        put_note(&mut out.text, note, &indent);
    }
    let lines = laid(node, &indent);
    let anchor = lines.first().map(|line| line.trim()).unwrap_or_default();
    out.doubts.extend(node.doubts.iter().map(|doubt| (anchor.to_owned(), doubt.clone())));
    for line in &lines {
        out.is_long |= is_long_expression(line);
        out.text.push_str(line);
        out.text.push('\n');
    }
    if let Some(nodes) = node.block.as_ref().filter(|_| lines.last().is_some_and(|line| line.ends_with('{'))) {
        put_all(out, nodes, depth.checked_add(1).unwrap_or(depth));
        out.text.push_str(&indent);
        out.text.push_str("}\n");
    }
}

/// The lines of a clause, or of a block up to its `{`, or of a whole block where it fits on one line.
fn laid(node: &Node, indent: &str) -> Vec<String> {
    let open = if node.block.is_some() { " {" } else { "" };
    let head = &node.head;
    let list = if head.list.is_empty() { String::new() } else { format!(" {}", head.list.join(", ")) };
    let when = head.when.as_ref().map(|when| format!(" khi {when}")).unwrap_or_default();
    let whole = format!("{indent}{}{list}{when}{open}", head.lead);
    if let Some(nodes) = node.block.as_ref().filter(|_| node.inline) {
        let clauses: Vec<String> = nodes.iter().map(|node| node.head.lead.clone()).collect();
        let line = if clauses.is_empty() { format!("{whole}}}") } else { format!("{whole} {} }}", clauses.join("; ")) };
        let is_plain = nodes.iter().all(|node| node.block.is_none() && node.notes.is_empty() && node.doubts.is_empty());
        if is_plain && (fits(&line, WIDTH) || clauses.is_empty()) {
            return vec![line];
        }
    }
    if fits(&whole, WIDTH) {
        return vec![whole];
    }
    let deeper = format!("{indent}    ");
    let mut lines = filled(&format!("{indent}{}", head.lead), &head.list, &deeper);
    if let Some(when) = &head.when {
        let last = lines.last_mut();
        let joined = last.as_ref().map(|last| format!("{last} khi {when}{open}"));
        match (last, joined) {
            (Some(last), Some(joined)) if fits(&joined, WIDTH) => *last = joined,
            _ => lines.push(format!("{deeper}khi {when}{open}")),
        }
    } else if let Some(last) = lines.last_mut() {
        last.push_str(open);
    }
    lines
}

/// A condition or a list of values too long for a line.
fn is_long_expression(line: &str) -> bool {
    let words = line.trim_start();
    (words.starts_with("khi ") || words.starts_with("dữ kiện ")) && !fits(line, WIDTH)
}

/// A list on as many lines as it needs.
fn filled(lead: &str, list: &[String], deeper: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = lead.to_owned();
    for (at, member) in list.iter().enumerate() {
        let is_last = at.checked_add(1) == Some(list.len());
        let member = if is_last { member.clone() } else { format!("{member},") };
        let longer = format!("{line} {member}");
        if at == 0 || fits(&longer, WIDTH) {
            line = longer;
        } else {
            lines.push(line);
            line = format!("{deeper}{member}");
        }
    }
    lines.push(line);
    lines
}

/// Writes a line of documentation, on as many lines as it needs.
fn put_note(out: &mut String, note: &str, indent: &str) {
    const MARK: &str = "## ";
    let width = WIDTH.checked_sub(indent.len()).and_then(|width| width.checked_sub(MARK.len())).unwrap_or(WIDTH);
    out.push_str(indent);
    out.push_str(MARK);
    let mut length = 0_usize;
    for (at, word) in note.split(' ').enumerate() {
        let more = word.chars().count();
        let longer = length.checked_add(more).and_then(|sum| sum.checked_add(1)).unwrap_or(usize::MAX);
        if at == 0 {
            length = more;
        } else if longer > width {
            out.push('\n');
            out.push_str(indent);
            out.push_str(MARK);
            length = more;
        } else {
            out.push(' ');
            length = longer;
        }
        out.push_str(word);
    }
    out.push('\n');
}

/// A text on one line, one blank between words.
pub(super) fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text is one line with single blanks.
fn is_one_line(text: &str) -> bool {
    if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") {
        return false;
    }
    // Told from the bytes of most texts, of which those that begin a letter of Vietnamese begin no blank but U+1680.
    let is_odd = |byte: u8| byte < b' ' || matches!(byte, 0xc2 | 0xe2 | 0xe3);
    let has_odd = text.bytes().fold(false, |odd, byte| odd | is_odd(byte)) || text.contains('\u{1680}');
    !has_odd || !text.contains(|c: char| c != ' ' && c.is_whitespace())
}

/// A text of the language: one line, and quotes inside as a printer sets them, since a `"` would end it.
pub(super) fn quoted(text: &str) -> String {
    if !text.contains('"') {
        return format!("\"{}\"", one_line(text));
    }
    let mut out = String::from("\"");
    let mut before = ' ';
    for c in one_line(text).chars() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '“' | '-' | '/');
        let written = match c {
            '"' if opens => '“',
            '"' => '”',
            _ => c,
        };
        out.push(written);
        before = c;
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_to_be_one_line_is() {
        for c in (' '..=char::MAX).chain(['\t', '\n']) {
            for text in [format!("a{c}b"), format!("a {c}b"), format!("a{c} b"), format!("{c}a"), format!("a{c}")] {
                let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(one_line(&text), joined, "{c:?}");
            }
        }
    }

    #[test]
    fn facts_of_several_lines_stand_apart() {
        let long = "dữ kiện trường-hợp: một trong { một-trường-hợp-có-tên-dài, một-trường-hợp-khác-cũng-dài } \"Dòng của bảng\"";
        let short = "dữ kiện đủ-điều-kiện: có/không \"Đủ điều kiện\"";
        let text = write(&[short, long, short].map(Node::clause)).text;
        assert_eq!(text, breaks::items(text.clone()));
        assert_eq!(text.matches("\n\n").count(), 2, "{text}");
    }

    #[test]
    fn notes_are_cut_between_words() {
        let written = |note: &str, indent: &str| {
            let mut out = String::new();
            put_note(&mut out, note, indent);
            out
        };
        assert_eq!(written("một hai", "    "), "    ## một hai\n");
        let long = written(["năm"; 40].join(" ").as_str(), "");
        assert_eq!(long.lines().map(|line| line.chars().count()).collect::<Vec<_>>(), [98, 66]);
        assert!(long.lines().all(|line| line.starts_with("## năm")), "{long}");
    }
}
