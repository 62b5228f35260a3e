// A failure of Amazon's, or on the way there, in the words that decide what happens next. Never holds a secret.
import type { FaultKind } from '../../../domain/errors.ts';
import type { PullFault } from '../../../domain/watch/observed.ts';

export interface FaultDetail {
  /** Defaults to what the kind suggests. */
  readonly canRetry?: boolean;
  readonly retryAfterMs?: number | null;
  readonly roles?: readonly string[];
  /** Amazon's own error code, such as `InvalidInput`. */
  readonly code?: string | null;
  readonly cause?: unknown;
}

const passing: ReadonlySet<FaultKind> = new Set(['throttled', 'provider-fault', 'network', 'report-pending']);
/** After these every other call would fail the same way. */
const hopeless: ReadonlySet<FaultKind> = new Set(['revoked', 'secret-expired', 'bad-credentials', 'network']);

export class AmazonFault extends Error implements PullFault {
  readonly kind: FaultKind;
  readonly canRetry: boolean;
  readonly retryAfterMs: number | null;
  readonly roles: readonly string[];
  readonly code: string | null;

  constructor(kind: FaultKind, message: string, detail: FaultDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'AmazonFault';
    this.kind = kind;
    this.canRetry = detail.canRetry ?? passing.has(kind);
    this.retryAfterMs = detail.retryAfterMs ?? null;
    this.roles = detail.roles ?? [];
    this.code = detail.code ?? null;
  }
}

export const isHopeless = ({ kind }: AmazonFault): boolean => hopeless.has(kind);

/** The fault as plain data, for summaries. */
export function toPullFault({ kind, message, canRetry, retryAfterMs, roles }: AmazonFault): PullFault {
  return { kind, message, canRetry, retryAfterMs, roles };
}

/** Runs a reader of an answer; what it can't read is a `malformed` fault that names the place. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AmazonFault) throw error;
    throw malformed(error);
  }
}

export function malformed(error: unknown): AmazonFault {
  const message = error instanceof Error ? error.message : String(error);
  return new AmazonFault('malformed', `Amazon's answer can't be read: ${plainWords(message)}`, { cause: error });
}

/**
 * Words of Amazon's, made fit for a message: one line, cut, without tokens, secrets or mail addresses.
 * (LWA tokens begin with `Atza|`, `Atzr|`, `Atc|`; application ids and secrets with `amzn1.`.)
 */
export function plainWords(text: string): string {
  return text
    .replace(/\b(At[a-z]{1,2}\||amzn1\.)\S+/g, '[hidden]')
    .replace(/\S+@\S+/g, '[hidden]')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
