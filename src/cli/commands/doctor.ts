// `rusuban doctor`: looks at the installation from the ground up and says how to mend what is wrong.
import { workerNames } from '../../../workers/all.ts';
import { type App, createApp } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import { UserError } from '../../domain/errors.ts';
import { checkAccount } from '../checks/account.ts';
import { checkDatabase, checkMail, checkQueue } from '../checks/backing.ts';
import { bad, type Finding } from '../checks/finding.ts';
import { checkFolder, checkNode, checkSpace } from '../checks/machine.ts';
import type { ExitCode } from '../failure.ts';
import { say, sayJson, type Terminal } from '../terminal.ts';

export interface DoctorFlags {
  readonly json?: boolean;
  /** Sends a test message to every recipient. */
  readonly sendTest?: boolean;
}

export async function doctor(terminal: Terminal, { json = false, sendTest = false }: DoctorFlags): Promise<ExitCode> {
  const config = loadConfig();
  const findings = [checkNode(process.versions.node), await checkFolder(config), await checkSpace(config)];
  const app = await createApp(config).catch((error: unknown) => error as Error);
  if (app instanceof Error)
    findings.push(bad('database', app.message, app instanceof UserError ? app.hint : 'see the log'));
  else findings.push(...(await checkApp(app, sendTest).finally(() => app.close())));
  if (json) sayJson(terminal, findings);
  else {
    for (const { check, isGood, detail, mend } of findings) {
      say(terminal, `${isGood ? 'ok ' : 'BAD'}  ${check}: ${detail}`);
      if (mend) say(terminal, `     -> ${mend}`);
    }
  }
  return findings.every(({ isGood }) => isGood) ? 0 : 1;
}

async function checkApp(app: App, sendTest: boolean): Promise<Finding[]> {
  const findings = [...(await checkDatabase(app)), await checkQueue(app, workerNames), ...(await checkMail(app))];
  for (const account of await app.store.listAccounts()) findings.push(...(await checkAccount(app, account, sendTest)));
  return findings;
}
