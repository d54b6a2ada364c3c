//! A version of a procedure as text.

use super::{Case, words};
use crate::bundle::{
    Applicant, ChannelMode, Clock, DeadlineKind, Document, Logic, OfferedChannel, Provenance, SameDayClauseKind, Step,
    Supplement,
};
use crate::cli::page::Page;
use crate::cli::say;
use crate::cli::slip::{applicant, words as slip};
use crate::runtime::{Decision, Verdict};
use crate::wording::logic::Writer;
use crate::wording::presented;
use crate::wording::say::{form_name, numbers};

/// The whole page.
pub(super) fn outline(case: &Case<'_>) -> String {
    let mut page = Page::default();
    case.head(&mut page);
    case.documents(&mut page);
    case.fees(&mut page);
    case.limits(&mut page);
    case.steps(&mut page);
    case.clauses(&mut page);
    case.office(&mut page);
    page.finish()
}

impl Case<'_> {
    fn head(&self, page: &mut Page) {
        let (version, language) = (self.version, self.language);
        page.line(&format!("{} {}", self.procedure.id, version.name.pick(language)));
        let from = say::date(version.from, language);
        page.line(&match version.to.and_then(|to| to.pred_opt()) {
            Some(to) => words::in_force_to(language, &from, &say::date(to, language)),
            None => words::in_force(language, &from),
        });
        for line in &version.provenance.doc {
            page.line(line);
        }
        page.blank();
        let mut field = |label: String, value: String| {
            if !value.is_empty() {
                page.field(&label, &value);
            }
        };
        field(words::field(language), version.field.replace('-', " "));
        let levels: Vec<&str> = version.levels.iter().map(|level| level.in_language(language)).collect();
        field(words::level(language), levels.join(", "));
        let applicants: Vec<String> = version.applicants.iter().map(|text| self.applicant(text)).collect();
        field(words::applicants(language), applicants.join(", "));
        let channels: Vec<String> = version.channels.iter().map(|offered| self.channel(offered)).collect();
        field(words::channels(language), channels.join(", "));
        field(slip::agency(language), version.agency.pick(language).to_owned());
        let coordinating: Vec<&str> = version.coordinating.iter().map(|agency| agency.pick(language)).collect();
        field(words::coordinating(language), coordinating.join("; "));
        let file_at: Vec<&str> = version.file_at.iter().map(|level| level.in_language(language)).collect();
        let file_at =
            if file_at.is_empty() { String::new() } else { words::every_office(language, &file_at.join(", ")) };
        field(words::file_at(language), file_at);
        field(words::signer(language), version.signer.as_ref().map(|id| self.role(id)).unwrap_or_default());
        let results: Vec<&str> = version.results.iter().map(|result| result.title.pick(language)).collect();
        field(words::results(language), results.join("; "));
        field(words::published_by(language), version.published_by.clone().unwrap_or_default());
        field(words::basis(language), self.basis(&version.provenance));
        page.blank();
    }

    fn documents(&self, page: &mut Page) {
        let (version, language) = (self.version, self.language);
        let sets = version.sets.map(|sets| format!(" ({})", slip::sets(language, &sets))).unwrap_or_default();
        page.line(&format!("{}{sets}:", words::documents(language)));
        if version.documents.is_empty() {
            page.row("- ", &slip::no_documents(language));
        }
        let mut group: Option<&String> = None;
        for document in &version.documents {
            if document.group.is_some() && document.group.as_ref() != group {
                page.row("- ", &slip::one_of(language));
            }
            group = document.group.as_ref();
            page.row(if group.is_some() { "    + " } else { "- " }, &self.document(document));
        }
        page.blank();
    }

    fn document(&self, document: &Document) -> String {
        let language = self.language;
        let mut parts = numbers(document.quantity, language);
        parts.extend(document.presented.then(|| presented(language)));
        parts.extend(document.optional.then(|| words::optional(language)));
        parts.extend(document.form.as_ref().map(|form| form_name(language, form)));
        parts.extend(document.drawn_from.as_ref().map(|text| words::drawn(language, &text.pick(language))));
        parts.extend(document.cases.iter().map(|case| words::case(language, &case.pick(language))));
        let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
        let when = self.when(document.when.as_ref());
        format!("{}{parts}{when}{}", document.title.pick(language), self.mark(&document.provenance))
    }

    fn fees(&self, page: &mut Page) {
        let language = self.language;
        page.line(&format!("{}:", words::fees(language)));
        if self.version.fees.is_empty() {
            page.row("- ", &slip::fee_none(language));
        }
        for fee in &self.version.fees {
            page.row("- ", &format!("{}{}", fee.rule, self.mark(&fee.provenance)));
        }
        page.blank();
    }

    fn limits(&self, page: &mut Page) {
        let language = self.language;
        page.line(&format!("{}:", words::limits(language)));
        for row in &self.version.deadlines {
            let lead = match row.kind {
                DeadlineKind::Base => "- ",
                DeadlineKind::Extension => "  + ",
            };
            page.row(
                lead,
                &format!(
                    "{}{}",
                    say::clause(&row.terms.rule, !row.provenance.basis.is_empty()),
                    self.mark(&row.provenance)
                ),
            );
            if let Some(law) = &row.statutory {
                page.row("    ", &words::by_law(language, &law.rule));
            }
            for change in &row.provenance.changes {
                let by = say::law(&change.by, self.rules.bundle(), language);
                page.row("    ", &words::changed(language, &by, &say::date(change.from, language)));
            }
            let basis = self.basis(&row.provenance);
            if !basis.is_empty() {
                page.row("    ", &slip::basis(language, &basis));
            }
        }
        if let Some(reappointment) = &self.version.reappointment {
            page.row("- ", &format!("{}{}", reappointment.rule, self.mark(&reappointment.provenance)));
        }
        if let Some(supplement) = &self.version.supplement {
            page.row("- ", &self.supplement(supplement));
        }
        page.blank();
    }

    /// What a request for supplements does, and within what time.
    fn supplement(&self, supplement: &Supplement) -> String {
        let language = self.language;
        let clock = match supplement.clock {
            Clock::Restarts => words::restarts(language),
            Clock::Pauses => words::pauses(language),
        };
        let mut parts = Vec::new();
        parts.extend(supplement.notice.map(|notice| words::notice(language, &say::duration(notice, language))));
        parts.extend(supplement.resubmit.map(|within| words::resubmit(language, &say::duration(within, language))));
        parts.push(clock);
        format!("{}{}", words::supplement(language, &parts.join(", ")), self.mark(&supplement.provenance))
    }

    fn steps(&self, page: &mut Page) {
        let language = self.language;
        if !self.version.stages.is_empty() {
            page.line(&format!("{}:", words::stages(language)));
            for stage in &self.version.stages {
                let mut parts = vec![stage.procedure.clone()];
                parts.extend((!stage.after.is_empty()).then(|| words::after(language, &stage.after.join(", "))));
                parts.extend(stage.within.map(|within| words::within(language, &say::duration(within, language))));
                let (parts, when) = (parts.join(", "), self.when(stage.when.as_ref()));
                page.row("- ", &format!("{}: {parts}{when}{}", stage.id, self.mark(&stage.provenance)));
            }
            page.blank();
        }
        page.line(&format!("{}:", words::steps(language)));
        for (number, step) in (1_usize..).zip(&self.version.steps) {
            page.row(&format!("{number}. "), &self.step(step));
        }
        page.blank();
    }

    fn step(&self, step: &Step) -> String {
        let language = self.language;
        let mut parts = Vec::new();
        parts.extend((!step.after.is_empty()).then(|| words::after(language, &step.after.join(", "))));
        parts.extend(step.role.as_ref().map(|role| self.role(role)));
        parts.extend(step.agency.as_ref().map(|agency| agency.pick(language).to_owned()));
        parts.extend(step.consult.as_ref().map(|agency| words::consult(language, &agency.pick(language))));
        parts.extend(step.within.map(|within| words::within(language, &say::duration(within, language))));
        parts.extend(step.at_least.map(|floor| words::at_least(language, &say::duration(floor, language))));
        parts.extend(step.applicant.as_ref().map(|wait| applicant(wait, language)));
        parts.extend(step.mandatory.then(|| words::mandatory(language)));
        let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
        let when = self.when(step.when.as_ref());
        format!("{} ({}){parts}{when}{}", step.title.pick(language), step.id, self.mark(&step.provenance))
    }

    /// Grounds of refusal and the same-day rule.
    fn clauses(&self, page: &mut Page) {
        let language = self.language;
        if !self.version.requirements.is_empty() {
            page.line(&format!("{}:", words::requirements(language)));
            for requirement in &self.version.requirements {
                page.row("- ", &format!("{}: {}", requirement.rule, requirement.reason.pick(language)));
            }
            page.blank();
        }
        let Some(same_day) = &self.version.same_day else { return };
        page.line(&format!("{}:", words::same_day(language)));
        for clause in &same_day.clauses {
            let mark = match clause.kind {
                SameDayClauseKind::When => "+ ",
                SameDayClauseKind::Unless => "- ",
            };
            page.row(mark, &format!("{}: {}", clause.rule, clause.reason.pick(language)));
        }
        page.blank();
    }

    /// What each channel gives at the office that was asked for.
    fn office(&self, page: &mut Page) {
        let language = self.language;
        let Some(first) = self.decisions.first() else { return };
        let office =
            self.rules.office(&first.office).map_or(first.office.as_str(), |office| office.title.pick(language));
        page.line(&format!("{}:", words::at_office(language, &office, &say::moment(first.received, language))));
        for decision in &self.decisions {
            let channel = decision.channel.in_language(language).replace('-', " ");
            page.row("- ", &format!("{channel}: {}", self.decision(decision)));
        }
    }

    fn decision(&self, decision: &Decision) -> String {
        let (language, bundle) = (self.language, self.rules.bundle());
        let due = decision.promised.map_or_else(|| words::no_date(language), |at| say::moment(at, language));
        match decision.same_day.verdict {
            Verdict::Eligible => words::eligible(language, &due),
            Verdict::NotEligible => words::not_eligible(language, &due),
            Verdict::Refused => words::refused(language),
            Verdict::Undetermined => {
                let missing = decision.same_day.missing.iter();
                let facts: Vec<String> =
                    missing.map(|name| say::fact(name, bundle, Some(self.version), language)).collect();
                words::undetermined(language, &facts.join(", "))
            }
        }
    }

    fn when(&self, logic: Option<&Logic>) -> String {
        let writer = Writer { bundle: self.rules.bundle(), language: self.language };
        let word = if self.language == crate::bundle::Language::Vi { "khi" } else { "when" };
        logic.map(|logic| format!(", {word} {}", writer.write(&logic.0))).unwrap_or_default()
    }

    fn applicant(&self, text: &str) -> String {
        let words = Applicant::parse(text).map_or(text, |applicant| applicant.in_language(self.language));
        words.replace('-', " ")
    }

    fn channel(&self, offered: &OfferedChannel) -> String {
        let language = self.language;
        let channel = offered.channel.in_language(language).replace('-', " ");
        match offered.mode {
            Some(ChannelMode::Full) => format!("{channel} {}", words::full(language)),
            Some(ChannelMode::Partial) => format!("{channel} {}", words::partial(language)),
            None => channel,
        }
    }

    fn role(&self, id: &str) -> String {
        let role = self.rules.bundle().roles.iter().find(|role| role.id == id);
        role.map_or(id, |role| role.title.pick(self.language)).to_owned()
    }

    fn basis(&self, provenance: &Provenance) -> String {
        let cited = provenance.basis.iter().map(|citation| {
            let parts = [("điều", &citation.article), ("khoản", &citation.clause), ("điểm", &citation.point)];
            let places = parts.iter().filter_map(|(word, part)| Some(format!(" {word} {}", part.as_ref()?)));
            let text: String = std::iter::once(citation.instrument.clone()).chain(places).collect();
            say::law(&text, self.rules.bundle(), self.language)
        });
        cited.collect::<Vec<_>>().join("; ")
    }

    fn mark(&self, provenance: &Provenance) -> String {
        if provenance.illustrative { format!(" [{}]", slip::illustrative(self.language)) } else { String::new() }
    }
}
