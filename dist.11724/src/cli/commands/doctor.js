// `rusuban doctor`: looks at the installation from the ground up and says how to mend what is wrong.
import { workerNames } from '../../../workers/all.js';
import { createApp } from '../../app.js';
import { loadConfig } from '../../config/load.js';
import { adviceOn } from '../../domain/errors.js';
import { checkAccount } from '../checks/account.js';
import { checkDatabase, checkMail, checkQueue, databaseCheck } from '../checks/backing.js';
import { failed } from '../checks/finding.js';
import { checkCommand, checkFolder, checkNode, checkSpace, whereIs } from '../checks/machine.js';
import { languageAt, note, say, sayJson } from '../terminal.js';
import { wordsAt } from '../words/index.js';
export async function doctor(terminal, { json = false, sendTest = false }) {
    const findings = [];
    const onWait = (what) => {
        if (!json)
            note(terminal, `....  ${what[languageAt(terminal)]}`);
    };
    for await (const finding of findingsOf(loadConfig(), sendTest, onWait)) {
        findings.push(finding);
        if (!json)
            sayFinding(terminal, finding);
    }
    if (json)
        sayJson(terminal, findings.map(inEnglish));
    return findings.every(({ isGood }) => isGood) ? 0 : 1;
}
/** For programs: the same whoever runs it. */
function inEnglish({ check, isGood, detail, mend }) {
    return { check: check.en, isGood, detail: detail.en, mend: mend?.en ?? null };
}
function sayFinding(terminal, { check, isGood, detail, mend }) {
    const language = languageAt(terminal);
    const { colon, ...signs } = wordsAt(terminal).doctor;
    const sign = isGood ? (mend === null ? signs.ok : signs.note) : signs.bad;
    say(terminal, `${sign}  ${check[language]}${colon}${detail[language]}`);
    if (mend)
        say(terminal, `      -> ${mend[language]}`);
}
/** One after the other, as they are found: asking Amazon about many accounts takes minutes. */
async function* findingsOf(config, sendTest, onWait) {
    yield* findingsOfMachine(config);
    onWait({ en: 'opening the database', ja: 'データベースを開いています' });
    const app = await createApp(config).catch((error) => error);
    if (app instanceof Error)
        return yield failed(databaseCheck, adviceOn(app));
    try {
        yield* findingsIn(app, await app.store.listAccounts(), { sendTest, onWait });
    }
    finally {
        await app.close();
    }
}
async function* findingsIn(app, accounts, { sendTest = false, onWait = () => { } } = {}) {
    yield* await checkDatabase(app);
    yield await checkQueue(app, workerNames);
    onWait({ en: 'trying the way mails go', ja: 'メールの送り先への経路を試しています' });
    yield* await checkMail(app, accounts.length > 0);
    for (const account of accounts)
        yield* checkAccount(app, account, sendTest, onWait);
}
/** The same for one account, in a program that is open already: for the console. Sends nothing. */
export async function* findingsOfAccount(app, account) {
    yield* findingsOfMachine(app.config);
    yield* findingsIn(app, [account]);
}
async function* findingsOfMachine(config) {
    yield checkNode(process.versions.node);
    yield await checkCommand(await whereIs('rusuban'));
    yield await checkFolder(config);
    yield await checkSpace(config);
}
//# sourceMappingURL=doctor.js.map