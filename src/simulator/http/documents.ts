// Report documents as S3 serves them: by a signed address that expires, with S3's own errors in XML.
import type { ServerResponse } from 'node:http';
import type { Instant } from '../../domain/clock.ts';
import { bytesOf, contentOf } from '../reports/content.ts';
import type { Filed, ReportDesk } from '../reports/desk.ts';
import type { World } from '../world.ts';
import type { Fault, FaultKind } from './faults.ts';
import { send } from './send.ts';

interface Circumstances {
  readonly desk: ReportDesk;
  readonly world: World;
  readonly now: Instant;
  readonly headers: Readonly<Record<string, string>>;
  readonly strike: (kind: FaultKind) => Fault | null;
}

export async function sendDocument(
  res: ServerResponse,
  filed: Filed | undefined,
  query: URLSearchParams,
  { desk, world, now, headers, strike }: Circumstances,
): Promise<void> {
  const refuse = (status: number, code: string, message: string) =>
    send(res, {
      status,
      headers: { ...headers, 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    });
  if (!filed) return refuse(404, 'NoSuchKey', 'The specified key does not exist.');
  const verdict = desk.check(filed, query, now);
  if (verdict === 'expired') return refuse(403, 'AccessDenied', 'Request has expired');
  if (verdict === 'forged')
    return refuse(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match.');
  if (strike('internal-failure')) return refuse(500, 'InternalError', 'We encountered an internal error.');
  if (strike('unavailable')) return refuse(503, 'SlowDown', 'Please reduce your request rate.');
  const charset = filed.odd === 'report-in-utf8' ? 'windows-1252' : world.store.contentCharset;
  const fault = strike('reset') ?? strike('stalled-body') ?? strike('slow-body') ?? strike('chunk-borders');
  await send(
    res,
    {
      status: 200,
      headers: { ...headers, 'content-type': charset ? `text/plain; charset=${charset}` : 'text/plain' },
      body: bytesOf(contentOf(filed, world), world, filed),
    },
    fault ?? undefined,
  );
}
