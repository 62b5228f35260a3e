// A fake Seller Central: one page on which a seller authorises an application, under the host of each marketplace as the first
// part of the path, and what becomes of it: codes good once and for five minutes, refresh tokens, authorisations taken back.
// And the application's page in the Appstore, which sends sellers to its login address first and goes on when they are back.
// Refusals that Amazon shows on its own page are shown on ours, by its codes.
import type { Instant } from '../../domain/clock.ts';
import { hash } from '../random.ts';
import { minute } from '../time.ts';
import type { World } from '../world.ts';
import type { Reply } from './send.ts';

/** Of the stores that our stories play in. */
const hosts: Readonly<Record<string, string>> = {
  JP: 'sellercentral.amazon.co.jp',
  US: 'sellercentral.amazon.com',
  GB: 'sellercentral-europe.amazon.com',
  DE: 'sellercentral-europe.amazon.com',
};

/** developer-docs, website workflow, step 4. */
const codeLifeMs = 5 * minute;

export interface Registered {
  /** Where sellers may be sent back to. Default: anywhere. */
  redirectUris?: readonly string[];
  /** Where sellers are sent who begin in the Appstore. Default: it isn't listed there. */
  loginUri?: string;
  isDraft?: boolean;
  /** How many more sellers may authorise it. */
  left?: number;
  /** Who has authorised, in place of the story's seller. */
  sellerId?: string;
}

export interface SellerCentral {
  readonly applicationId: string;
  readonly registered: Registered;
  /** Takes all authorisations back, as a seller does under Manage Authorizations; those made later work. */
  revoke(): void;
  /** True for refresh tokens that consents have made. */
  isGood(refreshToken: string): boolean;
  /** A refresh token for a code; null: it is used, late, none of ours, or for another address. */
  redeem(code: string, redirectUri: string, now: Instant): string | null;
  /** Null: this is no page of it. */
  answer(method: string, url: URL, form: Readonly<Record<string, unknown>>, now: Instant): Reply | null;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

export function createSellerCentral(world: World): SellerCentral {
  const hex = (name: string) => hash(world.seed, world.story.id, name).toString(16).padStart(8, '0').repeat(4);
  const applicationId = `amzn1.sp.solution.${hex('solution')}`;
  const registered: Registered = {};
  const codes = new Map<string, { readonly redirectUri: string; readonly until: Instant }>();
  /** Sellers who are at the login address. */
  const away = new Set<string>();
  let good = new Set<string>();
  let made = 0;

  function refusal(host: string, asked: string | null, query: URLSearchParams): string | null {
    const redirectUri = query.get('redirect_uri') ?? '';
    const { isDraft = false, redirectUris, left = 1 } = registered;
    if (asked !== applicationId) return 'MD1000';
    if (isDraft !== (query.get('version') === 'beta')) return 'MD1000';
    if (host !== hosts[world.store.country]) return 'MD5100';
    if (redirectUri.includes('#')) return 'MD5110';
    if (redirectUris && !redirectUris.includes(redirectUri)) return 'MD5101';
    return left < 1 ? 'CONSENT_LIMIT_REACHED' : null;
  }

  function back(query: URLSearchParams, says: Readonly<Record<string, string>>): Reply {
    const url = new URL(query.get('redirect_uri') ?? '');
    const all = { state: query.get('state') ?? '', ...says };
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
    return { status: 302, headers: { location: url.href, 'content-type': 'text/plain' }, body: '' };
  }

  const sellerId = () => registered.sellerId ?? world.plan.sellerId;

  function authorised(query: URLSearchParams, now: Instant): Reply {
    const code = `S${hex(`code ${++made}`).slice(0, 18)}`;
    if (registered.left !== undefined) registered.left -= 1;
    codes.set(code, { redirectUri: query.get('redirect_uri') ?? '', until: now + codeLifeMs });
    return back(query, { selling_partner_id: sellerId(), spapi_oauth_code: code });
  }

  function toLogin(loginUri: string, host: string): Reply {
    const amazonState = hex(`amazon state ${++made}`);
    away.add(amazonState);
    const url = new URL(loginUri);
    // as Amazon writes it, whatever host plays it
    url.searchParams.set('amazon_callback_uri', `https://${host}/apps/authorize/confirm/${applicationId}`);
    url.searchParams.set('amazon_state', amazonState);
    url.searchParams.set('selling_partner_id', sellerId());
    return { status: 302, headers: { location: url.href, 'content-type': 'text/plain' }, body: '' };
  }

  return {
    applicationId,
    registered,
    revoke() {
      good = new Set();
    },
    isGood: (refreshToken) => good.has(refreshToken),
    redeem(code, redirectUri, now) {
      const known = codes.get(code);
      codes.delete(code);
      if (known === undefined || known.redirectUri !== redirectUri || now >= known.until) return null;
      const token = `Atzr|IwEBI${hex(`consent ${++made}`)}`;
      good.add(token);
      return token;
    },
    answer(method, url, form, now) {
      const [, host = '', place = '', id = null] = paths.exec(url.pathname) ?? [];
      const query = url.searchParams;
      if (place === 'apps/store') {
        const { loginUri } = registered;
        if (id !== applicationId || loginUri === undefined) return page(404, '<p>There is no such application.</p>');
        if (method !== 'POST') return page(200, storeForm(host, world.plan.profile.storeName));
        return form.who === 'primary' ? toLogin(loginUri, host) : page(403, '<p>Error code: SPDC8143</p>');
      }
      if (place === 'apps/authorize/confirm') {
        if (!away.delete(query.get('amazon_state') ?? ''))
          return page(400, '<p>This authorisation was finished, or not begun here.</p>');
        const refused = refusal(host, id, query);
        return refused === null ? authorised(query, now) : page(400, sorry(refused));
      }
      if (place !== 'apps/authorize/consent') return null;
      const refused = refusal(host, query.get('application_id'), query);
      if (refused !== null) return page(400, sorry(refused));
      if (method !== 'POST') return page(200, consentForm(host, world.plan.profile.storeName));
      if (form.who !== 'primary') return page(403, '<p>Error code: SPDC8143</p>');
      if (form.answer !== 'confirm')
        return back(query, { error: 'access_denied', error_description: 'The seller did not authorise it' });
      return authorised(query, now);
    },
  };
}

const paths =
  /^\/(sellercentral[\w.-]+)\/(apps\/authorize\/consent|apps\/authorize\/confirm|apps\/store)(?:\/([\w.-]+))?$/;
const sorry = (code: string) => `<p>Sorry, something went wrong. Error code: ${code}</p>`;

function page(status: number, body: string): Reply {
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Seller Central (simulated)</title></head><body><h1>Seller Central (simulated)</h1>${body}</body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

const asked = (host: string, storeName: string, buttons: string) => `<p>${escaped(host)}</p>
<p>An application asks to read the shop ${escaped(storeName)}.</p>
<form method="post">
<label><input type="radio" name="who" value="primary" checked> signed in as the primary user</label>
<label><input type="radio" name="who" value="other"> signed in as another user</label>
${buttons}
</form>`;

const consentForm = (host: string, storeName: string) =>
  asked(
    host,
    storeName,
    '<button name="answer" value="confirm">Confirm</button>\n<button name="answer" value="cancel">Cancel</button>',
  );

const storeForm = (host: string, storeName: string) =>
  asked(host, storeName, '<button name="answer" value="login">Login to the application now</button>');
