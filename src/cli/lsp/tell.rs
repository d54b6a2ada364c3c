//! Hovers and inlay hints, in words.

use gen_lsp_types::{Contents, Hover, HoverParams, InlayHint, InlayHintParams, Label, MarkupContent, MarkupKind};

use super::answers::Answer;
use super::convert;
use super::server::Server;
use crate::bundle::{Fact, Language};
use crate::cli::show;
use crate::diagnostics::Explanation;
use crate::editor::{self, About, HintKind, Occasion, Reckoned, WORKING_DAY, Worked, Workspace};
use crate::runtime::Moment;
use crate::source::Span;
use crate::wording::say;

words! {
    /// Before the moment of a limit.
    on(received, office) "Nhận {received} tại {office}" / "Received {received} at {office}";
    before_tet(received, office) "Nhận trước Tết, {received}, tại {office}" / "Received before Tết, {received}, at {office}";
    provisional() " (tạm tính)" / " (provisional)";
    used(count) "Dùng ở {count} chỗ" / "Used in {count} places";
    unused() "Chưa dùng ở đâu" / "Used nowhere";
    more(count) "và {count} chỗ khác" / "and {count} more";
    built_in() "Dữ kiện có sẵn" / "Built-in fact";
    critical(time) "đường găng: {time}" / "critical path: {time}";
    if_now(at) "→ {at}" / "→ {at}";
}

pub(super) fn hover(server: &mut Server<'_>, params: HoverParams) -> Answer<Option<Hover>> {
    let at = params.text_document_position_params;
    let language = server.language(&at.text_document.uri);
    let now = (server.settings.now)();
    let Some((catalog, file)) = server.catalogs.file(&at.text_document.uri) else { return Ok(None) };
    let workspace = &catalog.workspace;
    let offset = workspace.offset(file, convert::point(at.position));
    let Some(found) = editor::hover(workspace, file, offset, now) else { return Ok(None) };
    let value = match &found.about {
        About::Procedure(code) => now.and_then(|now| {
            let page = show::page(workspace.rules()?, code, now.date().and_hms_opt(0, 0, 0)?, language)?;
            Some(format!("```text\n{}\n```", page.trim_end()))
        }),
        About::Limit(worked) => Some(limit(workspace, worked, language)),
        About::Declared { texts, used, count } => Some(declared(texts, used, *count, language)),
        About::BuiltIn(fact) => Some(fact_text(fact, language)),
        About::Code(code) => explained(code, language),
    };
    let contents = |value| Contents::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value });
    Ok(value.map(|value| Hover { contents: contents(value), range: Some(catalog.range(found.span)) }))
}

fn limit(workspace: &Workspace, worked: &Worked, language: Language) -> String {
    let office = workspace.rules().and_then(|rules| rules.office(&worked.office));
    let office = office.map_or(worked.office.as_str(), |office| office.title.pick(language));
    let line = |one: &Reckoned| {
        let received = say::moment(Moment(one.received), language);
        let lead = match one.occasion {
            Occasion::Now => on(language, &received, &office),
            Occasion::BeforeTet => before_tet(language, &received, &office),
        };
        format!("- {lead}: **{}**", due(one, language))
    };
    worked.reckoned.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn due(one: &Reckoned, language: Language) -> String {
    let mark = if one.provisional { provisional(language) } else { String::new() };
    format!("{}{mark}", say::moment(Moment(one.due), language))
}

fn declared(texts: &[String], places: &[String], count: usize, language: Language) -> String {
    let mut parts: Vec<String> = texts.iter().map(|text| format!("```tt\n{text}\n```")).collect();
    if count == 0 {
        parts.push(unused(language));
    } else {
        let mut lines = vec![format!("{}:", used(language, &count))];
        lines.extend(places.iter().map(|place| format!("- `{place}`")));
        let left = count.checked_sub(places.len()).filter(|left| *left > 0);
        lines.extend(left.map(|left| format!("- {}", more(language, &left))));
        parts.push(lines.join("\n"));
    }
    parts.join("\n\n")
}

fn fact_text(fact: &Fact, language: Language) -> String {
    let name = match (language, &fact.alias) {
        (Language::Vi, Some(alias)) => alias,
        _ => &fact.id,
    };
    format!("{}: `{name}`\n\n{}", built_in(language), fact.title.pick(language))
}

fn explained(code: &str, language: Language) -> Option<String> {
    let explanation = Explanation::all().into_iter().find(|one| one.code == code)?;
    let words = explanation.words(language);
    Some(format!("**{code}**\n\n{}\n\n{}", words.meaning.trim(), words.cure.trim()))
}

pub(super) fn hints(server: &mut Server<'_>, params: InlayHintParams) -> Answer<Option<Vec<InlayHint>>> {
    let uri = params.text_document.uri;
    let language = server.language(&uri);
    let now = (server.settings.now)();
    let Some((catalog, file)) = server.catalogs.file(&uri) else { return Ok(None) };
    let workspace = &catalog.workspace;
    let place = |position| workspace.offset(file, convert::point(position));
    let within = Span { file, start: place(params.range.start), end: place(params.range.end) };
    let hint = |hint: editor::Hint| {
        let label = match &hint.kind {
            HintKind::Due(worked) => if_now(language, &due(worked.reckoned.first()?, language)),
            HintKind::Critical(minutes) => critical(language, &time(*minutes, language)),
        };
        let label = Label::String(label);
        Some(InlayHint {
            position: catalog.range(hint.span).end,
            label,
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    };
    Ok(Some(editor::hints(workspace, within, now).into_iter().filter_map(hint).collect()))
}

/// `2 ngày làm việc 1 giờ 5 phút`.
fn time(minutes: u64, language: Language) -> String {
    use crate::wording::{hours, minutes as in_minutes, working_days};
    let part = |amount: u64, unit: u64| amount.checked_div(unit).unwrap_or(0);
    let rest = |amount: u64, unit: u64| amount.checked_rem(unit).unwrap_or(0);
    let within_day = rest(minutes, WORKING_DAY);
    let mut parts = Vec::new();
    for (count, word) in [
        (part(minutes, WORKING_DAY), working_days as fn(Language, &dyn std::fmt::Display) -> String),
        (part(within_day, 60), hours),
        (rest(within_day, 60), in_minutes),
    ] {
        if count > 0 {
            parts.push(word(language, &count));
        }
    }
    parts.join(" ")
}
