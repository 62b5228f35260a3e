// Has Amazon make a report and opens its document: createReport, getReport until it is done, getReportDocument, fetch.
import { z } from 'zod';
import { minuteMs } from '../../../domain/clock.ts';
import { readShape } from '../normalise/shape.ts';
import { gunzipped, ReportError } from '../reports/index.ts';
import { DocumentExpired, type DocumentStream } from '../wire/document.ts';
import { AmazonFault, malformed, plainWords, reading } from '../wire/fault.ts';
import { type ReportType, reportRoles } from './allowed.ts';
import type { Caller } from './caller.ts';

export interface ReportOrder {
  readonly reportType: ReportType;
  readonly marketplaceIds: readonly string[];
  readonly reportOptions?: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly dataStartTime?: string;
  readonly dataEndTime?: string;
}

const createdShape = z.object({ reportId: z.string().min(1) });
const statusShape = z.object({ processingStatus: z.string(), reportDocumentId: z.string().nullish() });
const documentShape = z.object({ url: z.string().min(1) });

/** A report that was asked for again too soon ends as FATAL (amzn docs#2803, #2096). */
const fatalWaitMs = 30 * minuteMs;
const longestPollMs = minuteMs;
/** An address is good for five minutes: it should never run out twice. */
const documentTries = 3;

/** Asks for the report and returns its id: 202 also says that the role for this report type is there. */
export async function createReport(caller: Caller, order: ReportOrder): Promise<string> {
  try {
    const json = await caller.ask('createReport', { body: { ...order } });
    return reading(() => readShape(createdShape, json, 'createReport')).reportId;
  } catch (error) {
    if (!(error instanceof AmazonFault) || error.kind !== 'role-missing') throw error;
    const roles = reportRoles[order.reportType];
    const message = `createReport: Amazon doesn't give ${order.reportType}. Any one of these roles opens it: ${roles.join(', ')}.`;
    throw new AmazonFault('role-missing', message, { roles, code: error.code });
  }
}

/**
 * The document of a fresh report, inflated; null when Amazon cancelled it, which means that there is no data for it
 * (or that someone cancelled it): never that everything is gone.
 */
export async function makeReport(caller: Caller, order: ReportOrder): Promise<DocumentStream | null> {
  const documentId = await waitForReport(caller, await createReport(caller, order), order.reportType);
  if (documentId === null) return null;
  const { bytes, charset } = await openReport(caller, documentId);
  return { bytes: gunzipped(bytes, caller.limits.reportBytes), charset };
}

async function waitForReport(caller: Caller, reportId: string, reportType: string): Promise<string | null> {
  const { clock, limits, signal } = caller;
  const startedAt = clock.now();
  for (let waitMs = limits.reportPollMs; ; waitMs = Math.min(waitMs * 1.5, longestPollMs)) {
    const json = await caller.ask('getReport', { path: { reportId } });
    const { processingStatus, reportDocumentId } = reading(() => readShape(statusShape, json, 'getReport'));
    switch (processingStatus) {
      case 'DONE':
        if (!reportDocumentId) throw new AmazonFault('malformed', 'getReport: done, but without a document.');
        return reportDocumentId;
      case 'CANCELLED':
        return null;
      case 'FATAL':
        throw new AmazonFault('provider-fault', `Amazon failed to make ${reportType} (FATAL).`, {
          retryAfterMs: fatalWaitMs,
        });
      case 'IN_QUEUE':
      case 'IN_PROGRESS':
        break;
      default:
        throw new AmazonFault('malformed', `getReport: unknown status ${plainWords(processingStatus)}.`);
    }
    if (clock.now() - startedAt + waitMs > limits.reportWaitMs)
      throw new AmazonFault(
        'provider-fault',
        `${reportType} was still not made after ${Math.round(limits.reportWaitMs / minuteMs)} minutes.`,
      );
    await clock.sleep(waitMs, signal);
  }
}

async function openReport(caller: Caller, reportDocumentId: string): Promise<DocumentStream> {
  for (let tries = 1; ; tries++) {
    const json = await caller.ask('getReportDocument', { path: { reportDocumentId } });
    const { url } = reading(() => readShape(documentShape, json, 'getReportDocument'));
    try {
      return await caller.openDocument(url);
    } catch (error) {
      if (!(error instanceof DocumentExpired)) throw error;
      if (tries >= documentTries)
        throw new AmazonFault('provider-fault', "The report's address had expired each time it was asked for.");
    }
  }
}

/** What the reading of a report threw, as a fault. Other errors, an abort among them, are handed on. */
export function reportFault(error: unknown): AmazonFault {
  if (error instanceof AmazonFault) return error;
  if (error instanceof ReportError) return malformed(error);
  throw error;
}
