// The pages that whoever is in can open, by section. Each adds its own routes; all of them are behind the guard and a door.
import type { Hono } from 'hono';
import type { App } from '../app.ts';
import { runAudit } from '../reports/audit-run.ts';
import { addAppstore } from './consent/appstore.tsx';
import { addInvited } from './consent/invited.tsx';
import { addConsentReturn } from './consent/return-pages.tsx';
import type { Doors } from './doors.ts';
import type { Env } from './env.tsx';
import { addIncidentPages } from './incident/pages.ts';
import { addAskNow, type Perform } from './pages/ask-now.tsx';
import { addDoctor, type Doctor } from './pages/doctor.tsx';
import { addMailCheck } from './pages/mail-check.tsx';
import { nowPage, readNow } from './pages/now.tsx';
import { addPlans } from './pages/plans.tsx';
import { type Shown, shown } from './pages/shops.ts';
import { addWeek } from './pages/week.tsx';
import { createLive } from './parts/live.ts';
import { liveScript } from './parts/live-script.ts';
import { addSetUp } from './set-up/set-up.tsx';
import { addDevice } from './settings/device.tsx';
import { addSettings } from './settings/settings.tsx';
import type { Reach } from './site.ts';

const scripts: Readonly<Record<string, string>> = { '/live.js': liveScript };

export interface Serving {
  /** Aborted when the console closes. */
  readonly closing: AbortSignal;
  readonly doctor?: Doctor;
  readonly reach: Reach;
}

/** Does an audit that was asked for: the program's work, which is nobody's who is in the console. */
export const performerOf =
  (app: App, closing: AbortSignal): Perform =>
  (id) => {
    // a service beside us may take it first, and does when we end
    void runAudit(app, id, () => {}, closing).catch((err: unknown) => {
      if (!closing.aborted) app.log.error({ err }, 'an audit that was asked for failed');
    });
  };

export function addSections(routes: Hono<Env>, app: App, doors: Doors, { closing, doctor }: Serving): void {
  const { anyone, usual: only, minded } = doors;
  for (const [path, script] of Object.entries(scripts))
    routes.get(path, anyone, (context) =>
      context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    );
  const live = createLive(app);
  routes.get('/live', only, (context) => live.follow(context));
  routes.get('/', only, async (context) => {
    const { q = '', show, page } = context.req.query();
    const isKnown = shown.some((one) => one === show);
    const query = {
      search: q.slice(0, 100),
      show: isKnown ? (show as Shown) : 'all',
      page: Number(page) || 1,
    } as const;
    return context.html(nowPage(context.var.reader, await readNow(context.var.app, query)));
  });
  addIncidentPages(routes, only);
  addMailCheck(routes, only);
  addPlans(routes, minded);
  addAskNow(routes, only, performerOf(app, closing));
  addWeek(routes, only);
  addSetUp(routes, doors);
  addConsentReturn(routes, app, doors);
  addInvited(routes, app, doors);
  addAppstore(routes, app, doors);
  addSettings(routes, doors, { hasDoctor: doctor !== undefined });
  addDevice(routes, doors);
  if (doctor) addDoctor(routes, only, doctor);
}
