//! Answers rows one after the other by the short way, with names looked up once and the slots of one dossier used again.

use chrono::NaiveDateTime;

use super::moments::MomentReader;
use super::row::Told;
use super::services::Services;
use super::text::name;
use crate::bundle::Channel;
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

/// What identifies a row, as its texts stand there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Receipt<'a> {
    pub(crate) procedure: &'a str,
    pub(crate) office: &'a str,
    pub(crate) received: NaiveDateTime,
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
        procedure: &'a str,
        office: &'a str,
        received: &str,
        channel: &str,
    ) -> Option<Receipt<'a>> {
        let received = self.moment(received)?;
        Some(Receipt { procedure, office, received, channel: self::channel(channel)? })
    }

    /// The moment that a text tells.
    pub(super) fn moment(&mut self, text: &str) -> Option<NaiveDateTime> {
        self.moments.read(text).or_else(|| parse_moment(&name(text)))
    }

    /// Answers the dossier at hand. None where only the whole decision can say everything: something is wrong, or something is
    /// missing of a version that is laid out.
    pub(crate) fn answer(&mut self, receipt: &Receipt<'_>) -> Option<Told> {
        let service = self.services.find(receipt.procedure, receipt.office)?;
        let answer = service.answer(&mut self.dossier, receipt.received, receipt.channel).ok()?;
        let missing = service.missing(&answer, &mut self.dossier, receipt.received, receipt.channel)?;
        let [statutory, committed, promised] = answer.moments();
        Some(Told { verdict: answer.verdict(), statutory, committed, promised, missing })
    }
}

/// The channel that a text tells.
pub(super) fn channel(text: &str) -> Option<Channel> {
    Channel::parse(text).or_else(|| Channel::parse(&name(text)))
}
