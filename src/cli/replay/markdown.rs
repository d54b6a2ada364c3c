//! The report for people, in Markdown.

use super::report::{Group, Report, Shown};
use super::words;
use crate::bundle::Language;
use crate::cli::logs::told;
use crate::cli::markdown::{self, cell};
use crate::diagnostics::render::hush;
use crate::replay::{Kind, Moved};
use crate::runtime::Moment;
use crate::wording::say;

/// The whole text.
pub(super) fn report(report: &Report<'_>) -> String {
    let language = report.language;
    let title = if report.old.is_some() { words::title_two(language) } else { words::title_one(language) };
    let mut lines = vec![format!("# {title}"), String::new()];
    lines.extend(head(report).into_iter().map(|line| format!("- {}", cell(&line))));
    lines.extend([String::new(), format!("## {}", words::all(language)), String::new()]);
    table(&mut lines, &[report.total()], report);
    let headings = [
        words::by_procedure(language),
        words::by_office(language),
        words::by_field(language),
        words::by_month(language),
    ];
    for (heading, shown) in headings.into_iter().zip(report.kinds()) {
        lines.extend([String::new(), format!("## {heading}"), String::new()]);
        kind(&mut lines, shown, report);
    }
    lines.join("\n") + "\n"
}

/// What was read, by which rules and as of when.
fn head(report: &Report<'_>) -> Vec<String> {
    let language = report.language;
    let number = |count: u64| say::number(count.into(), language);
    let intake = &report.intake;
    let mut lines = vec![
        match report.old {
            Some(old) => words::rules_two(language, &told::named(old), &told::named(report.new)),
            None => told::rules(report.new, language),
        },
        words::log(language, &report.files.join(", ")),
        words::as_of(language, &say::moment(Moment(report.as_of), language), &report.due_soon),
        words::rows(language, &number(intake.rows), &number(intake.rejected)),
    ];
    lines.extend(told::rejected(intake, language));
    if report.later > 0 {
        lines.push(words::later(language, &number(report.later)));
    }
    lines.extend(told::repeated(intake, language));
    if intake.untold > 0 {
        lines.push(words::untold(language, &number(intake.untold)));
    }
    lines.extend(told::unread(intake, language));
    if report.old.is_some() {
        let total = &report.groups.total;
        let alone = |decided: u64| total.dossiers.checked_sub(decided).unwrap_or(0);
        let (old, new) = (alone(total.new.dossiers), alone(total.old.dossiers));
        if old > 0 || new > 0 {
            lines.push(words::one_side(language, &number(old), &number(new)));
        }
        let unknown = total.fee.unknown;
        if unknown > 0 {
            lines.push(words::fees_unknown(language, &number(unknown)));
        }
        let moves = |moved: &Moved| [number(moved.earlier), number(moved.later)];
        let [earlier, later] = moves(&total.statutory);
        lines.push(words::statutory_moves(language, &earlier, &later));
        let [earlier, later] = moves(&total.committed);
        lines.push(words::committed_moves(language, &earlier, &later));
    }
    lines
}

/// The groups of one kind; of a change, those in which something changes.
fn kind(lines: &mut Vec<String>, mut shown: Shown<'_>, report: &Report<'_>) {
    let language = report.language;
    shown.groups.retain(changes);
    if shown.groups.is_empty() && shown.suppressed == 0 {
        lines.push(match &report.old {
            None => words::no_dossiers(language),
            Some(_) if report.groups.total.fee.unknown > 0 => words::nothing_known_changes(language),
            Some(_) => words::nothing_changes(language),
        });
        return;
    }
    if !shown.groups.is_empty() {
        table(lines, &shown.groups, report);
    }
    if let Some(least) = report.public.filter(|_| shown.suppressed > 0) {
        lines.extend([String::new(), words::suppressed(language, &shown.suppressed, &least)]);
    }
    let examples: Vec<String> = shown.groups.iter().filter_map(|group| examples(group, language)).collect();
    if !examples.is_empty() {
        lines.extend([String::new(), format!("{}:", words::examples(language)), String::new()]);
        lines.extend(examples);
    }
}

/// Whether something changes in a group, or nothing is compared.
fn changes(group: &Group<'_>) -> bool {
    let Some(changes) = &group.changes else { return true };
    let moved = [changes.statutory, changes.committed, changes.promised];
    let none = Moved::default();
    moved.into_iter().any(|moved| *moved != none)
        || changes.fee.less > 0
        || changes.fee.more > 0
        || [changes.newly_same_day, changes.no_longer_same_day, changes.newly_late, changes.no_longer_late]
            .iter()
            .any(|count| *count > 0)
}

