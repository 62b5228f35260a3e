// This phone or computer is woken: the page on which a browser subscribes to pushes of this console, and what makes of the
// console a program on a phone's first page, without which iPhones can't be woken.
import type { Hono } from 'hono';
import type { Text } from '../../domain/text/text.ts';
import { iconPng, iconSizes } from '../../messages/layout/icon.ts';
import { kindNamed } from '../../telling/channels.ts';
import type { Doors } from '../doors.ts';
import { type Env, missing } from '../env.tsx';
import { contentPolicy } from '../guard.ts';
import { shell } from '../parts/shell.tsx';
import { chosenShop, NoShop, ShopChoice } from '../parts/shop-choice.tsx';
import { fieldName } from './channels.tsx';
import { Form } from './form.tsx';
import { deviceScript, workerScript } from './wake-script.ts';

const words = {
  name: { en: 'Rusuban', ja: '留守番' },
  title: { en: 'Wake this device', ja: 'この端末で通知を受け取る' },
  what: {
    en: 'This phone or computer is pushed to, also when no page of the console is open: what has happened, how serious it is, in which shop, and what to do first. A touch opens the incident here; no link leads to Amazon.',
    ja: 'この端末に通知を送ります（管理画面を開いていないときも届きます）。何が起きたか、重大さ、店舗、最初にすることをお知らせします。触れると、この管理画面の該当ページが開きます。Amazonへのリンクはありません。',
  },
  way: {
    en: 'It goes by way of the maker of this browser (Google, Mozilla, Apple, Microsoft), sealed so that only this browser can read it. Let it ring at night: see that “do not disturb” makes an exception for it.',
    ja: '通知はブラウザーの開発元（Google、Mozilla、Apple、Microsoft）を経由します。内容は暗号化され、このブラウザーだけが読めます。夜間も鳴るように、「おやすみモード」などの例外に加えてください。',
  },
  phones: { en: 'On an iPhone or iPad', ja: 'iPhone・iPadの場合' },
  phonesHow: {
    en: 'Apple lets only programs of the first page be woken. In Safari: Share, “Add to Home Screen”; then open Rusuban from there, sign in, and come back to this page. It needs iOS 16.4 or later, and the console under https.',
    ja: 'ホーム画面に追加したものだけが通知を受け取れます。Safariの共有ボタンから「ホーム画面に追加」を選び、ホーム画面の留守番を開いてログインし、このページに戻ってください。iOS 16.4以降と、https で開ける管理画面が必要です。',
  },
  call: { en: 'What you call this device (letters and digits)', ja: 'この端末の呼び名（英数字）' },
  wake: { en: 'Wake this device', ja: 'この端末に通知を送る' },
  next: {
    en: 'A test comes at once. It tells a number, which is typed on the next page; before that nothing is told here.',
    ja: 'すぐにテストが届きます。書かれている番号を次の画面に入力するまで、お知らせは届きません。',
  },
  noScript: { en: 'This needs scripts (JavaScript) in the browser.', ja: 'JavaScriptを有効にしてください。' },
  unable: {
    en: 'This browser can’t be pushed to. Another one, or a newer one, can; or choose another channel.',
    ja: 'このブラウザーは通知を受け取れません。ほかのブラウザーか、新しい版でお試しください。別の通知先も選べます。',
  },
  install: {
    en: 'This browser can’t be pushed to as it is. On an iPhone or iPad add the console to the home screen first, as written below.',
    ja: 'このままでは通知を受け取れません。iPhone・iPadでは、先に下の手順でホーム画面に追加してください。',
  },
  denied: {
    en: 'The browser was not allowed to show notifications. Allow them for this site in its settings, and try again.',
    ja: '通知が許可されていません。ブラウザーの設定でこのサイトの通知を許可し、もう一度お試しください。',
  },
  failed: {
    en: 'The push service of this browser could not be reached, or refused. Try again later; in a private window it never works.',
    ja: 'ブラウザーの通知サービスに接続できないか、拒否されました。しばらくしてからお試しください。プライベートウィンドウでは使えません。',
  },
  back: { en: 'To the settings', ja: '設定へ' },
} as const satisfies Readonly<Record<string, Text>>;

