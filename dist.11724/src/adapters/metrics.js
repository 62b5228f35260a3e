// What this process counted, in the words of Prometheus. Counting is all: what it means is decided by whoever reads it.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { secondMs } from '../domain/clock.js';
/** From "the next step" to "an owner asleep": seconds. */
const latencyBuckets = [15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600];
/** @param onError is told of a gauge that couldn't be read; the rest is served all the same */
export function createMetrics(onError) {
    const registry = new Registry();
    const registers = [registry];
    collectDefaultMetrics({ register: registry });
    const counter = (name, help, labelNames) => new Counter({ name, help, labelNames, registers });
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
    return {
        pulled: (part, outcome, fault) => pulls.inc({ part, outcome, fault: fault ?? 'none' }),
        looked(said) {
            for (const { detector, outcome } of said)
                verdicts.inc({ detector, outcome });
        },
        unwritten: (kind) => unwritten.inc({ kind }),
        sent(kind, outcome, waitedMs) {
            mails.inc({ kind, outcome });
            if (waitedMs !== null)
                latency.observe(Math.max(0, waitedMs) / secondMs);
        },
        async text(gauges) {
            const live = new Registry();
            await Promise.all(gauges.map((gauge) => readInto(live, gauge).catch((error) => onError(error, gauge.name))));
            return `${await registry.metrics()}\n${await live.metrics()}`;
        },
        contentType: registry.contentType,
    };
}
async function readInto(registry, { name, help, labels, read }) {
    const readings = await read();
    const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
    for (const { labels, value } of readings)
        gauge.set(labels, value);
}
//# sourceMappingURL=metrics.js.map