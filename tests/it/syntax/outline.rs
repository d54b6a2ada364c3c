//! A tree's Debug form as a short outline: no places, no empty parts, one line for what fits on one.

/// A value of a Debug form.
#[derive(Debug)]
enum Value {
    /// `Name { field: value }`, `Name(value)`, `[value]` with their opening and closing signs; a field may be unnamed.
    Group { name: String, list: bool, parts: Vec<(String, Value)> },
    /// A name, number or text.
    Leaf(String),
}

/// The outline of a tree.
pub(crate) fn outline(tree: &impl std::fmt::Debug) -> String {
    let text = super::support::plain(tree);
    let mut rest = text.as_str();
    let mut out = String::new();
    if let Some(value) = simple(value(&mut rest)) {
        print(&value, 0, "", &mut out);
    }
    assert!(rest.is_empty(), "left over: {rest}");
    out
}

fn value(rest: &mut &str) -> Value {
    if rest.starts_with('"') {
        let mut escaped = false;
        let end = rest.char_indices().skip(1).find(|(_, c)| {
            let closes = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            closes
        });
        return Value::Leaf(take(rest, end.unwrap().0 + 1));
    }
    let name = take(rest, rest.find(['{', '(', '[', ',', '}', ')', ']']).unwrap_or(rest.len()));
    let close = match rest.chars().next() {
        Some('{') => '}',
        Some('(') => ')',
        Some('[') => ']',
        _ => return Value::Leaf(name.trim().to_owned()),
    };
    take(rest, 1);
    let mut parts = Vec::new();
    loop {
        *rest = rest.trim_start_matches([' ', ',']);
        if rest.starts_with(close) {
            take(rest, 1);
            return Value::Group { name: name.trim().to_owned(), list: close == ']', parts };
        }
        let field = match rest.find(": ") {
            Some(at) if close == '}' && rest[..at].chars().all(|c| c.is_ascii_lowercase() || c == '_') => {
                let field = take(rest, at);
                take(rest, 2);
                field
            }
            _ => String::new(),
        };
        parts.push((field, value(rest)));
    }
}

fn take(rest: &mut &str, length: usize) -> String {
    let (taken, after) = rest.split_at(length);
    *rest = after;
    taken.to_owned()
}

/// The value without places, empty parts and wrappers; nothing where nothing is left.
fn simple(value: Value) -> Option<Value> {
    match value {
        Value::Leaf(text) if ["_", "None", "false"].contains(&text.as_str()) => None,
        Value::Leaf(_) => Some(value),
        // A part that is there or not, such as `nếu có`, is held by its place.
        Value::Group { name, parts, .. }
            if name == "Some" && matches!(&parts[..], [(_, Value::Leaf(at))] if at == "_") =>
        {
            Some(Value::Leaf("there".to_owned()))
        }
        Value::Group { name, list, parts } => {
            // What a place wraps is never left out: `None` is also a limit.
            let kept = |field: &str, value: &Value| field == "node" && matches!(value, Value::Leaf(_));
            let mut parts: Vec<_> = parts
                .into_iter()
                .filter_map(|(field, value)| match kept(&field, &value) {
                    true => Some((field, value)),
                    false => Some((field, simple(value)?)),
                })
                .collect();
            let wrapper = matches!(name.as_str(), "Some" | "Spanned");
            match parts.len() {
                0 if list || wrapper || name == "Tail" || name == "Period" => None,
                0 => Some(Value::Leaf(name)),
                1 if wrapper => Some(parts.remove(0).1),
                _ => Some(Value::Group { name, list, parts }),
            }
        }
    }
}

fn print(value: &Value, depth: usize, field: &str, out: &mut String) {
    let label = if field.is_empty() { String::new() } else { format!("{field}: ") };
    let line = format!("{}{label}{}", "  ".repeat(depth), flat(value));
    match value {
        Value::Group { name, parts, .. } if line.chars().count() > 110 => {
            out.push_str(&format!("{}{label}{name}\n", "  ".repeat(depth)));
            for (field, part) in parts {
                print(part, depth + 1, field, out);
            }
        }
        _ => {
            out.push_str(&line);
            out.push('\n');
        }
    }
}

fn flat(value: &Value) -> String {
    match value {
        Value::Leaf(text) => text.clone(),
        Value::Group { name, list, parts } => {
            let parts: Vec<String> = parts
                .iter()
                .map(|(field, part)| if field.is_empty() { flat(part) } else { format!("{field}: {}", flat(part)) })
                .collect();
            let parts = parts.join(", ");
            if *list { format!("{name}[{parts}]") } else { format!("{name}({parts})") }
        }
    }
}
