// `rusuban db dump FILE` and `rusuban db restore FILE`: a backup of everything that Rusuban knows, and the way back.
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, rename, rm } from 'node:fs/promises';
import { dumpDatabase, openDatabase, restoreDatabase } from '../../app.js';
import { loadConfig } from '../../config/load.js';
import { systemText, UserError } from '../../domain/errors.js';
import { note } from '../terminal.js';
import { withCore } from '../with-app.js';
import { wordsAt } from '../words/index.js';
/** Writes the dump beside its place first, so that no half of one is ever taken for a whole. */
export async function dbDump(terminal, file) {
    const w = wordsAt(terminal).db;
    if (await lstat(file).catch(() => null))
        throw new UserError({ en: `${file} is there already.`, ja: `${file} はすでにあります。` }, {
            en: 'Name a new file: an older backup is never overwritten.',
            ja: '新しいファイル名を指定してください。以前のバックアップは上書きしません。',
        });
    const part = `${file}.part`;
    // what is there was cut off, or put there to be written through
    await rm(part, { force: true });
    // sales figures and mail addresses: nobody else's business
    const into = await opened(createWriteStream(part, { mode: 0o600, flags: 'wx' }), file);
    try {
        return await withCore(async ({ database, clock }) => {
            const { tables, rows } = await dumpDatabase(database.url, into, clock.now());
            await rename(part, file);
            note(terminal, w.wrote(file, rows, tables));
            note(terminal, w.keepKey);
            return 0;
        });
    }
    finally {
        into.destroy();
        await rm(part, { force: true });
    }
}
export async function dbRestore(terminal, file) {
    const w = wordsAt(terminal).db;
    const from = await opened(createReadStream(file), file);
    try {
        const config = loadConfig();
        const database = await openDatabase(config);
        try {
            const { tables, rows, takenAt } = await restoreDatabase(database.url, from);
            note(terminal, w.restored(rows, tables, takenAt));
            note(terminal, w.checkKey);
            return 0;
        }
        finally {
            await database.close();
        }
    }
    finally {
        from.destroy();
    }
}
/** The stream, once its file is open: trouble with the file is told before the database is asked for anything. */
async function opened(stream, file) {
    try {
        await once(stream, 'open');
        return stream;
    }
    catch (error) {
        throw new UserError({
            en: `${file} can't be used: ${systemText(error).en}.`,
            ja: `${file} を使えません（${systemText(error).ja}）。`,
        }, {
            en: 'Name a file in a folder that exists and may be used.',
            ja: 'すでにあって使えるフォルダの中のファイルを指定してください。',
        }, { cause: error });
    }
}
//# sourceMappingURL=db-dump.js.map