//! The rules before and after: applicants, channels, limits, steps, documents, fees, requirements, the same-day rule.

use super::pair::{Pair, Side};
use super::sided::sided;
use super::words;
use crate::bundle::{
    Applicant, ChannelMode, DeadlineKind, Document, Language, Logic, Provenance, SameDayClauseKind, Step, Version,
};
use crate::wording::logic::Writer;
use crate::wording::presented;
use crate::wording::say::{self, form_name, numbers};

/// A list of a version as lines.
type Lines<'a> = fn(&Of<'a>) -> Vec<String>;

/// Adds a section a list; one that is empty on both sides is left out.
pub(super) fn add(pair: &Pair<'_>, lines: &mut Vec<String>) {
    let language = pair.language;
    let sections: [(String, Lines<'_>); 8] = [
        (words::heading_head(language), Of::head),
        (words::heading_limits(language), Of::limits),
        (words::heading_stages(language), Of::stages),
        (words::heading_steps(language), Of::steps),
        (words::heading_documents(language), Of::documents),
        (words::heading_fees(language), Of::fees),
        (words::heading_requirements(language), Of::requirements),
        (words::heading_same_day(language), Of::same_day),
    ];
    let [before, after] = [pair.before, pair.after].map(|side| Of { side, version: side.version, language });
    for (heading, list) in sections {
        let (old, new) = (list(&before), list(&after));
        if old.is_empty() && new.is_empty() {
            continue;
        }
        lines.push(String::new());
        lines.push(heading);
        lines.extend(sided(&old, &new, language));
    }
}

/// One side.
struct Of<'a> {
    side: Side<'a>,
    version: &'a Version,
    language: Language,
}

impl Of<'_> {
    fn head(&self) -> Vec<String> {
        let (version, language) = (self.version, self.language);
        let applicant = |text: &String| {
            let known = Applicant::parse(text).map_or(text.as_str(), |applicant| applicant.in_language(language));
            known.replace('-', " ")
        };
        let applicants: Vec<String> = version.applicants.iter().map(applicant).collect();
        let channels: Vec<String> = (version.channels.iter())
            .map(|offer| {
                let channel = offer.channel.in_language(language).replace('-', " ");
                match offer.mode {
                    Some(ChannelMode::Full) => format!("{channel} {}", words::full(language)),
                    Some(ChannelMode::Partial) => format!("{channel} {}", words::partial(language)),
                    None => channel,
                }
            })
            .collect();
        let mut lines =
            vec![words::applicants(language, &applicants.join(", ")), words::channels(language, &channels.join(", "))];
        lines.extend(version.signer.as_ref().map(|role| words::signer(language, &self.role(role))));
        lines
    }

    fn limits(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for row in &self.version.deadlines {
            let lead = if row.kind == DeadlineKind::Extension { "+ " } else { "" };
            let rule = say::clause(&row.terms.rule, true);
            lines.push(format!("{lead}{rule}{}", self.mark(&row.provenance)));
        }
        let again = self.version.reappointment.iter();
        lines.extend(again.map(|row| format!("{}{}", say::clause(&row.rule, true), self.mark(&row.provenance))));
        lines
    }

    fn stages(&self) -> Vec<String> {
        let language = self.language;
        let stages = self.version.stages.iter().map(|stage| {
            let mut parts = vec![stage.procedure.clone()];
            parts.extend((!stage.after.is_empty()).then(|| words::step_after(language, &stage.after.join(", "))));
            parts.extend(stage.within.map(|within| words::within(language, &say::duration(within, language))));
            parts.extend(self.when(stage.when.as_ref()));
            format!("{}: {}", stage.id, parts.join(", "))
        });
        stages.collect()
    }

    fn steps(&self) -> Vec<String> {
        self.version.steps.iter().map(|step| self.step(step)).collect()
    }

    fn step(&self, step: &Step) -> String {
        let language = self.language;
        let mut parts = Vec::new();
        parts.extend(step.role.as_ref().map(|role| self.role(role)));
        parts.extend(step.agency.as_ref().map(|agency| agency.pick(language).to_owned()));
        parts.extend(step.consult.as_ref().map(|agency| words::consults(language, &agency.pick(language))));
        parts.extend(step.within.map(|within| words::within(language, &say::duration(within, language))));
        parts.extend(step.at_least.map(|floor| words::at_least(language, &say::duration(floor, language))));
        parts.extend(step.applicant.is_some().then(|| words::applicant_time(language)));
        parts.extend((!step.after.is_empty()).then(|| words::step_after(language, &step.after.join(", "))));
        parts.extend(self.when(step.when.as_ref()));
        parts.extend(step.mandatory.then(|| words::mandatory(language)));
        parts.extend(step.returns_result.then(|| words::returns(language)));
        format!("{}: {}{}", step.id, parts.join(", "), self.mark(&step.provenance))
    }

    fn documents(&self) -> Vec<String> {
        self.version.documents.iter().map(|document| self.document(document)).collect()
    }

    fn document(&self, document: &Document) -> String {
        let language = self.language;
        let mut parts = numbers(document.quantity, language);
        parts.extend(document.presented.then(|| presented(language)));
        parts.extend(document.optional.then(|| words::optional(language)));
        parts.extend(document.form.as_ref().map(|form| form_name(language, form)));
        parts.extend(document.drawn_from.as_ref().map(|text| words::drawn(language, &text.pick(language))));
        parts.extend(document.group.is_some().then(|| words::one_of(language)));
        parts.extend(self.when(document.when.as_ref()));
        let title = document.title.pick(language);
        format!("{} ({title}): {}{}", document.id, parts.join(", "), self.mark(&document.provenance))
    }

    fn fees(&self) -> Vec<String> {
        let line = |fee: &crate::bundle::Fee| {
            let stage = fee.stage.iter().map(|stage| format!("{stage}: ")).collect::<String>();
            format!("{stage}{}{}", say::clause(&fee.rule, true), self.mark(&fee.provenance))
        };
        self.version.fees.iter().map(line).collect()
    }

    fn requirements(&self) -> Vec<String> {
        let rows = self.version.requirements.iter();
        rows.map(|row| format!("{}: {}", row.rule, row.reason.pick(self.language))).collect()
    }

    fn same_day(&self) -> Vec<String> {
        let clauses = self.version.same_day.iter().flat_map(|block| &block.clauses);
        let line = |clause: &crate::bundle::SameDayClause| {
            let lead = match clause.kind {
                SameDayClauseKind::When => "+",
                SameDayClauseKind::Unless => "-",
            };
            format!("{lead} {}: {}", clause.rule, clause.reason.pick(self.language))
        };
        clauses.map(line).collect()
    }

    fn when(&self, when: Option<&Logic>) -> Option<String> {
        let writer = Writer { bundle: self.side.rules.bundle(), language: self.language };
        when.map(|logic| words::when(self.language, &writer.write(&logic.0)))
    }

    fn role(&self, id: &str) -> String {
        let role = self.side.rules.bundle().roles.iter().find(|role| role.id == id);
        role.map_or(id, |role| role.title.pick(self.language)).to_owned()
    }

    fn mark(&self, provenance: &Provenance) -> String {
        if provenance.illustrative { format!(" [{}]", words::illustrative(self.language)) } else { String::new() }
    }
}
