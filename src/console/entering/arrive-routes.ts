// How people come in by a key: what their browser asks, and what it hands in. Everything that decides is one statement of the
// store; nothing that is asked here tells a stranger who there is.

import type { Hono } from 'hono';
import type { App } from '../../app.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { entryBy } from '../../owner/entry-by.ts';
import type { Doors } from '../doors.ts';
import type { Ask, Env } from '../env.tsx';
import { placeHere, type Reach, siteOf } from '../site.ts';
import { type Refusal, refusalText, welcomePage } from './arrive.tsx';
import { passkeyScript } from './passkey-script.ts';
import { creationOptions, keyProof, madeKey, requestOptions, usedKeyId } from './passkeys.ts';
import { offeredHere } from './provider.tsx';
import { newBrowserEntry } from './second-key-routes.ts';
import { signIn } from './sign-in.ts';
import { hashOf, newPersonSession, visitorOf } from './visitor.ts';

const longestName = 60;
const words = (value: unknown) => (typeof value === 'string' ? value : '');

/** A name as the log will have it: one line, without what isn't seen; null: none. */
export function nameIn(value: unknown): string | null {
  const name = cleanText(words(value).normalize('NFC').slice(0, 200), 200).trim();
  return name === '' || [...name].length > longestName ? null : name;
}

export function addArrivals(routes: Hono<Env>, app: App, doors: Doors, reach: Reach): void {
  const { store, clock } = app;
  const siteFor = (context: Ask) => siteOf(context.req.header('host'), app.consoleUrl);
  const refuse = (context: Ask, refusal: Refusal) =>
    context.json({ trouble: refusalText(refusal)[context.var.reader.language] }, 403);

  routes.get('/passkey.js', doors.anyone, (context) =>
    context.body(passkeyScript(), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );

  routes.get('/welcome', doors.anyone, (context) => {
    const elsewhere = toLocalhost(context, reach);
    if (elsewhere !== null) return context.redirect(elsewhere, 307);
    const provider = offeredHere(app, context.req.header('host'));
    return context.html(welcomePage(context.var.reader, { refusal: siteFor(context) ? null : 'noSite', provider }));
  });
  routes.post('/welcome/options', doors.anyone, async (context) => {
    const form = await context.req.parseBody();
    const site = siteFor(context);
    if (site === null) return refuse(context, 'noSite');
    const token = hashOf(words(form.token));
    const invitation = await store.findInvitation(token, clock.now());
    if (invitation === null) return refuse(context, 'refusedLink');
    const { personId } = invitation;
    const person = personId === null ? null : (await store.listPeople()).find(({ id }) => id === personId);
    const name = person?.name ?? nameIn(form.name);
    if (name === null) return refuse(context, 'noName');
    const has = personId === null ? [] : await store.listPasskeys(personId);
    const about = { id: personId ?? token.slice(0, 32), name, has };
    return context.json(await creationOptions(app, site, `join/${token}`, about));
  });
  routes.post('/welcome', doors.anyone, async (context) => {
    const form = await context.req.parseBody();
    const site = siteFor(context);
    const refused = (refusal: Refusal) =>
      context.html(
        welcomePage(context.var.reader, {
          ...{ refusal, name: words(form.name), token: words(form.token) },
          provider: offeredHere(app, context.req.header('host')),
        }),
        403,
      );
    if (site === null) return refused('noSite');
    const token = hashOf(words(form.token));
    const made = await madeKey(app, site, `join/${token}`, words(form.response));
    if (made === null) return refused('refusedLink');
    const { session, give } = newPersonSession(app, context);
    // for another key of somebody who is known the name isn't used
    const person = { id: app.newId(), name: nameIn(form.name) ?? '' };
    const invitation = await store.findInvitation(token, clock.now());
    if (invitation?.personId === null && person.name === '') return refused('noName');
    const joining = { person, by: { passkey: made.passkey }, session };
    const joined = await store.join(token, joining, clock.now(), ({ name, role }, isNew) =>
      entryBy(app, { name, via: 'console' }, isNew ? 'person-added' : 'key-added', { subject: name, detail: { role } }),
    );
    if (joined === null) return refused('refusedLink');
    give(context);
    // whoever is first is led on; others find the shops that there are
    const isFirst = joined.role === 'owner' && (await store.listAccounts()).length === 0;
    return context.redirect(`${context.var.reader.base}${isFirst ? '/setup' : '/'}`, 303);
  });

  routes.get('/sign-in', doors.anyone, async (context) => {
    const elsewhere = toLocalhost(context, reach);
    if (elsewhere !== null) return context.redirect(elsewhere, 307);
    context.set('reader', { ...context.var.reader, visitor: await visitorOf(app, context) });
    const refusal = siteFor(context) ? null : 'noSite';
    return signIn(app, context, { refusal, to: placeHere(context.req.query('to')) });
  });
  routes.post('/sign-in/options', doors.anyone, async (context) => {
    const site = siteFor(context);
    return site === null ? refuse(context, 'noSite') : context.json(await requestOptions(app, site, 'sign-in'));
  });
  routes.post('/sign-in', doors.anyone, async (context) => {
    const form = await context.req.parseBody();
    const to = placeHere(form.to);
    const [site, response] = [siteFor(context), words(form.response)];
    const id = usedKeyId(response);
    const found = id === null ? null : await store.findPasskey(id);
    const proven = site && found && (await keyProof(app, site, 'sign-in', response, found.passkey));
    if (proven) {
      const { session, give } = newPersonSession(app, context);
      const log = entryBy(app, { name: found.person.name, via: 'console' }, 'console-opened');
      const key = { id: found.passkey.id, counter: proven.counter };
      const beginning = { session, newBrowser: newBrowserEntry(app, context, found.person.name) };
      if (await store.signIn(key, proven.proof, beginning, clock.now(), log)) {
        give(context);
        return context.redirect(`${context.var.reader.base}${to}`, 303);
      }
    }
    return signIn(app, context, { refusal: site ? 'refusedKey' : 'noSite', to }, 403);
  });
}

/** The same page under the name by which keys are good; browsers keep what stands behind the `#`. Null: it is, or can't be. */
function toLocalhost(context: Ask, { isLocalhostOurs }: Reach): string | null {
  const url = new URL(context.req.url);
  if (!isLocalhostOurs || !/^(?:127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)) return null;
  return `http://localhost:${url.port}${url.pathname}${url.search}`;
}
