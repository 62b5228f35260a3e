// Has Amazon make a report and opens its document: createReport, getReport until it is done, getReportDocument, fetch.
// A report may stay in Amazon's queue for hours (amzn models#2509, #2659): nobody waits for it that long. Its id is kept,
// and whoever asks for the same again picks it up.
import { z } from 'zod';
import { dayMs, type Instant, minuteMs } from '../../../domain/clock.ts';
import { readShape } from '../normalise/shape.ts';
import { gunzipped, ReportError } from '../reports/index.ts';
import { DocumentExpired, type DocumentStream } from '../wire/document.ts';
import { AmazonFault, malformed, plainWords, reading } from '../wire/fault.ts';
import { type ReportType, reportRoles } from './allowed.ts';
import type { Caller } from './caller.ts';
import type { KeptReport } from './report-shelf.ts';

export interface ReportOrder {
  readonly reportType: ReportType;
  readonly marketplaceIds: readonly string[];
  /** Wishes: a report is asked for without them where Amazon refuses them. */
  readonly reportOptions?: Readonly<Record<string, string>>;
  /** ISO 8601. Without an end it goes up to the moment of asking, by Amazon's own clock. */
  readonly dataStartTime?: string;
  readonly dataEndTime?: string;
}

/** A report that was asked for, now or by an earlier pull. */
export interface AskedReport extends KeptReport {
  readonly order: ReportOrder;
  /** Asked for before, and found again. */
  readonly isPickedUp: boolean;
  /** How long one that is done serves whoever asks for the same. */
  readonly goodForMs: number;
}

const createdShape = z.object({ reportId: z.string().min(1) });
const statusShape = z.object({
  processingStatus: z.string(),
  processingEndTime: z.string().nullish(),
  reportDocumentId: z.string().nullish(),
});
const documentShape = z.object({ url: z.string().min(1) });

/** One that ended is asked for anew after this long. Sooner Amazon answers FATAL (amzn docs#2803, #2096). */
const restMs = 30 * minuteMs;
/** One that doesn't end is asked for anew after this long. */
const givenUpMs = dayMs;
const longestPollMs = minuteMs;
const longestRestMs = 15 * minuteMs;
/** An address is good for five minutes: it should never run out twice. */
const documentTries = 3;

/**
 * The report of this order: the one that was asked for a while ago, else a new one. That it is given also says that its
 * role is there.
 * @param goodForMs how long one that is done serves whoever asks for the same
 */
export async function askForReport(caller: Caller, order: ReportOrder, goodForMs = restMs): Promise<AskedReport> {
  const now = caller.clock.now();
  const kept = await caller.reports.findReport(keyOf(caller, order));
  if (kept && now < keptUntil(kept, goodForMs)) return { ...kept, order, isPickedUp: true, goodForMs };
  return askAnew(caller, order, goodForMs);
}

function keptUntil({ askedAt, ended }: KeptReport, goodForMs: number): Instant {
  if (ended === null) return askedAt + givenUpMs;
  return ended.at + (ended.as === 'DONE' ? goodForMs : restMs);
}

/**
 * The document of a report, inflated; null when Amazon cancelled it, which means that there is no data for it (or that
 * someone cancelled it): never that everything is gone.
 */
export async function makeReport(caller: Caller, order: ReportOrder): Promise<DocumentStream | null> {
  return openReport(caller, await awaitReport(caller, await askForReport(caller, order)));
}

/**
 * Waits for a report, not for long: one that takes hours is left for the next pull (`report-pending`).
 * @returns the id of its document; null when it was cancelled
 */
export async function awaitReport(caller: Caller, asked: AskedReport): Promise<string | null> {
  const { clock, limits, signal } = caller;
  const { order, reportId, goodForMs } = asked;
  const until = Math.max(asked.askedAt + limits.reportWaitMs, clock.now());
  for (let waitMs = limits.reportPollMs; ; waitMs = Math.min(waitMs * 1.5, longestPollMs)) {
    const answer = await statusOf(caller, asked);
    if (answer === null) return awaitReport(caller, await askAnew(caller, order, goodForMs));
    const { processingStatus: status, reportDocumentId } = answer;
    const now = clock.now();
    if (status === 'DONE' || status === 'CANCELLED' || status === 'FATAL') {
      const ended = asked.ended ?? { as: status, at: now - (await ageOf(caller, answer.processingEndTime)) };
      // Made long ago for somebody who didn't come for it: it shows how things were then.
      if (asked.isPickedUp && now >= keptUntil({ ...asked, ended }, goodForMs))
        return awaitReport(caller, await askAnew(caller, order, goodForMs));
      await keep(caller, order, { ...asked, reportId, ended });
    } else if (status !== 'IN_QUEUE' && status !== 'IN_PROGRESS')
      throw new AmazonFault('malformed', `getReport: unknown status ${plainWords(status)}.`);
    if (status === 'CANCELLED') return null;
    if (status === 'FATAL') {
      const retryAfterMs = restMs - (now - (asked.ended?.at ?? now));
      throw new AmazonFault('provider-fault', `Amazon failed to make ${order.reportType} (FATAL).`, { retryAfterMs });
    }
    if (status === 'DONE') {
      if (!reportDocumentId) throw new AmazonFault('malformed', 'getReport: done, but without a document.');
      return reportDocumentId;
    }
    if (now + waitMs > until) throw pending(asked, now);
    caller.waits({ for: 'report', until });
    await clock.sleep(waitMs, signal);
  }
}

