// The packaged bundle in a stand-in for the editor: it loads, and says in both languages that the program is not there.

'use strict';

const assert = require('node:assert/strict');
const { existsSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const test = require('node:test');

const BUNDLE = path.join(__dirname, '../out/extension.js');

/** Anything: a class to extend, a function to call, an object with everything in it. */
function anything() {
    const target = class {};
    const get = (_, key) => (key === 'prototype' || typeof key === 'symbol' ? target[key] : anything());
    return new Proxy(target, { get, apply: () => anything() });
}

test('the bundle tells that the program is missing', { skip: !existsSync(BUNDLE) && 'run `npm run bundle` first' }, async () => {
    const told = [];
    const opened = [];
    const commands = new Map();
    const window = {
        createOutputChannel: () => ({ error: () => {}, show: () => {}, dispose: () => {} }),
        showErrorMessage: async (message, ...choices) => {
            told.push(message);
            return choices[0];
        },
    };
    const own = {
        window,
        commands: {
            registerCommand: (name, run) => commands.set(name, run),
            executeCommand: async (...all) => opened.push(all),
        },
        workspace: new Proxy({}, {
            get: (_, key) => {
                if (key === 'getConfiguration') {
                    return () => ({ get: (name) => (name === 'server.path' ? '/no/such/thutuc' : undefined) });
                }
                return key === 'onDidChangeConfiguration' ? () => ({ dispose: () => {} }) : anything();
            },
        }),
    };
    const vscode = new Proxy({}, { get: (_, key) => own[key] ?? anything() });
    const load = Module._load;
    Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
    try {
        const extension = require(BUNDLE);
        await extension.activate({ subscriptions: [] });
        await new Promise(setImmediate);
        await extension.deactivate();
    } finally {
        Module._load = load;
    }
    assert.equal(told.length, 1);
    assert.match(told[0], /Không tìm thấy chương trình `\/no\/such\/thutuc`.*The program `\/no\/such\/thutuc` was not found/);
    assert.deepEqual(opened, [['workbench.action.openSettings', 'thutuc.server.path']]);
    assert.deepEqual([...commands.keys()], ['thutuc.restart', 'thutuc.showOutput']);
});
