//! What may follow the last keyword of a clause.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};

use super::{At, Offer, OfferKind, folded, last};
use crate::bundle::{Applicant, Channel, Fact, Language, Level, Measure, RatingPeriod, Weekday};
use crate::editor::names::{Mention, NameKind};
use crate::editor::symbols::title;
use crate::lower::{Kind, name_of};
use crate::syntax::Keyword;
use crate::syntax::ast::{FactType, ItemKind};

/// What may end any clause.
const PARTS: [Keyword; 4] = [Keyword::When, Keyword::Basis, Keyword::Reason, Keyword::Accept];

impl At<'_> {
    pub(super) fn following(&self) -> Vec<Offer> {
        use Keyword as K;
        let keywords = last::keywords(&folded(self.before));
        let Some((keyword, between)) = keywords.last() else { return self.parts() };
        let first = keywords.first().map_or(*keyword, |(first, _)| *first);
        let fresh = fresh(between);
        let in_item = self.around.item;
        // After a name, a list goes on with a comma only.
        if !fresh && !is_condition(*keyword) {
            return self.parts();
        }
        match keyword {
            K::By | K::Signer | K::SignsFor => self.items(Kind::Role),
            K::Into if first == K::Signer || keywords.iter().any(|(one, _)| *one == K::By) => self.items(Kind::Role),
            K::After if in_item == Some(K::Linked) => self.own(NameKind::Stage),
            K::After | K::Since => self.own(NameKind::Step),
            K::Step | K::Drop | K::Merge if in_item == Some(K::Simplify) => self.of_simplified(NameKind::Step),
            K::Documents if in_item == Some(K::Simplify) => self.of_simplified(NameKind::Document),
            K::Follows => self.items(Kind::CommonProcess),
            K::Calendar => self.items(Kind::Calendar),
            K::At => self.items(Kind::Office),
            K::Field => self.fields(),
            K::Level | K::EveryOffice => self.closed(Level::ALL, Level::in_language),
            K::Applicants => self.closed(Applicant::ALL, Applicant::in_language),
            K::Channels | K::Add => self.closed(Channel::ALL, Channel::in_language),
            K::Each | K::Reception | K::WorkingWeek => self.closed(Weekday::ALL, Weekday::in_language),
            K::Period => self.closed(RatingPeriod::ALL, RatingPeriod::in_language),
            K::Criterion if between.trim_end().ends_with('=') => self.closed(Measure::ALL, Measure::in_language),
            K::Basis | K::Article | K::Clause | K::Point => self.law(*keyword, between),
            K::AmendedBy | K::ReplacedBy | K::RepealedBy | K::Under | K::SetBy => self.items(Kind::Instrument),
            K::Simplify | K::Procedure | K::Stage if first != K::Procedure || in_item.is_some() => {
                self.items(Kind::Procedure)
            }
            K::From | K::To | K::Announced | K::On | K::Swap | K::Worked | K::AnnouncedTo | K::Closed => self.dates(),
            K::Holiday => self.dates(),
            _ if is_condition(*keyword) => self.condition(&keywords, between),
            _ => self.parts(),
        }
    }

    fn parts(&self) -> Vec<Offer> {
        PARTS.iter().map(|keyword| self.keyword(*keyword)).collect()
    }

    /// The items of a kind, with their titles.
    fn items(&self, kind: Kind) -> Vec<Offer> {
        let index = &self.workspace.index;
        let offer = |name: &str| {
            let file = index.files(true, NameKind::Item(kind), name).next();
            let title = file.and_then(|file| self.title(file, kind, name));
            self.plain(name, OfferKind::Name(NameKind::Item(kind)), title)
        };
        index.declared(NameKind::Item(kind)).map(offer).collect()
    }

    fn title(&self, file: crate::source::FileId, kind: Kind, name: &str) -> Option<String> {
        let items = &self.workspace.document(file)?.parsed.file.items;
        let is_it = |(of, own): (Kind, &crate::source::Spanned<String>)| of == kind && own.node == name;
        let item = items.iter().find(|item| name_of(item).is_some_and(is_it))?;
        title(item).map(|title| title.main.node.clone())
    }

    fn fields(&self) -> Vec<Offer> {
        let names = self.workspace.index.mentioned(NameKind::Field);
        names.map(|name| self.plain(name, OfferKind::Name(NameKind::Field), None)).collect()
    }

    fn closed<T: Copy>(&self, all: &[T], word: impl Fn(T, Language) -> &'static str) -> Vec<Offer> {
        all.iter().map(|value| self.plain(word(*value, self.language), OfferKind::BuiltIn, None)).collect()
    }

    /// The parts of a kind that the item around the place and the processes that it follows declare.
    fn own(&self, kind: NameKind) -> Vec<Offer> {
        let Some(document) = self.workspace.document(self.file) else { return Vec::new() };
        let at = self.span.start;
        let item = document.names.items.iter().position(|item| item.span.start <= at && at <= item.span.end);
        let Some(item) = item else { return Vec::new() };
        let mut found: Vec<&Mention> =
            document.names.of_item(item).filter(|one| one.declares && one.kind == kind).collect();
        let follows = document.names.items.get(item).map(|item| item.follows.as_slice()).unwrap_or_default();
        for name in follows {
            found.extend(self.declared_by(
                |own| own.as_ref().is_some_and(|(of, own)| *of == Kind::CommonProcess && own == name),
                Kind::CommonProcess,
                name,
                kind,
            ));
        }
        self.named(found)
    }

    /// The parts of the procedure that the simplification around the place changes.
    fn of_simplified(&self, kind: NameKind) -> Vec<Offer> {
        let Some(document) = self.workspace.document(self.file) else { return Vec::new() };
        let at = self.span.start;
        let item = document.names.items.iter().find(|item| item.span.start <= at && at <= item.span.end);
        let Some(code) = item.and_then(|item| item.simplifies.clone()) else { return Vec::new() };
        let is_it = |own: &Option<(Kind, String)>| own.as_ref().is_some_and(|(_, own)| *own == code);
        self.named(self.declared_by(is_it, Kind::Procedure, &code, kind))
    }

    /// The parts that the items of a name declare.
    fn declared_by(
        &self,
        is_it: impl Fn(&Option<(Kind, String)>) -> bool,
        of: Kind,
        name: &str,
        kind: NameKind,
    ) -> Vec<&Mention> {
        let mut found = Vec::new();
        for file in self.workspace.index.files(true, NameKind::Item(of), name) {
            let Some(document) = self.workspace.document(file) else { continue };
            for (at, item) in document.names.items.iter().enumerate() {
                if is_it(&item.declares) {
                    found.extend(document.names.of_item(at).filter(|one| one.declares && one.kind == kind));
                }
            }
        }
        found
    }

    fn named(&self, mentions: Vec<&Mention>) -> Vec<Offer> {
        let mut seen = BTreeSet::new();
        let fresh = mentions.into_iter().filter(|mention| seen.insert(mention.name.clone()));
        fresh.map(|mention| self.plain(mention.name.clone(), OfferKind::Name(mention.kind), None)).collect()
    }

    /// Articles before the instrument, as Vietnamese law is cited; the instrument once an article is there.
    fn law(&self, keyword: Keyword, between: &str) -> Vec<Offer> {
        let has_number = between.split_whitespace().next().is_some();
        let mut offers = Vec::new();
        if keyword == Keyword::Basis {
            let parts = [Keyword::Article, Keyword::Clause, Keyword::Point];
            offers.extend(parts.iter().map(|part| self.keyword(*part)));
        }
        if keyword == Keyword::Point && has_number {
            offers.push(self.keyword(Keyword::Clause));
        }
        if matches!(keyword, Keyword::Point | Keyword::Clause) && has_number {
            offers.push(self.keyword(Keyword::Article));
        }
        if keyword == Keyword::Basis || has_number {
            offers.extend(self.items(Kind::Instrument));
        }
        offers
    }

    /// Today, the first of the next month and of the next year, as the language writes dates.
    fn dates(&self) -> Vec<Offer> {
        let Some(today) = self.today else { return Vec::new() };
        let month = today.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
        let year = today.year().checked_add(1).and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        let days: BTreeSet<NaiveDate> = [Some(today), month, year].into_iter().flatten().collect();
        let written = |day: NaiveDate| match self.language {
            Language::Vi => day.format("%d/%m/%Y").to_string(),
            Language::En => day.format("%Y-%m-%d").to_string(),
        };
        days.into_iter().map(|day| self.plain(written(day), OfferKind::Date, None)).collect()
    }

    /// In a condition: facts; behind a comparison the values of the fact before it; behind `giấy.` documents.
    fn condition(&self, keywords: &[(Keyword, String)], between: &str) -> Vec<Offer> {
        if self.around.item == Some(Keyword::Rating) {
            let points = if self.language == Language::Vi { "điểm" } else { "points" };
            let mut offers = vec![self.plain(points, OfferKind::BuiltIn, None)];
            offers.extend(self.closed(Measure::ALL, Measure::in_language));
            return offers;
        }
        let word = last::word(&self.around.written);
        if word.starts_with("giấy.") || word.starts_with("document.") {
            let head = word.split('.').next().unwrap_or("");
            let own = self.own(NameKind::Document).into_iter();
            return own.map(|offer| Offer { label: format!("{head}.{}", offer.label), ..offer }).collect();
        }
        let trimmed = between.trim_end();
        let compared = trimmed.trim_end_matches(['=', '!', '{', ',']).trim_end();
        // `thuộc` stands between the fact and its values.
        let before = match keywords {
            [.., (_, before), (Keyword::In, _)] => Some(before.trim_end()),
            _ => Some(compared).filter(|compared| compared.len() < trimmed.len()),
        };
        if let Some(before) = before {
            let fact = before.rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.'))).next().unwrap_or("");
            let values = self.values(fact);
            if !values.is_empty() {
                return values;
            }
        }
        if !fresh(between) && !trimmed.ends_with(['(', '=', '<', '>', '+', '*']) {
            let more = [Keyword::And, Keyword::Or, Keyword::In, Keyword::Reason, Keyword::Basis];
            return more.iter().map(|keyword| self.keyword(*keyword)).collect();
        }
        let mut offers = self.items(Kind::Fact);
        for fact in Fact::built_in() {
            let name = match (self.language, fact.alias) {
                (Language::Vi, Some(alias)) => alias,
                _ => fact.id,
            };
            offers.push(self.plain(name, OfferKind::BuiltIn, Some(fact.title.pick(self.language).to_owned())));
        }
        offers.push(self.keyword(Keyword::Not));
        offers
    }

    /// The values of a fact by its folded name.
    fn values(&self, fact: &str) -> Vec<Offer> {
        let is_it = |one: &Fact| one.id == fact || one.alias.as_deref().is_some_and(|alias| folded(alias) == fact);
        match Fact::built_in().into_iter().find(is_it).map(|fact| fact.id).as_deref() {
            Some("channel") => return self.closed(Channel::ALL, Channel::in_language),
            Some("received.weekday") => return self.closed(Weekday::ALL, Weekday::in_language),
            _ => {}
        }
        let mut offers = Vec::new();
        for name in self.workspace.index.alike(Kind::Fact, fact) {
            for file in self.workspace.index.files(true, NameKind::Item(Kind::Fact), name) {
                let items = self.workspace.document(file).into_iter().flat_map(|document| &document.parsed.file.items);
                for item in items {
                    if let ItemKind::Fact { name: own, kind, .. } = &item.kind
                        && own.node == name
                        && let FactType::Choice(values) = &kind.node
                    {
                        let values = values.iter().map(|value| value.node.clone());
                        offers.extend(values.map(|value| self.plain(value, OfferKind::Name(NameKind::Value), None)));
                    }
                }
            }
        }
        offers
    }
}

/// Whether a name is due: nothing was written since the keyword, or a comma was last.
fn fresh(between: &str) -> bool {
    let between = between.trim_end();
    between.is_empty() || between.ends_with([',', '{', '(', '='])
}

const fn is_condition(keyword: Keyword) -> bool {
    use Keyword as K;
    matches!(
        keyword,
        K::When
            | K::Unless
            | K::Requirement
            | K::And
            | K::Or
            | K::Not
            | K::In
            | K::DaysFrom
            | K::YearsFrom
            | K::Min
            | K::Max
            | K::Article
            | K::Clause
            | K::Point
    )
}
