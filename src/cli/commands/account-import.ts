// `rusuban account import`: many accounts at once, from a file that holds the keys to all of them. Everything in it is checked
// before anything is done; then each sign-in is tried and kept, one a second, so that it can be stopped and run again.
import { unlink } from 'node:fs/promises';
import { type App, readCsvTable } from '../../app.ts';
import { secondMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import type { Text } from '../../domain/text/text.ts';
import { trySignIn } from '../../owner/try-sign-in.ts';
import {
  type AccountFile,
  type AccountLine,
  delimiterOf,
  optionalColumns,
  readAccountLines,
  requiredColumns,
} from '../account-file.ts';
import type { ExitCode } from '../failure.ts';
import { logDone } from '../logged.ts';
import { readSecretFile } from '../secret-file.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { textAt } from '../words/index.ts';

export interface ImportFlags {
  readonly file: string;
  /** Tries everything and keeps nothing. */
  readonly dryRun?: boolean;
  /** Takes a file that others may read. */
  readonly insecureFile?: boolean;
  /** Removes the file when all that it holds is watched. */
  readonly deleteFile?: boolean;
  readonly json?: boolean;
}

const outcomes = {
  added: { en: 'added', ja: '追加しました' },
  'would-be-added': { en: 'would be added', ja: '追加できます' },
  'watched-already': { en: 'watched already', ja: 'すでに見守っています' },
  /** Amazon doesn't take it: not kept. */
  refused: { en: 'refused by Amazon', ja: 'Amazonに拒否されました' },
  /** Amazon couldn't be asked: not kept. */
  untried: { en: 'not tried', ja: '確かめられませんでした' },
} as const;

interface Result {
  readonly line: number;
  readonly account: string;
  readonly outcome: keyof typeof outcomes;
  readonly why: Text | null;
}

export async function accountImport(terminal: Terminal, flags: ImportFlags): Promise<ExitCode> {
  const t = textAt(terminal);
  const { file, dryRun: isDry = false, insecureFile: isTakenAnyway = false } = flags;
  const text = await readSecretFile(terminal, file, { isTakenAnyway });
  return withApp<ExitCode>(async (app, signal) => {
    const { accounts, known, faults } = await readAll(app, text);
    if (faults.length > 0) {
      const language = languageAt(terminal);
      for (const { line, what, hint } of faults)
        note(terminal, `${t(`line ${line}`, `${line}行目`)}: ${what[language]}\n  -> ${hint[language]}`);
      note(
        terminal,
        t('Nothing was added: mend these lines first.', '何も追加していません。まずこれらの行を直してください。'),
      );
      return 2;
    }
    const results: Result[] = known.map(({ line, id }) => ({
      ...{ line, account: id },
      ...{ outcome: 'watched-already', why: null },
    }));
    for await (const result of tryAll(app, accounts, { isDry, signal })) {
      note(terminal, lineOf(terminal, result));
      results.push(result);
    }
    results.sort((a, b) => a.line - b.line);
    if (flags.json)
      sayJson(
        terminal,
        results.map(({ why, ...result }) => ({ ...result, why: why?.en ?? null })),
      );
    else for (const result of results) say(terminal, lineOf(terminal, result));
    const isWhole = results.every(({ outcome }) => outcome !== 'refused' && outcome !== 'untried');
    if (file !== '-' && !isDry) await endOf(terminal, file, { isDeleted: isWhole && (flags.deleteFile ?? false) });
    return isWhole ? 0 : 1;
  });
}

/** @throws UserError where it is no table of accounts at all */
async function readAll({ config, store, clock }: App, text: string): Promise<AccountFile> {
  const { rows, unclosed, missing } = await readCsvTable(text, requiredColumns, optionalColumns, delimiterOf(text));
  if (missing.length > 0)
    throw new UserError(
      { en: `its first line has no column ${missing.join(', ')}`, ja: `1行目に列 ${missing.join('、')} がありません` },
      {
        en: `the first line names the columns: ${requiredColumns.join(', ')}; and, if you like, ${optionalColumns.join(', ')}`,
        ja: `1行目に列の名前を書いてください（必須：${requiredColumns.join('、')}、任意：${optionalColumns.join('、')}）`,
      },
    );
  if (rows.length === 0 && unclosed.length === 0)
    throw new UserError(
      { en: 'there is no account in it', ja: 'アカウントが1件も書かれていません' },
      {
        en: 'write a line for each account below the names of the columns',
        ja: '列の名前の下に、1件につき1行を書いてください',
      },
    );
  const given = config.lwaClientId !== null && config.lwaClientSecret !== null ? [config.lwaClientId] : [];
  const clientIds = new Set([...given, ...(await store.listApplications()).map(({ clientId }) => clientId)]);
  const known = await store.listAccounts();
  const clients = await store.listClients();
  const file = readAccountLines(rows, { known, clientIds: [...clientIds], clients, now: clock.now() });
  const torn = unclosed.map((line) => ({
    line: line ?? 1,
    what: { en: 'a quotation mark is opened and not closed', ja: '引用符（"）が閉じられていません' },
    hint: { en: 'put a second one at the end of the cell', ja: 'セルの終わりにも引用符を付けてください' },
  }));
  return { ...file, faults: [...torn, ...file.faults].sort((a, b) => a.line - b.line) };
}

/** One after the other. A secret that Amazon doesn't take ends those of its application: all of them have it. */
async function* tryAll(
  app: App,
  accounts: readonly AccountLine[],
  { isDry, signal }: { readonly isDry: boolean; readonly signal: AbortSignal },
): AsyncGenerator<Result> {
  const { config, store, clock } = app;
  const wrong = new Map<string, Text>();
  for (const [i, { line, account, clientId, refreshToken }] of accounts.entries()) {
    const secretFault = wrong.get(clientId);
    if (secretFault !== undefined) {
      yield { line, account: account.id, outcome: 'untried', why: secretFault };
      continue;
    }
    if (i > 0) await clock.sleep(secondMs, signal);
    signal.throwIfAborted();
    const given = config.lwaClientId === clientId ? config.lwaClientSecret : null;
    const signIn = { clientId, clientSecret: given ?? (await store.readSecret(clientId)), refreshToken };
    const trial = await trySignIn(app, account, signIn, signal);
    if (trial.outcome !== 'works') {
      if (trial.isSecretWrong) wrong.set(clientId, trial.why);
      yield { line, account: account.id, outcome: trial.outcome, why: trial.why };
      continue;
    }
    if (!isDry) {
      const now = clock.now();
      await store.addAccount(account, given === null ? signIn : { ...signIn, secretIssuedAt: now }, now);
      const detail = { name: account.name, recipients: account.recipients.length };
      await logDone(app, { what: 'account-added', accountId: account.id, detail });
    }
    yield { line, account: account.id, outcome: isDry ? 'would-be-added' : 'added', why: null };
  }
}

function lineOf(terminal: Terminal, { line, account, outcome, why }: Result): string {
  const language = languageAt(terminal);
  return [`${line}`, account, outcomes[outcome][language], ...(why ? [why[language]] : [])].join('  ');
}

/** What becomes of the file, and what to do with it. */
async function endOf(terminal: Terminal, file: string, { isDeleted }: { isDeleted: boolean }): Promise<void> {
  const t = textAt(terminal);
  if (isDeleted) await unlink(file);
  note(
    terminal,
    isDeleted
      ? t(`${file} is deleted.`, `${file} を削除しました。`)
      : t(
          `Delete ${file} when all that it holds is watched: the keys to these shops are in it.`,
          `すべて登録できたら ${file} を削除してください。各店舗の鍵が入っています。`,
        ),
  );
}
