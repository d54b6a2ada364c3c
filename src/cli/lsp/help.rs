//! Completion and signature help.

use gen_lsp_types::{
    ActiveParameter, CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionList, CompletionParams,
    InsertTextFormat, ParameterInformation, ParameterInformationLabel, SignatureHelp, SignatureHelpParams,
    SignatureInformation, TextEdit,
};

use super::answers::Answer;
use super::convert;
use super::server::Server;
use crate::editor::{self, Offer, OfferKind, SymbolKind};

/// The most things that are offered at once; the list comes anew as somebody types on.
const MOST: usize = 500;

pub(super) fn complete(server: &mut Server<'_>, params: CompletionParams) -> Answer<Option<CompletionList>> {
    let at = params.text_document_position_params;
    let today = (server.settings.now)().map(|now| now.date());
    let takes_snippets = server.client.takes_snippets;
    let Some((catalog, file)) = server.catalogs.file(&at.text_document.uri) else { return Ok(None) };
    let offset = catalog.workspace.offset(file, convert::point(at.position));
    let offers = editor::complete(&catalog.workspace, file, offset, today);
    // A blank asks for names; nobody wants to be told at each that a clause may go on.
    let by_blank = params.context.and_then(|context| context.trigger_character).is_some_and(|typed| typed == " ");
    if by_blank && offers.iter().all(|offer| offer.kind == OfferKind::Keyword) {
        return Ok(None);
    }
    let is_incomplete = offers.len() > MOST;
    let item = |(order, offer): (usize, Offer)| {
        let snippet = offer.snippet.filter(|_| takes_snippets);
        let is_snippet = snippet.is_some();
        let edit =
            TextEdit { range: catalog.range(offer.span), new_text: snippet.unwrap_or_else(|| offer.label.clone()) };
        CompletionItem {
            kind: Some(kind(offer.kind)),
            detail: offer.detail,
            // As offered: by position, not by letter.
            sort_text: Some(format!("{order:04}")),
            insert_text_format: is_snippet.then_some(InsertTextFormat::Snippet),
            text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
            label: offer.label,
            ..CompletionItem::default()
        }
    };
    let items = offers.into_iter().take(MOST).enumerate().map(item).collect();
    Ok(Some(CompletionList { is_incomplete, item_defaults: None, apply_kind: None, items }))
}

const fn kind(kind: OfferKind) -> CompletionItemKind {
    match kind {
        OfferKind::Keyword => CompletionItemKind::Keyword,
        OfferKind::BuiltIn => CompletionItemKind::Constant,
        OfferKind::Date => CompletionItemKind::Value,
        OfferKind::Name(name) => match convert::symbol(SymbolKind::Name(name)) {
            gen_lsp_types::SymbolKind::Variable => CompletionItemKind::Variable,
            gen_lsp_types::SymbolKind::Function => CompletionItemKind::Function,
            gen_lsp_types::SymbolKind::Method => CompletionItemKind::Method,
            gen_lsp_types::SymbolKind::Field => CompletionItemKind::Field,
            gen_lsp_types::SymbolKind::EnumMember => CompletionItemKind::EnumMember,
            gen_lsp_types::SymbolKind::Class => CompletionItemKind::Class,
            _ => CompletionItemKind::Reference,
        },
    }
}

pub(super) fn signature(server: &mut Server<'_>, params: SignatureHelpParams) -> Answer<Option<SignatureHelp>> {
    let at = params.text_document_position_params;
    let Some((catalog, file)) = server.catalogs.file(&at.text_document.uri) else { return Ok(None) };
    let offset = catalog.workspace.offset(file, convert::point(at.position));
    let Some(found) = editor::signature(&catalog.workspace, file, offset) else { return Ok(None) };
    let part = |(start, end): &(u32, u32)| ParameterInformation {
        label: ParameterInformationLabel::Tuple((*start, *end)),
        documentation: None,
    };
    let due = u32::try_from(found.due).ok().map(ActiveParameter::Int);
    let signature = SignatureInformation {
        parameters: Some(found.parts.iter().map(part).collect()),
        label: found.label,
        documentation: None,
        active_parameter: due,
    };
    Ok(Some(SignatureHelp { signatures: vec![signature], active_signature: Some(0), active_parameter: due }))
}
