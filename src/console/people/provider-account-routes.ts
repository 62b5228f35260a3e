// What can be done about somebody's account at the provider of identities. It takes a fresh sign-in, and is told to all.
import type { Hono } from 'hono';
import type { Text } from '../../domain/text/text.ts';
import { entryBy } from '../../owner/entry-by.ts';
import type { Doors } from '../doors.ts';
import { providerTroubles } from '../entering/provider.tsx';
import type { ByProvider } from '../entering/provider-routes.ts';
import type { OfPeople } from '../entering/second-key-routes.ts';
import { type Env, missing } from '../env.tsx';

const notRemoved: Text = {
  en: 'Nothing was changed: there is no such account, or it is the only way in.',
  ja: '変更はありません。登録がないか、ほかに入る方法がありません。',
};

export function addProviderAccounts(
  routes: Hono<Env>,
  doors: Doors,
  { lead, stale, back }: OfPeople & ByProvider,
): void {
  routes.post('/people/provider', doors.may('see'), async (context) => {
    const { personId, session, role } = context.var.visitor;
    if (personId === null) return missing(context);
    const asked = await stale(context);
    if (asked) return asked;
    if (role === 'owner') return back(context, false, providerTroubles.notAdded);
    return lead(context, { kind: 'add', personId, session }, '/people');
  });
  routes.post('/people/provider/remove', doors.may('see'), async (context) => {
    const { app, visitor } = context.var;
    const { personId } = visitor;
    if (personId === null) return missing(context);
    const asked = await stale(context);
    if (asked) return asked;
    const log = entryBy(app, visitor, 'identity-removed', { subject: visitor.name });
    const hasOther = (await app.store.listPasskeys(personId)).length > 0;
    return back(context, hasOther && (await app.store.removeIdentity(personId, visitor.session, log)), notRemoved);
  });
  routes.post('/people/provider/end', doors.may('people'), async (context) => {
    const { app, visitor } = context.var;
    const { person: id } = await context.req.parseBody();
    const person = (await app.store.listPeople()).find((one) => one.id === id);
    if (!person) return missing(context);
    const asked = await stale(context);
    if (asked) return asked;
    const log = entryBy(app, visitor, 'identity-removed', { subject: person.name });
    return back(context, await app.store.removeIdentity(person.id, visitor.session, log), notRemoved);
  });
}
