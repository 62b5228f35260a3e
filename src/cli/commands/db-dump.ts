// `rusuban db dump FILE` and `rusuban db restore FILE`: a backup of everything that Rusuban knows, and the way back.
import { once } from 'node:events';
import { createReadStream, createWriteStream, type ReadStream, type WriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dumpDatabase, openDatabase, restoreDatabase } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import { UserError } from '../../domain/errors.ts';
import type { ExitCode } from '../failure.ts';
import { note, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';

/** Writes the dump beside its place first, so that no half of one is ever taken for a whole. */
export async function dbDump(terminal: Terminal, file: string): Promise<ExitCode> {
  if (await stat(file).catch(() => null))
    throw new UserError(`${file} is there already.`, 'Name a new file: an older backup is never overwritten.');
  const part = `${file}.part`;
  // sales figures and mail addresses: nobody else's business
  const into = await opened(createWriteStream(part, { mode: 0o600 }), file);
  try {
    return await withCore<ExitCode>(async ({ database, clock }) => {
      const { tables, rows } = await dumpDatabase(database.url, into, clock.now());
      await rename(part, file);
      note(terminal, `Wrote ${file}: ${rows} rows of ${tables} tables.`);
      note(terminal, 'Its refresh tokens are encrypted: keep the secret key too, in another place, or they are lost.');
      return 0;
    });
  } finally {
    into.destroy();
    await rm(part, { force: true });
  }
}

export async function dbRestore(terminal: Terminal, file: string): Promise<ExitCode> {
  const from = await opened(createReadStream(file), file);
  try {
    const database = await openDatabase(loadConfig());
    try {
      const { tables, rows, takenAt } = await restoreDatabase(database.url, from);
      note(terminal, `Restored ${rows} rows of ${tables} tables, as they were at ${takenAt}.`);
      note(terminal, 'Check that the secret key fits, and what is missing: rusuban doctor');
      return 0;
    } finally {
      await database.close();
    }
  } finally {
    from.destroy();
  }
}

/** The stream, once its file is open: trouble with the file is told before the database is asked for anything. */
async function opened<S extends ReadStream | WriteStream>(stream: S, file: string): Promise<S> {
  try {
    await once(stream, 'open');
    return stream;
  } catch (error) {
    throw new UserError(
      `${file} can't be used: ${(error as Error).message}.`,
      'Name a file in a folder that exists and may be used.',
      { cause: error },
    );
  }
}
