// `rusuban doctor`: looks at the installation from the ground up and says how to mend what is wrong.
import { queueNames } from '../../../workers/all.ts';
import { type App, createApp, createSystemClock } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import type { Config } from '../../config/schema.ts';
import { adviceOn } from '../../domain/errors.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { checkAccount } from '../checks/account.ts';
import { checkDatabase, checkMail, checkPush, checkQueue, databaseCheck } from '../checks/backing.ts';
import { type Finding, failed } from '../checks/finding.ts';
import { checkKeys } from '../checks/keys.ts';
import { checkCommand, checkFolder, checkNode, checkSpace, checkVersion, whereIs } from '../checks/machine.ts';
import { checkProvider } from '../checks/provider.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { wordsAt } from '../words/index.ts';

export interface DoctorFlags {
  readonly json?: boolean;
  /** Sends a test message to every recipient. */
  readonly sendTest?: boolean;
}

export async function doctor(terminal: Terminal, { json = false, sendTest = false }: DoctorFlags): Promise<ExitCode> {
  const findings: Finding[] = [];
  const onWait = (what: Text) => {
    if (!json) note(terminal, `....  ${what[languageAt(terminal)]}`);
  };
  for await (const finding of findingsOf(loadConfig(), sendTest, onWait)) {
    findings.push(finding);
    if (!json) sayFinding(terminal, finding);
  }
  if (json) sayJson(terminal, findings.map(inEnglish));
  return findings.every(({ isGood }) => isGood) ? 0 : 1;
}

/** For programs: the same whoever runs it. */
function inEnglish({ check, isGood, detail, mend }: Finding) {
  return { check: check.en, isGood, detail: detail.en, mend: mend?.en ?? null };
}

function sayFinding(terminal: Terminal, { check, isGood, detail, mend }: Finding): void {
  const language = languageAt(terminal);
  const { colon, ...signs } = wordsAt(terminal).doctor;
  const sign = isGood ? (mend === null ? signs.ok : signs.note) : signs.bad;
  say(terminal, `${sign}  ${check[language]}${colon}${detail[language]}`);
  if (mend) say(terminal, `      -> ${mend[language]}`);
}

/** One after the other, as they are found: asking Amazon about many accounts takes minutes. */
async function* findingsOf(config: Config, sendTest: boolean, onWait: (what: Text) => void): AsyncGenerator<Finding> {
  yield* findingsOfMachine(config);
  onWait({ en: 'opening the database', ja: 'データベースを開いています' });
  const app = await createApp(config).catch((error: unknown) => error as Error);
  if (app instanceof Error) return yield failed(databaseCheck, adviceOn(app));
  try {
    yield* findingsIn(app, await app.store.listAccounts(), { sendTest, onWait });
  } finally {
    await app.close();
  }
}

async function* findingsIn(
  app: App,
  accounts: readonly Account[],
  { sendTest = false, onWait = () => {} }: { readonly sendTest?: boolean; readonly onWait?: (what: Text) => void } = {},
): AsyncGenerator<Finding> {
  yield* await checkDatabase(app);
  yield await checkQueue(app, queueNames);
  yield* await checkPush(app);
  yield* await checkKeys(app);
  yield* await checkProvider(app);
  onWait({ en: 'trying the way mails go', ja: 'メールの送り先への経路を試しています' });
  yield* await checkMail(app, accounts.length > 0);
  for (const account of accounts) yield* checkAccount(app, account, sendTest, onWait);
}

/** The same for one account, in a program that is open already: for the console. Sends nothing. */
export async function* findingsOfAccount(app: App, account: Account): AsyncGenerator<Finding> {
  yield* findingsOfMachine(app.config);
  yield* findingsIn(app, [account]);
}

async function* findingsOfMachine(config: Config): AsyncGenerator<Finding> {
  yield await checkVersion(createSystemClock().now());
  yield checkNode(process.versions.node);
  yield await checkCommand(await whereIs('rusuban'));
  yield await checkFolder(config);
  yield await checkSpace(config);
}
