// The grammar over every file of `procedures/`: nothing is left without a colour, decomposed letters are coloured as composed ones.

'use strict';

const assert = require('node:assert/strict');
const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const oniguruma = require('vscode-oniguruma');
const { Registry, INITIAL, parseRawGrammar } = require('vscode-textmate');

const CATALOG = path.join(__dirname, '../../../procedures');
const GRAMMAR = path.join(__dirname, '../syntaxes/thutuc.tmLanguage.json');

async function grammar() {
    const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer;
    await oniguruma.loadWASM(wasm);
    const registry = new Registry({
        onigLib: Promise.resolve({
            createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
            createOnigString: (text) => new oniguruma.OnigString(text),
        }),
        loadGrammar: async () => parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR),
    });
    return registry.loadGrammar('source.thutuc');
}

/** The words of a text with their innermost scope, in NFC. */
function tokens(grammar, text) {
    let stack = INITIAL;
    return text.split(/\r?\n/).map((line) => {
        const found = grammar.tokenizeLine(line, stack);
        stack = found.ruleStack;
        const token = ({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex).normalize('NFC'), scopes.at(-1)];
        return found.tokens.map(token).filter(([word]) => word.trim());
    });
}

test('every word of the catalog has a colour, in either form of its letters', async () => {
    const colours = await grammar();
    const files = readdirSync(CATALOG, { recursive: true }).filter((name) => name.endsWith('.tt'));
    assert.ok(files.length > 50);
    for (const name of files) {
        const text = readFileSync(path.join(CATALOG, name), 'utf8');
        const composed = tokens(colours, text.normalize('NFC'));
        composed.forEach((line, at) => line.forEach(([word, scope]) => {
            const place = `${name}:${at + 1}: ${word}`;
            assert.notEqual(scope, 'source.thutuc', place);
            assert.ok(!scope.startsWith('invalid'), place);
        }));
        assert.deepEqual(tokens(colours, text.normalize('NFD')), composed, name);
    }
});
