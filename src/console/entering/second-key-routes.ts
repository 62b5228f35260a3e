// Signing in without a passkey, and having the means to. What a wrong try tells a stranger is the same whatever was wrong.

import type { Hono } from 'hono';
import type { App } from '../../app.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { createFormat } from '../../messages/language/format.ts';
import { entryBy } from '../../owner/entry-by.ts';
import type { Doors } from '../doors.ts';
import { type Ask, type Env, missing } from '../env.tsx';
import { placeHere } from '../site.ts';
import { browserName } from './browser-name.ts';
import { hashOfPaper, newPaperCodes } from './paper-codes.ts';
import { qrCode } from './qr-code.tsx';
import { offerPage, paperPage, refusedWay, wrongFirstCode } from './second-keys.tsx';
import { signIn } from './sign-in.ts';
import { addressOfApp, newOffer, offered, stepOf } from './totp.ts';
import { knownAs, newPersonSession } from './visitor.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const longest = 200;

/** Logged of who comes in, in a browser in which they never were. */
export const newBrowserEntry = (app: App, context: Ask, name: string) =>
  entryBy(app, { name, via: 'console' }, 'browser-new', {
    subject: name,
    detail: { browser: browserName(context.req.header('user-agent')) },
  });

export function addSecondWays(routes: Hono<Env>, app: App, doors: Doors): void {
  const { store, clock } = app;
  const refused = (context: Ask, to: string) => signIn(app, context, { refusal: null, to, trouble: refusedWay }, 403);

  routes.post('/sign-in/code', doors.anyone, async (context) => {
    const form = await context.req.parseBody();
    const to = placeHere(form.to);
    const begun = await store.beginTry(
      text(form.name).normalize('NFC').slice(0, longest).trim(),
      knownAs(app, context),
    );
    if (begun === null) return refused(context, to);
    const { person, secret } = begun;
    const step = stepOf(secret, text(form.code).slice(0, longest), clock.now());
    const log = entryBy(app, { name: person.name, via: 'console' }, 'console-opened', { detail: { by: 'code' } });
    const { session, give } = newPersonSession(app, context);
    const beginning = { session, newBrowser: newBrowserEntry(app, context, person.name) };
    if (step === null || !(await store.signInByApp(begun, step, beginning, clock.now(), log))) {
      const locked = entryBy(app, { name: 'Rusuban', via: 'program' }, 'totp-locked', { subject: person.name });
      await store.lockIfSpent(person.id, locked);
      return refused(context, to);
    }
    give(context);
    return context.redirect(`${context.var.reader.base}${to}`, 303);
  });

  routes.post('/sign-in/paper', doors.anyone, async (context) => {
    const form = await context.req.parseBody();
    const to = placeHere(form.to);
    const { session, give } = newPersonSession(app, context);
    const hash = hashOfPaper(text(form.code).slice(0, longest));
    const person = await store.signInByPaper(hash, session, clock.now(), ({ name }, left) =>
      entryBy(app, { name, via: 'console' }, 'code-used', { subject: name, detail: { left } }),
    );
    if (person === null) return refused(context, to);
    give(context);
    return context.redirect(`${context.var.reader.base}${to}`, 303);
  });
}

export interface OfPeople {
  /** Null: they came in lately enough. Else they are asked to sign in anew, or for a new link. */
  stale(context: Ask): Promise<Response | null>;
  back(context: Ask, isDone: boolean, trouble: Text): Response | Promise<Response>;
}

const words = {
  locked: {
    en: 'Nothing was changed: there is no app, or it is locked.',
    ja: '変更はありません。アプリがないか、ロックされています。',
  },
  notLocked: {
    en: 'Nothing was changed: the app is not locked, or it is your own, which another owner or the terminal unlocks.',
    ja: '変更はありません。アプリはロックされていないか、ご自身のアプリです（別のオーナーか端末で解除します）。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export function addSecondKeys(routes: Hono<Env>, doors: Doors, { stale, back }: OfPeople): void {
  const showOffer = async (context: Ask, offer: { secret: string; token: string }, trouble: Text | null) => {
    const { reader, visitor } = context.var;
    const host = context.req.header('host')?.replace(/:\d+$/, '') ?? 'console';
    const code = await qrCode(addressOfApp(offer.secret, `${visitor.name} (${host})`));
    const props = { secret: offer.secret, token: offer.token, code, trouble: trouble?.[reader.language] ?? null };
    return context.html(offerPage(reader, props), trouble ? 403 : 200);
  };

  routes.post('/people/app', doors.may('see'), async (context) => {
    const { personId } = context.var.visitor;
    if (personId === null) return missing(context);
    return (await stale(context)) ?? showOffer(context, newOffer(context.var.app, personId), null);
  });
  routes.post('/people/app/confirm', doors.may('see'), async (context) => {
    const { visitor } = context.var;
    const form = await context.req.parseBody();
    const offer = visitor.personId === null ? null : offered(context.var.app, visitor.personId, text(form.offer));
    if (visitor.personId === null || offer === null) return missing(context);
    const asked = await stale(context);
    if (asked) return asked;
    const step = stepOf(offer.secret, text(form.code).slice(0, longest), context.var.app.clock.now());
    if (step === null) return showOffer(context, offer, wrongFirstCode);
    const log = entryBy(context.var.app, visitor, 'totp-added', { subject: visitor.name });
    const added = { personId: visitor.personId, secret: offer.secret, step };
    return back(context, await context.var.app.store.addApp(added, offer, log), words.locked);
  });
  routes.post('/people/app/remove', doors.may('see'), async (context) => {
    const { visitor } = context.var;
    if (visitor.personId === null) return missing(context);
    const log = entryBy(context.var.app, visitor, 'totp-removed', { subject: visitor.name });
    return (
      (await stale(context)) ??
      back(context, await context.var.app.store.removeApp(visitor.personId, visitor.session, log), words.locked)
    );
  });
  routes.post('/people/app/unlock', doors.may('people'), async (context) => {
    const { visitor } = context.var;
    const { person: id } = await context.req.parseBody();
    const person = (await context.var.app.store.listPeople()).find((one) => one.id === id);
    if (!person) return missing(context);
    const asked = await stale(context);
    if (asked) return asked;
    const log = entryBy(context.var.app, visitor, 'totp-unlocked', { subject: person.name });
    const isDone = person.id !== visitor.personId && (await context.var.app.store.unlockApp(person.id, log));
    return back(context, isDone, words.notLocked);
  });

  routes.post('/people/paper', doors.may('see'), async (context) => {
    const { visitor, reader } = context.var;
    if (visitor.personId === null) return missing(context);
    const asked = await stale(context);
    if (asked) return asked;
    const codes = newPaperCodes();
    const log = entryBy(context.var.app, visitor, 'codes-made', { subject: visitor.name });
    await context.var.app.store.replaceCodes(visitor.personId, codes.map(hashOfPaper), log);
    const [first] = await context.var.app.store.listAccounts();
    const format = createFormat(reader.language, first?.timeZone ?? 'UTC');
    return context.html(
      paperPage(reader, codes, cleanText(visitor.name, 80), format.instant(context.var.app.clock.now()), format),
    );
  });
}
