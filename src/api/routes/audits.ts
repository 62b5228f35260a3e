// Audits on demand: asked for, followed, cancelled. The weekly report of any week.

import { dayMs } from '../../domain/clock.ts';
import type { AuditRun } from '../../domain/reports/audit-run.ts';
import { mondayOfWeek, spanOfWeek, weekAt } from '../../domain/reports/week.ts';
import { distinctAddresses, isSameAddress } from '../../domain/telling/recipient.ts';
import { entryBy } from '../../owner/entry-by.ts';
import { requestAudit } from '../../reports/audit-run.ts';
import { weeklyReport } from '../../reports/weekly.ts';
import * as forms from '../forms/answers.ts';
import { auditBody, nothing } from '../forms/bodies.ts';
import { Problem } from '../problems.ts';
import { changing, reading } from '../route.ts';

export const auditRoutes = [
  changing({
    path: '/accounts/{account}/audits',
    id: 'askAudit',
    act: 'work',
    summary: 'Have all of a shop read and judged now',
    about: 'It takes minutes: Amazon makes its reports at its own pace. While one is under way, that one is given.',
    body: auditBody,
    result: forms.askedAudit,
    status: 202,
    async handle({ app, by, perform }, { path, body: { mailTo } }) {
      const account = await app.store.findAccount(path.account);
      if (account === null) throw new Problem('not-found');
      const known = (await app.store.listRecipients(account.id)).map(({ address }) => address);
      const named = mailTo.map((one) => known.find((address) => isSameAddress(address, one)) ?? null);
      const unknown = mailTo.filter((_, at) => named[at] === null);
      if (unknown.length > 0)
        throw new Problem('invalid-request', {
          errors: unknown.map((one) => ({ in: 'body', name: 'mailTo', what: `${one} is no recipient of this shop` })),
        });
      const readers = distinctAddresses(named.filter((one) => one !== null));
      const { id, accountId, state } = await requestAudit(app, account, readers);
      await app.store.appendLog(entryBy(app, by, 'audit-asked', { accountId, subject: id }));
      perform(id);
      return { id, accountId, state };
    },
  }),
  reading({
    path: '/accounts/{account}/audits/latest',
    id: 'getLatestAudit',
    act: 'see',
    summary: 'The newest audit of a shop that was asked for',
    about: '',
    result: forms.auditRun,
    handle: async ({ app }, { path }) => runForm(await app.store.lastAudit(path.account)),
  }),
  changing({
    path: '/accounts/{account}/audits/cancel',
    id: 'cancelAudit',
    act: 'work',
    summary: 'Cancel the audit that is under way',
    about: '',
    body: nothing,
    result: forms.cancelled,
    async handle({ app, by }, { path }) {
      const account = await app.store.findAccount(path.account);
      if (account === null) throw new Problem('not-found');
      const isNews = await app.store.cancelAudit(account.id, app.clock.now());
      if (isNews) await app.store.appendLog(entryBy(app, by, 'audit-cancelled', { accountId: account.id }));
      return { isNews };
    },
  }),
  reading({
    path: '/audits/{audit}',
    id: 'getAudit',
    act: 'see',
    summary: 'How an audit stands, and its result',
    about: '',
    result: forms.auditRun,
    handle: async ({ app }, { path }) => runForm(await app.store.findAudit(path.audit)),
  }),
  reading({
    path: '/accounts/{account}/weeks/{week}',
    id: 'getWeek',
    act: 'see',
    summary: 'The weekly report of a shop',
    about: 'Of any week (`2026-W48`) that has begun. As `rusuban report weekly --json` prints it.',
    result: forms.weekly,
    async handle({ app }, { path }) {
      const account = await app.store.findAccount(path.account);
      if (account === null) throw new Problem('not-found');
      const monday = mondayOfWeek(path.week);
      const week = monday === null ? null : weekAt(monday * dayMs, 'UTC');
      if (week === null || spanOfWeek(week, account.timeZone).from > app.clock.now())
        throw new Problem('invalid-request', {
          errors: [{ in: 'path', name: 'week', what: 'is no week that has begun' }],
        });
      const report = await weeklyReport(app, account, week);
      if (report === null) throw new Problem('not-found');
      return report;
    },
  }),
];

function runForm(run: AuditRun | null) {
  if (run === null) throw new Problem('not-found');
  const { id, accountId, state, mailTo, requestedAt, finishedAt, progress, result, detail } = run;
  const { part, done } = progress;
  return { id, accountId, state, mailTo, requestedAt, finishedAt, progress: { part, done }, result, detail };
}
