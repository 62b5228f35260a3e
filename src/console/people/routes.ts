// What can be done on the page of people. Whatever could let somebody in takes a fresh sign-in, and is told to all recipients.

import type { Hono } from 'hono';
import { mayDo } from '../../domain/owner/role.ts';
import type { Text } from '../../domain/text/text.ts';
import { createFormat } from '../../messages/language/format.ts';
import { entryBy } from '../../owner/entry-by.ts';
import type { Doors } from '../doors.ts';
import { refusalText } from '../entering/arrive.tsx';
import { anewFirst, isFresh } from '../entering/fresh.ts';
import { creationOptions, madeKey } from '../entering/passkeys.ts';
import { offeredHere } from '../entering/provider.tsx';
import type { ByProvider } from '../entering/provider-routes.ts';
import { addSecondKeys } from '../entering/second-key-routes.ts';
import { addressOf, idleSince, makeInvitation } from '../entering/visitor.ts';
import { type Ask, type Env, missing } from '../env.tsx';
import { siteOf } from '../site.ts';
import { membershipIn, noMembership } from './membership.tsx';
import { peoplePage } from './people.tsx';
import { addProviderAccounts } from './provider-account-routes.ts';

const words = {
  stale: {
    en: 'That takes somebody who came in within the last 5 minutes. Make a new link: rusuban console link',
    ja: '5分以内に入った人だけができます。新しいリンクを作ってください：rusuban console link',
  },
  notDone: {
    en: 'Nothing was changed: it is so already, the person is gone, or they are the last owner, or an owner to be who has no passkey yet.',
    ja: '変更はありません。すでにそうなっているか、その人がいないか、最後のオーナーです。パスキーのない人はオーナーにできません。',
  },
  used: {
    en: 'Nothing was changed: that link was used or taken back already, or its time is over.',
    ja: '変更はありません。リンクはすでに使用済みか、取り消し済みか、期限切れです。',
  },
  lastKey: {
    en: 'Nothing was changed: that key is gone, or the last one.',
    ja: '変更はありません。そのパスキーはすでにないか、最後の1つです。',
  },
} as const satisfies Readonly<Record<string, Text>>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const here = '/people';

