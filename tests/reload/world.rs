//! A folder with a bundle's file, a key, and a handle that tells what happens.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use chrono::NaiveDateTime;
use minisign::{KeyPair, SecretKey};
use serde_json::json;
use thutuc::bundle::{self, PublicKey, Statement, signature_beside};
use thutuc::runtime::parse_moment;
use thutuc::runtime::reload::{Reload, ReloadError, Report, Trust, Watched};

use crate::sample;

/// How long to wait for what must happen.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long to wait for what must not: several times what a change takes.
const SETTLED: Duration = Duration::from_millis(400);

/// A folder with the files of a service.
pub(crate) struct World {
    folder: tempfile::TempDir,
    secret: SecretKey,
    pub(crate) key: PublicKey,
}

/// A handle, and what it tells.
pub(crate) struct Told {
    pub(crate) reload: Reload,
    reports: Receiver<Report>,
}

/// A moment in Vietnam.
pub(crate) fn at(text: &str) -> NaiveDateTime {
    parse_moment(text).unwrap()
}

/// The bytes of the sample with a fee of its own, so that editions can be told apart by what they decide.
pub(crate) fn bundle(fee: u32) -> Vec<u8> {
    let mut json = sample::sample();
    json["procedures"][0]["versions"][0]["fees"] =
        json!([{"id": "lệ phí", "amount": fee, "rule": "lệ phí", "when": null, "source": "thu-tuc.tt:20"}]);
    bundle::to_canonical_bytes(&sample::seal(json)).unwrap()
}

/// What editions of [`bundle`] decide of a dossier of the first procedure.
pub(crate) fn fee(rules: &thutuc::runtime::RuleSet) -> i64 {
    let id = rules.bundle().procedures[0].id.clone();
    let decision = sample::decide(rules, &id, "yên-định", "counter", "2025-10-03T09:00", &[]).unwrap();
    decision.fee.amount.unwrap()
}

impl World {
    pub(crate) fn new() -> Self {
        let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().unwrap();
        let key = PublicKey::read(&pk.to_base64()).unwrap();
        Self { folder: tempfile::tempdir().unwrap(), secret: sk, key }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("bundle.json")
    }

    pub(crate) fn early(&self) -> PathBuf {
        self.folder.path().join("early.json")
    }

    /// A service that trusts the key from a sequence on, and looks at both files.
    pub(crate) fn watched(&self, min_sequence: u64) -> Watched {
        let trust = Some(Trust { key: self.key.clone(), min_sequence });
        Watched { bundle: self.file(), early: Some(self.early()), trust }
    }

    /// A service that trusts everybody.
    pub(crate) fn unsigned(&self) -> Watched {
        Watched { bundle: self.file(), early: None, trust: None }
    }

    /// Replaces a file as `build` does: beside it, then by a new name.
    pub(crate) fn put(&self, file: &std::path::Path, bytes: impl AsRef<[u8]>) {
        let beside = file.with_extension("tmp");
        std::fs::write(&beside, bytes).unwrap();
        std::fs::rename(beside, file).unwrap();
    }

    pub(crate) fn signature(&self, bytes: &[u8], sequence: u64, activate: Option<&str>) -> String {
        let activate = activate.map(|day| day.parse().unwrap());
        let comment = Statement { sequence, activate, ..Statement::default() }.comment();
        let untrusted = Some("signature from minisign secret key");
        minisign::sign(None, &self.secret, bytes, Some(&comment), untrusted).unwrap().into_string()
    }

    /// Replaces a file and its signature, the signature first.
    pub(crate) fn publish(&self, file: &std::path::Path, fee: u32, sequence: u64, activate: Option<&str>) {
        let bytes = bundle(fee);
        self.put(&signature_beside(file), self.signature(&bytes, sequence, activate));
        self.put(file, bytes);
    }

    pub(crate) fn open(&self, watched: Watched, now: &str) -> Result<Told, (ReloadError, Vec<String>)> {
        let (tell, reports) = channel();
        let opened = Reload::open(watched, at(now), move |report| drop(tell.send(report)));
        match opened {
            Ok(reload) => Ok(Told { reload, reports }),
            Err(error) => Err((error, reports.iter().map(|report| said(&report)).collect())),
        }
    }
}

impl Told {
    /// What is told next.
    #[track_caller]
    pub(crate) fn next(&self) -> String {
        said(&self.reports.recv_timeout(PATIENCE).expect("nothing is told"))
    }

    /// Asserts what is told next, in this order.
    #[track_caller]
    pub(crate) fn expect(&self, expected: &[&str]) {
        for expected in expected {
            assert_eq!(self.next(), *expected);
        }
    }

    /// Asserts that nothing is told.
    #[track_caller]
    pub(crate) fn quiet(&self) {
        if let Ok(report) = self.reports.recv_timeout(SETTLED) {
            panic!("{}", said(&report));
        }
    }

    /// The fee by the rules in force.
    pub(crate) fn fee(&self, now: &str) -> i64 {
        fee(&self.reload.current(at(now)))
    }
}

/// A report in a few words: the sequence of its rules or the code of its error.
fn said(report: &Report) -> String {
    match report {
        Report::Loaded { file, edition } => {
            format!("loaded {} from {}", edition.sequence(), file.file_name().unwrap().to_str().unwrap())
        }
        Report::Waits { edition, until } => format!("{} waits for {until}", edition.sequence()),
        Report::TookOver { edition } => format!("{} took over", edition.sequence()),
        Report::Withdrawn { edition } => format!("{} withdrawn", edition.sequence()),
        Report::Refused { error: ReloadError::Load { error, .. } } => format!("refused {}", error.code()),
        Report::Refused { error: ReloadError::Read { kind, .. } } => format!("refused {kind:?}"),
        other => format!("{other:?}"),
    }
}
