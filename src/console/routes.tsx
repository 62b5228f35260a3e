// The console's pages and what can be done on them. Everything goes through the functions that the commands call; whoever is
// not in gets the page that says how to come in, and nothing else.
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { type App, OutsideScope } from '../app.ts';
import { detectors } from '../detectors/all.ts';
import { answers } from '../domain/owner/incident-answer.ts';
import { actOf, mayDo } from '../domain/owner/role.ts';
import type { Text } from '../domain/text/text.ts';
import { wantsPerson } from '../incidents/answer.ts';
import { checklistFor } from '../incidents/checklist.ts';
import { evidenceCsv, evidenceFilename } from '../messages/incident/evidence-csv.ts';
import { strongestFirst } from '../messages/incident/spoken.ts';
import { createFormat, type Format } from '../messages/language/format.ts';
import { answerIncident } from '../owner/answer.ts';
import { answerText } from '../owner/answer-words.ts';
import { tickStep } from '../owner/checklist.ts';
import { timelineOf } from '../owner/timeline.ts';
import { wholeIncident } from '../owner/whole-incident.ts';
import { arrival, createDoors } from './doors.ts';
import { addArrivals } from './entering/arrive-routes.ts';
import { enterPage, enterScript } from './entering/enter.tsx';
import { freshWanted, isFresh } from './entering/fresh.ts';
import { addProvider } from './entering/provider-routes.ts';
import { addSecondWays } from './entering/second-key-routes.ts';
import { enter, leave } from './entering/visitor.ts';
import { type Ask, type Env, lost, missing, plainPage } from './env.tsx';
import { formLimits, guard } from './guard.ts';
import { incidentPage } from './incident/incident.tsx';
import { timelineEntries } from './incident/timeline.tsx';
import { proofOf } from './ours.ts';
import { addLog } from './pages/log.tsx';
import { languageOf } from './parts/reader-language.ts';
import { stylesheet } from './parts/styles.ts';
import { addClients } from './people/clients.tsx';
import { addPeople } from './people/routes.ts';
import { addTokens } from './people/tokens.tsx';
import { addSections, type Serving } from './sections.ts';

const words = {
  failed: {
    en: 'This page could not be made just now. The watch may go on all the same; the log says why.',
    ja: 'ページを表示できませんでした。見守りは続いている場合があります。理由はログにあります。',
  },
  notYours: {
    en: 'Your role in the console does not let you close this. An owner can.',
    ja: 'この件を閉じられるのはオーナーだけです。',
  },
} as const satisfies Readonly<Record<string, Text>>;

const answerForm = z.object({
  answer: z.enum(answers),
  revision: z.coerce.number().int(),
  reason: z.string().max(300).optional(),
  force: z.literal('yes').optional(),
});
const stepForm = z.object({ step: z.string(), action: z.enum(['tick', 'untick']) });

/**
 * @param base in front of every path that a page names, where a proxy serves the console below one
 */
