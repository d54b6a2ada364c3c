// VS Code's own protocol library as the client of the program: a finding comes, and its fix.

'use strict';

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { pathToFileURL } = require('node:url');
const lsp = require('vscode-languageserver-protocol/node');
const { TextDocument } = require('vscode-languageserver-textdocument');
const { settings } = require('../src/server');

const CATALOG = path.join(__dirname, '../../../procedures');
const FILE = path.join(CATALOG, 'ho-tich/khai-sinh.tt');

test('a finding and its fix', { skip: !process.env.THUTUC && 'THUTUC names no program' }, async () => {
    const asked = { 'server.path': process.env.THUTUC, language: 'en' };
    const { command, args } = settings({ get: (key) => asked[key] });
    const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => server.on('exit', resolve));
    const client = lsp.createProtocolConnection(
        new lsp.StreamMessageReader(server.stdout),
        new lsp.StreamMessageWriter(server.stdin),
    );
    client.onRequest(lsp.RegistrationRequest.type, () => {});
    const uri = pathToFileURL(FILE).toString();
    const found = new Promise((resolve) => {
        client.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => {
            if (params.uri === uri && params.diagnostics.some((one) => one.severity === lsp.DiagnosticSeverity.Error)) {
                resolve(params.diagnostics);
            }
        });
    });
    client.listen();
    const { capabilities } = await client.sendRequest(lsp.InitializeRequest.type, {
        processId: process.pid,
        rootUri: null,
        workspaceFolders: [{ uri: pathToFileURL(CATALOG).toString(), name: 'procedures' }],
        capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    });
    await client.sendNotification(lsp.InitializedNotification.type, {});
    assert.equal(capabilities.textDocumentSync.change, lsp.TextDocumentSyncKind.Incremental);

    const right = readFileSync(FILE, 'utf8');
    const text = right.replace('người ký chủ-tịch', 'người ký chủ-tich');
    const document = TextDocument.create(uri, 'thutuc', 1, text);
    await client.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'thutuc', version: 1, text },
    });
    const diagnostics = (await found).filter((one) => one.severity === lsp.DiagnosticSeverity.Error);
    assert.equal(diagnostics.length, 1);
    assert.equal(diagnostics[0].code, 'E0201');
    assert.equal(document.getText(diagnostics[0].range), 'chủ-tich');

    const actions = await client.sendRequest(lsp.CodeActionRequest.type, {
        textDocument: { uri },
        range: diagnostics[0].range,
        context: { diagnostics, only: [lsp.CodeActionKind.QuickFix] },
    });
    const fix = actions.find((action) => action.title === 'Change to `chủ-tịch`');
    assert.ok(fix, `offered: ${actions.map((action) => action.title)}`);
    const edits = fix.edit.documentChanges.flatMap((change) => change.edits);
    assert.equal(TextDocument.applyEdits(document, edits), right);

    await client.sendRequest(lsp.ShutdownRequest.type);
    await client.sendNotification(lsp.ExitNotification.type);
    assert.equal(await ended, 0);
    client.dispose();
});
