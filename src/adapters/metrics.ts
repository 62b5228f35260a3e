// What this process counted, in the words of Prometheus. Counting is all: what it means is decided by whoever reads it.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Instant, secondMs } from '../domain/clock.ts';
import { type Notification, partsRungBy } from '../domain/watch/notification.ts';

export interface Metrics {
  /** A pull of a part ended. `outcome`: complete, partial or missing; `fault`: the kind of what went wrong. */
  pulled(part: string, outcome: string, fault: string | null): void;
  /** A look ended: what each detector said. */
  looked(verdicts: readonly { readonly detector: string; readonly outcome: string }[]): void;
  /** A message was tried. `waitedMs`: from what was observed to the delivery, for alerts that were delivered. */
  sent(kind: string, outcome: string, waitedMs: number | null): void;
  /** ... and could not be written, whoever was to get it. */
  unwritten(kind: string): void;
  /** A notification of Amazon's was answered; `outcome`: as watch/doorbell.ts says. */
  rang(
    message: { readonly notification: Notification | null; readonly sentAt: Instant | null },
    outcome: string,
    now: Instant,
  ): void;
  /** All that was counted, and `gauges` as they are now, in Prometheus' text format. */
  text(gauges: readonly LiveGauge[]): Promise<string>;
  readonly contentType: string;
}

/** A value that is read when someone asks. */
export interface LiveGauge {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  read(): Promise<readonly Reading[]>;
}

export interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** From "the next step" to "an owner asleep": seconds. */
const latencyBuckets = [15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600];

/** From "at once" to "no better than asking": seconds. */
const delayBuckets = [0.5, 1, 2, 5, 10, 30, 60, 180, 600];

/** @param onError is told of a gauge that couldn't be read; the rest is served all the same */
export function createMetrics(onError: (error: unknown, gauge: string) => void): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const pulls = counter('rusuban_pulls_total', 'Pulls by part, outcome and fault', ['part', 'outcome', 'fault']);
  const verdicts = counter('rusuban_verdicts_total', 'What detectors said', ['detector', 'outcome']);
  const mails = counter('rusuban_messages_total', 'Messages tried, by kind and outcome', ['kind', 'outcome']);
  const unwritten = counter('rusuban_messages_unwritten_total', 'Tries at which a message could not be written', [
    'kind',
  ]);
  const latency = new Histogram({
    name: 'rusuban_alert_latency_seconds',
    help: 'From what was observed to the delivery of its alert',
    buckets: latencyBuckets,
    registers,
  });
  const rings = counter('rusuban_notifications_total', 'Notifications of Amazon, by type and what came of them', [
    'type',
    'outcome',
  ]);
  const ringDelay = new Histogram({
    name: 'rusuban_notification_delay_seconds',
    help: 'amazon: from the event to its sending, as Amazon says; queue: from then until it was answered',
    labelNames: ['leg'],
    buckets: delayBuckets,
    registers,
  });
  return {
    pulled: (part, outcome, fault) => pulls.inc({ part, outcome, fault: fault ?? 'none' }),
    looked(said) {
      for (const { detector, outcome } of said) verdicts.inc({ detector, outcome });
    },
    unwritten: (kind) => unwritten.inc({ kind }),
    sent(kind, outcome, waitedMs) {
      mails.inc({ kind, outcome });
      if (waitedMs !== null) latency.observe(Math.max(0, waitedMs) / secondMs);
    },
    rang({ notification, sentAt }, outcome, now) {
      // whoever can write into the queue must not make up names without end
      const type = notification && partsRungBy(notification).length > 0 ? notification.type : 'other';
      rings.inc({ type, outcome });
      const { eventAt = null, publishedAt = null } = notification ?? {};
      const delays = { amazon: [eventAt, publishedAt], queue: [publishedAt ?? sentAt, now] } as const;
      for (const [leg, [from, to]] of Object.entries(delays))
        if (from !== null && to !== null) ringDelay.observe({ leg }, Math.max(0, to - from) / secondMs);
    },
    async text(gauges) {
      const live = new Registry();
      await Promise.all(gauges.map((gauge) => readInto(live, gauge).catch((error) => onError(error, gauge.name))));
      return `${await registry.metrics()}\n${await live.metrics()}`;
    },
    contentType: registry.contentType,
  };
}

async function readInto(registry: Registry, { name, help, labels, read }: LiveGauge): Promise<void> {
  const readings = await read();
  const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
  for (const { labels, value } of readings) gauge.set(labels, value);
}
