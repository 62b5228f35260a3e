// What the rest of the program may ask of the store about the API: its tokens, what was asked under a key, and pages of
// incidents. Tokens come as their SHA-256.
import type { Instant } from '../../domain/clock.ts';
import type { ApiToken } from '../../domain/owner/api-token.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { Incident, IncidentBrief, IncidentStatus } from '../../domain/watch/incident.ts';
import type { Severity } from '../../domain/watch/severity.ts';

export interface NewApiToken extends Omit<ApiToken, 'usedAt'> {
  readonly tokenHash: string;
}

/** What was asked, by which token, under which key. */
export interface AskedRequest {
  readonly tokenId: string;
  readonly key: string;
  readonly requestHash: string;
}

/** What was answered, as it was sent. */
export interface AnsweredRequest {
  readonly status: number;
  readonly body: string;
}

/**
 * `begun`: it is whoever asks that does it. `under-way`: another does, or was killed at it lately. `other`: something else was
 * asked under that key.
 */
export type RequestState =
  | { readonly state: 'begun' | 'under-way' | 'other' }
  | { readonly state: 'answered'; readonly answer: AnsweredRequest };

/** What a page of a list says of an incident; of what each signal saw it has the first row alone. */
export type ListedIncident = IncidentBrief &
  Pick<Incident, 'accountId' | 'score' | 'visibleAt' | 'noticedAt' | 'updatedAt' | 'revision'>;

export interface IncidentQuery {
  /** Of these accounts alone. */
  readonly accountIds?: readonly string[];
  readonly statuses?: readonly IncidentStatus[];
  readonly severities?: readonly Severity[];
  /** Those that changed, or were answered, then or later. */
  readonly since?: Instant;
  /** Only what comes after this one in the list. */
  readonly after?: { readonly noticedAt: Instant; readonly id: string };
  readonly limit: number;
}

export interface ApiStore {
  /** By name, those that have expired too. */
  listApiTokens(): Promise<ApiToken[]>;
  /** False: there is one of that name. */
  addApiToken(token: NewApiToken, entry: LogEntry): Promise<boolean>;
  /** False: there is none; then nothing is logged. */
  removeApiToken(id: string, entry: LogEntry): Promise<boolean>;
  /** One that has not expired; that it is used now is noted, at most once a minute. */
  useApiToken(tokenHash: string, now: Instant): Promise<ApiToken | null>;
  /**
   * Takes a key for what is asked, unless it was taken within the last day: of many who ask at once one begins.
   * @param deadSince who took it before then and has not answered was killed
   */
  beginRequest(asked: AskedRequest, now: Instant, deadSince: Instant): Promise<RequestState>;
  /** Keeps the answer; null: it failed, and may be asked again. */
  endRequest(asked: AskedRequest, answer: AnsweredRequest | null): Promise<void>;
  /** The ones noticed last first. */
  pageIncidents(query: IncidentQuery): Promise<ListedIncident[]>;
}
