// What was found, and what is said of it: by the functions that commands and pages call.
import { z } from 'zod';
import type { ListedIncident } from '../../adapters/store/api-port.ts';
import { detectors } from '../../detectors/all.ts';
import type { IncidentAnswer, Refusal } from '../../domain/owner/incident-answer.ts';
import { actOf, mayDo } from '../../domain/owner/role.ts';
import { type Incident, incidentStatuses } from '../../domain/watch/incident.ts';
import { isAtLeast, severities } from '../../domain/watch/severity.ts';
import { wantsPerson } from '../../incidents/answer.ts';
import { checklistFor } from '../../incidents/checklist.ts';
import { incidentHeadline } from '../../messages/incident/story.ts';
import { createFormat, type Format } from '../../messages/language/format.ts';
import { type AnswerOutcome, answerIncident } from '../../owner/answer.ts';
import { tickStep } from '../../owner/checklist.ts';
import { timelineOf } from '../../owner/timeline.ts';
import { wholeIncident } from '../../owner/whole-incident.ts';
import * as forms from '../forms/answers.ts';
import { answerBody, stepBody } from '../forms/bodies.ts';
import { givenMoment } from '../forms/values.ts';
import { paged, pageQuery, placeIn } from '../paging.ts';
import { Problem } from '../problems.ts';
import { changing, reading, type ScopedApp } from '../route.ts';
import { rowOf } from '../timeline.ts';

const place = z.object({ noticedAt: z.number(), id: z.string() });
const statusList = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(incidentStatuses)));

export const incidentRoutes = [
  reading({
    path: '/incidents',
    id: 'listIncidents',
    act: 'see',
    summary: 'Incidents, the ones noticed last first',
    about: '',
    query: z.object({
      ...pageQuery,
      account: z.string().max(200).optional(),
      status: statusList.optional().describe(`one or several with commas: ${incidentStatuses.join(', ')}`),
      severity: z.enum(severities).optional().describe('so grave or graver'),
      since: givenMoment.optional().describe('changed or answered then or later'),
    }),
    result: forms.incidents,
    async handle({ app }, { query: { limit, cursor, account, status, severity, since } }) {
      const after = placeIn(place, cursor);
      const found = await app.store.pageIncidents({
        ...(account !== undefined && { accountIds: [account] }),
        ...(status !== undefined && { statuses: status }),
        ...(severity !== undefined && { severities: severities.filter((one) => isAtLeast(one, severity)) }),
        ...(since !== undefined && { since }),
        ...(after !== undefined && { after }),
        limit: limit + 1,
      });
      const page = paged(found, limit, ({ noticedAt, id }) => ({ noticedAt, id }));
      return { ...page, items: await listed(app, page.items) };
    },
  }),
  reading({
    path: '/incidents/{incident}',
    id: 'getIncident',
    act: 'see',
    summary: 'One incident with all that belongs to it',
    about:
      'Its signs with their evidence, who was told, whether it still stands, the lockdown checklist, decisions with their reasons, and what was done. As `rusuban incidents show --json` prints it, with a timeline.',
    result: forms.wholeIncident,
    async handle({ app }, { path }) {
      const whole = await wholeIncident(app, path.incident);
      if (whole === null) throw new Problem('not-found');
      return { ...whole, timeline: timelineOf(whole, await app.store.incidentMessages(whole.incident.id)).map(rowOf) };
    },
  }),
  changing({
    path: '/incidents/{incident}/answer',
    id: 'answerIncident',
    act: 'work',
    summary: 'Answer an incident',
    about:
      'Every recipient is told. To dismiss or resolve takes a role that closes incidents, and of what is high or critical a person: no token does that.',
    body: answerBody,
    result: forms.answered,
    problems: ['wants-a-person', 'revision-changed', 'still-standing', 'not-possible-now'],
    async handle({ app, token, by }, { path, body: { answer, revision, reason = null, force = false } }) {
      if (!mayDo(token.role, actOf(answer)))
        throw new Problem('role-not-enough', { detail: `To ${answer} takes a role that closes incidents.` });
      const incident = await app.store.findIncident(path.incident);
      if (incident === null) throw new Problem('not-found');
      if (revision !== incident.revision) throw refusedAs(answer, 'moved-on', incident);
      if (wantsPerson(answer, incident))
        throw new Problem('wants-a-person', { detail: `It is ${incident.severity}: close it in the console.` });
      const input = { incidentId: incident.id, answer, by, revision, isForced: force, reason };
      return answeredForm(answer, await answerIncident(app, input));
    },
  }),
  changing({
    path: '/incidents/{incident}/steps',
    id: 'tickStep',
    act: 'work',
    summary: 'Tick a step of the checklist, or take the tick back',
    about: '',
    body: stepBody,
    result: forms.ticked,
    async handle({ app, by }, { path, body: { step: id, action } }) {
      const incident = await app.store.findIncident(path.incident);
      const step = incident && checklistFor(incident.signals, detectors).find((one) => one.id === id);
      if (!step) throw new Problem('not-found');
      const isNews = await tickStep(app, incident, step, action, by);
      return { step: id, isDone: action === 'tick', isNews };
    },
  }),
];

/** What becomes of it between reading and answering gives it another revision, and the answer is refused. */
function answeredForm(answer: IncidentAnswer, outcome: AnswerOutcome | null) {
  if (outcome === null) throw new Problem('not-found');
  const { id, status, revision } = outcome.incident;
  switch (outcome.outcome) {
    case 'done':
    case 'already':
      return { outcome: outcome.outcome, id, status, revision };
    case 'standing':
      throw new Problem('still-standing', {
        detail: 'With force and a reason it is closed all the same.',
        revision,
      });
    case 'refused':
      throw refusedAs(answer, outcome.refusal, outcome.incident);
    default:
      throw new RangeError(`only a link is answered ${outcome.outcome}`);
  }
}

function refusedAs(answer: IncidentAnswer, refusal: Refusal, { status, revision }: Incident): Problem {
  if (refusal === 'moved-on')
    return new Problem('revision-changed', { detail: 'Read it anew, then answer what it is now.', revision });
  if (refusal === 'no-reason')
    return new Problem('invalid-request', { errors: [{ in: 'body', name: 'reason', what: 'is needed for this' }] });
  return new Problem('not-possible-now', { detail: `To ${answer} what is ${status} means nothing.`, revision });
}

const columns = 90;

/** A headline may name a moment, which is said by the shop's clock. */
async function listed(app: ScopedApp, found: readonly ListedIncident[]) {
  const accounts = await app.store.listAccounts([...new Set(found.map(({ accountId }) => accountId))]);
  const zones = new Map(accounts.map(({ id, timeZone }) => [id, timeZone]));
  // making one costs more than a headline; most shops are in the same zone
  const formats = new Map<string, readonly [en: Format, ja: Format]>();
  const formatsAt = (zone: string) => {
    const made = formats.get(zone) ?? ([createFormat('en', zone), createFormat('ja', zone)] as const);
    formats.set(zone, made);
    return made;
  };
  return found.map(({ signals, ...incident }) => {
    const [en, ja] = formatsAt(zones.get(incident.accountId) ?? 'UTC').map((format) =>
      incidentHeadline({ ...incident, signals }, detectors, format, columns),
    );
    const headline = { en: en ?? '', ja: ja ?? '' };
    return { ...incident, headline, detectors: [...new Set(signals.map(({ detector }) => detector))] };
  });
}
