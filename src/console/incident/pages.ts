// What there is of an incident beside its page: the whole list of evidence, and the report as page and PDF.
import type { Hono } from 'hono';
import { createFormat } from '../../messages/language/format.ts';
import { timelineOf } from '../../owner/timeline.ts';
import { wholeIncident } from '../../owner/whole-incident.ts';
import { type Ask, type Env, missing, type Only } from '../env.tsx';
import { printPdf } from '../parts/paper.ts';
import { evidencePage } from './evidence.tsx';
import { reportPage, reportSheet } from './report.tsx';
import { timelineEntries } from './timeline.tsx';

export function addIncidentPages(routes: Hono<Env>, only: Only): void {
  routes.get('/incident/:id/evidence', only, async (context) => {
    const incident = await context.var.app.store.findIncident(context.req.param('id'));
    const account = incident && (await context.var.app.store.findAccount(incident.accountId));
    if (!account) return missing(context);
    const { reader } = context.var;
    const format = createFormat(reader.language, account.timeZone);
    return context.html(evidencePage(reader, incident, account, context.req.query(), format));
  });
  routes.get('/incident/:id/report', only, async (context) => {
    const report = await readReport(context);
    return report ? context.html(reportPage(context.var.reader, report.props, report.format)) : missing(context);
  });
  routes.get('/incident/:id/report.pdf', only, async (context) => {
    const report = await readReport(context);
    return report
      ? printPdf(context.var.app, context, reportSheet(report.props, report.format), 'report')
      : missing(context);
  });
}

async function readReport(context: Ask) {
  const { app } = context.var;
  const whole = await wholeIncident(app, context.req.param('id') ?? '');
  const account = whole && (await app.store.findAccount(whole.incident.accountId));
  if (!account) return null;
  const format = createFormat(context.var.reader.language, account.timeZone);
  const timeline = timelineEntries(timelineOf(whole, await app.store.incidentMessages(whole.incident.id)), format);
  return { format, props: { ...whole, account, timeline, now: app.clock.now() } };
}
