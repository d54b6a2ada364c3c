//! The syntax file of `editors/neovim`: its lists of words, between the two lines that say so.

use super::words::{Class, forms, spellings};

const PATH: &str = "neovim/syntax/thutuc.vim";
const FIRST: &str = "\" Words of the tables, written by `cargo test`.\n";
const LAST: &str = "\" End of the words.\n";

fn group(class: Class) -> &'static str {
    match class {
        Class::Item => "thutucItem",
        Class::Condition => "thutucCondition",
        Class::Modifier => "thutucModifier",
        Class::Logic => "thutucLogic",
        Class::Clause => "thutucClause",
        Class::Value => "thutucValue",
        Class::BuiltIn => "thutucBuiltIn",
        Class::Unit => "thutucUnit",
        Class::Citation => "thutucCitation",
        Class::Type => "thutucType",
        Class::Tag => "thutucTag",
        Class::Function => "thutucFunction",
    }
}

fn pattern(form: &str) -> String {
    let word = |word: &str| {
        let all = spellings(word);
        let all = if all.len() == 1 { all.concat() } else { format!("%({})", all.join("|")) };
        all.replace('.', r"\.")
    };
    form.split(' ').map(word).collect::<Vec<_>>().join(r"\s+")
}

fn lists() -> String {
    let forms = forms();
    let most = forms.values().flatten().map(|form| form.split(' ').count()).max().unwrap_or(1);
    let mut out = String::new();
    // Of what begins at one place Vim takes what was defined last.
    for count in 1..=most {
        for (class, forms) in &forms {
            let some: Vec<String> =
                forms.iter().filter(|form| form.split(' ').count() == count).map(|form| pattern(form)).collect();
            if some.is_empty() {
                continue;
            }
            let (before, after) = match class {
                Class::Unit => (r"%(\d\s*)@<=", ">"),
                Class::Citation => ("<", r">%(\s+%(\d+\a?|\k{1,3})>)@="),
                Class::Type => (r"%(:\s*)@<=", ">"),
                Class::Tag => ("<", r#">%(\s*["“])@="#),
                Class::Function => ("<", r">%(\s*\()@="),
                _ => ("<", ">"),
            };
            let line = format!("syn match {} ~\\v\\c{before}%({}){after}~\n", group(*class), some.join("|"));
            out.push_str(&line);
        }
    }
    out
}

#[test]
fn the_vim_syntax_has_the_words_of_the_tables() {
    let found = std::fs::read_to_string(super::file(PATH)).unwrap();
    let (before, rest) = found.split_once(FIRST).unwrap();
    let (_, after) = rest.split_once(LAST).unwrap();
    super::hold(PATH, &found, &format!("{before}{FIRST}{}{LAST}{after}", lists()));
}
