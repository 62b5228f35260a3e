// Who answers at the console's address, before a link leads anybody there.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkListener } from '../../src/console/ours.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { freePort } from '../support/free-port.ts';

let stage: ConsoleStage;
let ours: string;
beforeAll(async () => {
  stage = await openConsole(Date.UTC(2026, 5, 10, 3));
  ours = stage.page.url ?? '';
});
afterAll(() => stage?.close());

function check(address: string): Promise<void> {
  const { tagOf, config } = stage.app;
  const port = Number(new URL(address).port);
  return checkListener({ tagOf, config: { ...config, consoleListen: { host: '127.0.0.1', port } } }, address);
}

it('is our console', async () => {
  await expect(check(ours)).resolves.toBeUndefined();
});

it('is nobody: the service is to be started first', async () => {
  await expect(check(`http://127.0.0.1:${await freePort()}`)).rejects.toMatchObject({
    message: expect.stringContaining('no console answers'),
    hint: expect.stringContaining('rusuban start'),
  });
});

it('is another program, which may even ask ours at another port what to say', async () => {
  for (const answerOf of [
    async () => 'ours, for sure',
    async (path: string) => (await fetch(`${ours}${path}`)).text(),
  ]) {
    const stranger = createServer((request, response) => {
      void answerOf(request.url ?? '').then((answer) => response.end(answer));
    });
    await once(stranger.listen(0, '127.0.0.1'), 'listening');
    const { port } = stranger.address() as AddressInfo;
    await expect(check(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
      message: expect.stringContaining('another program answers'),
    });
    stranger.closeAllConnections();
    stranger.close();
  }
});
