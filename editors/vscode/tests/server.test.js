// The program behind the editor: found, missing, another one.

'use strict';

const assert = require('node:assert/strict');
const { homedir } = require('node:os');
const test = require('node:test');
const { answers, settings, unusable } = require('../src/server');

const of = (values) => settings({ get: (key) => values[key] });

test('the settings say how the program is called', () => {
    assert.deepEqual(of({}), { command: 'thutuc', args: ['lsp'] });
    assert.deepEqual(of({ 'server.path': ' ', language: 'auto' }), { command: 'thutuc', args: ['lsp'] });
    assert.deepEqual(of({ 'server.path': '/a b/thutuc', language: 'vi' }), { command: '/a b/thutuc', args: ['lsp', '--lang', 'vi'] });
    assert.equal(of({ 'server.path': '~/bin/thutuc' }).command, `${homedir()}/bin/thutuc`);
});

test('a program that is not there is told in both languages, with the cure', async () => {
    assert.equal(await answers('/no/such/thutuc'), 'missing');
    const { message } = unusable('/no/such/thutuc', 'missing');
    assert.match(message, /Không tìm thấy chương trình `\/no\/such\/thutuc`\. .*thutuc\.server\.path/);
    assert.match(message, /The program `\/no\/such\/thutuc` was not found\. .*thutuc\.server\.path/);
});

test('another program is not taken for the server', async () => {
    assert.equal(await answers('false'), 'old');
    assert.equal(await answers('echo'), 'old');
    assert.match(unusable('echo', 'old').message, /không có lệnh `lsp`.*has no command `lsp`/);
});

test('what the system says is passed on', () => {
    const { message } = unusable('/etc', 'spawn /etc EACCES');
    assert.match(message, /Không chạy được `\/etc`: spawn \/etc EACCES\..*Could not run `\/etc`: spawn \/etc EACCES\./);
});

test('the program serves an editor', { skip: !process.env.THUTUC }, async () => {
    assert.equal(await answers(process.env.THUTUC), undefined);
});
