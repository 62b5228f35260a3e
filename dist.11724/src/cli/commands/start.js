// `rusuban start`: watches all accounts round the clock, with any number of such processes beside it.
import { queueNames, startWorkers, workerNames } from '../../../workers/all.js';
import { createApp, createLogger, openQueues } from '../../app.js';
import { loadConfig } from '../../config/load.js';
import { startConsole } from '../../console/server.js';
import { addressOf, makeInvitation } from '../../console/visitor.js';
import { startObservability } from '../../observability/server.js';
import { speakerOf } from '../chosen.js';
import { readableLog } from '../readable-log.js';
import { languageAt, note, say } from '../terminal.js';
import { showWatch } from '../watch-screen.js';
import { refusal, wordsAt } from '../words/index.js';
import { invitationLines } from './console-invite.js';
/** What is in hand gets this long to end before it is given back; the whole way out takes less than 10 s. */
const graceMs = 5000;
/** Whatever still holds the process after that is let go. */
const lastMs = 9500;
export async function start(terminal, flags) {
    const w = wordsAt(terminal).start;
    const only = chosenWorkers(flags.only);
    const config = loadConfig();
    const isText = flags.log ? flags.log === 'text' : terminal.stdout.isTTY === true;
    const log = createLogger({
        level: config.logLevel,
        ...(isText && { destination: readableLog(terminal.stderr) }),
    });
    for (const warning of config.warnings)
        if (isText)
            note(terminal, `rusuban: ${warning[languageAt(terminal)]}`);
        else
            log.warn(warning.en);
    const app = await createApp(config, { log });
    const stopping = untilSignal(terminal, isText);
    let queues;
    let isClean = true;
    try {
        queues = await openQueues(app);
        await startWorkers(app, queues, only);
        const health = config.health === 'off'
            ? null
            : await startObservability(app, queues, queueNames, {
                address: config.health,
                boardPassword: config.boardPassword,
            });
        const page = config.consoleListen === 'off' ? null : await startConsole(app, config.consoleListen, { doctor: doctorOf(app) });
        await greet(terminal, app, isText, health?.url ?? null);
        if (isText && page?.url)
            await sayConsole(terminal, app);
        const showing = isText ? showWatch(terminal, app, stopping) : null;
        await aborted(stopping);
        AbortSignal.timeout(lastMs).addEventListener('abort', () => process.exit(1));
        await showing;
        await page?.close();
        await health?.close();
    }
    finally {
        if (queues)
            isClean = await queues.close(graceMs);
        await app.close();
    }
    if (isText)
        note(terminal, isClean ? w.stopped : w.stoppedMidway);
    else
        log.info({ isClean }, 'stopped');
    return 0;
}
/** Loaded when somebody asks for it. */
const doctorOf = (app) => async function* (account) {
    yield* (await import('./doctor.js')).findingsOfAccount(app, account);
};
function chosenWorkers(names) {
    const unknown = names?.filter((name) => !workerNames.includes(name)) ?? [];
    if (unknown.length === 0 && names?.length !== 0)
        return (names ?? workerNames);
    throw refusal(({ start: w }) => [
        w.unknownWorker(unknown.map((name) => `"${name}"`).join(', ')),
        w.workerHint(workerNames.join(', ')),
    ]);
}
async function greet(terminal, app, isText, healthUrl) {
    const { store, mail, log, database, config } = app;
    const accounts = await store.listAccounts();
    if (!isText) {
        log.info({ accounts: accounts.length, queue: config.redisUrl ? 'redis' : 'postgres', health: healthUrl }, 'watching');
        return;
    }
    const paused = accounts.filter(({ pausedAt }) => pausedAt !== undefined).length;
    const w = wordsAt(terminal).start;
    say(terminal, w.watches(accounts.length - paused, paused, mail.destination));
    if (config.smtpUrl === null)
        say(terminal, w.nobody);
    say(terminal, `${w.kept(database.isEmbedded ? config.dataDir : null)}\n`);
}
/** Where the console is; and where nobody has a key yet, a link by which whoever sees this terminal makes the first. */
async function sayConsole(terminal, app) {
    const address = addressOf(app);
    if (address === null)
        return;
    const isJapanese = languageAt(terminal) === 'ja';
    if ((await app.store.countPeople()) > 0) {
        const place = isJapanese ? `管理画面：${address}` : `The console: ${address}`;
        const link = isJapanese ? 'パスキーがない場合：rusuban console link' : 'Without a key: rusuban console link';
        return say(terminal, `${place}\n${link}\n`);
    }
    const invitation = await makeInvitation(app, speakerOf(undefined), address, { role: 'owner', person: null });
    const other = isJapanese
        ? 'パスキーを使わずに入る場合：rusuban console link'
        : 'To come in without making a key: rusuban console link';
    say(terminal, `${invitationLines(invitation, terminal)}\n${other}\n`);
}
/** Aborts at the first SIGTERM or Ctrl-C; a second one ends the process at once. */
function untilSignal(terminal, isText) {
    const abort = new AbortController();
    const onSignal = (name) => {
        if (abort.signal.aborted)
            process.exit(name === 'SIGINT' ? 130 : 143);
        if (isText)
            note(terminal, `\n${wordsAt(terminal).start.stopping}`);
        abort.abort();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    return abort.signal;
}
function aborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
    });
}
//# sourceMappingURL=start.js.map