// A console, a fake Seller Central with our application in its Appstore, and whoever comes from there to us, without a browser.
import { findStory, type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { type Answered, type Asked, askConsole } from './ask-console.ts';
import { applicationOf, fromAppstore } from './consenting.ts';
import { type ConsoleStage, openConsole } from './console-stage.ts';
import { enterConsole } from './enter-console.ts';
import { createManualClock } from './manual-clock.ts';
import { anAccount } from './store.ts';

export const host = 'sellercentral.amazon.co.jp';
const start = Date.parse('2026-10-31T15:00:00Z');

export interface Choice {
  readonly status: number;
  readonly html: string;
  readonly seen: string;
  /** Ids of the shops that can be chosen. */
  readonly shops: readonly string[];
}

/** A form’s answer that leads on to Amazon. */
export interface LedOn extends Answered {
  /** Empty where it doesn’t. */
  readonly url: string;
  /** What the browser was given for it. */
  readonly cookie: string;
}

export interface AppstoreStage {
  readonly stage: ConsoleStage;
  readonly simulator: Simulator;
  /** Of the console, as a browser has it. */
  readonly origin: string;
  /** Keeps the application as it is, but for this. */
  keepApplication(more?: object): Promise<void>;
  addShop(id: string, more?: object): Promise<void>;
  /** No shop but alice’s, and an owner who has just come in. */
  beginAnew(): Promise<void>;
  ask(path: string, asked?: Asked): Promise<Answered>;
  /** What an owner’s browser sends, besides this. */
  asOwner(cookie?: string): { readonly headers: { readonly cookie: string } };
  /** Where the Appstore sends a seller. */
  sellers(): Promise<URL>;
  /** What stands in that address. */
  said(): Promise<Record<string, string>>;
  /** The page on which an owner chooses the shop. */
  choice(cookie: string): Promise<Choice>;
  choose(cookie: string, form: Record<string, string>): Promise<LedOn>;
  /** A form that is sent without a session. */
  press(path: string, cookie: string): Promise<LedOn>;
  /** As the browser comes from Amazon, in which the session’s cookie isn’t sent; where it is led, and what is shown there. */
  comeBack(url: URL, cookie: string): Promise<Answered>;
  isConnected(id?: string): Promise<boolean>;
  close(): Promise<void>;
}

export const cookieIn = (given: string | string[] | undefined, name: string): string =>
  [given ?? []].flat().find((one) => one.startsWith(`${name}=`)) ?? '';

/** Amazon goes on by its own: where it sends the browser. */
export async function goOn(url: string): Promise<URL> {
  const answered = await fetch(url, { redirect: 'manual' });
  const html = await answered.text();
  if (answered.status !== 302) throw new Error(`Amazon doesn’t go on: ${html}`);
  return new URL(answered.headers.get('location') ?? '');
}

export async function openAppstore(): Promise<AppstoreStage> {
  const story = findStory('healthy-shop');
  if (!story) throw new Error('no such story');
  const simulator = await startSimulator({ story, clock: createManualClock(start), isPacingOff: true });
  const stage = await openConsole(start, { RUSUBAN_AMAZON_ENDPOINT: simulator.url });
  const { store } = stage.app;
  const origin = `http://localhost:${new URL(stage.page.url ?? '').port}`;
  simulator.sellerCentral.registered.loginUri = `${origin}/consent/appstore`;
  let owner = '';

  const ask = (path: string, asked: Asked = {}) =>
    askConsole(stage.page.url ?? '', path, { ...asked, headers: { 'accept-language': 'en', ...asked.headers } });
  const asOwner = (cookie = '') => ({ headers: { cookie: [owner, cookie].filter((one) => one !== '').join('; ') } });
  const ledOn = (answered: Answered): LedOn => ({
    ...answered,
    url: /href="([^"]*apps\/authorize[^"]*)"/.exec(answered.html)?.[1]?.replaceAll('&amp;', '&') ?? '',
    cookie: cookieIn(answered.headers['set-cookie'], 'rusuban-consent').split(';')[0] ?? '',
  });
  const one: AppstoreStage = {
    ...{ stage, simulator, origin, ask, asOwner },
    async keepApplication(more = {}) {
      const entry = { at: start, accountId: null, who: 'alice', via: 'command', subject: null, detail: {} } as const;
      const application = { ...applicationOf(simulator, `${origin}/consent/return`), ...more };
      await store.addApplication(application, { ...entry, what: 'application-added' });
    },
    async addShop(id, more = {}) {
      const { marketplaceIds, region } = simulator.account;
      const shop = { marketplaceIds, region, sellerId: null, isMailOnly: true, language: 'en' } as const;
      const account = anAccount({ ...shop, id, name: `Shop ${id}`, recipients: [`${id}@example.com`], ...more });
      await store.addAccount(account, null, start);
    },
    async beginAnew() {
      for (const { id } of await store.listAccounts()) await store.removeAccount(id);
      await one.addShop('alice');
      owner = (await enterConsole(stage)).cookie;
    },
    sellers: () => fromAppstore(simulator, host),
    said: async () => Object.fromEntries((await one.sellers()).searchParams),
    async choice(cookie) {
      const { status, html } = await ask('/consent/appstore/shop', asOwner(cookie));
      const seen = /name="seen" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
      return { status, html, seen, shops: [...html.matchAll(/<option value="([^"]+)"/g)].map(([, id = '']) => id) };
    },
    choose: async (cookie, form) => ledOn(await ask('/consent/appstore/shop', { form, ...asOwner(cookie) })),
    press: async (path, cookie) => ledOn(await ask(path, { form: {}, headers: { cookie } })),
    async comeBack({ pathname, search }, cookie) {
      const answered = await ask(`${pathname}${search}`, { headers: { cookie, 'sec-fetch-site': 'cross-site' } });
      return ask(String(answered.headers.location), { headers: { cookie } });
    },
    isConnected: async (id = 'alice') => (await store.findAccount(id))?.isMailOnly !== true,
    async close() {
      await stage.close();
      await simulator.close();
    },
  };
  await one.keepApplication();
  return one;
}
