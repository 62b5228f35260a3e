// Bull Board: the job queues as a page, for whoever runs the service. Shows, changes nothing.
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import type { QueueBackend } from '../app.ts';

export const boardPath = '/queues';

export function addBoard(server: Hono, queues: QueueBackend, queueNames: readonly string[], password: string): void {
  const pages = new HonoAdapter(serveStatic).setBasePath(boardPath);
  createBullBoard({
    queues: queueNames.map((name) => new BullMQAdapter(queues.queue(name) as never, { readOnlyMode: true })),
    serverAdapter: pages,
    options: { uiConfig: { boardTitle: 'Rusuban' } },
  });
  const isAllowed = basicAuth({ username: 'rusuban', password, realm: 'Rusuban' });
  server.use(boardPath, isAllowed);
  server.use(`${boardPath}/*`, isAllowed);
  server.route(boardPath, pages.registerPlugin());
}
