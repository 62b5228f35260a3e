// Traces of jobs, where the operator has loaded an OpenTelemetry SDK (`node --import ...`); nothing otherwise.
import { ProxyTracerProvider, trace } from '@opentelemetry/api';
import { BullMQOtel } from 'bullmq-otel';
/** What BullMQ reports its jobs to; empty when nobody listens, so that no time is spent on it. */
export function telemetry() {
    const provider = trace.getTracerProvider();
    const hasListener = !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer('rusuban') !== undefined;
    return hasListener ? { telemetry: new BullMQOtel({ tracerName: 'rusuban', enableMetrics: true }) } : {};
}
//# sourceMappingURL=telemetry.js.map