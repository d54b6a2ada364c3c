// The language configuration: what a word is, which lines open and close a block, what goes on after Enter.

'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const configuration = require('../language-configuration.json');

const { pattern, flags } = configuration.wordPattern;

test('a name with its hyphens is one word, so are codes and dates', () => {
    const words = (text) => [...text.matchAll(new RegExp(pattern, `${flags}g`))].map(([word]) => word);
    assert.deepEqual(words('khi cần-xác-minh và hồ-sơ.đầy-đủ'), ['khi', 'cần-xác-minh', 'và', 'hồ-sơ', 'đầy-đủ']);
    assert.deepEqual(words('thủ tục 1.001193 từ 01/07/2025'), ['thủ', 'tục', '1.001193', 'từ', '01/07/2025']);
    assert.deepEqual(words('07:30-11:30, 1 bộ'), ['07:30-11:30', '1', 'bộ']);
    const apart = 'cần-xác-minh'.normalize('NFD');
    assert.deepEqual(words(apart), [apart]);
});

test('a line that leaves a block open indents the next one, a closing brace goes back', () => {
    const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;
    const opens = (line) => new RegExp(increaseIndentPattern).test(line);
    const closes = (line) => new RegExp(decreaseIndentPattern).test(line);
    for (const line of ['thủ tục 1.001193 "A {b}" {', '    hồ sơ {   # giấy tờ', '    bước ký "Ký" { do chủ-tịch', 'cơ quan một “Xã {” {']) {
        assert.ok(opens(line), line);
    }
    for (const line of ['bước ký "Ký" { do chủ-tịch }', '# hồ sơ {', 'lý do "a {"', 'cấp xã']) {
        assert.ok(!opens(line), line);
    }
    assert.ok(closes('    }') && !closes('bước ký { do a }'));
});

test('a documenting comment goes on in the next line, an empty one ends', () => {
    const [{ beforeText }] = configuration.onEnterRules;
    const goesOn = (line) => new RegExp(beforeText).test(line);
    assert.ok(goesOn('    ## Luật không cho thêm ngày'));
    assert.ok(!goesOn('    ## ') && !goesOn('# ghi chú') && !goesOn('cấp xã  ## x'));
});
