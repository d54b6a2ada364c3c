//! Turns the documents of a version into the flat list, the groups and the condition of completeness.

use super::Emitter;
use crate::bundle::{self, Logic};
use crate::model::{Document, DocumentGroup, Documents};

/// What a version says of its documents.
pub(super) struct Written {
    pub(super) list: Vec<bundle::Document>,
    pub(super) groups: Vec<bundle::DocumentGroup>,
    pub(super) complete: Logic,
}

impl Emitter<'_> {
    /// A version without a `hồ sơ` block, which only a draft can be, asks for nothing.
    pub(super) fn documents(&mut self, documents: Option<&Documents>) -> Written {
        let Some(documents) = documents else {
            return Written { list: Vec::new(), groups: Vec::new(), complete: Logic(serde_json::Value::Bool(true)) };
        };
        Written {
            list: documents.list.iter().map(|document| self.document(document)).collect(),
            groups: documents.groups.iter().map(|group| self.group(group)).collect(),
            complete: self.logic(&documents.complete),
        }
    }

    fn document(&mut self, document: &Document) -> bundle::Document {
        let row = &document.row;
        bundle::Document {
            id: row.id.clone(),
            title: row.title.clone(),
            group: document.group.clone(),
            cases: document.cases.clone(),
            quantity: row.quantity,
            form: row.form.clone(),
            presented: row.presented,
            digitise: row.digitise,
            optional: row.optional,
            drawn_from: row.drawn_from.clone(),
            when: self.when(document.when.as_ref()),
            provenance: self.provenance(&row.provenance),
        }
    }

    fn group(&mut self, group: &DocumentGroup) -> bundle::DocumentGroup {
        bundle::DocumentGroup {
            id: group.id.clone(),
            ordered: group.ordered,
            when: self.when(group.when.as_ref()),
            provenance: self.provenance(&group.provenance),
        }
    }
}
