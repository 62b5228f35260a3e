// What the doctor says of people's keys: good at the console's name, and useless once it has another.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import { checkKeys } from '../../../src/cli/checks/keys.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';

let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsole(Date.UTC(2026, 5, 10, 3));
});
afterAll(() => stage?.close());

const at = (consoleUrl: string | null): App => ({ ...stage.app, consoleUrl });

it('keys are said to be good, useless, or of some people alone', async () => {
  expect(await checkKeys(at(null))).toEqual([]);
  await whoIsIn(stage.app, 'owner', 'Alice');
  await whoIsIn(stage.app, 'staff', 'Bob');
  expect(await checkKeys(at(null))).toMatchObject([{ isGood: true, mend: null, detail: { en: 'good at localhost' } }]);

  const moved = at('https://console.example.com');
  const [useless] = await checkKeys(moved);
  expect(useless).toMatchObject({
    isGood: false,
    detail: { en: 'Alice, Bob: no key for console.example.com, where the console now is; theirs are for localhost' },
    mend: { en: expect.stringContaining('rusuban console invite --key "Alice"') },
  });

  const keys = (await stage.app.store.listPasskeys()).map((key) =>
    key.personId === 'id-Alice' ? { ...key, host: 'console.example.com' } : key,
  );
  const store = { ...moved.store, listPasskeys: async () => keys };
  const [some] = await checkKeys({ ...moved, store });
  expect(some).toMatchObject({ isGood: true, mend: { en: expect.stringContaining('"Bob"') } });

  const off = { ...moved, config: { ...moved.config, consoleListen: 'off' as const } };
  expect(await checkKeys(off)).toEqual([]);
});