/** How long ago that was by Amazon's clock; 0 where it isn't said. */
async function ageOf(caller: Caller, endedAt: string | null | undefined): Promise<number> {
  const at = Date.parse(endedAt ?? '');
  return Number.isNaN(at) ? 0 : Math.max(0, (await caller.now()) - at);
}

/** The longer it takes, the less often it is looked for. */
function pending({ order, askedAt }: AskedReport, now: Instant): AmazonFault {
  const retryAfterMs = Math.min(Math.max((now - askedAt) / 4, minuteMs), longestRestMs);
  const message = `${order.reportType} is still in Amazon's queue; it is picked up as soon as it is made.`;
  return new AmazonFault('report-pending', message, { retryAfterMs });
}

/** Null for a report of an earlier pull that Amazon doesn't know any more. */
async function statusOf(caller: Caller, { reportId, isPickedUp }: AskedReport) {
  try {
    const json = await caller.ask('getReport', { path: { reportId } });
    return reading(() => readShape(statusShape, json, 'getReport'));
  } catch (error) {
    if (isPickedUp && error instanceof AmazonFault && error.kind === 'invalid-request') return null;
    throw error;
  }
}

async function askAnew(caller: Caller, order: ReportOrder, goodForMs: number): Promise<AskedReport> {
  const reportId = await createReport(caller, order);
  const report = { reportId, askedAt: caller.clock.now(), ended: null };
  await keep(caller, order, report);
  return { ...report, order, isPickedUp: false, goodForMs };
}

async function createReport(caller: Caller, order: ReportOrder): Promise<string> {
  try {
    const json = await caller.ask('createReport', { body: { ...order } });
    return reading(() => readShape(createdShape, json, 'createReport')).reportId;
  } catch (error) {
    if (!(error instanceof AmazonFault)) throw error;
    const { reportType, reportOptions, ...rest } = order;
    // A wish that this report type doesn't know is answered as if the report were refused.
    if (error.kind === 'invalid-request' && reportOptions) return createReport(caller, { reportType, ...rest });
    if (error.kind !== 'role-missing') throw error;
    const roles = reportRoles[reportType];
    const message = `createReport: Amazon doesn't give ${reportType}. Any one of these roles opens it: ${roles.join(', ')}.`;
    throw new AmazonFault('role-missing', message, { roles, code: error.code });
  }
}

function keyOf({ signIn }: Caller, order: ReportOrder): string {
  const { reportType, marketplaceIds, reportOptions = {}, dataStartTime = '', dataEndTime = '' } = order;
  const options = Object.entries(reportOptions).sort().join(';');
  return [signIn, reportType, [...marketplaceIds].sort(), options, dataStartTime, dataEndTime].join('/');
}

async function keep(caller: Caller, order: ReportOrder, { reportId, askedAt, ended }: KeptReport): Promise<void> {
  await caller.reports.keepReport(keyOf(caller, order), { reportId, askedAt, ended });
}

/** Opens a report's document; null for none. */
export async function openReport(caller: Caller, reportDocumentId: string | null): Promise<DocumentStream | null> {
  for (let tries = 1; reportDocumentId !== null; tries++) {
    const json = await caller.ask('getReportDocument', { path: { reportDocumentId } });
    const { url } = reading(() => readShape(documentShape, json, 'getReportDocument'));
    try {
      const { bytes, charset } = await caller.openDocument(url);
      return { bytes: gunzipped(bytes, caller.limits.reportBytes), charset };
    } catch (error) {
      if (!(error instanceof DocumentExpired)) throw error;
      if (tries >= documentTries)
        throw new AmazonFault('provider-fault', "The report's address had expired each time it was asked for.");
    }
  }
  return null;
}

/** What the reading of a report threw, as a fault. Other errors, an abort among them, are handed on. */
export function reportFault(error: unknown): AmazonFault {
  if (error instanceof AmazonFault) return error;
  if (error instanceof ReportError) return malformed(error);
  throw error;
}