fn table(lines: &mut Vec<String>, groups: &[Group<'_>], report: &Report<'_>) {
    let language = report.language;
    let two = report.old.is_some();
    let head = if two { changed_head(language) } else { seen_head(language) };
    let rows = groups.iter().map(|group| {
        let name = match (&group.id, group.title) {
            (Some(id), Some(title)) => format!("{id} {title}"),
            (Some(id), None) => id.clone(),
            (None, _) => words::all(language),
        };
        let mut cells = vec![cell(&name), say::number(group.dossiers.into(), language)];
        cells.extend(if two { changed(group, language) } else { seen(group, language) });
        cells
    });
    lines.extend(markdown::table(&head, &rows.collect::<Vec<_>>()));
}

fn seen_head(language: Language) -> Vec<String> {
    vec![
        words::group(language),
        words::dossiers(language),
        words::in_time(language),
        words::late(language),
        words::open(language),
        words::due_soon(language),
        words::overdue(language),
        words::waiting(language),
        words::unknown(language),
        words::out(language),
        words::in_time_rate(language),
        words::on_the_spot(language),
    ]
}

fn seen(group: &Group<'_>, language: Language) -> Vec<String> {
    let side = &group.new;
    let seen = side.seen;
    let counts =
        [seen.on_time, seen.late, seen.open, seen.due_soon, seen.overdue, seen.waiting, seen.unknown, seen.out];
    let mut cells: Vec<String> = counts.iter().map(|count| say::number((*count).into(), language)).collect();
    let share = |share: Option<u64>| share.map_or_else(|| "–".to_owned(), |share| say::share(share, language));
    cells.push(share(side.in_time_rate));
    cells.push(format!("{} ({})", say::number(seen.on_the_spot.into(), language), share(side.on_the_spot_rate)));
    cells
}

fn changed_head(language: Language) -> Vec<String> {
    vec![
        words::group(language),
        words::dossiers(language),
        words::earlier(language),
        words::later_promise(language),
        words::found_lost(language),
        words::less(language),
        words::more(language),
        words::newly_same_day(language),
        words::no_longer_same_day(language),
        words::newly_late(language),
        words::no_longer_late(language),
    ]
}

fn changed(group: &Group<'_>, language: Language) -> Vec<String> {
    let Some(changes) = &group.changes else { return Vec::new() };
    let number = |count: u64| say::number(count.into(), language);
    let with = |count: u64, sum: String| if count == 0 { number(0) } else { format!("{} ({sum})", number(count)) };
    let promised = changes.promised;
    vec![
        with(promised.earlier, number(promised.days_earlier)),
        with(promised.later, number(promised.days_later)),
        format!("{} / {}", number(promised.found), number(promised.lost)),
        with(changes.fee.less, say::dong(changes.fee.dong_less, language)),
        with(changes.fee.more, say::dong(changes.fee.dong_more, language)),
        number(changes.newly_same_day),
        number(changes.no_longer_same_day),
        number(changes.newly_late),
        number(changes.no_longer_late),
    ]
}

/// The first dossiers of each kind in a group; of what is compared, of changes alone.
fn examples(group: &Group<'_>, language: Language) -> Option<String> {
    let examples = group.examples?;
    let changed = [
        (words::earlier(language), Kind::Earlier),
        (words::later_promise(language), Kind::Later),
        (words::less(language), Kind::Cheaper),
        (words::more(language), Kind::Dearer),
        (words::newly_same_day(language), Kind::NewlySameDay),
        (words::no_longer_same_day(language), Kind::NoLongerSameDay),
        (words::newly_late(language), Kind::NewlyLate),
        (words::no_longer_late(language), Kind::NoLongerLate),
    ];
    let seen = [(words::late(language), Kind::Late), (words::due_soon(language), Kind::DueSoon)];
    let kinds: Vec<_> = if group.changes.is_some() { changed.into() } else { seen.into() };
    let dossiers = kinds.into_iter().map(|(what, kind)| (what, examples.of(kind)));
    let told = dossiers.filter(|(_, dossiers)| !dossiers.is_empty()).map(|(what, dossiers)| {
        let dossiers: Vec<String> =
            dossiers.iter().map(|dossier| format!("`{}`", hush(dossier).replace('`', "'"))).collect();
        words::example(language, &what, &dossiers.join(", "))
    });
    let told: Vec<String> = told.collect();
    let id = group.id.as_ref().filter(|_| !told.is_empty())?;
    Some(format!("- {}: {}", cell(id), cell(&told.join("; "))))
}
