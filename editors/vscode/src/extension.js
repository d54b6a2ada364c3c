// The client: starts `thutuc lsp` and lets vscode-languageclient speak with it over standard input and output.

'use strict';

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { answers, settings, unusable } = require('./server');

/** @type {LanguageClient | undefined} */
let client;
/** @type {vscode.LogOutputChannel | undefined} */
let output;
/** Starts and stops follow one another, however fast they are asked for. */
let last = Promise.resolve();

function activate(context) {
    output = vscode.window.createOutputChannel('thutuc', { log: true });
    context.subscriptions.push(
        output,
        vscode.commands.registerCommand('thutuc.restart', restart),
        vscode.commands.registerCommand('thutuc.showOutput', () => output.show()),
        vscode.workspace.onDidChangeConfiguration((event) => {
            const own = ['thutuc.server', 'thutuc.language'];
            return own.some((section) => event.affectsConfiguration(section)) ? restart() : undefined;
        }),
    );
    return restart();
}

function deactivate() {
    return queue(stop);
}

function restart() {
    return queue(async () => {
        await stop();
        await start();
    });
}

/** Runs after what was asked for before; a failure is told and holds nothing up. */
function queue(work) {
    last = last.then(work).catch((error) => output.error(String(error)));
    return last;
}

async function stop() {
    const running = client;
    client = undefined;
    await running?.stop();
}

async function start() {
    const { command, args } = settings(vscode.workspace.getConfiguration('thutuc'));
    const wrong = await answers(command);
    if (wrong) {
        // Whoever reads this may still have to find the setting: the editor must not wait for the answer.
        tell(command, wrong);
        return;
    }
    const options = {
        documentSelector: [{ scheme: 'file', language: 'thutuc' }],
        outputChannel: output,
    };
    client = new LanguageClient('thutuc', 'thutuc', { command, args }, options);
    await client.start();
}

async function tell(command, wrong) {
    const { message, open, again } = unusable(command, wrong);
    output.error(message);
    const chosen = await vscode.window.showErrorMessage(message, open, again);
    if (chosen === open) {
        await vscode.commands.executeCommand('workbench.action.openSettings', 'thutuc.server.path');
    } else if (chosen === again) {
        await restart();
    }
}

module.exports = { activate, deactivate };
