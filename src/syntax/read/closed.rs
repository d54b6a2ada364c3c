//! Closed values, codes of procedures and kinds of copies.

use super::Reader;
use crate::bundle::{Applicant, Channel, ChannelMode, Level, Weekday};
use crate::diagnostics::messages::SyntaxProblem;
use crate::diagnostics::{Finding, Joined, Similar, Term, similar};
use crate::source::Spanned;
use crate::syntax::ast;
use crate::syntax::fold::fold;
use crate::syntax::grammar::Rule;
use crate::syntax::node::Node;
use crate::syntax::terms;

/// A closed value in a list of all; the one that covers more than its word says what.
fn value_term(vi: &'static str, en: &'static str) -> Term {
    match vi {
        "xã" => Term::new("`xã` (cả phường và đặc khu)", "`commune` (wards and special zones too)"),
        _ => Term::quoted(vi, en),
    }
}

/// Everyday words for a closed value.
const EVERYDAY: [(&str, &str); 26] = [
    ("phường", "xã"),
    ("thị-trấn", "xã"),
    ("đặc-khu", "xã"),
    ("ward", "commune"),
    ("thành-phố", "tỉnh"),
    ("city", "province"),
    ("trung-ương", "bộ"),
    ("bưu-điện", "bưu-chính"),
    ("mail", "post"),
    ("cá-nhân", "công-dân"),
    ("người-dân", "công-dân"),
    ("individual", "citizen"),
    ("công-ty", "doanh-nghiệp"),
    ("company", "enterprise"),
    ("cán-bộ-công-chức", "cán-bộ"),
    ("công-chức", "cán-bộ"),
    ("t2", "thứ-hai"),
    ("t3", "thứ-ba"),
    ("t4", "thứ-tư"),
    ("t5", "thứ-năm"),
    ("t6", "thứ-sáu"),
    ("t7", "thứ-bảy"),
    ("cn", "chủ-nhật"),
    ("t2-t6", "thứ-hai đến thứ-sáu"),
    ("t2-t7", "thứ-hai đến thứ-bảy"),
    ("mon-fri", "monday to friday"),
];

impl<'s> Reader<'s> {
    /// A closed value by its folded form, or a finding with the nearest one.
    pub(super) fn closed<T: Copy>(
        &mut self,
        node: &Node<'s>,
        what: Term,
        forms: &[(T, &'static str, &'static str)],
    ) -> Option<Spanned<T>> {
        let folded = fold(self.words(node));
        if let Some((value, ..)) = forms.iter().find(|(_, vi, en)| *vi == folded || *en == folded) {
            return Some(self.spanned(node, *value));
        }
        let span = self.span(node);
        let all = forms.iter().flat_map(|(_, vi, en)| [*vi, *en]);
        let everyday = EVERYDAY.iter().find(|(word, _)| *word == folded).map(|(_, value)| *value);
        let meant = everyday.filter(|value| all.clone().any(|form| value.starts_with(form)));
        let similar = meant.map(Similar::from).or_else(|| similar(&folded, all));
        let problem = SyntaxProblem::UnknownValue {
            what,
            found: self.words(node).to_owned(),
            values: Joined(forms.iter().map(|(_, vi, en)| value_term(vi, en)).collect()),
        };
        self.push(Finding::new(problem, span).did_you_mean(similar));
        None
    }

    pub(super) fn weekdays(&mut self, node: &Node<'s>) -> ast::Weekdays {
        let forms: Vec<_> = Weekday::ALL.iter().map(|day| (*day, day.vietnamese(), day.as_str())).collect();
        let ranges: Vec<Node<'s>> =
            node.all(Rule::weekdays).iter().flat_map(|list| list.all(Rule::weekday_range)).collect();
        let mut days = Vec::new();
        for range in ranges {
            let ends: Vec<_> =
                range.all(Rule::weekday).iter().filter_map(|day| self.closed(day, terms::WEEKDAY, &forms)).collect();
            match ends.as_slice() {
                [one] => days.push(*one),
                [first, last] => {
                    let span = self.span(&range);
                    let before = days.len();
                    days.extend(
                        Weekday::ALL
                            .iter()
                            .filter(|day| (first.node..=last.node).contains(*day))
                            .map(|day| Spanned::new(*day, span)),
                    );
                    if days.len() == before {
                        self.report(SyntaxProblem::WeekdayOrder { found: self.words(&range).to_owned() }, span);
                    }
                }
                _ => {}
            }
        }
        days
    }

