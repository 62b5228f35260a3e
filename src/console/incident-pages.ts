// What there is of an incident beside its page: the whole list of evidence, and the report as page and PDF.
import type { Hono } from 'hono';
import type { App } from '../app.ts';
import { createFormat } from '../messages/language/format.ts';
import { wholeIncident } from '../owner/whole-incident.ts';
import { type Ask, type Env, missing, type Only } from './env.tsx';
import { evidencePage } from './incident-evidence.tsx';
import { printPdf } from './paper.ts';
import { reportPage, reportSheet } from './report.tsx';
import { timelineOf } from './timeline.tsx';

export function addIncidentPages(routes: Hono<Env>, app: App, only: Only): void {
  routes.get('/incident/:id/evidence', only, async (context) => {
    const incident = await app.store.findIncident(context.req.param('id'));
    const account = incident && (await app.store.findAccount(incident.accountId));
    if (!account) return missing(context);
    const { reader } = context.var;
    const format = createFormat(reader.language, account.timeZone);
    return context.html(evidencePage(reader, incident, account, context.req.query(), format));
  });
  routes.get('/incident/:id/report', only, async (context) => {
    const report = await readReport(app, context);
    return report ? context.html(reportPage(context.var.reader, report.props, report.format)) : missing(context);
  });
  routes.get('/incident/:id/report.pdf', only, async (context) => {
    const report = await readReport(app, context);
    return report ? printPdf(app, context, reportSheet(report.props, report.format), 'report') : missing(context);
  });
}

async function readReport(app: App, context: Ask) {
  const whole = await wholeIncident(app, context.req.param('id') ?? '');
  const account = whole && (await app.store.findAccount(whole.incident.accountId));
  if (!account) return null;
  const format = createFormat(context.var.reader.language, account.timeZone);
  const timeline = timelineOf(whole, await app.store.incidentMessages(whole.incident.id), format);
  return { format, props: { ...whole, account, timeline, now: app.clock.now() } };
}
