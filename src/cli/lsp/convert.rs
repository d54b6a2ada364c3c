//! Plain values of the editor's questions into those of the protocol.

use gen_lsp_types as lsp;

use crate::editor::{Kind, NameKind, Point, Range, SymbolKind};

pub(super) const fn point(position: lsp::Position) -> Point {
    Point { line: position.line, unit: position.character }
}

pub(super) const fn position(point: Point) -> lsp::Position {
    lsp::Position { line: point.line, character: point.unit }
}

pub(super) const fn range(range: Range) -> lsp::Range {
    lsp::Range { start: position(range.start), end: position(range.end) }
}

/// What an editor draws beside a symbol.
pub(super) const fn symbol(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Simplification => lsp::SymbolKind::Operator,
        SymbolKind::Name(NameKind::Item(kind)) => match kind {
            Kind::Instrument => lsp::SymbolKind::File,
            Kind::Calendar => lsp::SymbolKind::Array,
            Kind::Role => lsp::SymbolKind::Interface,
            Kind::Office => lsp::SymbolKind::Namespace,
            Kind::Fact => lsp::SymbolKind::Variable,
            Kind::CommonProcess => lsp::SymbolKind::Class,
            Kind::Procedure => lsp::SymbolKind::Function,
            Kind::Program => lsp::SymbolKind::Event,
            Kind::Rating => lsp::SymbolKind::Number,
        },
        SymbolKind::Name(NameKind::Field) => lsp::SymbolKind::Package,
        SymbolKind::Name(NameKind::Value) => lsp::SymbolKind::EnumMember,
        SymbolKind::Name(NameKind::Step | NameKind::Stage) => lsp::SymbolKind::Method,
        SymbolKind::Name(NameKind::Document) => lsp::SymbolKind::Field,
        SymbolKind::Name(NameKind::Result | NameKind::Fee | NameKind::Criterion) => lsp::SymbolKind::Property,
    }
}
