// The program behind the editor: how it is called, whether it is there, and what to say where it is not. Nothing here needs VS Code.

'use strict';

const { execFile } = require('node:child_process');
const { homedir } = require('node:os');
const path = require('node:path');

/** The longest that the program may take to say its version. */
const PATIENCE = 10_000;

/** The command that the settings ask for. */
function settings(configuration) {
    const asked = String(configuration.get('server.path') ?? '').trim();
    const command = asked.startsWith('~/') ? path.join(homedir(), asked.slice(2)) : asked || 'thutuc';
    const language = configuration.get('language');
    const args = ['lsp', ...(language === 'vi' || language === 'en' ? ['--lang', language] : [])];
    return { command, args };
}

/** Nothing where the program serves an editor, else what is wrong with it: `missing`, `old` or the system's words. */
function answers(command) {
    return new Promise((resolve) => {
        execFile(command, ['lsp', '--help'], { timeout: PATIENCE }, (error, standardOutput) => {
            if (!error) {
                resolve(/Language Server Protocol/.test(standardOutput) ? undefined : 'old');
            } else if (error.code === 'ENOENT') {
                resolve('missing');
            } else if (typeof error.code === 'number') {
                resolve('old');
            } else {
                resolve(error.message);
            }
        });
    });
}

/** What to say of a program that cannot be used, Vietnamese first: its readers seldom have the editor in Vietnamese. */
function unusable(command, wrong) {
    const cure = {
        vi: 'Cài bằng `cargo install --path .` trong thư mục dự án thutuc, hoặc ghi đường dẫn đầy đủ vào mục `thutuc.server.path`.',
        en: 'Install it by `cargo install --path .` in the folder of the project thutuc, or put its full path into the setting `thutuc.server.path`.',
    };
    const vi = {
        missing: `Không tìm thấy chương trình \`${command}\`.`,
        old: `Chương trình \`${command}\` không có lệnh \`lsp\`: có thể là bản cũ, hoặc là chương trình khác.`,
    };
    const en = {
        missing: `The program \`${command}\` was not found.`,
        old: `The program \`${command}\` has no command \`lsp\`: it may be an old one, or another program.`,
    };
    const words = (of, other) => (Object.hasOwn(of, wrong) ? of[wrong] : `${other} \`${command}\`: ${wrong}.`);
    const message = [
        `${words(vi, 'Không chạy được')} ${cure.vi}`,
        `${words(en, 'Could not run')} ${cure.en}`,
    ].join(' / ');
    return { message, open: 'Mở cài đặt / Settings', again: 'Thử lại / Try again' };
}

module.exports = { answers, settings, unusable };
