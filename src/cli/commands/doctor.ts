// `rusuban doctor`: looks at the installation from the ground up and says how to mend what is wrong.
import { constants } from 'node:fs';
import { access, mkdir, stat, statfs } from 'node:fs/promises';
import { createApp } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import type { Config } from '../../config/schema.ts';
import { UserError } from '../../domain/errors.ts';
import type { ExitCode } from '../failure.ts';
import { say, sayJson, type Terminal } from '../terminal.ts';

interface Finding {
  readonly check: string;
  readonly isGood: boolean;
  readonly detail: string;
  readonly mend: string | null;
}

/** Below this a database stops working at the worst moment. */
const freeSpaceFloor = 1_000_000_000;

export async function doctor(terminal: Terminal, flags: { json?: boolean }): Promise<ExitCode> {
  const config = loadConfig();
  const findings: Finding[] = [await checkFolder(config), await checkSpace(config), ...(await checkApp(config))];
  if (flags.json) sayJson(terminal, findings);
  else {
    for (const { check, isGood, detail, mend } of findings) {
      say(terminal, `${isGood ? 'ok ' : 'BAD'}  ${check}: ${detail}`);
      if (mend) say(terminal, `     -> ${mend}`);
    }
  }
  return findings.every(({ isGood }) => isGood) ? 0 : 1;
}

const good = (check: string, detail: string): Finding => ({ check, isGood: true, detail, mend: null });
const bad = (check: string, detail: string, mend: string): Finding => ({ check, isGood: false, detail, mend });

async function checkFolder({ dataDir }: Config): Promise<Finding> {
  const check = 'data folder';
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    if (!(await stat(dataDir)).isDirectory()) throw new Error('it is not a folder');
    return good(check, dataDir);
  } catch (error) {
    return bad(
      check,
      `${dataDir} can't be used: ${(error as Error).message}`,
      'make it writable, or set RUSUBAN_DATA_DIR',
    );
  }
}

async function checkSpace({ dataDir }: Config): Promise<Finding> {
  const check = 'disk space';
  try {
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const detail = `${(free / 1e9).toFixed(1)} GB free`;
    return free >= freeSpaceFloor ? good(check, detail) : bad(check, detail, 'free at least 1 GB there');
  } catch (error) {
    return bad(check, (error as Error).message, 'see the data folder above');
  }
}

async function checkApp(config: Config): Promise<Finding[]> {
  const app = await createApp(config).catch((error: unknown) => error);
  if (app instanceof UserError) return [bad('database', app.message, app.hint)];
  if (app instanceof Error) return [bad('database', app.message, 'see the log')];
  const open = app as Awaited<ReturnType<typeof createApp>>;
  try {
    const findings = [good('database', config.databaseUrl ? 'reached, schema up to date' : 'embedded, running')];
    const mailProblem = await open.mail.check();
    findings.push(
      mailProblem === null
        ? good('mail', open.mail.destination)
        : bad(
            'mail',
            `${open.mail.destination}: ${mailProblem}`,
            'check SMTP_URL; until then alerts wait in the outbox',
          ),
    );
    findings.push(good('signature', `mails can be checked by ${open.publicKey} (rusuban verify-mail --key)`));
    const pending = await open.store.pendingOutbox();
    findings.push(good('outbox', pending === 0 ? 'nothing waits' : `${pending} waiting to be sent`));
    for (const account of await open.store.listAccounts()) {
      const name = `account ${account.id}`;
      try {
        const { checks } = await open.amazon.test(account, await open.store.readCredentials(account.id));
        const broken = checks.filter(({ fault }) => fault !== null && fault.kind !== 'not-available-in-region');
        findings.push(
          broken.length === 0
            ? good(name, 'every part can be read')
            : bad(
                name,
                `can't be read: ${broken.map(({ part }) => part).join(', ')}`,
                `rusuban account test ${account.id}`,
              ),
        );
      } catch (error) {
        const hint = error instanceof UserError ? error.hint : 'see the log';
        findings.push(bad(name, (error as Error).message, hint));
      }
    }
    return findings;
  } finally {
    await open.close();
  }
}
