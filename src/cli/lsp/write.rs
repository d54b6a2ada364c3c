//! What changes texts: formatting, fixes, edits of several files.

use std::collections::{BTreeMap, HashMap};

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CreateFile, DocumentChange, DocumentFormattingParams,
    Edit as AnyEdit, OptionalVersionedTextDocumentIdentifier, Position, TextDocumentEdit, TextDocumentIdentifier,
    TextEdit, Uri, WorkspaceEdit,
};

use lsp_server::ErrorCode;

use super::answers::{Answer, error};
use super::capabilities::Client;
use super::catalogs::Catalog;
use super::server::Server;
use super::{convert, links, publish};
use crate::bundle::Language;
use crate::editor::{self, Edit};
use crate::source::{FileId, SourceFile, Span, disk};

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
        edit: Some(edit(catalog, &action.edits, Vec::new(), client)),
        title: action.title,
        ..CodeAction::default()
    };
    let mut actions: Vec<CodeAction> = found.into_iter().map(action).collect();
    if client.makes_files && editor::states(&catalog.workspace, file, within.start).is_some() {
        let place = Asked { uri, position: params.range.start };
        actions.push(CodeAction {
            title: match language {
                Language::Vi => "Thêm tình huống cho mệnh đề này".to_owned(),
                Language::En => "Add a scenario for this clause".to_owned(),
            },
            kind: Some(CodeActionKind::Refactor),
            data: serde_json::to_value(place).ok(),
            ..CodeAction::default()
        });
    }
    Ok(Some(actions))
}

/// Where an action was asked for whose edits are worked out once it is chosen.
#[derive(serde::Serialize, serde::Deserialize)]
struct Asked {
    uri: Uri,
    position: Position,
}

/// Adds the scenarios of a clause, in a file of their own that is not there yet.
pub(super) fn resolve(server: &mut Server<'_>, mut action: CodeAction) -> Answer<CodeAction> {
    let asked = action.data.clone().and_then(|data| serde_json::from_value::<Asked>(data).ok());
    let Some(asked) = asked else { return Ok(action) };
    let language = server.language(&asked.uri);
    let Some((catalog, file)) = server.catalogs.file(&asked.uri) else { return Ok(action) };
    let at = catalog.workspace.offset(file, convert::point(asked.position));
    let found = editor::scenarios(&catalog.workspace, file, at);
    let made = found.and_then(|found| made(catalog, &found.stem, found.text));
    let nothing = || {
        let said = match language {
            Language::Vi => "không dựng được hồ sơ nào làm mệnh đề này đổi kết quả",
            Language::En => "no dossier could be built that shows this clause",
        };
        error(ErrorCode::RequestFailed, said.to_owned())
    };
    action.edit = Some(made.ok_or_else(nothing)?);
    Ok(action)
}

/// The edit that makes a scenario file under the first free name.
fn made(catalog: &Catalog, stem: &str, text: String) -> Option<WorkspaceEdit> {
    let names = (1..1_000_u32).map(|number| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        catalog.root.join(format!("{stem}.suggested{number}{}", disk::SCENARIOS))
    });
    let path = names.into_iter().find(|path| !path.exists())?;
    let uri = links::uri(&path)?;
    let create = CreateFile::new(uri.clone(), None, None);
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version: None,
        text_document_identifier: TextDocumentIdentifier { uri },
    };
    let insert = TextEdit { range: gen_lsp_types::Range::default(), new_text: text };
    let edits = vec![AnyEdit::TextEdit(insert)];
    let changes = vec![
        DocumentChange::CreateFile(create),
        DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits }),
    ];
    Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
}

fn text_edit(catalog: &Catalog, edit: &Edit) -> TextEdit {
    TextEdit { range: catalog.range(edit.span), new_text: edit.text.clone() }
}

/// Edits of any files, in the form that the client takes; `told` are those of files that are no rules.
pub(super) fn edit(
    catalog: &Catalog,
    edits: &[Edit],
    told: Vec<(Uri, Vec<TextEdit>)>,
    client: Client,
) -> WorkspaceEdit {
    let mut by_file: BTreeMap<FileId, Vec<TextEdit>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.span.file).or_default().push(text_edit(catalog, edit));
    }
    let mut all: Vec<(Uri, Option<i32>, Vec<TextEdit>)> = Vec::new();
    for (file, edits) in by_file {
        let path = catalog.workspace.source(file).map_or("", SourceFile::path);
        let version = catalog.open.get(path).map(|open| open.version);
        all.extend(catalog.uri(file).map(|uri| (uri, version, edits)));
    }
    all.extend(told.into_iter().map(|(uri, edits)| (uri, None, edits)));
    if !client.versioned_edits {
        let changes: HashMap<_, _> = all.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let changes = all.into_iter().map(|(uri, version, edits)| {
        let text_document_identifier = TextDocumentIdentifier { uri };
        let text_document = OptionalVersionedTextDocumentIdentifier { version, text_document_identifier };
        let edits = edits.into_iter().map(AnyEdit::TextEdit).collect();
        DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits })
    });
    WorkspaceEdit { document_changes: Some(changes.collect()), ..WorkspaceEdit::default() }
}
