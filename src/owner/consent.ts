// A seller authorises our application at Amazon, and comes back: begun for one shop, judged (domain/owner/consent.ts), the code
// exchanged, the new sign-in seen to work and to be this seller's, and only then kept in place of the old one.
import type { Amazon } from '../adapters/amazon/port.ts';
import { UserError } from '../domain/errors.ts';
import { findMarketplace } from '../domain/marketplace.ts';
import { type Arrival, arrivedFor, judgeShop } from '../domain/owner/appstore.ts';
import {
  type ConsentOutcome,
  type ConsentRequest,
  consentLifeMs,
  judgeReturn,
  type Returned,
  type ReturnRefusal,
} from '../domain/owner/consent.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Application } from '../domain/shop/application.ts';
import { confirmUrl, consentUrl } from '../domain/shop/seller-central.ts';
import { filled } from '../domain/text/filled.ts';
import type { Text } from '../domain/text/text.ts';
import { cleanForeignText } from '../messages/language/foreign-text.ts';
import { accountReaders } from './account-readers.ts';
import { type AccountDeps, connectAccount, renewSignIn } from './accounts.ts';
import { amazonsCodes, consentWords, returnRefusals, shopRefusals } from './consent-words.ts';
import { type SignIn, saidOf, trySignIn } from './try-sign-in.ts';

/** Where in the console Amazon leads back to. */
export const returnPath = '/consent/return';

/** Where in the console Amazon's Appstore leads to; what is registered there as the address to sign in at. */
export const loginPath = '/consent/appstore';

/** The console's own address to return to; null: nobody beyond this computer reaches the console. */
export const ownReturn = ({ consoleUrl }: { readonly consoleUrl: string | null }): string | null =>
  consoleUrl?.startsWith('https:') ? `${consoleUrl.replace(/\/+$/, '')}${returnPath}` : null;

/** Secrets that nobody guesses, and what is kept in place of them. */
export interface Tokens {
  make(): string;
  hash(token: string): string;
}

export interface BeginDeps extends AccountDeps {
  readonly tokens: Tokens;
}

export interface ConsentDeps extends BeginDeps {
  readonly amazon: Pick<Amazon, 'exchange' | 'proveSeller' | 'signIn'>;
}

export interface Begun {
  /** Where the seller goes; it names the state, and nothing else that is secret. */
  readonly url: string;
  /** Only for whoever began. */
  readonly browser: string;
}

export interface Begin {
  readonly account: Account;
  readonly application: Application;
  /** The console's own address to return to; null: nobody beyond this computer reaches one. */
  readonly ownReturn: string | null;
  readonly by: Speaker;
  /** By which somebody begins who is nobody here. */
  readonly invitationHash?: string | null;
  /** Where Amazon sent the seller here first: it goes on there. */
  readonly arrival?: Arrival;
  /** What plays all of Amazon's hosts; null: Amazon. */
  readonly endpoint: string | null;
}

export const notReady = () =>
  new UserError(
    {
      en: 'sellers can’t be sent to Amazon yet: the application’s id or the address to return to is missing',
      ja: 'まだAmazonの認証ページに案内できません。アプリIDか戻り先のアドレスがありません',
    },
    {
      en: 'rusuban application add --solution-id amzn1.sp.solution.… --return-to https://…',
      ja: 'rusuban application add --solution-id amzn1.sp.solution.… --return-to https://… で登録してください',
    },
  );

/** @throws UserError where the application isn't one that sellers can be sent to authorise, or who arrived isn't the shop's seller */
export async function beginConsent(
  { store, clock, tokens }: BeginDeps,
  { account, application, ownReturn, by, endpoint, arrival, invitationHash = null }: Begin,
): Promise<Begun> {
  const { clientId, solutionId, isDraft } = application;
  const redirectUri = application.redirectUri ?? ownReturn;
  const country = findMarketplace(account.marketplaceIds[0] ?? '')?.country;
  if (solutionId === null || redirectUri === null || country === undefined) throw notReady();
  if (arrival && !arrivedFor(arrival, [application])) throw new RangeError('they arrived for another application');
  const refusal = arrival ? judgeShop(arrival, account, await store.listAccounts()) : null;
  if (refusal !== null) {
    const ids = { known: account.sellerId ?? '', came: arrival?.sellerId ?? '' };
    throw new UserError(filled(shopRefusals[refusal], ids), consentWords.beginAtAmazon);
  }
  const [state, browser] = [tokens.make(), tokens.make()];
  const now = clock.now();
  const request: ConsentRequest = {
    ...{ browserHash: tokens.hash(browser), accountId: account.id, clientId, redirectUri },
    ...{ begunBy: by.name, via: by.via, invitationHash, expiresAt: now + consentLifeMs },
    sellerId: arrival?.sellerId ?? null,
  };
  await store.beginConsent(request, tokens.hash(state), now);
  const ask = { solutionId, isDraft, state, redirectUri };
  const url = arrival
    ? confirmUrl(arrival.page, { ...ask, amazonState: arrival.amazonState }, endpoint)
    : consentUrl(country, ask, endpoint);
  return { url, browser };
}

export interface Finish {
  /** What was given to whoever began; null: they brought nothing. */
  readonly browser: string | null;
  readonly signal: AbortSignal;
  /** Looks what can be read by what was kept, and says it. */
  readonly look?: (account: Account, signIn: SignIn) => Promise<readonly Text[]>;
}

