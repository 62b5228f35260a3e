// Before every page and form stands a door that says who may: anyone, or whoever is in and may do this. Whose right it is
// decides domain/owner/role.ts; what the doors of all routes are, test/console/doors.test.ts holds as a table.
import type { Handler, MiddlewareHandler } from 'hono';
import { type App, scopeStore } from '../app.ts';
import { type Act, mayDo } from '../domain/owner/role.ts';
import type { Text } from '../domain/text/text.ts';
import { enterPage } from './entering/enter.tsx';
import { visitorOf } from './entering/visitor.ts';
import { type Ask, type Only, plainPage } from './env.tsx';
import { unattendedHeader } from './parts/live-script.ts';

type ActOf = (method: string) => Act | 'anyone';

/** What each door was made for, so that a table of all routes can be read off. */
const purposes = new WeakMap<object, ActOf>();
export const purposeOf = (handler: Handler | MiddlewareHandler, method: string): Act | 'anyone' | undefined =>
  purposes.get(handler)?.(method);

const notYours: Text = {
  en: 'Your role in the console does not allow that. An owner can do it, or give you another role.',
  ja: 'この操作は、ご自身の役割ではできません。オーナーに依頼するか、役割を変えてもらってください。',
};

export interface Doors {
  readonly anyone: Only;
  /** For who may see what is read, and who may work what is changed. */
  readonly usual: Only;
  /** For who may see what is read, and who may close what is changed: plans and settings decide what is told. */
  readonly minded: Only;
  /** For who may have a shop's seller connect it. */
  readonly inviting: Only;
  /** Lets only those pass who are in and may do this; to others it says how to come in, whatever they asked for. */
  may(act: Act): Only;
}

const isReading = (method: string) => method === 'GET' || method === 'HEAD';

export function createDoors(app: App): Doors {
  const made = (actOf: ActOf): Only => {
    const door: Only = async (context, next) => {
      const act = actOf(context.req.method);
      if (act === 'anyone') return next();
      // what a page asks by itself keeps nobody in
      const isUnattended = context.req.header(unattendedHeader) !== undefined || context.req.path.endsWith('/live');
      const visitor = await visitorOf(app, context, { isNoted: !isUnattended });
      if (visitor === null)
        return context.html(enterPage(context.var.reader, { isRefused: false, ...(await arrival(app, context)) }), 401);
      context.set('visitor', visitor);
      context.set('app', { ...app, store: await scopeStore(app.store, visitor) });
      context.set('reader', { ...context.var.reader, visitor });
      if (!mayDo(visitor.role, act)) return context.html(plainPage(context.var.reader, notYours), 403);
      return next();
    };
    purposes.set(door, actOf);
    return door;
  };
  return {
    anyone: made(() => 'anyone'),
    usual: made((method) => (isReading(method) ? 'see' : 'work')),
    minded: made((method) => (isReading(method) ? 'see' : 'close')),
    inviting: made(() => 'invite'),
    may: (act) => made(() => act),
  };
}

/** What the page says on which nobody is in. */
export async function arrival(app: App, context: Ask): Promise<{ readonly to: string; readonly hasPeople: boolean }> {
  const { base } = context.var.reader;
  const path = context.req.method === 'GET' ? context.req.path : '/';
  const inside = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  return { to: inside, hasPeople: (await app.store.countPeople()) > 0 };
}
