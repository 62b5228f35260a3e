// The links in mails: GET asks, POST answers. What a link may do stands in it, signed (adapters/links.ts).
import { type Context, Hono } from 'hono';
import type { App } from '../../app.ts';
import { detectors } from '../../detectors/all.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import { incidentLine } from '../../messages/incident/line.ts';
import { createFormat } from '../../messages/language/format.ts';
import { answerIncident } from '../../owner/answer.ts';
import { meaningOf, said } from '../../owner/answers-to.ts';
import { endPage, outcomePage, pageHeaders, questionPage, type Says } from './pages.tsx';

interface Asked {
  readonly says: Says;
  readonly recipient: string;
  /** Of the incident, as the mail told it. */
  readonly revision: number;
  readonly incident: Incident;
  readonly account: Account;
  readonly language: Language;
}

/** The routes under `/answer`. */
export function answerRoutes(app: App): Hono {
  const routes = new Hono();
  routes.get('/:token', async (context) => {
    const asked = await ask(app, context.req.param('token'));
    if (typeof asked === 'string') return show(context, endPage(asked), 410);
    const { says, recipient, revision, incident, account, language } = asked;
    const isEarlier = revision < incident.revision;
    const what = incidentLine(incident, detectors, createFormat(language, account.timeZone));
    return show(context, questionPage({ language, says, what, isEarlier, accountName: account.name, recipient }));
  });
  routes.post('/:token', async (context) => {
    const asked = await ask(app, context.req.param('token'));
    if (typeof asked === 'string') return show(context, endPage(asked), 410);
    const { says, recipient, revision, incident, language } = asked;
    const by = { name: recipient, via: 'link' } as const;
    const taken = await answerIncident(app, { incidentId: incident.id, by, revision, ...said(says, language) });
    const outcome = taken === null || taken.outcome === 'standing' ? 'refused' : taken.outcome;
    const isTaken = outcome !== 'refused' && outcome !== 'earlier';
    return show(context, outcomePage(language, outcome), isTaken ? 200 : 409);
  });
  return routes;
}

/** What a link asks; else why it says nothing. Who is no recipient any more has no say, whatever old mails they have. */
async function ask({ store, links }: App, token: string): Promise<Asked | 'expired' | 'invalid'> {
  const claims = (await links?.read(token)) ?? 'invalid';
  if (typeof claims === 'string') return claims;
  const { incidentId, recipient: address, says, revision } = claims;
  const incident = await store.findIncident(incidentId);
  const account = incident && (await store.findAccount(incident.accountId));
  if (!account || !Object.hasOwn(meaningOf, says)) return 'invalid';
  const recipient = (await store.listRecipients(account.id)).find((one) => one.address === address);
  if (!recipient) return 'invalid';
  const language = recipient.language ?? account.language;
  const timeZone = recipient.timeZone ?? account.timeZone;
  return { says: says as Says, recipient: address, revision, incident, account: { ...account, timeZone }, language };
}

function show(context: Context, html: string, status: 200 | 409 | 410 = 200) {
  return context.html(html, status, { ...pageHeaders });
}
