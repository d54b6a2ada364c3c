//! What files declare, and what of them can be folded.

use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolParams, FoldingRange, FoldingRangeKind, FoldingRangeParams,
    WorkspaceSymbol, WorkspaceSymbolLocation, WorkspaceSymbolParams,
};

use super::answers::Answer;
use super::catalogs::Catalog;
use super::convert;
use super::server::Server;
use crate::editor::{self, Symbol};

pub(super) fn symbols(server: &mut Server<'_>, params: DocumentSymbolParams) -> Answer<Option<Vec<DocumentSymbol>>> {
    let Some((catalog, file)) = server.catalogs.file(&params.text_document.uri) else { return Ok(None) };
    let found = editor::symbols(&catalog.workspace, file);
    Ok(Some(found.iter().map(|symbol| self::symbol(catalog, symbol)).collect()))
}

fn symbol(catalog: &Catalog, of: &Symbol) -> DocumentSymbol {
    let children = of.children.iter().map(|child| symbol(catalog, child)).collect();
    let (range, name_range) = (catalog.range(of.span), catalog.range(of.name_span));
    let kind = convert::symbol(of.kind);
    DocumentSymbol::new(of.name.clone(), of.title.clone(), kind, None, None, range, name_range, Some(children))
}

pub(super) fn search(server: &mut Server<'_>, params: WorkspaceSymbolParams) -> Answer<Option<Vec<WorkspaceSymbol>>> {
    let mut out = Vec::new();
    for catalog in server.catalogs.iter_mut() {
        for found in editor::symbols_of_catalog(&catalog.workspace, &params.query) {
            let Some(location) = catalog.location(found.span) else { continue };
            let name = match found.title {
                Some(title) => format!("{} {title}", found.name),
                None => found.name,
            };
            let kind = convert::symbol(found.kind);
            let base_symbol_information = BaseSymbolInformation { name, kind, tags: None, container_name: None };
            let location = WorkspaceSymbolLocation::Location(location);
            out.push(WorkspaceSymbol { location, data: None, base_symbol_information });
        }
    }
    Ok(Some(out))
}

pub(super) fn folds(server: &mut Server<'_>, params: FoldingRangeParams) -> Answer<Option<Vec<FoldingRange>>> {
    let Some((catalog, file)) = server.catalogs.file(&params.text_document.uri) else { return Ok(None) };
    let folds = editor::folds(&catalog.workspace, file).into_iter().map(|fold| FoldingRange {
        start_line: fold.first,
        end_line: fold.last,
        kind: Some(if fold.comments { FoldingRangeKind::Comment } else { FoldingRangeKind::Region }),
        ..FoldingRange::default()
    });
    Ok(Some(folds.collect()))
}
