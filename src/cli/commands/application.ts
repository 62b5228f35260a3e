// `rusuban application list`, `set-secret` and `test`: the applications by whose client id and secret accounts are read.
import type { App } from '../../app.ts';
import type { Instant } from '../../domain/clock.ts';
import type { Account } from '../../domain/shop/account.ts';
import { type Application, clientIdEnd, clientIdsNamed } from '../../domain/shop/application.ts';
import type { Text } from '../../domain/text/text.ts';
import { mustWork, type Trial, trySignIn } from '../../owner/try-sign-in.ts';
import { lapsesAt } from '../../watch/upkeep.ts';
import { askSecret } from '../ask.ts';
import { dayOf, dayText } from '../day.ts';
import type { ExitCode } from '../failure.ts';
import { entryOf } from '../logged.ts';
import { noteTrial } from '../sign-in.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { withApp, withCore } from '../with-app.ts';
import { refusal, wordsAt } from '../words/index.ts';

export async function applicationList(terminal: Terminal, flags: { readonly json?: boolean }): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withCore<ExitCode>(async ({ store, clock }) => {
    const applications = await store.listApplications();
    const accounts = await store.listAccounts();
    if (flags.json) sayJson(terminal, applications);
    else if (applications.length === 0) note(terminal, `${w.noApplication}: ${w.addAccount}`);
    else
      for (const { clientId, secretIssuedAt, accountIds, solutionId } of applications) {
        const secret = secretWords(terminal, secretIssuedAt, clock.now(), zoneOf(accounts, accountIds));
        const forSellers = solutionId === null ? '' : `  ${forSellersText[languageAt(terminal)]} (${solutionId})`;
        say(terminal, `${clientId}  ${secret}  ${w.readBy(accountIds.join(', '))}${forSellers}`);
      }
    return 0;
  });
}

const forSellersText: Text = { en: 'sellers authorise it from here', ja: '出品者がここから認証できます' };

/** An application's days are told in the zone of its first account. */
function zoneOf(accounts: readonly Account[], [first]: readonly string[]): string {
  return accounts.find(({ id }) => id === first)?.timeZone ?? 'UTC';
}

function secretWords(terminal: Terminal, issuedAt: Instant | null, now: Instant, zone: string): string {
  const w = wordsAt(terminal);
  if (issuedAt === null) return w.issuedUnknown;
  const until = lapsesAt('client-secret', issuedAt);
  return (until > now ? w.issued : w.ranOut)(dayText(issuedAt, zone), dayText(until, zone));
}

export interface SetSecretFlags {
  readonly application?: string | undefined;
  readonly issued?: string;
}

/** A new secret, or with `--issued` alone the day of the one that is stored. */
export async function applicationSetSecret(terminal: Terminal, flags: SetSecretFlags): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withApp<ExitCode>(async (app, signal) => {
    const { config, store, clock } = app;
    const { clientId, accountIds } = chosenApplication(await store.listApplications(), flags.application);
    const zone = zoneOf(await store.listAccounts(), accountIds);
    const issuedAt = flags.issued === undefined ? clock.now() : dayOf(flags.issued, zone, clock.now());
    const stored = await store.readSecret(clientId);
    const secret = config.lwaClientId === clientId ? config.lwaClientSecret : null;
    const isDate = flags.issued !== undefined && secret === null;
    if (secret === null && !isDate && !terminal.stdin.isTTY)
      throw refusal((w) => [w.notGiven(['RUSUBAN_LWA_CLIENT_ID', 'RUSUBAN_LWA_CLIENT_SECRET']), w.notGivenHint]);
    const clientSecret = secret ?? (isDate ? stored : await askSecret(terminal, w.ask.clientSecret));
    noteTrial(terminal);
    mustWork(await trySecret(app, accountIds, { clientId, clientSecret }, signal));
    const detail = { client: clientIdEnd(clientId), isNew: clientSecret !== stored };
    await store.setSecret(
      clientId,
      clientSecret,
      issuedAt,
      entryOf(app, { what: 'secret-changed', accountId: null, detail }),
    );
    note(terminal, clientSecret === stored ? w.secretDated : w.secretSet(accountIds.length));
    note(terminal, w.secretUntil(dayText(lapsesAt('client-secret', issuedAt), zone)));
    return 0;
  });
}

/** Tries it with one account after the other: a token that was revoked says nothing against the secret. */
async function trySecret(
  app: App,
  accountIds: readonly string[],
  application: { readonly clientId: string; readonly clientSecret: string },
  signal: AbortSignal,
): Promise<Trial> {
  for (const account of (await app.store.listAccounts()).filter(({ id }) => accountIds.includes(id))) {
    const { refreshToken } = await app.store.readCredentials(account.id);
    const trial = await trySignIn(app, account, { ...application, refreshToken }, signal);
    if (trial.outcome !== 'refused' || trial.isSecretWrong) return trial;
  }
  return { outcome: 'works' };
}

/** Tries the sign-in of every account of one application, or of all. */
export async function applicationTest(
  terminal: Terminal,
  flags: { readonly application?: string | undefined; readonly json?: boolean },
): Promise<ExitCode> {
  const w = wordsAt(terminal);
  return withApp<ExitCode>(async (app, signal) => {
    const all = await app.store.listApplications();
    const wanted = flags.application === undefined ? all : [chosenApplication(all, flags.application)];
    if (wanted.length === 0) throw refusal((w) => [w.noApplication, w.addAccount]);
    const accounts = new Map((await app.store.listAccounts()).map((account) => [account.id, account]));
    const results: object[] = [];
    let code: ExitCode = 0;
    noteTrial(terminal);
    for (const { clientId, accountIds } of wanted)
      for (const id of accountIds) {
        const account = accounts.get(id);
        if (account === undefined) continue;
        const trial = await trySignIn(app, account, await app.store.readCredentials(id), signal);
        const why = trial.outcome === 'works' ? null : trial.why;
        if (why !== null) code = 1;
        results.push({ clientId, account: id, outcome: trial.outcome, why: why?.en ?? null });
        if (!flags.json)
          say(
            terminal,
            `${clientIdEnd(clientId)}  ${id}  ${why === null ? w.works : w.refusedWith(why[languageAt(terminal)])}`,
          );
      }
    if (flags.json) sayJson(terminal, results);
    return code;
  });
}

/** The application that was typed, by any part of its client id; the only one where nothing was typed. */
export function chosenApplication(all: readonly Application[], typed: string | undefined): Application {
  const [first] = all;
  if (!first) throw refusal((w) => [w.noApplication, w.addAccount]);
  const named = clientIdsNamed(
    all.map(({ clientId }) => clientId),
    typed ?? '',
  );
  const application = all.find(({ clientId }) => clientId === named[0]);
  if (application && named.length === 1) return application;
  const ends = all.map(({ clientId }) => clientIdEnd(clientId)).join(', ');
  throw refusal((w) => [
    named.length === 0 ? w.unknownApplication(typed ?? '') : w.severalApplications,
    w.applicationHint(ends),
  ]);
}
