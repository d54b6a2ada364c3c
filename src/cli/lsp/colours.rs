//! Semantic tokens.

use gen_lsp_types::{SemanticToken, SemanticTokens, SemanticTokensLegend, SemanticTokensParams};

use super::answers::Answer;
use super::server::Server;
use crate::editor::{self, Kind, NameKind, TokenKind};

/// The types of tokens, in the order of the legend.
const TYPES: [&str; 15] = [
    "keyword",
    "string",
    "number",
    "comment",
    "operator",
    "variable",
    "enumMember",
    "function",
    "namespace",
    "type",
    "class",
    "method",
    "property",
    "event",
    "decorator",
];

/// The modifiers, in the order of the legend.
const MODIFIERS: [&str; 3] = ["declaration", "documentation", "defaultLibrary"];
const DECLARATION: u32 = 1;
const DOCUMENTATION: u32 = 2;
const DEFAULT_LIBRARY: u32 = 4;

pub(super) fn legend() -> SemanticTokensLegend {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    SemanticTokensLegend { token_types: owned(&TYPES), token_modifiers: owned(&MODIFIERS) }
}

pub(super) fn tokens(server: &mut Server<'_>, params: SemanticTokensParams) -> Answer<Option<SemanticTokens>> {
    let Some((catalog, file)) = server.catalogs.file(&params.text_document.uri) else { return Ok(None) };
    let (mut line, mut unit): (u32, u32) = (0, 0);
    let mut data = Vec::new();
    for token in editor::tokens(&catalog.workspace, file) {
        let range = catalog.workspace.range(token.span);
        let (kind, modifiers) = of(token.kind);
        let Some(token_type) = TYPES.iter().position(|known| *known == kind).and_then(|at| u32::try_from(at).ok())
        else {
            continue;
        };
        // Tokens come in order and on one line each; each is told from the one before.
        let Some(delta_line) = range.start.line.checked_sub(line) else { continue };
        let from = if delta_line == 0 { unit } else { 0 };
        let Some(delta_start) = range.start.unit.checked_sub(from) else { continue };
        let Some(length) = range.end.unit.checked_sub(range.start.unit) else { continue };
        let token_modifiers_bitset = modifiers | if token.declares { DECLARATION } else { 0 };
        data.push(SemanticToken { delta_line, delta_start, length, token_type, token_modifiers_bitset });
        (line, unit) = (range.start.line, range.start.unit);
    }
    Ok(Some(SemanticTokens { result_id: None, data }))
}

const fn of(kind: TokenKind) -> (&'static str, u32) {
    match kind {
        TokenKind::Keyword => ("keyword", 0),
        TokenKind::BuiltIn => ("enumMember", DEFAULT_LIBRARY),
        TokenKind::Text => ("string", 0),
        TokenKind::Number => ("number", 0),
        TokenKind::Comment => ("comment", 0),
        TokenKind::Documentation => ("comment", DOCUMENTATION),
        TokenKind::Operator => ("operator", 0),
        TokenKind::Other => ("property", 0),
        TokenKind::Code => ("function", 0),
        TokenKind::Name(name) => (of_name(name), 0),
    }
}

const fn of_name(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Item(Kind::Fact) => "variable",
        NameKind::Item(Kind::Procedure) => "function",
        NameKind::Item(Kind::Instrument) => "namespace",
        NameKind::Item(Kind::Role | Kind::Office | Kind::Calendar | Kind::Rating) => "type",
        NameKind::Item(Kind::CommonProcess) | NameKind::Field => "class",
        NameKind::Item(Kind::Program) => "event",
        NameKind::Value => "enumMember",
        NameKind::Step | NameKind::Stage => "method",
        NameKind::Document | NameKind::Result | NameKind::Fee | NameKind::Criterion => "property",
    }
}
