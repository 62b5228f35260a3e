// Where Amazon sends a browser back that was sent there to authorise. That navigation comes from elsewhere, so the session's
// cookie (SameSite=Strict) isn't in it: what begins a consent gives the browser a cookie of its own, which is good for that one
// and lets nobody in. The code never stays in an address: the answer leads on to a clean one.
import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { App, Core } from '../../app.ts';
import { minuteMs } from '../../domain/clock.ts';
import { consentLifeMs, type ReturnRefusal, readReturn } from '../../domain/owner/consent.ts';
import { patience } from '../../domain/patience.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { consentOutcome, finishConsent, returnPath } from '../../owner/consent.ts';
import { returnRefusals } from '../../owner/consent-words.ts';
import type { SignIn } from '../../owner/try-sign-in.ts';
import type { Doors } from '../doors.ts';
import { isTls, prefixOf, tokens } from '../entering/visitor.ts';
import type { Ask, Env } from '../env.tsx';
import { shell } from '../parts/shell.tsx';
import { OutcomeNote } from '../settings/shop-forms.tsx';
import { whatCanBeRead } from '../settings/sign-in.tsx';

const words = {
  title: { en: 'Back from Amazon', ja: 'Amazonから戻りました' },
  toShop: { en: 'Go on in the console', ja: '管理画面に進む' },
  nothing: { en: 'Nothing was begun in this browser.', ja: 'このブラウザーで始めた接続はありません。' },
} as const satisfies Readonly<Record<string, Text>>;

const cookieName = 'rusuban-consent';
/** Somebody waits at the browser. */
const patienceMs = minuteMs;

/** A later consent in the same browser takes its place. */
export const giveConsentCookie = (core: Core, context: Ask, browser: string): void =>
  giveBriefly(core, context, cookieName, browser);

/** Lax: has to come along from elsewhere, as no other cookie. It lets nobody in. */
export function giveBriefly(core: Core, context: Ask, name: string, value: string): void {
  setCookie(context, name, value, {
    ...{ httpOnly: true, sameSite: 'Lax', maxAge: consentLifeMs / 1000 },
    ...placeOf(core),
  });
}

export function takeBack(core: Core, context: Ask, name: string): void {
  deleteCookie(context, name, placeOf(core));
}

const placeOf = (core: Core) => ({ path: '/', secure: isTls(core), ...(isTls(core) && { prefix: 'host' as const }) });

/** Takes what was sent back by the browser that this is, or pasted in it. */
export function finishHere(app: App, context: Ask, returned: Parameters<typeof finishConsent>[1]) {
  const signal = patience(patienceMs);
  const look = async (account: Account, signIn: SignIn) => {
    const { text, lines = [] } = await whatCanBeRead(app, account, signIn, signal);
    return [text, ...lines];
  };
  return finishConsent({ ...app, tokens }, returned, { browser: browserOf(app, context), signal, look });
}

export const browserOf = (core: Core, context: Ask) => getCookie(context, cookieName, prefixOf(core)) ?? null;

export function addConsentReturn(routes: Hono<Env>, app: App, { anyone }: Doors): void {
  routes.get(returnPath, anyone, async (context) => {
    const outcome = await finishHere(app, context, readReturn(new URL(context.req.url).searchParams));
    context.header('referrer-policy', 'no-referrer');
    const why = typeof outcome === 'string' ? `?why=${outcome}` : '';
    return context.redirect(`${context.var.reader.base}/consent/done${why}`, 303);
  });

  // without a session, and telling only what this browser itself has begun
  routes.get('/consent/done', anyone, async (context) => {
    const { reader } = context.var;
    const why = context.req.query('why') ?? '';
    const refusal = Object.hasOwn(returnRefusals, why) ? returnRefusals[why as ReturnRefusal] : null;
    const kept = refusal ? null : await consentOutcome({ ...app, tokens }, browserOf(app, context));
    if (kept) takeBack(app, context, cookieName);
    const outcome = kept ?? { isGood: false, text: refusal ?? words.nothing };
    const title = words.title[reader.language];
    const to = kept ? `/settings?${new URLSearchParams({ shop: kept.accountId })}` : '/settings';
    const body = (
      <>
        <h1>{title}</h1>
        <OutcomeNote reader={reader} outcome={outcome} />
        {!kept?.isInvited && (
          <p>
            <a class="button" href={`${reader.base}${to}`}>
              {words.toShop[reader.language]}
            </a>
          </p>
        )}
      </>
    );
    context.header('referrer-policy', 'no-referrer');
    return context.html(shell(reader, { title, body }), outcome.isGood ? 200 : 409);
  });
}