export function addPeople(routes: Hono<Env>, doors: Doors, byProvider: ByProvider): void {
  const show = async (context: Ask, status: 200 | 403 | 409 = 200, more: { trouble?: Text; link?: string } = {}) => {
    const { reader, visitor, app } = context.var;
    const { store, clock } = app;
    const [first] = await store.listAccounts();
    const [people, keys] = [await store.listPeople(), await store.listPasskeys()];
    const all = await store.listSessions(clock.now(), idleSince(app));
    const sessions = mayDo(visitor.role, 'people') ? all : all.filter(({ personId }) => personId === visitor.personId);
    const { trouble, link = null } = more;
    const [apps, codes] = [await store.listApps(), await store.countCodes()];
    const invitations = mayDo(visitor.role, 'people') ? await store.listInvitations(clock.now()) : [];
    const tokens = mayDo(visitor.role, 'people') ? await store.listApiTokens() : [];
    const good = tokens.filter(({ expiresAt }) => expiresAt > clock.now());
    const said = { link, trouble: trouble?.[reader.language] ?? null };
    const identities = await store.listIdentities();
    const provider = offeredHere(app, context.req.header('host'));
    const clients = await store.listClients();
    const [reviewed = null] = await store.readLog({ what: 'access-reviewed', limit: 1 });
    const seen = { invitations, clients, tokens: good, reviewed, now: clock.now() };
    const props = { visitor, people, keys, apps, codes, identities, provider, sessions, ...seen, ...said };
    return context.html(peoplePage(reader, props, createFormat(reader.language, first?.timeZone ?? 'UTC')), status);
  };
  const stale = (context: Ask) => anewFirst(context, here, () => show(context, 403, { trouble: words.stale }));
  const back = (context: Ask, isDone: boolean, trouble: Text) =>
    isDone ? context.redirect(`${context.var.reader.base}${here}`, 303) : show(context, 409, { trouble });
  const personIn = async ({ var: { app } }: Ask, value: unknown) =>
    (await app.store.listPeople()).find(({ id }) => id === value);

  routes.get(here, doors.may('see'), (context) => show(context));
  addSecondKeys(routes, doors, { stale, back });
  addProviderAccounts(routes, doors, { stale, back, ...byProvider });

  routes.post('/people/invite', doors.may('people'), async (context) => {
    const { app } = context.var;
    const form = await context.req.parseBody({ all: true });
    const asked = await stale(context);
    if (asked) return asked;
    const membership = membershipIn(form, await app.store.listClients());
    if (membership === null) return show(context, 409, { trouble: noMembership });
    return showLink(context, { ...membership, person: null });
  });
  routes.post('/people/link', doors.may('people'), async (context) => {
    const person = await personIn(context, (await context.req.parseBody()).person);
    if (!person) return missing(context);
    return (await stale(context)) ?? showLink(context, { role: person.role, clients: person.clients, person });
  });
  const showLink = async (context: Ask, invited: Parameters<typeof makeInvitation>[3]) => {
    const { app, visitor, reader } = context.var;
    const site = siteOf(context.req.header('host'), app.consoleUrl);
    const address = site === null ? addressOf(app) : `${site.origin}${reader.base}`;
    const { url } = await makeInvitation(app, visitor, address ?? '', invited);
    return show(context, 200, { link: url });
  };

  routes.post('/people/invitation/end', doors.may('people'), async (context) => {
    const { app, visitor } = context.var;
    const { invitation } = await context.req.parseBody();
    const waiting = await app.store.listInvitations(app.clock.now());
    const found = waiting.find(({ tokenHash }) => tokenHash === invitation);
    if (!found) return show(context, 409, { trouble: words.used });
    const log = entryBy(app, visitor, 'invitation-ended', { detail: { role: found.role } });
    return back(context, await app.store.removeInvitation(found.tokenHash, log), words.used);
  });

  routes.post('/people/role', doors.may('people'), async (context) => {
    const { app, visitor } = context.var;
    const form = await context.req.parseBody({ all: true });
    const person = await personIn(context, form.person);
    if (!person) return missing(context);
    const asked = await stale(context);
    if (asked) return asked;
    const membership = membershipIn(form, await app.store.listClients());
    if (membership === null) return show(context, 409, { trouble: noMembership });
    const log = entryBy(app, visitor, 'person-changed', { subject: person.name, detail: { role: membership.role } });
    return back(context, await app.store.changeRole(person.id, membership, log), words.notDone);
  });
  routes.post('/people/remove', doors.may('people'), async (context) => {
    const { app, visitor } = context.var;
    const person = await personIn(context, (await context.req.parseBody()).person);
    if (!person) return missing(context);
    const log = entryBy(app, visitor, 'person-removed', { subject: person.name });
    return (await stale(context)) ?? back(context, await app.store.removePerson(person.id, log), words.notDone);
  });

  routes.post('/people/reviewed', doors.may('people'), async (context) => {
    const { app, visitor } = context.var;
    const people = (await app.store.listPeople()).length;
    await app.store.appendLog(entryBy(app, visitor, 'access-reviewed', { detail: { people } }));
    return context.redirect(`${context.var.reader.base}${here}`, 303);
  });

  routes.post('/people/key/options', doors.may('see'), async (context) => {
    const { app, visitor, reader } = context.var;
    const site = siteOf(context.req.header('host'), app.consoleUrl);
    const refusal = site === null ? refusalText('noSite') : isFresh(app, visitor) ? null : words.stale;
    if (refusal || site === null || visitor.personId === null)
      return context.json({ trouble: (refusal ?? words.stale)[reader.language] }, 403);
    const has = await app.store.listPasskeys(visitor.personId);
    const about = { id: visitor.personId, name: visitor.name, has };
    return context.json(await creationOptions(app, site, `key/${visitor.personId}`, about));
  });
  routes.post('/people/key', doors.may('see'), async (context) => {
    const { app, visitor } = context.var;
    const { personId } = visitor;
    const site = siteOf(context.req.header('host'), app.consoleUrl);
    if (personId === null || site === null) return missing(context);
    const form = await context.req.parseBody();
    const refused = await stale(context);
    if (refused) return refused;
    const made = await madeKey(app, site, `key/${personId}`, text(form.response));
    const log = entryBy(app, visitor, 'key-added', { subject: visitor.name });
    const isAdded = made !== null && (await app.store.addPasskey({ ...made.passkey, personId }, made.proof, log));
    return back(context, isAdded, refusalText('refusedKey'));
  });
  routes.post('/people/key/remove', doors.may('see'), async (context) => {
    const { app, visitor } = context.var;
    const { key } = await context.req.parseBody();
    if (visitor.personId === null) return missing(context);
    const refused = await stale(context);
    if (refused) return refused;
    const log = entryBy(app, visitor, 'key-removed', { subject: visitor.name });
    const isRemoved = await app.store.removePasskey(visitor.personId, text(key), visitor.session, log);
    return back(context, isRemoved, words.lastKey);
  });
  routes.post('/people/session/end', doors.may('see'), async (context) => {
    const { app, visitor } = context.var;
    const { session } = await context.req.parseBody();
    const sessions = await app.store.listSessions(app.clock.now(), idleSince(app));
    const found = sessions.find(({ tokenHash }) => tokenHash === session);
    const isTheirs = found && found.personId !== null && found.personId === visitor.personId;
    if (!found || !(isTheirs || mayDo(visitor.role, 'people'))) return missing(context);
    await app.store.leaveConsole(
      found.tokenHash,
      entryBy(app, visitor, 'console-session-ended', { subject: found.name }),
    );
    return context.redirect(`${context.var.reader.base}${here}`, 303);
  });
}
