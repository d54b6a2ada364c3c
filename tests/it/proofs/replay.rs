//! Decides the dossier of a refuted proof and holds that both of its outcomes come out so.

use serde_json::Value;
use thutuc::bundle::Channel;
use thutuc::diagnostics::Witness;
use thutuc::driver::Compiled;
use thutuc::runtime::{Decision, Request, RuleSet, parse_moment};

/// A catalog's rules with a dossier.
struct Case {
    rules: RuleSet,
    request: Request,
    decision: Decision,
}

impl Case {
    fn new(compiled: Compiled, witness: &Witness) -> Result<Self, String> {
        let bundle = compiled.bundle.or(compiled.unproved).ok_or("there is no bundle to decide by")?;
        let rules = RuleSet::from_bundle(bundle).map_err(|error| error.to_string())?;
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let read = |(name, value): (&String, &Value)| {
            let read = rules.read_fact(name, &text(value)).map_err(|error| format!("{name}: {error:?}"))?;
            Ok((name.clone(), read))
        };
        let request = Request {
            procedure: witness.procedure.clone(),
            office: witness.office.clone(),
            received: parse_moment(&witness.received).ok_or("no moment of receipt")?,
            channel: Channel::parse(&witness.channel).ok_or("no channel")?,
            facts: witness.facts.iter().map(read).collect::<Result<_, String>>()?,
            events: Vec::new(),
        };
        let decision = rules.decide(&request).map_err(|error| format!("cannot be decided: {error:?}"))?;
        Ok(Self { rules, request, decision })
    }

    fn json(&self) -> Value {
        serde_json::to_value(&self.decision).unwrap()
    }

    /// The committed moment, or the re-appointment in its place.
    fn limit(&self) -> Value {
        let json = self.json();
        if json["reappointment"].is_null() {
            json["committed"]["at"].clone()
        } else {
            json["reappointment"]["at"].clone()
        }
    }

    fn is_complete(&self) -> Value {
        let version = self.rules.version(&self.request.procedure, self.decision.version).unwrap();
        self.rules.evaluate(&self.request, &version.documents_complete).unwrap().value
    }
}

/// `END (a START..END, …)` of the steps or the stages.
fn told(parts: &Value) -> String {
    let parts = parts.as_array().unwrap();
    let moment = |part: &Value, member: &str| part[member].as_str().unwrap_or("?").to_owned();
    let end = parts.iter().map(|part| moment(part, "due")).max().unwrap_or_default();
    let one =
        |part: &Value| format!("{} {}..{}", part["id"].as_str().unwrap(), moment(part, "start"), moment(part, "due"));
    format!("{end} ({})", parts.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn same(what: &str, shown: &str, decided: &Value) -> Result<(), String> {
    let decided = match decided {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if shown == decided { Ok(()) } else { Err(format!("{what} is shown as {shown} and decided as {decided}")) }
}

/// Decides a witness by the rules that it refutes, and where a simplification is refuted by those before it.
pub(super) fn replay(
    code: &str,
    witness: &Witness,
    compiled: Compiled,
    before: Option<Compiled>,
) -> Result<(), String> {
    let (expected, found) = (witness.expected.as_str(), witness.found.as_str());
    let case = Case::new(compiled, witness)?;
    let old = || Case::new(before.ok_or("nothing before it")?, witness);
    let json = case.json();
    match code {
        "E0510" | "E0511" | "E0609" => {
            same("the limit", expected, &case.limit())?;
            if json["reappointment"].is_null() == (code == "E0511") {
                return Err("a re-appointment is shown that is not decided, or the reverse".to_owned());
            }
            same("the steps", found, &Value::String(told(&json["steps"])))
        }
        "E0512" => {
            same("the limit", expected, &case.limit())?;
            same("the stages", found, &Value::String(told(&json["stages"])))
        }
        "E0608" => {
            same("the verdict", "eligible", &json["same_day"]["verdict"])?;
            same("the promise", expected, &json["promised"])?;
            same("the steps", found, &Value::String(told(&json["steps"])))
        }
        "E0513" => same("the limit", "-", &json["statutory"]["at"]),
        "E0515" => {
            let rows = json["fee"]["rows"].as_array().unwrap();
            let lacks =
                |text: &str| rows.iter().all(|row| text != format!("fee.{} = null", row["id"].as_str().unwrap()));
            let is_there = lacks(found) && found.starts_with("fee.");
            if is_there { Ok(()) } else { Err(format!("{found}, but {rows:?}")) }
        }
        "E0712" | "E0713" => {
            same("the limit before", expected, &old()?.limit())?;
            same("the limit", found, &case.limit())
        }
        "E0714" => {
            same("the fee before", expected, &old()?.json()["fee"]["amount"])?;
            same("the fee", found, &json["fee"]["amount"])
        }
        "E0716" => {
            same("before", expected, &Value::String(format!("documents.complete = {}", old()?.is_complete())))?;
            same("after", found, &Value::String(format!("documents.complete = {}", case.is_complete())))
        }
        "E0717" => {
            same("the verdict before", expected, &old()?.json()["same_day"]["verdict"])?;
            same("the verdict", found, &json["same_day"]["verdict"])
        }
        _ => Err(format!("{code} shows a dossier that no test decides")),
    }
}