    pub(super) fn level(&mut self, node: &Node<'s>) -> Option<Spanned<Level>> {
        let forms: Vec<_> = Level::ALL.iter().map(|level| (*level, level.vietnamese(), level.as_str())).collect();
        self.closed(node, terms::LEVEL, &forms)
    }

    pub(super) fn level_in(&mut self, node: &Node<'s>) -> Option<Spanned<Level>> {
        let level = node.one(Rule::level)?;
        self.level(&level)
    }

    pub(super) fn applicants(&mut self, node: &Node<'s>) -> Vec<Spanned<Applicant>> {
        let forms: Vec<_> = Applicant::ALL.iter().map(|who| (*who, who.vietnamese(), who.as_str())).collect();
        let all: Vec<Node<'s>> = node.all(Rule::applicants).iter().flat_map(|list| list.all(Rule::applicant)).collect();
        all.iter().filter_map(|who| self.closed(who, terms::APPLICANT, &forms)).collect()
    }

    pub(super) fn channels(&mut self, node: &Node<'s>) -> Vec<ast::ChannelOffer> {
        let forms: Vec<_> =
            Channel::ALL.iter().map(|channel| (*channel, channel.vietnamese(), channel.as_str())).collect();
        let all: Vec<Node<'s>> = node.all(Rule::channels).iter().flat_map(|list| list.all(Rule::channel)).collect();
        let mut offers = Vec::new();
        for offer in all {
            let Some(name) = offer.one(Rule::channel_name) else { continue };
            let Some(channel) = self.closed(&name, terms::CHANNEL, &forms) else { continue };
            let mode = match (offer.has(Rule::kw_full), offer.has(Rule::kw_partial)) {
                (true, _) => Some(ChannelMode::Full),
                (_, true) => Some(ChannelMode::Partial),
                _ => None,
            };
            offers.push(ast::ChannelOffer { span: self.span(&offer), channel: channel.node, mode });
        }
        offers
    }

    pub(super) fn copies(&mut self, node: &Node<'s>) -> Option<ast::Copies> {
        let kind = match node.one(Rule::copy_kind).and_then(|kind| kind.first()).map(|kind| kind.rule()) {
            Some(Rule::kw_original) => ast::CopyKind::Original,
            Some(Rule::kw_certified) => ast::CopyKind::Certified,
            Some(Rule::kw_copy) => ast::CopyKind::Copy,
            Some(Rule::kw_electronic_form) => ast::CopyKind::ElectronicForm,
            Some(Rule::kw_electronic) => ast::CopyKind::Electronic,
            _ => return self.internal(node),
        };
        let count = self.small_in(node)?.node;
        Some(ast::Copies { span: self.span(node), count, kind })
    }

    pub(super) fn procedure_code(&self, node: &Node<'s>) -> Spanned<String> {
        // Letters of a local suffix, `.H05`, are upper case whatever the author wrote.
        self.spanned(node, self.words(node).to_uppercase())
    }

    pub(super) fn procedure_codes_in(&self, node: &Node<'s>) -> Vec<Spanned<String>> {
        let all = node.all(Rule::procedure_codes);
        all.iter().flat_map(|list| list.all(Rule::procedure_code)).map(|code| self.procedure_code(&code)).collect()
    }

    pub(super) fn code_in(&mut self, node: &Node<'s>) -> Option<Spanned<String>> {
        match node.one(Rule::procedure_code) {
            Some(code) => Some(self.procedure_code(&code)),
            None => self.internal(node),
        }
    }
}
