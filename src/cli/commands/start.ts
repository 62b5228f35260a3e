// `rusuban start`: watches all accounts round the clock, with any number of such processes beside it.

import { queueNames, startWorkers, type WorkerName, workerNames } from '../../../workers/all.ts';
import { type App, createApp, createLogger, openQueues, type QueueBackend } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import { addressOf, makeInvitation } from '../../console/entering/visitor.ts';
import type { Doctor } from '../../console/pages/doctor.tsx';
import { startConsole } from '../../console/server.ts';
import { patience } from '../../domain/patience.ts';
import { startObservability } from '../../observability/server.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { readableLog } from '../readable-log.ts';
import { languageAt, note, say, type Terminal } from '../terminal.ts';
import { showWatch } from '../watch-screen.ts';
import { refusal, wordsAt } from '../words/index.ts';
import { invitationLines } from './console-invite.ts';

export interface StartFlags {
  readonly only?: readonly string[];
  readonly log?: 'text' | 'json';
}

/** What is in hand gets this long to end before it is given back; the whole way out takes less than 10 s. */
const graceMs = 5000;
/** Whatever still holds the process after that is let go. */
const lastMs = 9500;

export async function start(terminal: Terminal, flags: StartFlags): Promise<ExitCode> {
  const w = wordsAt(terminal).start;
  const only = chosenWorkers(flags.only);
  const config = loadConfig();
  const isText = flags.log ? flags.log === 'text' : (terminal.stdout as { isTTY?: boolean }).isTTY === true;
  const log = createLogger({
    level: config.logLevel,
    ...(isText && { destination: readableLog(terminal.stderr) }),
  });
  for (const warning of config.warnings)
    if (isText) note(terminal, `rusuban: ${warning[languageAt(terminal)]}`);
    else log.warn(warning.en);
  const app = await createApp(config, { log });
  const stopping = untilSignal(terminal, isText);
  let queues: QueueBackend | undefined;
  let isClean = true;
  try {
    queues = await openQueues(app);
    await startWorkers(app, queues, only);
    const health =
      config.health === 'off'
        ? null
        : await startObservability(app, queues, queueNames, {
            address: config.health,
            boardPassword: config.boardPassword,
          });
    const page =
      config.consoleListen === 'off' ? null : await startConsole(app, config.consoleListen, { doctor: doctorOf(app) });
    await greet(terminal, app, isText, health?.url ?? null);
    if (isText && page?.url) await sayConsole(terminal, app);
    const showing = isText ? showWatch(terminal, app, stopping) : null;
    await aborted(stopping);
    patience(lastMs).addEventListener('abort', () => process.exit(1));
    await showing;
    await page?.close();
    await health?.close();
  } finally {
    if (queues) isClean = await queues.close(graceMs);
    await app.close();
  }
  if (isText) note(terminal, isClean ? w.stopped : w.stoppedMidway);
  else log.info({ isClean }, 'stopped');
  return 0;
}

/** Loaded when somebody asks for it. */
const doctorOf = (app: App): Doctor =>
  async function* (account) {
    yield* (await import('./doctor.ts')).findingsOfAccount(app, account);
  };

function chosenWorkers(names: readonly string[] | undefined): readonly WorkerName[] {
  const unknown = names?.filter((name) => !(workerNames as readonly string[]).includes(name)) ?? [];
  if (unknown.length === 0 && names?.length !== 0) return (names ?? workerNames) as readonly WorkerName[];
  throw refusal(({ start: w }) => [
    w.unknownWorker(unknown.map((name) => `"${name}"`).join(', ')),
    w.workerHint(workerNames.join(', ')),
  ]);
}

async function greet(terminal: Terminal, app: App, isText: boolean, healthUrl: string | null): Promise<void> {
  const { store, mail, log, database, config } = app;
  const accounts = await store.listAccounts();
  if (!isText) {
    log.info(
      { accounts: accounts.length, queue: config.redisUrl ? 'redis' : 'postgres', health: healthUrl },
      'watching',
    );
    return;
  }
  const paused = accounts.filter(({ pausedAt }) => pausedAt !== undefined).length;
  const w = wordsAt(terminal).start;
  say(terminal, w.watches(accounts.length - paused, paused, mail.destination));
  if (mail.isForNobody) say(terminal, w.nobody);
  say(terminal, `${w.kept(database.isEmbedded ? config.dataDir : null)}\n`);
}

/** Where the console is; and where nobody has a key yet, a link by which whoever sees this terminal makes the first. */
async function sayConsole(terminal: Terminal, app: App): Promise<void> {
  const address = addressOf(app);
  if (address === null) return;
  const isJapanese = languageAt(terminal) === 'ja';
  if ((await app.store.countPeople()) > 0) {
    const place = isJapanese ? `管理画面：${address}` : `The console: ${address}`;
    const link = isJapanese ? 'パスキーがない場合：rusuban console link' : 'Without a key: rusuban console link';
    return say(terminal, `${place}\n${link}\n`);
  }
  const invitation = await makeInvitation(app, speakerOf(undefined), address, {
    role: 'owner',
    clients: null,
    person: null,
  });
  const other = isJapanese
    ? 'パスキーを使わずに入る場合：rusuban console link'
    : 'To come in without making a key: rusuban console link';
  say(terminal, `${invitationLines(invitation, terminal)}\n${other}\n`);
}

/** Aborts at the first SIGTERM or Ctrl-C; a second one ends the process at once. */
function untilSignal(terminal: Terminal, isText: boolean): AbortSignal {
  const abort = new AbortController();
  const onSignal = (name: NodeJS.Signals) => {
    if (abort.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143);
    if (isText) note(terminal, `\n${wordsAt(terminal).start.stopping}`);
    abort.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return abort.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
