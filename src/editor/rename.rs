//! Renames: every place where a thing is named, in every file. Refuses what is no name, what is taken, and what the catalog itself
//! names.

use super::lookup::{Target, definitions, mentions, together};
use super::mend::Edit;
use super::names::NameKind;
use super::workspace::Workspace;
use crate::bundle::Language;
use crate::lower::{Kind, is_built_in};
use crate::source::{Sources, Span};
use crate::syntax::{self, fold};

/// Why something is not renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing declares it here: a built-in fact, or a name that is unknown.
    NotDeclared(String),
    /// What was asked for cannot be a name.
    NotAName(String),
    /// What was asked for cannot be a procedure's code.
    NotACode(String),
    /// A built-in fact has the name.
    BuiltIn(String),
    /// Something of its kind has the name, or one that only spelling tells from it.
    Taken(String),
}

impl Refusal {
    /// The words.
    pub fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::NotDeclared(name), Language::Vi) => {
                format!("`{name}` không được khai báo trong danh mục nên không đổi tên được")
            }
            (Self::NotDeclared(name), Language::En) => {
                format!("`{name}` is not declared in the catalog, so it cannot be renamed")
            }
            (Self::NotAName(name), Language::Vi) => format!(
                "`{name}` không dùng làm tên được: tên bắt đầu bằng chữ cái, gồm chữ cái, chữ số và từng dấu `-` một, và không phải từ khóa dành riêng"
            ),
            (Self::NotAName(name), Language::En) => format!(
                "`{name}` cannot be a name: a name begins with a letter, has letters, digits and single `-`, and is no reserved word"
            ),
            (Self::NotACode(code), Language::Vi) => format!("`{code}` không phải mã thủ tục; mã có dạng `1.001193`"),
            (Self::NotACode(code), Language::En) => format!("`{code}` is no procedure code; one looks like `1.001193`"),
            (Self::BuiltIn(name), Language::Vi) => format!("`{name}` là tên của dữ kiện có sẵn"),
            (Self::BuiltIn(name), Language::En) => format!("`{name}` is the name of a built-in fact"),
            (Self::Taken(name), Language::Vi) => format!("đã có `{name}`"),
            (Self::Taken(name), Language::En) => format!("there is a `{name}` already"),
        }
    }
}

/// The place and name of what would be renamed.
///
/// # Errors
/// [`Refusal::NotDeclared`] where nothing declares it.
pub fn renamed(workspace: &Workspace, target: &Target) -> Result<(Span, String), Refusal> {
    // No clause declares a field: it is what its procedures call it.
    if target.kind != NameKind::Field && definitions(workspace, target).is_empty() {
        return Err(Refusal::NotDeclared(target.name.clone()));
    }
    Ok((target.span, target.name.clone()))
}

/// The edits that give a thing another name.
///
/// # Errors
/// [`Refusal`] where that cannot be.
pub fn rename(workspace: &Workspace, target: &Target, to: &str) -> Result<Vec<Edit>, Refusal> {
    renamed(workspace, target)?;
    let to = to.trim();
    let new = match target.kind {
        NameKind::Item(Kind::Procedure) => code(to).ok_or_else(|| Refusal::NotACode(to.to_owned()))?,
        _ => name(to).ok_or_else(|| Refusal::NotAName(to.to_owned()))?,
    };
    if new == target.name {
        return Ok(Vec::new());
    }
    if target.kind == NameKind::Item(Kind::Fact) && is_built_in(&new) {
        return Err(Refusal::BuiltIn(new));
    }
    if let Some(taken) = taken(workspace, target, &new) {
        return Err(Refusal::Taken(taken));
    }
    let edit = |span: Span| Edit { span, replacement: new.clone() };
    Ok(mentions(workspace, target).into_iter().map(|mention| edit(mention.span)).collect())
}

/// What has the new name already, or one that only spelling tells from it.
fn taken(workspace: &Workspace, target: &Target, new: &str) -> Option<String> {
    let clashes = |other: &str| other != target.name && fold(other) == fold(new);
    if let NameKind::Item(kind) = target.kind {
        return workspace.index.alike(kind, new).find(|other| clashes(other)).map(str::to_owned);
    }
    if target.kind == NameKind::Field {
        return workspace.index.mentioned(NameKind::Field).find(|other| clashes(other)).map(str::to_owned);
    }
    let same_kind = workspace.documents.values().flat_map(|document| &document.names.mentions);
    let same_kind = same_kind.filter(|mention| mention.kind == target.kind && clashes(&mention.name));
    if target.kind == NameKind::Value {
        let mut of_fact = same_kind.filter(|mention| mention.beside == target.fact);
        return of_fact.next().map(|mention| mention.name.clone());
    }
    let items = together(workspace, target);
    let mut here = same_kind.filter(|mention| items.contains(&(mention.span.file, mention.item)));
    here.next().map(|mention| mention.name.clone())
}

/// The text in NFC, where the language reads it as a name.
fn name(text: &str) -> Option<String> {
    let (declared, is_code) = read(&format!("fact {text}: yes/no\n"))?;
    (!is_code).then_some(declared).filter(|name| same(name, text))
}

fn code(text: &str) -> Option<String> {
    let (declared, is_code) = read(&format!("procedure {text} \"x\" {{\n    draft\n}}\n"))?;
    is_code.then_some(declared).filter(|code| same(code, text))
}

fn same(read: &str, text: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().eq(read.chars())
}

/// What the one item of a text declares; nothing where the text is not read without findings.
fn read(text: &str) -> Option<(String, bool)> {
    let mut sources = Sources::default();
    let id = sources.add("rename.tt", text.as_bytes()).ok()?;
    let parsed = syntax::parse(sources.get(id)?);
    let [item] = parsed.file.items.as_slice() else { return None };
    let (kind, name) = crate::lower::name_of(item)?;
    parsed.findings.is_empty().then(|| (name.node.clone(), kind == Kind::Procedure))
}
