// Backtest: what the watch would have found in a shop's past, and how often it would have written to the owner.
import type { ExportFolder } from '../adapters/amazon/export/index.ts';
import { detectors } from '../detectors/all.ts';
import { dayMs, toIso } from '../domain/clock.ts';
import type { Language } from '../domain/marketplace.ts';
import type { LeftOut } from '../domain/reports/audit.ts';
import type { AlertReason } from '../domain/watch/incident.ts';
import type { Severity } from '../domain/watch/severity.ts';
import type { Family } from '../domain/watch/signal.ts';
import { signalSentence } from '../messages/incident/spoken.ts';
import { createFormat } from '../messages/language/format.ts';
import { renderBacktest } from '../messages/terminal/backtest.ts';
import { noticeKey, type Outcomes, type ReplayedIncident } from '../replay/replay.ts';
import { type ReplayedFolder, type ReplayFolderOptions, replayFolder } from '../replay/replay-folder.ts';

/** Times are ISO 8601 in UTC. */
export interface BacktestIncident {
  readonly kind: 'incident';
  readonly id: string;
  /** When it probably started. */
  readonly beganAt: string;
  /** When it was noticed. */
  readonly visibleAt: string;
  readonly severity: Severity;
  readonly score: number;
  /** The first of `alerts`; null for what waits for the report. */
  readonly alertedAt: string | null;
  readonly alerts: readonly { readonly at: string; readonly severity: Severity; readonly reason: AlertReason }[];
  readonly signals: readonly {
    readonly detector: string;
    readonly family: Family;
    /** When it was first seen. */
    readonly observedAt: string;
    readonly score: number;
    readonly summary: string;
  }[];
}

export interface BacktestSummary {
  readonly kind: 'summary';
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly listings: number;
  readonly orders: number;
  readonly incidents: number;
  readonly immediateAlerts: number;
  readonly verdicts: Outcomes;
  readonly skippedReasons: Readonly<Record<string, number>>;
  readonly leftOut: readonly LeftOut[];
  /** What else to know when reading the result; absent where there is nothing. */
  readonly notes?: readonly string[];
}

export interface Backtest {
  /** In the order in which they were noticed. */
  readonly incidents: readonly BacktestIncident[];
  readonly summary: BacktestSummary;
  /** The same for people. */
  text(): string;
}

export type BacktestOptions = Omit<ReplayFolderOptions, 'newId'> & { readonly language?: Language };

export const looksAhead = 'offers.csv: rows without seenAt hold for the whole time, so prices look ahead';

/** Replays the folder. The same folder gives the same result to the byte. */
export async function backtest(folder: ExportFolder, options: BacktestOptions = {}): Promise<Backtest> {
  let ids = 0;
  const newId = () => `incident-${String(++ids).padStart(4, '0')}`;
  const replayed = await replayFolder(folder, { ...options, newId });
  const language = options.language ?? folder.account.language;
  const say = sayer(language, folder.account.timeZone);
  const incidents = replayed.incidents.map((one) => incidentOf(one, say));
  const text = () =>
    renderBacktest(
      {
        ...replayed,
        name: folder.account.name,
        timeZone: folder.account.timeZone,
        leftOut: folder.leftOut,
        isLookingAhead: isLookingAhead(folder),
      },
      language,
      detectors,
    );
  return { incidents, summary: summaryOf(folder, replayed, incidents), text };
}

type Say = (signal: ReplayedIncident['incident']['signals'][number]) => string;

function sayer(language: Language, timeZone: string): Say {
  const format = createFormat(language, timeZone);
  return (signal) => signalSentence(signal, detectors, format);
}

function incidentOf({ incident, alerts, noticedAt }: ReplayedIncident, say: Say): BacktestIncident {
  const { id, beganAt, visibleAt, severity, score, signals } = incident;
  const told = alerts.map(({ at, severity: then, reason }) => ({
    at: toIso(at),
    severity: then,
    reason: reason as AlertReason,
  }));
  return {
    kind: 'incident',
    id,
    beganAt: toIso(beganAt),
    visibleAt: toIso(visibleAt),
    severity,
    score: rounded(score),
    alertedAt: told[0]?.at ?? null,
    alerts: told,
    signals: signals.map((signal) => ({
      detector: signal.detector,
      family: signal.family,
      observedAt: toIso(noticedAt.get(noticeKey(signal)) ?? signal.observedAt),
      score: rounded(signal.score),
      summary: say(signal),
    })),
  };
}

const rounded = (score: number) => Math.round(score * 100) / 100;

function summaryOf(
  folder: ExportFolder,
  { from, to, counts, outcomes, skippedReasons }: ReplayedFolder,
  incidents: readonly BacktestIncident[],
): BacktestSummary {
  const notes = [
    ...(isLookingAhead(folder) ? [looksAhead] : []),
    ...folder.notUsed.map((name) => `${name}: not used yet`),
  ];
  return {
    kind: 'summary',
    from: toIso(from),
    to: toIso(to),
    days: Math.max(0, Math.round(((to - from) / dayMs) * 100) / 100),
    listings: counts.listings,
    orders: counts.orders,
    incidents: incidents.length,
    immediateAlerts: incidents.reduce((sum, { alerts }) => sum + alerts.length, 0),
    verdicts: outcomes,
    skippedReasons,
    leftOut: folder.leftOut,
    ...(notes.length > 0 && { notes }),
  };
}

const isLookingAhead = ({ offers }: ExportFolder) => offers.some(({ isUndated }) => isUndated);
