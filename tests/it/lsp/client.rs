//! An editor over the in-memory connection of `lsp-server`, on a copy of `cases/lsp`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use tempfile::TempDir;
use thutuc::cli::lsp::{Settings, serve};

/// The longest that a test waits for an answer.
const PATIENCE: Duration = Duration::from_secs(120);

pub(super) struct Editor {
    connection: Connection,
    server: Option<JoinHandle<bool>>,
    folder: TempDir,
    asked: i32,
    texts: BTreeMap<String, (i32, String)>,
    /// What is known of each file, by path.
    diagnostics: BTreeMap<String, Value>,
    /// What the server asked of the editor.
    pub(super) requests: Vec<Request>,
    pub(super) capabilities: Value,
}

impl Editor {
    /// An editor that opened the folder of a new catalog, with other texts in some of its files.
    pub(super) fn new(changed: &[(&str, &str)]) -> Self {
        let edits = json!({ "documentChanges": true, "resourceOperations": ["create"] });
        let actions = json!({ "resolveSupport": { "properties": ["edit"] } });
        let completion = json!({ "completionItem": { "snippetSupport": true } });
        let text = json!({ "codeAction": actions, "completion": completion });
        Self::with(json!({ "workspace": { "workspaceEdit": edits }, "textDocument": text }), changed)
    }

