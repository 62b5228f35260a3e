// People in the console without a browser: as the store has them once their key was taken.
import { Context } from 'hono';
import type { App } from '../../src/app.ts';
import { newPersonSession } from '../../src/console/entering/visitor.ts';
import type { Role } from '../../src/domain/owner/role.ts';
import { cookieIn } from './enter-console.ts';

/** Somebody of this role who has just come in; what their browser sends. */
export async function whoIsIn(
  app: App,
  role: Role,
  name: string,
  clients: readonly string[] | null = role === 'client' ? ['no client'] : null,
): Promise<{ readonly id: string; readonly cookie: string }> {
  const { store, clock } = app;
  const now = clock.now();
  const tokenHash = `invitation of ${name}`;
  const entry = {
    ...({ at: now, accountId: null, who: name, via: 'console', subject: name, detail: { role } } as const),
  };
  const invitation = { tokenHash, madeBy: 'alice', expiresAt: now + 1000, role, clients, personId: null };
  await store.addInvitation(invitation, { ...entry, what: 'person-invited' });
  const context = new Context(new Request('http://localhost/'));
  const { session, give } = newPersonSession(app, context);
  const passkey = { id: `key of ${name}`, publicKey: new Uint8Array([1]), counter: 0, transports: [] };
  const joining = {
    person: { id: `id-${name}`, name },
    by: { passkey: { ...passkey, host: 'localhost', createdAt: now, usedAt: null } },
    session,
  };
  const joined = await store.join(tokenHash, joining, now, () => ({ ...entry, what: 'person-added' }));
  if (joined === null) throw new Error(`${name} could not join`);
  give(context);
  return { id: joined.id, cookie: cookieIn(context.res.headers.getSetCookie()) };
}
