//! Answers rows one after the other by the short way, with names looked up once and the slots of one dossier used again.

use super::moments::MomentReader;
use super::row::Told;
use super::services::Services;
use super::text::name;
use crate::bundle::Channel;
use crate::calendar::ClockMinute;
use crate::runtime::answer::Dossier;
use crate::runtime::decide::parse_moment;
use crate::runtime::rules::RuleSet;

/// Who answers rows; every thread has its own.
pub(crate) struct Clerk<'r> {
    pub(super) services: Services<'r>,
    /// What is known of the row at hand. What a row does not say, whoever fills this unsets.
    pub(crate) dossier: Dossier<'r>,
    moments: MomentReader,
}

/// What identifies a row, its names as their bytes stand there: those that are found are texts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Receipt<'a> {
    pub(crate) procedure: &'a [u8],
    pub(crate) office: &'a [u8],
    pub(crate) received: ClockMinute,
    pub(crate) channel: Channel,
}

impl<'r> Clerk<'r> {
    pub(crate) fn new(rules: &'r RuleSet) -> Self {
        Self { services: Services::new(rules), dossier: rules.dossier(), moments: MomentReader::default() }
    }

    /// The receipt that four texts tell; none where one of them tells nothing.
    #[cfg(feature = "cli")]
    pub(crate) fn receipt<'a>(
        &mut self,
        procedure: &'a [u8],
        office: &'a [u8],
        received: &[u8],
        channel: &[u8],
    ) -> Option<Receipt<'a>> {
        let received = self.moment(received)?;
        Some(Receipt { procedure, office, received, channel: self::channel(channel)? })
    }

    /// The moment that a text tells.
    pub(super) fn moment(&mut self, text: &[u8]) -> Option<ClockMinute> {
        let other = || parse_moment(&name(std::str::from_utf8(text).ok()?)).map(ClockMinute::from);
        self.moments.read(text).or_else(other)
    }

    /// Answers the dossier at hand. None where only the whole decision can say everything: something is wrong, or something is
    /// missing of a version that is laid out.
    pub(crate) fn answer(&mut self, receipt: &Receipt<'_>) -> Option<Told> {
        let service = self.services.find(receipt.procedure, receipt.office)?;
        let answer = service.answer_at(&mut self.dossier, receipt.received, receipt.channel).ok()?;
        let missing = service.missing(&answer, &mut self.dossier, receipt.received, receipt.channel)?;
        let [statutory, committed, promised] = answer.moments();
        Some(Told { verdict: answer.verdict(), statutory, committed, promised, missing })
    }
}

/// The channel that a text tells.
pub(super) fn channel(text: &[u8]) -> Option<Channel> {
    let usual = Channel::ALL.iter().find(|channel| channel.as_str().as_bytes() == text);
    usual.copied().or_else(|| Channel::parse(&name(std::str::from_utf8(text).ok()?)))
}