/** Whatever comes of it, this state is none any more. @returns a refusal alone where it isn't theirs who came with it */
export async function finishConsent(
  deps: ConsentDeps,
  returned: Returned,
  { browser, ...how }: Finish,
): Promise<ConsentOutcome | ReturnRefusal> {
  const { store, clock, tokens } = deps;
  const request = returned.state === null ? null : await store.takeConsent(tokens.hash(returned.state));
  const browserHash = browser === null ? null : tokens.hash(browser);
  const refusal = judgeReturn(returned, request, browserHash, clock.now());
  // who isn't the one that began learns nothing of what was begun
  if (request === null || refusal === 'no-state' || refusal === 'used' || refusal === 'other-browser')
    return refusal ?? 'used';
  const came = { code: returned.code ?? '', sellerId: returned.sellerId ?? '' };
  const outcome =
    refusal === null
      ? await connected(deps, request, came, how)
      : no(returnRefusals[refusal], refusal === 'refused' ? amazonsWords(returned.error ?? '') : []);
  await store.noteConsent(request.browserHash, outcome);
  return outcome;
}

/** What came of the one that this browser began; null: it has begun none, or isn't back. */
export async function consentOutcome({ store, tokens }: Pick<BeginDeps, 'store' | 'tokens'>, browser: string | null) {
  return browser === null ? null : store.findConsent(tokens.hash(browser));
}

const no = (text: Text, lines: readonly Text[] = []): ConsentOutcome => ({ isGood: false, text, lines });

async function connected(
  deps: ConsentDeps,
  request: ConsentRequest,
  { code, sellerId }: { readonly code: string; readonly sellerId: string },
  { signal, look }: Omit<Finish, 'browser'>,
): Promise<ConsentOutcome> {
  const { store, amazon } = deps;
  const { accountId, clientId, redirectUri, invitationHash } = request;
  const account = await store.findAccount(accountId);
  const isThere = (await store.listApplications()).some((one) => one.clientId === clientId);
  if (account === null || !isThere) return no(consentWords.gone);
  if (account.sellerId !== null && account.sellerId !== sellerId)
    return no(filled(consentWords.otherSeller, { known: account.sellerId, came: sellerId }));
  if (request.sellerId !== null && request.sellerId !== sellerId)
    return no(filled(consentWords.begunForOther, { known: request.sellerId, came: sellerId }));
  const others = (await store.listAccounts()).filter(({ id }) => id !== account.id);
  try {
    accountReaders.newSellerId(sellerId, account, others);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // how the house calls another shop is nothing for who is nobody here
    return no(invitationHash === null ? refusedBy(error) : consentWords.watchedAlready);
  }
  const clientSecret = await store.readSecret(clientId);
  const exchanged = await amazon.exchange({ clientId, clientSecret }, { code, redirectUri }, signal);
  if ('fault' in exchanged && exchanged.fault.kind === 'revoked') return no(consentWords.codeRefused);
  if ('fault' in exchanged) return no(refusedBy(exchangeFault(exchanged.fault.message, exchanged.fault.kind)));
  const signIn: SignIn = { clientId, clientSecret, refreshToken: exchanged.refreshToken };
  const trial = await trySignIn(deps, account, signIn, signal);
  if (trial.outcome !== 'works') return no(refusedBy(saidOf(trial)));
  const fault = await amazon.proveSeller(account, signIn, sellerId, signal);
  if (fault !== null)
    return no(filled(consentWords.unproven, { came: sellerId, why: fault.message.replace(/\.$/, '') }));
  // the last thing before it is kept: a link is used up by what it was for, and by nothing that failed
  if (invitationHash !== null && !(await store.endSellerInvitation(invitationHash, deps.clock.now(), null)))
    return no(consentWords.invitationGone);
  const by: Speaker = { name: request.begunBy, via: request.via };
  if (account.isMailOnly) await connectAccount(deps, account, { ...signIn, sellerId }, by);
  else await renewSignIn(deps, account, await store.readCredentials(account.id), { ...signIn, sellerId }, by);
  const text = filled(invitationHash === null ? consentWords.connected : consentWords.thanks, {
    shop: cleanForeignText(account.name),
  });
  const lines = invitationHash === null ? await look?.({ ...account, sellerId, isMailOnly: false }, signIn) : [];
  return { isGood: true, text, lines: lines ?? [] };
}

/** As a trial of the sign-in would say it. */
const exchangeFault = (message: string, kind: string) =>
  saidOf({
    outcome: kind === 'bad-credentials' || kind === 'secret-expired' ? 'refused' : 'untried',
    why: { en: message.replace(/\.$/, ''), ja: message.replace(/\.$/, '') },
  });

const refusedBy = (error: UserError): Text => {
  const { what } = error.advice;
  return filled(consentWords.notTaken, { why: { en: `${what.en}.`, ja: `${what.ja}。` } });
};

/** What Amazon's own words mean, where they name a code that is known; else these. */
function amazonsWords(said: string): Text[] {
  const known = amazonsCodes.find(({ codes }) => codes.split(', ').some((code) => said.includes(code)));
  const shown = cleanForeignText(said);
  return [filled(consentWords.saidBy, { said: shown }), ...(known ? [known.means] : [])];
}
