// Amazon's own client takes the simulator for Amazon.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, it } from '@jest/globals';
import { findStory, type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { built } from '../support/built.ts';
import { createManualClock } from '../support/manual-clock.ts';
import type { SdkPages, SdkTask } from '../support/sdk-pages.ts';

const story = findStory('forgotten-seller');

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());

it('fetches a token and pages through orders and listings', async () => {
  if (!story) throw new Error('no such story');
  const clock = createManualClock(Date.parse('2026-10-31T15:00:00Z'));
  simulator = await startSimulator({ story, clock, isPacingOff: true });
  clock.advance(simulator.endsAt - clock.now());
  const { url, port, credentials, account } = simulator;
  const task: SdkTask = { url, port, credentials, account, createdAfter: new Date(simulator.dayZero).toISOString() };
  const { stdout } = await promisify(execFile)(process.execPath, [built('sdk-pages.ts'), JSON.stringify(task)]);
  const pages = JSON.parse(stdout) as SdkPages;
  expect(pages.numberOfResults).toBe(306);
  expect(new Set(pages.skus).size).toBe(306);
  expect(new Set(pages.orderIds).size).toBe(27);
  expect(simulator.calls.byOperation).toMatchObject({ token: 2, searchOrders: 3, searchListingsItems: 16 });
  // the package is large: a busy machine takes a minute to load it
}, 240_000);