/** Drawn once: anybody may ask for it, and drawing takes the program's time. */
const drawn = new Map<number, Buffer<ArrayBuffer>>();
function iconOf(width: (typeof iconSizes)[number]): Buffer<ArrayBuffer> {
  const before = drawn.get(width);
  const icon = before ?? Buffer.from(iconPng(width));
  if (!before) drawn.set(width, icon);
  return icon;
}

const script = { 'content-type': 'text/javascript; charset=utf-8' };

export function addDevice(routes: Hono<Env>, { anyone, minded }: Pick<Doors, 'anyone' | 'minded'>): void {
  routes.get('/device.js', anyone, (context) => context.body(deviceScript, 200, script));
  routes.get('/wake.js', anyone, (context) => context.body(workerScript, 200, script));
  routes.get('/console.webmanifest', anyone, (context) => {
    const { base, language } = context.var.reader;
    const icons = iconSizes.map((width) => ({
      ...{ src: `${base}/icon-${width}.png`, sizes: `${width}x${width}`, type: 'image/png', purpose: 'any maskable' },
    }));
    const look = { display: 'standalone', background_color: '#ffffff', theme_color: '#8a3b00' };
    const name = words.name[language];
    const manifest = {
      id: `${base}/`,
      name,
      short_name: name,
      lang: language,
      start_url: `${base}/`,
      scope: `${base}/`,
    };
    return context.body(JSON.stringify({ ...manifest, ...look, icons }), 200, {
      'content-type': 'application/manifest+json',
    });
  });
  for (const width of iconSizes)
    routes.get(`/icon-${width}.png`, anyone, (context) =>
      context.body(iconOf(width), 200, { 'content-type': 'image/png', 'cache-control': 'max-age=86400' }),
    );

  routes.get('/settings/device', minded, async (context) => {
    const { reader, app } = context.var;
    const { base, language } = reader;
    const title = words.title[language];
    const shop = await chosenShop(context);
    if (shop === null && context.req.query('shop') !== undefined) return missing(context);
    const at = context.req.query('at') === 'setup' ? 'setup' : undefined;
    const isPhone = /Mobi|Android/.test(context.req.header('user-agent') ?? '');
    const taken = shop ? (await app.store.listWebhooks(shop.account.id)).map(({ name }) => name) : [];
    const browser = kindNamed('browser');
    const body = (
      <>
        <h1>{title}</h1>
        {shop ? (
          <>
            <ShopChoice reader={reader} {...shop} path="/settings/device" />
            <p>{words.what[language]}</p>
            <p class="soft">{words.way[language]}</p>
            <p id="trouble" class="card grave" role="alert" tabindex={-1} hidden />
            <Form
              {...{ reader, shop: shop.account.id, at, path: '/settings/channel', to: ['kind', browser.id] as const }}
              id="device"
              data={{
                key: await app.webhooks.pushKey(),
                ...texts(language, ['unable', 'install', 'denied', 'failed']),
              }}
            >
              {browser.fields.map(({ key }) => (
                <input type="hidden" name={fieldName(key)} />
              ))}
              <label>
                {words.call[language]}
                <input name="name" maxlength={40} value={freeName(isPhone ? 'phone' : 'computer', taken)} required />
              </label>
              <p class="soft">{words.next[language]}</p>
              <noscript>
                <p class="warn">{words.noScript[language]}</p>
              </noscript>
              <p>
                <button type="submit">{words.wake[language]}</button>
              </p>
            </Form>
            <h2>{words.phones[language]}</h2>
            <p>{words.phonesHow[language]}</p>
            <p>
              <a href={`${base}/settings?${new URLSearchParams({ shop: shop.account.id })}`}>{words.back[language]}</a>
            </p>
          </>
        ) : (
          <NoShop reader={reader} />
        )}
      </>
    );
    // the one page on which a script may name another: the worker that shows what is pushed
    context.header(contentPolicy.name, contentPolicy.withWorker);
    return context.html(shell(reader, { title, body, ...(shop && { script: '/device.js' }) }));
  });
}

const texts = (language: 'en' | 'ja', names: readonly (keyof typeof words)[]) =>
  Object.fromEntries(names.map((name) => [name, words[name][language]]));

/** `phone`, or `phone-2` where there is one. */
function freeName(name: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const one = n === 1 ? name : `${name}-${n}`;
    if (!taken.includes(one)) return one;
  }
}
