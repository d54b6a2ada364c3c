//! Where a thing is declared and named, and giving it another name.

use gen_lsp_types::{
    Definition, DefinitionParams, DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, Location,
    PrepareRenameParams, PrepareRenamePlaceholder, ReferenceParams, RenameParams, TextDocumentPositionParams, TextEdit,
    Uri, WorkspaceEdit,
};
use lsp_server::ErrorCode;

use super::answers::{Answer, error};
use super::catalogs::Catalog;
use super::server::Server;
use super::{convert, links, write};
use crate::editor::{self, Lines, Refusal, Target};
use crate::source::{FileId, Sources, Span, disk};

/// What stands at a place, with its catalog.
fn target<'s>(server: &'s mut Server<'_>, at: &TextDocumentPositionParams) -> Option<(&'s Catalog, FileId, Target)> {
    let (catalog, file) = server.catalogs.file(&at.text_document.uri)?;
    let offset = catalog.workspace.offset(file, convert::point(at.position));
    let target = editor::target(&catalog.workspace, file, offset)?;
    Some((catalog, file, target))
}

pub(super) fn definition(server: &mut Server<'_>, params: DefinitionParams) -> Answer<Option<Definition>> {
    let Some((catalog, _, target)) = target(server, &params.text_document_position_params) else { return Ok(None) };
    let found = editor::definitions(&catalog.workspace, &target);
    let places: Vec<Location> = found.into_iter().filter_map(|mention| catalog.location(mention.span)).collect();
    Ok((!places.is_empty()).then_some(Definition::LocationList(places)))
}

pub(super) fn references(server: &mut Server<'_>, params: ReferenceParams) -> Answer<Option<Vec<Location>>> {
    let Some((catalog, _, target)) = target(server, &params.text_document_position_params) else { return Ok(None) };
    let wanted = params.context.include_declaration;
    let found = editor::mentions(&catalog.workspace, &target).into_iter().filter(|mention| wanted || !mention.declares);
    Ok(Some(found.filter_map(|mention| catalog.location(mention.span)).collect()))
}

pub(super) fn highlights(
    server: &mut Server<'_>,
    params: DocumentHighlightParams,
) -> Answer<Option<Vec<DocumentHighlight>>> {
    let Some((catalog, file, target)) = target(server, &params.text_document_position_params) else { return Ok(None) };
    let here = editor::mentions(&catalog.workspace, &target).into_iter().filter(|mention| mention.span.file == file);
    let highlight = |mention: &editor::Mention| DocumentHighlight {
        range: catalog.range(mention.span),
        kind: Some(if mention.declares { DocumentHighlightKind::Write } else { DocumentHighlightKind::Read }),
    };
    Ok(Some(here.map(highlight).collect()))
}

pub(super) fn prepare_rename(
    server: &mut Server<'_>,
    params: PrepareRenameParams,
) -> Answer<Option<PrepareRenamePlaceholder>> {
    let at = params.text_document_position_params;
    let language = server.language(&at.text_document.uri);
    let Some((catalog, _, target)) = target(server, &at) else { return Ok(None) };
    let (span, placeholder) =
        editor::renamed(&catalog.workspace, &target).map_err(|refusal| refused(&refusal, language))?;
    Ok(Some(PrepareRenamePlaceholder { range: catalog.range(span), placeholder }))
}

pub(super) fn rename(server: &mut Server<'_>, params: RenameParams) -> Answer<Option<WorkspaceEdit>> {
    let at = params.text_document_position_params;
    let language = server.language(&at.text_document.uri);
    let client = server.client;
    let Some((catalog, _, target)) = target(server, &at) else { return Ok(None) };
    let edits =
        editor::rename(&catalog.workspace, &target, &params.new_name).map_err(|refusal| refused(&refusal, language))?;
    let told = if edits.is_empty() { Vec::new() } else { in_scenarios(catalog, &target, params.new_name.trim()) };
    Ok(Some(write::edit(catalog, &edits, told, client)))
}

/// The edits of the scenario files that name a thing, as they are on disk.
fn in_scenarios(catalog: &Catalog, target: &Target, to: &str) -> Vec<(Uri, Vec<TextEdit>)> {
    let codes = editor::codes(&catalog.workspace, target);
    let files = disk::read_scenarios(&catalog.root).map(|found| found.files).unwrap_or_default();
    let mut out = Vec::new();
    for file in files {
        let mut sources = Sources::default();
        let Some(source) = sources.add(&file.path, &file.bytes).ok().and_then(|id| sources.get(id)) else { continue };
        let lines = Lines::of(source.text());
        let place = |at: u32| convert::position(lines.point(source.text(), at as usize));
        let edit = |span: Span| TextEdit {
            range: gen_lsp_types::Range { start: place(span.start), end: place(span.end) },
            new_text: to.to_owned(),
        };
        let edits: Vec<TextEdit> = editor::in_scenarios(source, target, &codes).into_iter().map(edit).collect();
        out.extend(links::uri(&catalog.root.join(&file.path)).filter(|_| !edits.is_empty()).map(|uri| (uri, edits)));
    }
    out
}

fn refused(refusal: &Refusal, language: crate::bundle::Language) -> lsp_server::ResponseError {
    error(ErrorCode::RequestFailed, refusal.say(language))
}
