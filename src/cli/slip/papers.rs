//! What the applicant hands in and pays.

use super::{Case, words};
use crate::bundle::Quantity;
use crate::cli::page::Page;
use crate::runtime::{Document, FeeRow};
use crate::wording::presented;
use crate::wording::say::{self, form_name, numbers};

/// The documents that are asked for, groups of alternatives together, then those that depend on what is not known, those that
/// may come along.
pub(super) fn documents(case: &Case<'_>, page: &mut Page) {
    let language = case.language;
    let sets = case.version.and_then(|version| version.sets);
    let sets = sets.map(|sets| format!(" ({})", words::sets(language, &sets))).unwrap_or_default();
    page.line(&format!("{}{sets}:", words::documents(language)));
    let all = &case.decision.documents;
    let required: Vec<&Document> = all.iter().filter(|document| document.required == Some(true)).collect();
    if required.is_empty() {
        page.row("- ", &words::no_documents(language));
    }
    list(case, page, &required);
    let open: Vec<&Document> = all.iter().filter(|document| document.required.is_none()).collect();
    if !open.is_empty() {
        page.line(&format!("{}:", words::documents_open(language)));
        list(case, page, &open);
    }
    let declared = case.version.map_or(&[][..], |version| &version.documents);
    let optional: Vec<&Document> =
        all.iter().filter(|document| declared.iter().any(|one| one.id == document.id && one.optional)).collect();
    if !optional.is_empty() {
        page.line(&format!("{}:", words::documents_optional(language)));
        list(case, page, &optional);
    }
}

fn list(case: &Case<'_>, page: &mut Page, documents: &[&Document]) {
    let alone = |document: &Document| {
        documents.iter().filter(|other| other.group.is_some() && other.group == document.group).count() < 2
    };
    let mut group: Option<&String> = None;
    for document in documents {
        if alone(document) {
            page.row("- ", &describe(case, document));
            continue;
        }
        if group != document.group.as_ref() {
            page.row("- ", &words::one_of(case.language));
        }
        page.row("    + ", &describe(case, document));
        group = document.group.as_ref();
    }
}

fn describe(case: &Case<'_>, document: &Document) -> String {
    let language = case.language;
    let mut own = case.version.iter().flat_map(|version| &version.documents);
    let declared = own.find(|declared| declared.id == document.id);
    let title = declared.map_or(document.id.as_str(), |declared| declared.title.pick(language));
    let Document { originals, copies, certified, electronic, .. } = *document;
    let mut parts = numbers(Quantity { originals, copies, certified, electronic }, language);
    if let Some(declared) = declared {
        parts.extend(declared.presented.then(|| presented(language)));
        parts.extend(declared.form.as_ref().map(|form| form_name(language, form)));
    }
    let mark = case.mark(declared.is_some_and(|declared| declared.provenance.illustrative));
    let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    let names: Vec<String> =
        document.depends_on.iter().map(|name| say::fact(name, case.bundle, case.version, language)).collect();
    let depends =
        if names.is_empty() { String::new() } else { format!("; {} {}", words::depends(language), names.join(", ")) };
    format!("{title}{parts}{mark}{depends}")
}

/// Fees, a row each, and their sum.
pub(super) fn fees(case: &Case<'_>, page: &mut Page) {
    let language = case.language;
    let fee = &case.decision.fee;
    page.line(&format!("{}:", words::fee(language)));
    if fee.rows.is_empty() {
        page.row("- ", &words::fee_none(language));
        return;
    }
    for row in &fee.rows {
        let label = match row.id.as_str() {
            "lệ phí" => words::fee_charge(language),
            "phí" => words::fee_plain(language),
            name if is_charge(case, name) => words::charge_named(language, &name),
            name => words::fee_named(language, &name),
        };
        page.row("- ", &format!("{label}: {}{}", amount(case, row), case.mark(row.illustrative)));
    }
    if let (true, Some(sum)) = (fee.rows.len() > 1, fee.amount) {
        page.row("- ", &format!("{}: {}", words::fee_sum(language), say::money(sum, language)));
    }
    if !fee.missing.is_empty() {
        page.row("- ", &words::depends(language));
        for name in &fee.missing {
            page.row("    + ", &say::fact(name, case.bundle, case.version, language));
        }
    }
}

/// Whether a named fee is a charge, `lệ phí`: its rule begins so.
fn is_charge(case: &Case<'_>, id: &str) -> bool {
    let mut rows = case.version.iter().flat_map(|version| &version.fees).filter(|fee| fee.id == id);
    rows.any(|fee| fee.rule.starts_with("lệ phí") || fee.rule.starts_with("charge"))
}

/// The amount; where it is set elsewhere, by what.
fn amount(case: &Case<'_>, row: &FeeRow) -> String {
    let language = case.language;
    if let Some(amount) = row.amount {
        return say::money(amount, language);
    }
    let mut rows = case.version.iter().flat_map(|version| &version.fees).filter(|fee| fee.id == row.id);
    let set_by = rows.find_map(|fee| fee.set_by.as_ref());
    set_by.map_or_else(|| words::fee_unknown(language), |text| words::fee_elsewhere(language, &text.pick(language)))
}
