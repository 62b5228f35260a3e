// The way to the provider of identities and back. Who it says somebody is decides nothing by itself: only whom an owner has
// invited, and who has chosen it then or later, comes in by it; and no owner does (docs/decisions/0018).
import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type App, openProvider } from '../../app.ts';
import { hourMs } from '../../domain/clock.ts';
import { entryBy } from '../../owner/entry-by.ts';
import type { Doors } from '../doors.ts';
import { type Ask, type Env, missing } from '../env.tsx';
import { placeHere, siteOf } from '../site.ts';
import { nameIn } from './arrive-routes.ts';
import { type Begun, errandMs, isProvenFor, newErrand, provenIn, readErrand, type Wish } from './errand.ts';
import { backPage, leadPage, offeredHere, type ProviderTroubleWord, providerTroubles } from './provider.tsx';
import { newBrowserEntry } from './second-key-routes.ts';
import { signIn } from './sign-in.ts';
import { hashOf, isTls, leftIn, newPersonSession, prefixOf, visitorOf } from './visitor.ts';

type Provider = Awaited<ReturnType<typeof openProvider>>;
type Proven = Awaited<ReturnType<Provider['finish']>>;

export const providerReturn = '/sign-in/provider/return';
const cookieName = 'rusuban-errand';
/** Who was taken out at the provider is out here by the end of the day, whatever their browser does. */
const providerSessionMs = 12 * hourMs;

const text = (value: unknown) => (typeof value === 'string' ? value : '');

export interface ByProvider {
  /** Gives the browser an errand. @returns the page that leads to the provider, or says why not */
  lead(context: Ask, wish: Wish, to: string): Promise<Response>;
}

