// The port for whoever runs the service: is it alive, is it fit, how does it do. Loopback unless set otherwise.
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { isOwnComputer } from '../domain/own-computer.js';
import { gaugesOf } from './gauges.js';
import { readinessOf } from './readiness.js';
/** Whoever has an account on this computer could else take all the files that the process may open, and so end the watch. */
export const mostConnections = 200;
/**
 * Serves `/healthz` (the process answers), `/readyz` (database and queue answer, else 503), `/metrics`, and with a
 * password `/queues`. A port that is taken is told in the log: the watch matters more than being watched.
 */
export async function startObservability(app, queues, queueNames, { address, boardPassword }) {
    const gauges = gaugesOf(app, queues, queueNames);
    const hono = new Hono();
    hono.use(async (context, next) => isOurs(context.req.header('host'), address.host) ? next() : context.text('not served under this name\n', 421));
    hono.get('/healthz', (context) => context.json({ status: 'ok' }));
    hono.get('/readyz', async (context) => {
        const { isReady, checks } = await readinessOf(app, queues);
        return context.json({ status: isReady ? 'ok' : 'not ready', checks }, isReady ? 200 : 503);
    });
    hono.get('/metrics', async (context) => context.body(await app.metrics.text(gauges), 200, { 'content-type': app.metrics.contentType }));
    if (boardPassword !== null) {
        const { addBoard } = await import('./board.js');
        addBoard(hono, app, queues, queueNames, boardPassword);
    }
    const server = createServer(getRequestListener(hono.fetch));
    server.requestTimeout = 10_000;
    server.maxConnections = mostConnections;
    const isListening = await new Promise((resolve) => {
        server
            .once('listening', () => resolve(true))
            .once('error', (err) => {
            app.log.warn({ err, port: address.port }, 'no health and metrics here: RUSUBAN_HEALTH can not be used');
            resolve(false);
        });
        server.listen(address.port, address.host);
    });
    // a broken connection must not end the process
    server.on('error', (err) => app.log.warn({ err }, 'the health port had trouble'));
    const { port } = (server.address() ?? address);
    return {
        url: isListening ? `http://${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}` : null,
        async close() {
            if (!isListening)
                return;
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    };
}
/**
 * On this computer alone only names of it: else a web page that the operator visits could point its own name here and read
 * along (DNS rebinding).
 */
function isOurs(host, boundTo) {
    return !isOwnComputer(boundTo) || isOwnComputer((host ?? '').replace(/:\d+$/, ''));
}
//# sourceMappingURL=server.js.map