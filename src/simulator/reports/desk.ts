// The report desk: what was asked for, how far it is, and for how long a document's address is good.
// A request like one of the last hour gets that one's content again, as Amazon's cache gives it (SP-API documentation,
// "Report type values for inventory": cached for 1 to 6 hours by the number of listings).
import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/clock.ts';
import { hash } from '../random.ts';
import { hour, iso, minute, second } from '../time.ts';

export interface ReportRequest {
  readonly reportType: string;
  readonly marketplaceIds: readonly string[];
  readonly dataStartAt: Instant | null;
  readonly dataEndAt: Instant | null;
  readonly options: Readonly<Record<string, string>>;
}

export interface Filed {
  readonly reportId: string;
  readonly documentId: string;
  readonly request: ReportRequest;
  readonly createdAt: Instant;
  /** The moment that the content shows. */
  readonly asOf: Instant;
  readonly end: 'DONE' | 'FATAL' | 'CANCELLED';
  /** Share of the rows that the document holds; below 100 by a fault. */
  readonly percent: number;
  /** What else is odd about the document. */
  readonly odd: ReportFault | null;
}

/** The faults of a document, struck when it is asked for. */
export const reportFaults = ['report-without-status', 'report-in-utf8', 'report-in-ascii'] as const;
export type ReportFault = (typeof reportFaults)[number];

export type ReportStatus = 'IN_QUEUE' | 'IN_PROGRESS' | Filed['end'];

const cachedMs = hour;
const queuedMs = 10 * second;
const workedMs = 25 * second;
const addressGoodMs = 5 * minute;

export class ReportDesk {
  readonly #filed: Filed[] = [];
  readonly #secret: string;
  readonly #queuedMs: number;
  readonly #workedMs: number;

  /** @param isPrompt reports are made in no time */
  constructor(secret: string, isPrompt = false) {
    this.#secret = secret;
    this.#workedMs = isPrompt ? 0 : workedMs;
    this.#queuedMs = isPrompt ? 0 : queuedMs;
  }

  file(
    request: ReportRequest,
    now: Instant,
    end: Filed['end'],
    percent: number,
    odd: ReportFault | null = null,
  ): Filed {
    const key = JSON.stringify(request);
    const cached = this.#filed.find(
      (old) => JSON.stringify(old.request) === key && old.end === 'DONE' && now - old.asOf < cachedMs,
    );
    const number = this.#filed.length + 1;
    const filed: Filed = {
      reportId: `${50_016}${String(number).padStart(6, '0')}`,
      documentId: `amzn1.spdoc.1.4.${hash(this.#secret, number).toString(16)}.${number}`,
      request,
      createdAt: now,
      asOf: cached?.asOf ?? now,
      end,
      percent,
      odd,
    };
    this.#filed.push(filed);
    return filed;
  }

  byReportId(reportId: string): Filed | undefined {
    return this.#filed.find((filed) => filed.reportId === reportId);
  }

  byDocumentId(documentId: string): Filed | undefined {
    return this.#filed.find((filed) => filed.documentId === documentId);
  }

  /** The newest first. */
  all(): Filed[] {
    return [...this.#filed].reverse();
  }

  startedAt(filed: Filed): Instant {
    return filed.createdAt + this.#queuedMs;
  }

  endedAt(filed: Filed): Instant {
    return filed.createdAt + this.#queuedMs + this.#workedMs;
  }

  status(filed: Filed, now: Instant): ReportStatus {
    if (now >= this.endedAt(filed)) return filed.end;
    return now >= this.startedAt(filed) ? 'IN_PROGRESS' : 'IN_QUEUE';
  }

  /** The way to the document below the server's address, signed and good for five minutes. */
  pathOf(filed: Filed, now: Instant): string {
    const date = iso(now).replace(/[-:]/g, '');
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Date': date,
      'X-Amz-Expires': String(addressGoodMs / 1000),
      'X-Amz-Signature': this.#sign(filed.documentId, date),
    });
    return `/documents/${encodeURIComponent(filed.documentId)}?${query}`;
  }

  /** What S3 says to a request for a document: fine, or why not. */
  check(filed: Filed, query: URLSearchParams, now: Instant): 'fine' | 'expired' | 'forged' {
    const date = query.get('X-Amz-Date') ?? '';
    if (query.get('X-Amz-Signature') !== this.#sign(filed.documentId, date)) return 'forged';
    const issuedAt = Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    return now - issuedAt < addressGoodMs + second ? 'fine' : 'expired';
  }

  #sign(documentId: string, date: string): string {
    return createHmac('sha256', this.#secret).update(`${documentId} ${date}`).digest('hex');
  }
}