    pub(super) fn with(capabilities: Value, changed: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lsp");
        for name in ["co-quan.tt", "lich.tt", "mo-hinh.tt", "thu-tuc.tt", "van-ban.tt", "thutuc.yaml"] {
            std::fs::copy(template.join(name), folder.path().join(name)).unwrap();
        }
        for (name, text) in changed {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let (server, connection) = Connection::memory();
        let now = || chrono::NaiveDate::from_ymd_opt(2026, 1, 14)?.and_hms_opt(9, 30, 0);
        let settings = Settings { language: None, now, pause: Duration::ZERO };
        let server = Some(std::thread::spawn(move || serve(server, settings)));
        let mut editor = Self {
            connection,
            server,
            folder,
            asked: 0,
            texts: BTreeMap::new(),
            diagnostics: BTreeMap::new(),
            requests: Vec::new(),
            capabilities: Value::Null,
        };
        let folder = json!([{ "uri": editor.uri(""), "name": "x" }]);
        let params = json!({ "capabilities": capabilities, "workspaceFolders": folder });
        editor.capabilities = editor.ask("initialize", params).unwrap();
        editor.tell("initialized", json!({}));
        editor
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn uri(&self, name: &str) -> String {
        let path = self.path(name);
        format!("file://{}", path.display()).trim_end_matches('/').to_owned()
    }

    /// Opens a file as it is on disk; the text, in which places are looked for.
    pub(super) fn open(&mut self, name: &str) {
        let text = std::fs::read_to_string(self.path(name)).unwrap();
        let document = json!({ "uri": self.uri(name), "languageId": "thutuc", "version": 1, "text": text });
        self.texts.insert(name.to_owned(), (1, text));
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(super) fn text(&self, name: &str) -> &str {
        &self.texts[name].1
    }

    /// Writes one text over another one, which stands once in the file.
    pub(super) fn replace(&mut self, name: &str, old: &str, new: &str) {
        let uri = self.uri(name);
        let (version, text) = self.texts.get_mut(name).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old}");
        let at = text.find(old).unwrap();
        let range = json!({ "start": place(text, at), "end": place(text, at + old.len()) });
        *text = text.replacen(old, new, 1);
        *version += 1;
        let document = json!({ "uri": uri, "version": *version });
        let changes = json!([{ "range": range, "text": new }]);
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// A request about a place: the first of `needle`, and so many characters on.
    pub(super) fn at(&mut self, method: &str, name: &str, needle: &str, more: Value) -> Result<Value, Value> {
        let text = self.text(name);
        let at = text.find(needle).unwrap_or_else(|| panic!("{needle} in {name}"));
        let mut params = json!({ "textDocument": { "uri": self.uri(name) }, "position": place(text, at) });
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        self.ask(method, params)
    }

    /// A request about a file.
    pub(super) fn of(&mut self, method: &str, name: &str, more: Value) -> Result<Value, Value> {
        let mut params = json!({ "textDocument": { "uri": self.uri(name) } });
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        self.ask(method, params)
    }

    /// The range of a text, which stands once in a file.
    pub(super) fn range(&self, name: &str, needle: &str) -> Value {
        let text = self.text(name);
        let at = text.find(needle).unwrap();
        json!({ "start": place(text, at), "end": place(text, at + needle.len()) })
    }

    pub(super) fn tell(&self, method: &str, params: Value) {
        let message = Notification { method: method.to_owned(), params };
        self.connection.sender.send(Message::Notification(message)).unwrap();
    }

    /// What a request gets, or the error's message.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.asked += 1;
        let id: RequestId = self.asked.into();
        let message = Request { id: id.clone(), method: method.to_owned(), params };
        self.connection.sender.send(Message::Request(message)).unwrap();
        loop {
            if let Some(response) = self.next(PATIENCE)
                && response.id == id
            {
                return response.response_result.map_err(|error| json!(error.message));
            }
        }
    }

    /// Takes one message; a response is given back.
    fn next(&mut self, patience: Duration) -> Option<Response> {
        match self.connection.receiver.recv_timeout(patience).expect("the server says something") {
            Message::Response(response) => return Some(response),
            Message::Request(request) => self.requests.push(request),
            Message::Notification(message) => {
                assert_eq!(message.method, "textDocument/publishDiagnostics");
                let uri = message.params["uri"].as_str().unwrap();
                let name = uri.strip_prefix(&self.uri("")).unwrap().trim_start_matches('/').to_owned();
                self.diagnostics.insert(name, message.params);
            }
        }
        None
    }

    /// Waits until what is known of a file is as wanted.
    pub(super) fn until(&mut self, name: &str, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let began = Instant::now();
        loop {
            let found = self.diagnostics.get(name).filter(|params| {
                let version = self.texts.get(name).map(|(version, _)| *version);
                version.is_none_or(|version| params["version"] == version)
            });
            if let Some(list) = found.and_then(|params| params["diagnostics"].as_array())
                && wanted(list)
            {
                return list.clone();
            }
            assert!(began.elapsed() < PATIENCE, "{name} stays as it is: {found:#?}");
            self.next(PATIENCE);
        }
    }

    /// Waits until these and no other codes are known of a file.
    pub(super) fn codes(&mut self, name: &str, wanted: &[&str]) -> Vec<Value> {
        self.until(name, |found| found.iter().map(|one| one["code"].as_str().unwrap()).eq(wanted.iter().copied()))
    }

    /// Answers in few lines: addresses as paths, ranges as `line:unit-line:unit`.
    pub(super) fn short(&self, answer: &Value) -> String {
        let text = serde_json::to_string_pretty(&squeezed(answer)).unwrap();
        text.replace(&format!("{}/", self.uri("")), "")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.ask("shutdown", Value::Null).unwrap();
        self.tell("exit", Value::Null);
        assert!(self.server.take().unwrap().join().unwrap());
    }
}

/// A byte of a text as the protocol counts, worked out by the standard library's UTF-16.
pub(super) fn place(text: &str, at: usize) -> Value {
    let before = &text[..at];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": line, "character": before[start..].encode_utf16().count() })
}

fn squeezed(value: &Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(squeezed).collect(),
        Value::Object(map) if map.len() == 2 && map.contains_key("start") && map.contains_key("end") => {
            let point = |key: &str| format!("{}:{}", value[key]["line"], value[key]["character"]);
            json!(format!("{}-{}", point("start"), point("end")))
        }
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), squeezed(value))).collect(),
        other => other.clone(),
    }
}
