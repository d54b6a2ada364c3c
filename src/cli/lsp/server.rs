//! The loop: messages of the editor first, then what changed, then whole catalogs once nobody has typed for a while.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crossbeam_channel::{RecvTimeoutError, Select};
use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, FileSystemWatcher, GlobPattern, InitializeParams,
    Registration, RegistrationParams, Uri, WorkspaceFolders,
};
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde::de::DeserializeOwned;

use super::background::Background;
use super::capabilities::{self, Client};
use super::catalogs::Catalogs;
use super::{Settings, answers, links, publish};
use crate::bundle::Language;
use crate::cli::language::locale;
use crate::source::disk;

/// The longest that the loop sleeps.
const LONG: Duration = Duration::from_secs(3600);

/// What the server knows.
pub(super) struct Server<'c> {
    connection: &'c Connection,
    pub(super) settings: Settings,
    pub(super) client: Client,
    pub(super) catalogs: Catalogs,
    /// The language of the editor, where it says one.
    locale: Option<Language>,
}

pub(super) fn serve(connection: &Connection, settings: Settings) -> bool {
    let Ok((id, params)) = connection.initialize_start() else { return false };
    let Ok(answer) = serde_json::to_value(capabilities::server()) else { return false };
    if connection.initialize_finish(id, answer).is_err() {
        return false;
    }
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let locale =
        params.locale.as_deref().map(|locale| if locale.starts_with("vi") { Language::Vi } else { Language::En });
    let client = Client::of(&params.capabilities);
    let mut server = Server { connection, settings, client, catalogs: Catalogs::default(), locale };
    server.watch();
    for root in roots(&params) {
        server.catalogs.at(&root);
    }
    server.run()
}

/// The catalogs that the folders of the editor lie in.
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    let folders: Vec<&Uri> = match &params.workspace_folders_initialize_params.workspace_folders {
        Some(WorkspaceFolders::WorkspaceFolderList(folders)) => folders.iter().map(|folder| &folder.uri).collect(),
        _ => Vec::new(),
    };
    let mut roots: Vec<PathBuf> =
        folders.into_iter().filter_map(links::path).filter_map(|path| disk::find_root(&path)).collect();
    roots.sort();
    roots.dedup();
    roots
}

