//! What each word is, for colours: as the grammar read it, names by what they stand for. Clauses that cannot be read have none.

use super::lookup;
use super::names::NameKind;
use super::workspace::Workspace;
use crate::source::{FileId, SourceFile, Span};
use crate::syntax::{self, Phrase, Sign, Word, WordKind};

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// A keyword.
    Keyword,
    /// A closed value or a built-in fact.
    BuiltIn,
    /// A name, by what it stands for.
    Name(NameKind),
    /// A name that the language reads as nothing in particular.
    Other,
    /// A code.
    Code,
    /// A text.
    Text,
    /// A number, a date or a time.
    Number,
    /// A comment.
    Comment,
    /// A comment that travels into the bundle.
    Documentation,
    /// An operator.
    Operator,
}

/// A word and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where; on one line.
    pub span: Span,
    /// What.
    pub kind: TokenKind,
    /// Whether it is declared here.
    pub declares: bool,
}

/// The words of a file, in order.
pub fn tokens(workspace: &Workspace, file: FileId) -> Vec<Token> {
    let (Some(source), Some(document)) = (workspace.source(file), workspace.document(file)) else { return Vec::new() };
    let script = syntax::script(source);
    let mut tokens = Vec::new();
    script.items.iter().for_each(|item| phrase(source, item, &mut tokens));
    tokens.extend(document.parsed.comments.iter().map(|comment| Token {
        span: comment.span,
        kind: if comment.documentation { TokenKind::Documentation } else { TokenKind::Comment },
        declares: false,
    }));
    tokens.sort_by_key(|token| token.span);
    // Both are in the order of the text.
    let mut names = document.names.mentions.iter().peekable();
    for token in tokens.iter_mut().filter(|token| matches!(token.kind, TokenKind::Other | TokenKind::Code)) {
        while names.next_if(|name| name.span.start < token.span.start).is_some() {}
        if let Some(name) = names.peek().filter(|name| name.span == token.span) {
            let target = lookup::target(workspace, file, name.span.start).filter(|target| target.span == name.span);
            token.kind = TokenKind::Name(target.map_or(name.kind, |target| target.kind));
            token.declares = name.declares;
        }
    }
    tokens.retain(|token| !source.slice(token.span).contains('\n') && token.span.start < token.span.end);
    tokens
}

fn phrase(source: &SourceFile, of: &Phrase, tokens: &mut Vec<Token>) {
    of.words.iter().chain(&of.after).for_each(|one| word(source, one, tokens));
    for clause in of.block.iter().flat_map(|block| &block.clauses) {
        phrase(source, clause, tokens);
    }
}

fn word(source: &SourceFile, word: &Word, tokens: &mut Vec<Token>) {
    let mut add = |range: &std::ops::Range<usize>, kind| {
        let span = source.span(range.start, range.end);
        tokens.push(Token { span, kind, declares: false });
    };
    match &word.kind {
        WordKind::Keyword(_) => add(&word.range, TokenKind::Keyword),
        WordKind::Value(_) => add(&word.range, TokenKind::BuiltIn),
        WordKind::Document(name, _) => add(name, TokenKind::Other),
        WordKind::Name => add(&word.range, TokenKind::Other),
        WordKind::Code => add(&word.range, TokenKind::Code),
        WordKind::Text(_) => add(&word.range, TokenKind::Text),
        WordKind::Number(_) | WordKind::Date | WordKind::YearlyDay | WordKind::Time => {
            add(&word.range, TokenKind::Number);
        }
        WordKind::Citation(parts) => {
            add(&parts.instrument, TokenKind::Other);
            for part in [&parts.article, &parts.clause, &parts.point].into_iter().flatten() {
                add(part, TokenKind::Number);
            }
        }
        WordKind::Sign(Sign::Operator(_)) => add(&word.range, TokenKind::Operator),
        WordKind::Sign(_) => {}
    }
}
