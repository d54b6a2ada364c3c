//! A decision into the slip that the applicant gets: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", form 01 of Circular
//! 03/2025/TT-VPCP, as text. Nothing is decided here.

mod due;
mod papers;
mod state;
pub(super) mod words;
mod work;

pub(super) use work::applicant;

use super::page::Page;
use super::say;
use crate::bundle::{Bundle, Language, Procedure, Version};
use crate::runtime::{Blocking, Decision, RuleSet, Slip, Standing, Verdict};

/// What every part of the slip reads.
struct Case<'a> {
    decision: &'a Decision,
    bundle: &'a Bundle,
    version: Option<&'a Version>,
    language: Language,
}

/// The slip of a decision that these rules gave, with how it stands where that was asked.
pub(super) fn slip(decision: &Decision, standing: Option<&Standing>, rules: &RuleSet, language: Language) -> String {
    let bundle = rules.bundle();
    let version = rules.version(&decision.procedure, decision.version);
    let case = Case { decision, bundle, version, language };
    let mut page = Page::default();
    page.line(&words::title(language));
    page.line(&words::form(language));
    page.blank();
    case.head(&mut page, rules.procedure(&decision.procedure));
    page.blank();
    case.verdict(&mut page);
    case.requirements(&mut page);
    due::due(&case, &mut page);
    if let Some(standing) = standing {
        state::standing(standing, &case, &mut page);
    }
    page.blank();
    papers::documents(&case, &mut page);
    page.blank();
    papers::fees(&case, &mut page);
    page.blank();
    work::steps(&case, &mut page);
    page.blank();
    if decision.slip == Slip::OnRequest {
        page.line(&words::on_request(language));
    }
    if decision.illustrative {
        page.line(&words::figures_illustrative(language));
    }
    page.finish()
}

impl Case<'_> {
    fn head(&self, page: &mut Page, procedure: Option<&Procedure>) {
        let Self { decision, language, .. } = *self;
        let name = self.version.map(|version| &version.name).or_else(|| procedure.map(|procedure| &procedure.name));
        let name = name.map_or("", |name| name.pick(language));
        let version = words::version(language, &say::date(decision.version, language));
        let mark = self.mark(self.version.is_some_and(|version| version.illustrative));
        page.field(&words::procedure(language), &format!("{} {name} ({version}){mark}", decision.procedure));
        let office = self.bundle.offices.iter().find(|office| office.id == decision.office);
        page.field(&words::office(language), office.map_or(&decision.office, |office| office.title.pick(language)));
        if let Some(version) = self.version {
            page.field(&words::agency(language), version.agency.pick(language));
        }
        let channel = decision.channel.in_language(language).replace('-', " ");
        page.field(&words::channel(language), &channel);
        page.field(&words::received(language), &say::moment(decision.received, language));
        page.field(&words::counted_from(language), &say::moment(decision.counted_from, language));
        state::state(self, page);
    }

    fn verdict(&self, page: &mut Page) {
        let Self { decision, language, .. } = *self;
        let same_day = &decision.same_day;
        let said = match (same_day.verdict, same_day.until) {
            (Verdict::Eligible, Some(until)) => words::eligible_until(language, &say::moment(until, language)),
            (Verdict::Eligible, None) => words::eligible(language),
            (Verdict::NotEligible, _) => words::not_eligible(language),
            (Verdict::Undetermined, _) => words::undetermined(language),
            (Verdict::Refused, _) => words::refused(language),
        };
        page.field(&words::same_day(language), &said);
        if let Some(id) = &same_day.program {
            let program = self.bundle.programs.iter().find(|program| program.id == *id);
            let title = program.map_or(id.as_str(), |program| program.title.pick(language));
            let mark = self.mark(program.is_some_and(|program| program.provenance.illustrative));
            page.below(&format!("{}{mark}", words::by_program(language, &title)));
        }
        self.reasons(page, &same_day.blocked_by);
        self.missing(page, &same_day.missing);
    }

    /// Grounds of refusal that are still open; those that fail stand with the verdict.
    fn requirements(&self, page: &mut Page) {
        let requirements = &self.decision.requirements;
        if requirements.met.is_none() {
            page.field(&words::requirements(self.language), &words::requirements_open(self.language));
            self.missing(page, &requirements.missing);
        }
    }

    fn reasons(&self, page: &mut Page, reasons: &[Blocking]) {
        for reason in reasons {
            page.item(&format!("{} {}", reason.text, words::source(self.language, &reason.source)));
            for basis in &reason.basis {
                page.deeper(&words::basis(self.language, &say::law(basis, self.bundle, self.language)));
            }
        }
    }

    fn missing(&self, page: &mut Page, missing: &[String]) {
        for name in missing {
            page.item(&say::fact(name, self.bundle, self.version, self.language));
        }
    }

    /// ` [minh họa]` where a figure is published by no source.
    fn mark(&self, illustrative: bool) -> String {
        if illustrative { format!(" [{}]", words::illustrative(self.language)) } else { String::new() }
    }
}