export function addProvider(routes: Hono<Env>, app: App, doors: Doors): ByProvider {
  const { store, clock, config } = app;
  let opened: Promise<Provider> | undefined;
  const provider = () => {
    const [issuer, clientId, clientSecret] = [config.oidcIssuer, config.oidcClientId, config.oidcClientSecret];
    if (issuer === null || clientId === null || clientSecret === null) throw new Error('no provider is set');
    opened ??= openProvider({ issuer, clientId, clientSecret, clock });
    return opened;
  };
  const host = () => new URL(config.oidcIssuer ?? '').host;
  const nameHere = (context: Ask) => offeredHere(app, context.req.header('host'));
  const cookieOptions = { path: '/', secure: isTls(app), ...(isTls(app) && { prefix: 'host' as const }) };

  /** Where the browser is to go; a word where the provider can't be asked. */
  async function begin(context: Ask, wish: Wish, to: string): Promise<URL | ProviderTroubleWord> {
    const site = siteOf(context.req.header('host'), app.consoleUrl);
    const redirectUri = `${site?.origin}${context.var.reader.base}${providerReturn}`;
    const cookie = newErrand(app, { wish, to, redirectUri, left: leftIn(app, context) });
    const errand = readErrand(app, cookie);
    if (errand === null) throw new Error('an errand of ours is none');
    try {
      // whose account is added shall be whose browser this is
      const isAnew = wish.kind === 'add' || (wish.kind === 'sign-in' && wish.isAnew);
      const url = await (await provider()).begin(errand, isAnew);
      // Lax: it has to come along from elsewhere. A later one in the same browser takes its place.
      setCookie(context, cookieName, cookie, {
        ...{ ...cookieOptions, httpOnly: true, sameSite: 'Lax', maxAge: errandMs / 1000 },
      });
      return url;
    } catch (error) {
      return troubleOf(error);
    }
  }
  /** @throws what is no fault of the provider's */
  function troubleOf(error: unknown): ProviderTroubleWord {
    const { name, trouble, message } = error as Error & { readonly trouble?: 'away' | 'denied' | 'odd' };
    if (name !== 'ProviderFault' || trouble === undefined) throw error;
    app.log.warn({ why: message }, 'nobody came into the console by the provider of identities');
    return trouble;
  }

  routes.get('/sign-in/provider', doors.anyone, async (context) => {
    if (nameHere(context) === null) return missing(context);
    const to = placeHere(context.req.query('to'));
    // whoever is sent here by another page sees first what they are about to do
    const from = context.req.header('sec-fetch-site');
    if (from !== undefined && from !== 'same-origin')
      return context.redirect(`${context.var.reader.base}/sign-in?to=${encodeURIComponent(to)}`, 303);
    const isAnew = (await visitorOf(app, context)) !== null;
    const begun = await begin(context, { kind: 'sign-in', isAnew }, to);
    if (begun instanceof URL) return context.redirect(begun.href, 303);
    return signIn(app, context, { refusal: null, trouble: providerTroubles[begun], to }, 503);
  });

  const lead = async (context: Ask, wish: Wish, to: string) => {
    const name = nameHere(context);
    if (name === null) return missing(context);
    const begun = await begin(context, wish, to);
    const { reader } = context.var;
    if (begun instanceof URL) return context.html(leadPage(reader, name, begun));
    return context.html(backPage(reader, name, to, providerTroubles[begun]), 503);
  };

  routes.post('/welcome/provider', doors.anyone, async (context) => {
    const form = await context.req.parseBody();
    const name = nameHere(context);
    if (name === null) return missing(context);
    const invitation = await store.findInvitation(hashOf(text(form.token)), clock.now());
    const known = (await store.listPeople()).find(({ id }) => id === invitation?.personId);
    const calls = known?.name ?? nameIn(form.name);
    if (invitation === null || calls === null || (known ?? invitation).role === 'owner')
      return context.html(backPage(context.var.reader, name, '/', providerTroubles.refusedLink), 403);
    return lead(context, { kind: 'join', invitation: invitation.tokenHash, name: calls }, '/');
  });

  routes.get(providerReturn, doors.anyone, async (context) => {
    const name = nameHere(context);
    if (name === null) return missing(context);
    const query = new URL(context.req.url).searchParams;
    const errand = readErrand(app, getCookie(context, cookieName, prefixOf(app)));
    // another's answer ends nobody's errand
    const isTheirs = errand !== null && query.getAll('state').join() === errand.state;
    if (isTheirs) deleteCookie(context, cookieName, cookieOptions);
    const why = isTheirs ? await comeBack(context, errand, query) : 'none';
    context.header('referrer-policy', 'no-referrer');
    const on = new URLSearchParams({ to: errand?.to ?? '/', ...(why && { why }) });
    return context.redirect(`${context.var.reader.base}/sign-in/provider/done?${on}`, 303);
  });

  /** @returns why they are not where they wanted to be; null: they are */
  async function comeBack(context: Ask, errand: Begun, query: URLSearchParams): Promise<ProviderTroubleWord | null> {
    if (!(await store.takeProof(errand.proof, clock.now()))) return 'none';
    let proven: Proven;
    try {
      proven = await (await provider()).finish(errand, query);
    } catch (error) {
      return troubleOf(error);
    }
    const account = { issuer: proven.issuer, subject: proven.subject };
    const provenAt = provenIn(proven.provenAt, clock.now());
    const { session, give } = newPersonSession(app, context, { left: errand.left, forMs: providerSessionMs });
    const beginning = { ...session, provenAt };
    const { wish } = errand;

    if (wish.kind === 'add') {
      const person = (await store.listPeople()).find(({ id }) => id === wish.personId);
      if (person === undefined) return 'notAdded';
      const by = { name: person.name, via: 'console' } as const;
      const log = entryBy(app, by, 'identity-added', { subject: person.name, detail: { provider: host() } });
      const identity = { ...account, personId: person.id, createdAt: clock.now() };
      return (await store.addIdentity(identity, wish.session, log)) ? null : 'notAdded';
    }
    if (wish.kind === 'join') {
      const joining = { person: { id: app.newId(), name: wish.name }, by: { account }, session: beginning };
      const joined = await store.join(wish.invitation, joining, clock.now(), ({ name, role }, isNew) =>
        entryBy(app, { name, via: 'console' }, isNew ? 'person-added' : 'identity-added', {
          ...{ subject: name, detail: { role, provider: host() } },
        }),
      );
      if (joined === null) return 'refusedLink';
      give(context);
      return null;
    }
    if (wish.isAnew && !isProvenFor(errand, provenAt)) return 'notAnew';
    const person = await store.findIdentity(account);
    if (person === null) return 'stranger';
    const log = entryBy(app, { name: person.name, via: 'console' }, 'console-opened', { detail: { by: 'provider' } });
    const newBrowser = newBrowserEntry(app, context, person.name);
    const identity = { ...account, personId: person.id };
    if (!(await store.signInByIdentity(identity, { session: beginning, newBrowser }, clock.now(), log)))
      return 'stranger';
    give(context);
    return null;
  }

  routes.get('/sign-in/provider/done', doors.anyone, (context) => {
    const { why = '', to } = context.req.query();
    const name = nameHere(context);
    if (name === null) return missing(context);
    const trouble = Object.hasOwn(providerTroubles, why) ? providerTroubles[why as ProviderTroubleWord] : null;
    context.header('referrer-policy', 'no-referrer');
    return context.html(backPage(context.var.reader, name, placeHere(to), trouble), trouble ? 409 : 200);
  });

  return { lead };
}
