// `rusuban doctor`: looks at the installation from the ground up and says how to mend what is wrong.
import { workerNames } from '../../../workers/all.ts';
import { createApp } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import type { Config } from '../../config/schema.ts';
import { UserError } from '../../domain/errors.ts';
import { checkAccount } from '../checks/account.ts';
import { checkDatabase, checkMail, checkQueue } from '../checks/backing.ts';
import { bad, type Finding } from '../checks/finding.ts';
import { checkCommand, checkFolder, checkNode, checkSpace, whereIs } from '../checks/machine.ts';
import type { ExitCode } from '../failure.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';

export interface DoctorFlags {
  readonly json?: boolean;
  /** Sends a test message to every recipient. */
  readonly sendTest?: boolean;
}

export async function doctor(terminal: Terminal, { json = false, sendTest = false }: DoctorFlags): Promise<ExitCode> {
  const findings: Finding[] = [];
  const onWait = (what: string) => {
    if (!json) note(terminal, `...  ${what}`);
  };
  for await (const finding of findingsOf(loadConfig(), sendTest, onWait)) {
    findings.push(finding);
    if (!json) sayFinding(terminal, finding);
  }
  if (json) sayJson(terminal, findings);
  return findings.every(({ isGood }) => isGood) ? 0 : 1;
}

function sayFinding(terminal: Terminal, { check, isGood, detail, mend }: Finding): void {
  say(terminal, `${isGood ? 'ok ' : 'BAD'}  ${check}: ${detail}`);
  if (mend) say(terminal, `     -> ${mend}`);
}

/** One after the other, as they are found: asking Amazon about many accounts takes minutes. */
async function* findingsOf(config: Config, sendTest: boolean, onWait: (what: string) => void): AsyncGenerator<Finding> {
  yield checkNode(process.versions.node);
  yield await checkCommand(await whereIs('rusuban'));
  yield await checkFolder(config);
  yield await checkSpace(config);
  onWait('opening the database');
  const app = await createApp(config).catch((error: unknown) => error as Error);
  if (app instanceof Error)
    return yield bad('database', app.message, app instanceof UserError ? app.hint : 'see the log');
  try {
    yield* await checkDatabase(app);
    yield await checkQueue(app, workerNames);
    const accounts = await app.store.listAccounts();
    onWait('trying the way mails go');
    yield* await checkMail(app, accounts.length > 0);
    for (const account of accounts) yield* checkAccount(app, account, sendTest, onWait);
  } finally {
    await app.close();
  }
}
