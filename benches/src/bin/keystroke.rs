//! How long an editor waits after a keystroke: from the change of a text to its findings, over the protocol, on the real catalog
//! and on one with a hundred times its procedures.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml --bin keystroke` prints the 50th and the 99th of a hundred
//! keystrokes, and the worst one; with a number after `--` the catalog has so many copies of its procedures.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use lsp_server::{Connection, Message, Notification, Request};
use serde_json::{Value, json};
use thutuc::cli::lsp::{Settings, serve};
use thutuc::source::disk::{Read, read_catalog};

/// What an officer types into a procedure, a sign at a time: a clause that is right, one with an unknown name, one unfinished.
const TYPED: &str = "    yêu cầu cần-xác-minh lý do \"phải xác minh\"\n    bước thử \"Bước thử\" { sau trả; do người-nào-đó; trong 5 phút }\n    thời hạn 3 ngày làm vi";

/// Rule files of few and many kinds.
const FILES: [&str; 4] =
    ["ho-tich/khai-sinh.tt", "cong-thuong/dien-luc.tt", "kinh-doanh/thanh-lap.tt", "dat-dai/dang-ky-lan-dau.tt"];

fn main() {
    let asked = std::env::args().nth(1).and_then(|text| text.parse().ok());
    let sizes = asked.map_or_else(|| vec![1, 79], |times| vec![times]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../procedures");
    let (manifest, files) = read_catalog(&root).expect("the catalog is there");
    for times in sizes {
        let folder = std::env::temp_dir().join(format!("thutuc-keystroke-{}-{times}", std::process::id()));
        let procedures = write(&folder, &manifest, &files, times);
        let mut took = Vec::new();
        let opened = type_in(&folder, &mut took);
        took.sort_unstable();
        let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)].as_secs_f64() * 1e3;
        println!(
            "{procedures:>5} procedures: p50 {:.1} ms, p99 {:.1} ms, worst {:.1} ms of {} keystrokes; opened in {:.1} s",
            at(50),
            at(99),
            at(100),
            took.len(),
            opened.as_secs_f64()
        );
        std::fs::remove_dir_all(&folder).expect("the folder is ours");
    }
}

/// Writes the catalog with so many copies of each file of procedures, each under codes of its own; how many there are.
fn write(folder: &Path, manifest: &[u8], files: &[Read], times: usize) -> usize {
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join("thutuc.yaml"), manifest).expect("a file");
    let mut procedures = 0;
    for file in files {
        let text = std::str::from_utf8(&file.bytes).expect("text");
        let heads = |word: &str| text.lines().filter(|line| line.starts_with(word)).count();
        let own = heads("thủ tục ") + heads("liên thông ");
        // Programs name procedures and are no part of one.
        let copies = if own > 0 || heads("đơn giản hóa ") > 0 { times } else { 1 };
        procedures += own * copies;
        for copy in 0..copies {
            let (path, text) = match copy {
                0 => (folder.join(&file.path), text.to_owned()),
                _ => (folder.join(format!("ban-{copy:03}")).join(&file.path), recoded(text, copy)),
            };
            std::fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
    }
    procedures
}

/// A text with other procedure codes.
fn recoded(text: &str, copy: usize) -> String {
    let is_code = |word: &str| {
        word.len() == 8
            && word.bytes().enumerate().all(|(at, byte)| if at == 1 { byte == b'.' } else { byte.is_ascii_digit() })
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        out.push_str(before);
        out.push_str(word);
        if is_code(word) {
            out.push_str(&format!(".{copy:03}"));
        }
        rest = after;
    }
    out + rest
}

/// Types into some files; how long it took until the first findings of the first file.
fn type_in(folder: &Path, took: &mut Vec<Duration>) -> Duration {
    let (server, client) = Connection::memory();
    let settings = Settings { language: None, now: || None, pause: Duration::from_millis(500) };
    let serving = std::thread::spawn(move || serve(server, settings));
    let began = Instant::now();
    ask(&client, 1, "initialize", json!({"capabilities": {}, "workspaceFolders": [{"uri": uri(folder), "name": "x"}]}));
    tell(&client, "initialized", json!({}));
    let mut opened = Duration::ZERO;
    for path in FILES {
        let path = folder.join(path);
        let text = std::fs::read_to_string(&path).expect("a file");
        // The last line is the brace of a procedure.
        let line = text.trim_end().lines().count() - 1;
        let uri = uri(&path);
        let document = json!({"uri": uri, "languageId": "thutuc", "version": 0, "text": text});
        tell(&client, "textDocument/didOpen", json!({"textDocument": document}));
        published(&client, &uri, 0);
        if opened.is_zero() {
            opened = began.elapsed();
        }
        let (mut line, mut column) = (line, 0);
        for (version, c) in (1..).zip(TYPED.chars()) {
            let at = json!({"line": line, "character": column});
            let change = json!({"range": {"start": at, "end": at}, "text": c});
            let began = Instant::now();
            tell(
                &client,
                "textDocument/didChange",
                json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}),
            );
            published(&client, &uri, version);
            took.push(began.elapsed());
            (line, column) = if c == '\n' { (line + 1, 0) } else { (line, column + 1) };
        }
    }
    ask(&client, 2, "shutdown", Value::Null);
    tell(&client, "exit", Value::Null);
    assert!(serving.join().expect("the server ends"));
    opened
}

fn uri(path: &Path) -> String {
    let path: PathBuf = path.to_path_buf();
    format!("file://{}", path.display())
}

fn tell(client: &Connection, method: &str, params: Value) {
    let message = Notification { method: method.to_owned(), params };
    client.sender.send(Message::Notification(message)).expect("the server is there");
}

fn ask(client: &Connection, id: i32, method: &str, params: Value) {
    let message = Request { id: id.into(), method: method.to_owned(), params };
    client.sender.send(Message::Request(message)).expect("the server is there");
    loop {
        if let Message::Response(response) = client.receiver.recv().expect("the server is there") {
            assert!(response.response_result.is_ok());
            return;
        }
    }
}

/// Waits for the findings of a version of a file.
fn published(client: &Connection, uri: &str, version: i32) {
    loop {
        if let Message::Notification(message) = client.receiver.recv().expect("the server is there")
            && message.method == "textDocument/publishDiagnostics"
            && message.params["uri"] == uri
            && message.params["version"] == version
        {
            return;
        }
    }
}
