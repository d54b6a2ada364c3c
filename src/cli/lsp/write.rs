//! What changes texts: formatting, fixes, edits of several files.

use std::collections::{BTreeMap, HashMap};

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, DocumentChange, DocumentFormattingParams, Edit as AnyEdit,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};

use super::answers::Answer;
use super::capabilities::Client;
use super::catalogs::Catalog;
use super::server::Server;
use super::{convert, publish};
use crate::editor::{self, Edit};
use crate::source::{FileId, Span};

pub(super) fn format(server: &mut Server<'_>, params: DocumentFormattingParams) -> Answer<Option<Vec<TextEdit>>> {
    let Some((catalog, file)) = server.catalogs.file(&params.text_document.uri) else { return Ok(None) };
    let edit = editor::styled(&catalog.workspace, file);
    Ok(edit.map(|edit| vec![text_edit(catalog, &edit)]))
}

pub(super) fn actions(server: &mut Server<'_>, params: CodeActionParams) -> Answer<Option<Vec<CodeAction>>> {
    let uri = params.text_document.uri;
    let (language, client) = (server.language(&uri), server.client);
    let Some((catalog, file)) = server.catalogs.file(&uri) else { return Ok(None) };
    let place = |position| catalog.workspace.offset(file, convert::point(position));
    let within = Span { file, start: place(params.range.start), end: place(params.range.end) };
    let found = editor::actions(&catalog.workspace, within, language);
    let action = |action: editor::Action| CodeAction {
        kind: Some(if action.finding.is_some() { CodeActionKind::QuickFix } else { CodeActionKind::RefactorRewrite }),
        diagnostics: action.finding.map(|finding| vec![publish::diagnostic(catalog, &finding, language)]),
        edit: Some(edit(catalog, &action.edits, client)),
        title: action.title,
        ..CodeAction::default()
    };
    Ok(Some(found.into_iter().map(action).collect()))
}

fn text_edit(catalog: &Catalog, edit: &Edit) -> TextEdit {
    TextEdit { range: catalog.range(edit.span), new_text: edit.text.clone() }
}

/// Edits of any files, in the form that the client takes.
pub(super) fn edit(catalog: &Catalog, edits: &[Edit], client: Client) -> WorkspaceEdit {
    let mut by_file: BTreeMap<FileId, Vec<TextEdit>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.span.file).or_default().push(text_edit(catalog, edit));
    }
    if !client.versioned_edits {
        let changes: HashMap<_, _> =
            by_file.into_iter().filter_map(|(file, edits)| Some((catalog.uri(file)?, edits))).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let changes = by_file.into_iter().filter_map(|(file, edits)| {
        let path = catalog.workspace.source(file)?.path();
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: catalog.open.get(path).map(|open| open.version),
            text_document_identifier: TextDocumentIdentifier { uri: catalog.uri(file)? },
        };
        let edits = edits.into_iter().map(AnyEdit::TextEdit).collect();
        Some(DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits }))
    });
    WorkspaceEdit { document_changes: Some(changes.collect()), ..WorkspaceEdit::default() }
}