impl Server<'_> {
    fn run(&mut self) -> bool {
        let background = Background::start();
        loop {
            self.look(&background);
            let ready = {
                let mut select = Select::new();
                select.recv(&self.connection.receiver);
                select.recv(&background.done);
                select.ready_timeout(self.wait())
            };
            if ready.is_err() {
                continue;
            }
            while let Ok((root, done)) = background.done.try_recv() {
                if let Some(catalog) = self.catalogs.get_mut(&root)
                    && catalog.workspace.take(done)
                {
                    self.publish(&root, None);
                }
            }
            match self.connection.receiver.recv_timeout(Duration::ZERO) {
                Ok(Message::Request(request)) => match self.connection.handle_shutdown(&request) {
                    Ok(true) => return true,
                    Ok(false) => self.request(request),
                    Err(_) => return false,
                },
                Ok(Message::Notification(notification)) => self.notification(notification),
                Ok(Message::Response(_)) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// How long nothing is to be done unless the editor says something.
    fn wait(&mut self) -> Duration {
        let pause = self.settings.pause;
        let left = |since: Instant| pause.checked_sub(since.elapsed()).unwrap_or(Duration::ZERO);
        self.catalogs.iter_mut().filter_map(|catalog| catalog.due.map(left)).min().unwrap_or(LONG)
    }

    /// Looks at what changed once the editor has said all it has to say, and starts whole runs that are due.
    fn look(&mut self, background: &Background) {
        if !self.connection.receiver.is_empty() {
            return;
        }
        let mut told = Vec::new();
        for catalog in self.catalogs.iter_mut() {
            let changed = std::mem::take(&mut catalog.changed);
            for path in &changed {
                if let Some(file) = catalog.workspace.file(path) {
                    catalog.workspace.check(file);
                }
            }
            if !changed.is_empty() {
                told.push((catalog.root.clone(), changed));
            }
            if catalog.due.is_some_and(|since| since.elapsed() >= self.settings.pause) {
                catalog.due = None;
                if catalog.workspace.is_catalog() {
                    // The thread is there as long as the loop.
                    let _ = background.jobs.send((catalog.root.clone(), catalog.workspace.whole()));
                }
            }
        }
        for (root, changed) in told {
            self.publish(&root, Some(&changed));
        }
    }

    fn publish(&mut self, root: &Path, of: Option<&BTreeSet<String>>) {
        let (asked, locale) = (self.settings.language, self.locale);
        let Some(catalog) = self.catalogs.get_mut(root) else { return };
        let language = speaks(asked, catalog.workspace.is_catalog().then(|| catalog.workspace.language()), locale);
        for params in publish::news(catalog, of, language) {
            self.notify("textDocument/publishDiagnostics", params);
        }
    }

    /// The language for what belongs to the catalog of a file.
    pub(super) fn language(&mut self, uri: &Uri) -> Language {
        let (asked, locale) = (self.settings.language, self.locale);
        let catalog = self.catalogs.file(uri).map(|(catalog, _)| &catalog.workspace);
        speaks(asked, catalog.filter(|workspace| workspace.is_catalog()).map(|workspace| workspace.language()), locale)
    }

    fn notify(&self, method: &str, params: impl serde::Serialize) {
        let message = Notification::new(method.to_owned(), params);
        // An editor that went away is noticed where its messages end.
        let _ = self.connection.sender.send(Message::Notification(message));
    }

    fn request(&mut self, request: Request) {
        let id = request.id.clone();
        let result = answers::answer(self, &request.method, request.params);
        let response = Response { id, response_result: result };
        let _ = self.connection.sender.send(Message::Response(response));
    }

    fn notification(&mut self, notification: Notification) {
        match notification.method.as_str() {
            "textDocument/didOpen" => read(notification, |params: DidOpenTextDocumentParams| {
                let document = params.text_document;
                let Some(path) = links::path(&document.uri) else { return };
                let (catalog, relative) = self.catalogs.opened(&path);
                catalog.open(&relative, document.uri, document.version, document.text);
                // A file is told about when it is opened, whether it changed or not.
                catalog.published.remove(&relative);
                catalog.changed.insert(relative);
            }),
            "textDocument/didChange" => read(notification, |params: DidChangeTextDocumentParams| {
                let document = params.text_document;
                let path = links::path(&document.text_document_identifier.uri);
                if let Some((catalog, relative)) = path.and_then(|path| self.catalogs.of(&path)) {
                    catalog.change(&relative, document.version, params.content_changes);
                }
            }),
            "textDocument/didClose" => read(notification, |params: DidCloseTextDocumentParams| {
                let path = links::path(&params.text_document.uri);
                if let Some((catalog, relative)) = path.and_then(|path| self.catalogs.of(&path)) {
                    catalog.close(&relative);
                }
            }),
            "workspace/didChangeWatchedFiles" => read(notification, |params: DidChangeWatchedFilesParams| {
                for path in params.changes.iter().filter_map(|change| links::path(&change.uri)) {
                    if let Some((catalog, relative)) = self.catalogs.of(&path) {
                        catalog.reread(&relative);
                    }
                }
            }),
            _ => {}
        }
    }

    /// Asks the editor to say when a file of a catalog changes on disk.
    fn watch(&self) {
        if !self.client.watches {
            return;
        }
        let watcher =
            |pattern: &str| FileSystemWatcher { glob_pattern: GlobPattern::Pattern(pattern.to_owned()), kind: None };
        let watchers = vec![watcher("**/*.tt"), watcher("**/thutuc.yaml")];
        let options = serde_json::to_value(DidChangeWatchedFilesRegistrationOptions { watchers }).ok();
        let registration = Registration {
            id: "files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: options,
        };
        let params = RegistrationParams { registrations: vec![registration] };
        let request = Request::new("watch".to_owned().into(), "client/registerCapability".to_owned(), params);
        let _ = self.connection.sender.send(Message::Request(request));
    }
}

/// The language asked for, else the catalog's, else the editor's, else that of the environment.
fn speaks(asked: Option<Language>, catalog: Option<Language>, editor: Option<Language>) -> Language {
    asked.or(catalog).or(editor).unwrap_or_else(locale)
}

/// Reads what a notification says; one that says it wrongly is passed over, as the protocol has it.
fn read<P: DeserializeOwned>(notification: Notification, then: impl FnOnce(P)) {
    if let Ok(params) = serde_json::from_value(notification.params) {
        then(params);
    }
}