export function consoleRoutes(app: App, base: string, serving: Serving): Hono<Env> {
  const routes = new Hono<Env>();
  const doors = createDoors(app);
  const { anyone, usual: only } = doors;
  routes.use(guard(app.consoleUrl), formLimits([`${base}/mail`, '/mail']), async (context, next) => {
    context.set('reader', { language: languageOf(context), base, visitor: null });
    return next();
  });

  routes.get('/console.css', anyone, (context) =>
    context.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  routes.get('/enter.js', anyone, (context) =>
    context.body(enterScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  routes.get('/ours/:question{[\\w-]{24}}', anyone, (context) => {
    const { incoming } = context.env as unknown as HttpBindings;
    return context.text(proofOf(app, context.req.param('question'), incoming.socket.localPort));
  });
  routes.get('/enter', anyone, async (context) => {
    const { hasPeople } = await arrival(app, context);
    return context.html(enterPage(context.var.reader, { isRefused: false, hasPeople }));
  });
  routes.post('/enter', anyone, async (context) => {
    const { token } = await context.req.parseBody();
    // a whole link may be pasted as well
    const isIn = typeof token === 'string' && (await enter(app, context, token.trim().replace(/^.*#/s, '')));
    if (isIn) return context.redirect(`${base}/`, 303);
    return context.html(enterPage(context.var.reader, { isRefused: true }), 403);
  });
  routes.post('/leave', doors.may('see'), async (context) => {
    await leave(context.var.app, context, context.var.visitor);
    return context.redirect(`${base}/enter`, 303);
  });

  addArrivals(routes, app, doors, serving.reach);
  addSecondWays(routes, app, doors);
  addPeople(routes, doors, addProvider(routes, app, doors));
  addClients(routes, doors);
  addTokens(routes, doors);
  addSections(routes, app, doors, serving);
  addLog(routes, only);
  routes.get('/incident/:id', only, (context) => showIncident(context, 200));
  routes.get('/incident/:id/evidence.csv', only, async (context) => {
    const incident = await context.var.app.store.findIncident(context.req.param('id'));
    const account = incident && (await context.var.app.store.findAccount(incident.accountId));
    const format = account && createFormat(context.var.reader.language, account.timeZone);
    const file = format && evidenceCsv(strongestFirst(incident.signals), detectors, format);
    if (!file) return missing(context);
    return context.body(file.content as string, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${evidenceFilename}"`,
    });
  });
  routes.post('/incident/:id/step', only, async (context) => {
    const id = context.req.param('id');
    const form = stepForm.safeParse(await context.req.parseBody());
    const incident = form.success ? await context.var.app.store.findIncident(id) : null;
    const step = incident && checklistFor(incident.signals, detectors).find((one) => one.id === form.data?.step);
    if (!step || !form.data) return missing(context);
    await tickStep(context.var.app, incident, step, form.data.action, context.var.visitor);
    return context.redirect(`${base}/incident/${id}#step-${step.id}`, 303);
  });
  routes.post('/incident/:id/answer', only, async (context) => {
    const id = context.req.param('id');
    const { visitor } = context.var;
    const form = answerForm.safeParse(await context.req.parseBody());
    const incident = form.success ? await context.var.app.store.findIncident(id) : null;
    if (!incident || !form.data) return missing(context);
    const { answer, revision, reason, force } = form.data;
    if (!mayDo(visitor.role, actOf(answer))) return showIncident(context, 403, (format) => format.say(words.notYours));
    if (wantsPerson(answer, incident) && !isFresh(context.var.app, visitor))
      return showIncident(context, 403, (format) => format.say(freshWanted(visitor)));
    const input = { incidentId: id, answer, by: visitor, revision, isForced: force === 'yes', reason: reason ?? null };
    const outcome = await answerIncident(context.var.app, input);
    if (outcome === null) return missing(context);
    if (outcome.outcome !== 'refused' && outcome.outcome !== 'standing')
      return context.redirect(`${base}/incident/${id}`, 303);
    // without its hint, which names commands: what can be done instead is on the page
    return showIncident(context, 409, (format) => answerText(answer, outcome, format).what);
  });
  routes.all('*', anyone, (context) => lost(context, app.consoleUrl));
  routes.onError((err, context) => {
    // nothing of ours leads there; whoever gets there all the same learns what they learn of any other page that isn't theirs
    if (err instanceof OutsideScope)
      app.log.warn({ err }, 'a page of the console asked for more than its reader may see');
    if (err instanceof OutsideScope) return missing(context);
    app.log.error({ err }, 'a page of the console failed');
    return context.html(plainPage(context.var.reader, words.failed), 500);
  });
  return routes;
}

/** @param why what was asked for was not done */
async function showIncident(context: Ask, status: 200 | 403 | 409, why?: (format: Format) => string) {
  const { reader, visitor, app } = context.var;
  const revision = await app.store.consoleRevision();
  const whole = await wholeIncident(app, context.req.param('id') ?? '');
  const account = whole && (await app.store.findAccount(whole.incident.accountId));
  if (!account) return missing(context);
  const format = createFormat(reader.language, account.timeZone);
  const timeline = timelineEntries(timelineOf(whole, await app.store.incidentMessages(whole.incident.id)), format);
  const readers = await app.store.listRecipients(account.id);
  const callOrder = readers.filter(({ gets }) => gets.includes('alerts')).map(({ address }) => address);
  const view = {
    ...whole,
    account,
    revision,
    timeline,
    callOrder,
    trouble: why?.(format) ?? null,
    isFresh: isFresh(app, visitor),
  };
  return context.html(incidentPage(reader, view, format), status);
}
