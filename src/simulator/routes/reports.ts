// Reports 2021-06-30: ask for one, see how far it is, get the document's address.
import type {
  CreateReportResponse,
  GetReportsResponse,
  Report,
  ReportDocument,
} from '@sp-api-sdk/reports-api-2021-06-30';
import { invalidInput, notFound } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { pageOf, placeOf } from '../http/paging.ts';
import { instantOf, Query } from '../http/query.ts';
import { contentOf, isCompressed, reportTypes } from '../reports/content.ts';
import { type Filed, type ReportRequest, reportFaults } from '../reports/desk.ts';
import type { AskedReport } from '../shop/asked-reports.ts';
import { day, iso } from '../time.ts';
import { checkMarketplaces } from './marketplaces.ts';

function create(call: Call): Answer {
  const { world, desk, now } = call;
  const request = requestOf(call);
  if (Object.keys(request.options).length > 0 && call.strike('option-refused'))
    throw invalidInput('Invalid reportOptions');
  const truncation = call.strike('truncated-report');
  const odd = reportFaults.find((kind) => call.strike(kind)) ?? null;
  // No eligible data cancels a report (SP-API documentation, "Verify that the report processing is complete").
  const isEmpty = contentOf({ request, asOf: now }, world).rows === 0;
  const end = call.strike('report-fatal') ? 'FATAL' : isEmpty || call.strike('report-cancelled') ? 'CANCELLED' : 'DONE';
  const filed = desk.file(request, now, end, truncation ? (truncation.percent ?? 3.4) : 100, odd);
  const body: CreateReportResponse = { reportId: filed.reportId };
  return { status: 202, body };
}

function requestOf({ body, world, now }: Call): ReportRequest {
  const spec = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const { reportType, marketplaceIds, dataStartTime, dataEndTime, reportOptions = {} } = spec;
  if (typeof reportType !== 'string') throw invalidInput("Missing required field 'reportType'.");
  if (!reportTypes.includes(reportType)) throw invalidInput(`Report type ${reportType} is not supported.`);
  if (!Array.isArray(marketplaceIds) || marketplaceIds.length === 0 || marketplaceIds.length > 25)
    throw invalidInput("Field 'marketplaceIds' must have 1 to 25 values.");
  checkMarketplaces(marketplaceIds.map(String), world);
  const time = (value: unknown, name: string) => (value === undefined ? null : instantOf(String(value), name));
  const start = time(dataStartTime, 'dataStartTime');
  const end = time(dataEndTime, 'dataEndTime');
  if (start !== null && (end ?? now) < start) throw invalidInput('dataEndTime lies before dataStartTime.');
  const isOfOrders = reportType.includes('ALL_ORDERS');
  return {
    reportType,
    marketplaceIds: marketplaceIds.map(String),
    // Amazon's default is the time since the last midnight or so; a day is what this desk gives.
    dataStartAt: isOfOrders ? (start ?? now - day) : start,
    dataEndAt: isOfOrders ? Math.min(end ?? now, now) : end,
    options: reportOptions as Record<string, string>,
  };
}

function reportOf(filed: Filed, { desk, now }: Call): Report {
  const { request } = filed;
  const status = desk.status(filed, now);
  const isEnded = status !== 'IN_QUEUE' && status !== 'IN_PROGRESS';
  return {
    reportId: filed.reportId,
    reportType: request.reportType,
    marketplaceIds: [...request.marketplaceIds],
    dataStartTime: iso(request.dataStartAt ?? filed.createdAt),
    dataEndTime: iso(request.dataEndAt ?? filed.createdAt),
    createdTime: iso(filed.createdAt),
    processingStatus: status,
    ...(status !== 'IN_QUEUE' && { processingStartTime: iso(desk.startedAt(filed)) }),
    ...(isEnded && { processingEndTime: iso(desk.endedAt(filed)) }),
    ...(status === 'DONE' && { reportDocumentId: filed.documentId }),
  };
}

/** As it is while nothing has begun. */
function queuedReport({ reportId, request, createdAt }: Filed): Report {
  return {
    reportId,
    reportType: request.reportType,
    marketplaceIds: [...request.marketplaceIds],
    createdTime: iso(createdAt),
    processingStatus: 'IN_QUEUE',
  };
}

function get(call: Call): Answer {
  const filed = call.desk.byReportId(call.path.reportId ?? '');
  if (!filed) throw notFound('Report not found.');
  const isQueued = call.strike('report-queued') !== null;
  return { body: isQueued ? queuedReport(filed) : reportOf(filed, call) };
}

function list(asked: Call): Answer {
  const call = { ...asked, query: queryOf(asked) };
  const { query, desk, world, now } = call;
  const types = query.list('reportTypes', undefined, 10);
  const statuses = query.list('processingStatuses', ['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE']);
  if (types.length === 0) throw invalidInput("'reportTypes' or 'nextToken' is required.");
  const size = query.whole('pageSize', 1, 100, 10);
  const [since, until] = [query.time('createdSince') ?? now - remembered, query.time('createdUntil') ?? now];
  const found = [...desk.all().map((filed) => reportOf(filed, call)), ...world.reportsOfOthers(now).map(ofOthers)]
    .filter(({ reportType }) => types.includes(reportType))
    .filter(({ processingStatus }) => statuses.length === 0 || statuses.includes(processingStatus))
    .filter(({ createdTime }) => createdTime >= iso(Math.max(since, now - remembered)) && createdTime <= iso(until))
    .sort((a, b) => (a.createdTime < b.createdTime ? 1 : -1));
  const { items, next } = pageOf(call, placeOf(call, 'nextToken'), found, size, 'nextToken');
  const body: GetReportsResponse = {
    reports: [...items],
    ...(next && {
      nextToken: Buffer.from(`${query.fingerprint('nextToken')}&nextToken=${next}`).toString('base64url'),
    }),
  };
  return { body };
}

const remembered = 90 * day;

/** A token is given alone, and stands for the whole question: the one that was asked first. */
function queryOf({ query }: Call): Query {
  const token = query.text('nextToken');
  if (token === null) return query;
  if (query.fingerprint('nextToken') !== '') throw invalidInput("'nextToken' must be the only parameter.");
  return new Query(new URLSearchParams(Buffer.from(token, 'base64url').toString()));
}

function ofOthers({ reportId, reportType, askedAt }: AskedReport): Report {
  return { reportId, reportType, createdTime: iso(askedAt), processingStatus: 'DONE' };
}

function getDocument(call: Call): Answer {
  const { desk, now, world } = call;
  const filed = desk.byDocumentId(call.path.reportDocumentId ?? '');
  if (filed?.end !== 'DONE' || desk.status(filed, now) !== 'DONE') throw notFound('Report document not found.');
  const body: ReportDocument = {
    reportDocumentId: filed.documentId,
    url: call.origin + desk.pathOf(filed, now),
    ...(isCompressed(contentOf(filed, world)) && { compressionAlgorithm: 'GZIP' as const }),
  };
  return { body };
}

const base = '/reports/2021-06-30';
export const reports: readonly Operation[] = [
  { name: 'createReport', method: 'POST', path: `${base}/reports`, rate: 0.0167, burst: 15, answer: create },
  { name: 'getReports', method: 'GET', path: `${base}/reports`, rate: 0.0222, burst: 10, answer: list },
  { name: 'getReport', method: 'GET', path: `${base}/reports/{reportId}`, rate: 2, burst: 15, answer: get },
  {
    name: 'getReportDocument',
    method: 'GET',
    path: `${base}/documents/{reportDocumentId}`,
    rate: 0.0167,
    burst: 15,
    answer: getDocument,
  },
];
