// Amazon's Appstore sends sellers here, to our login address. What they bring is read, put into a cookie and out of the address;
// an owner comes in and chooses the shop, or the browser is one that was invited to a shop. From there on it is any consent:
// begun, gone on with at Amazon by a link, and back by return-pages.tsx.
import type { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { z } from 'zod';
import type { App, Core } from '../../app.ts';
import { UserError } from '../../domain/errors.ts';
import { type Arrival, arrivedFor, judgeShop, readArrival } from '../../domain/owner/appstore.ts';
import { connectable } from '../../domain/shop/application.ts';
import { parseJson } from '../../domain/text/parse-json.ts';
import { beginConsent, loginPath, ownReturn } from '../../owner/consent.ts';
import type { Doors } from '../doors.ts';
import { anewFirst, freshWanted } from '../entering/fresh.ts';
import { hashOf, prefixOf, tokens } from '../entering/visitor.ts';
import { type Ask, type Env, missing } from '../env.tsx';
import { type Outcome, said } from '../settings/shop-forms.tsx';
import { type ArrivalTrouble, Arrived, appstorePage, arrivalTroubles, ShopOfSeller } from './appstore-pages.tsx';
import { begunText, GoOn } from './connect.tsx';
import { beginInvited, type Found } from './invited.tsx';
import { browserOf, giveBriefly, giveConsentCookie, takeBack } from './return-pages.tsx';

const cookieName = 'rusuban-appstore';
const arrivedPath = `${loginPath}/arrived`;
const shopPath = `${loginPath}/shop`;

export function addAppstore(routes: Hono<Env>, app: App, { anyone, may }: Doors): void {
  const say = (context: Ask, outcome: Outcome, status: 200 | 403 | 409) =>
    context.html(appstorePage(context.var.reader, { outcome }), status);
  const no = (context: Ask, trouble: ArrivalTrouble) =>
    say(context, { isGood: false, text: arrivalTroubles[trouble] }, 409);
  /** Begins, and forgets what came; what kept it from being begun is said. */
  const begun = async (context: Ask, begin: () => Promise<Outcome | null>) => {
    try {
      const outcome = await begin();
      if (outcome === null) return no(context, 'gone');
      takeBack(app, context, cookieName);
      return say(context, outcome, 200);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return say(context, { isGood: false, text: said(error.advice) }, 409);
    }
  };

  routes.get(loginPath, anyone, async (context) => {
    const { base } = context.var.reader;
    context.header('referrer-policy', 'no-referrer');
    const arrival = readArrival(new URL(context.req.url).searchParams);
    const isOurs = typeof arrival !== 'string' && (await applicationFor(app, arrival)) !== undefined;
    if (!isOurs) {
      const why = typeof arrival === 'string' ? arrival : 'no-application';
      return context.redirect(`${base}${arrivedPath}?why=${why}`, 303);
    }
    giveBriefly(app, context, cookieName, carried(arrival));
    return context.redirect(`${base}${arrivedPath}`, 303);
  });

  routes.get(arrivedPath, anyone, async (context) => {
    const why = context.req.query('why') ?? '';
    if (Object.hasOwn(arrivalTroubles, why)) return no(context, why as ArrivalTrouble);
    const here = arrivalOf(app, context);
    if (here === null) return no(context, 'gone');
    const { reader } = context.var;
    const invited = (await invitedHere(app, context, here.arrival))?.account ?? null;
    const body = <Arrived reader={reader} arrival={here.arrival} path={shopPath} invited={invited} />;
    return context.html(appstorePage(reader, { body }));
  });
  routes.post(arrivedPath, anyone, async (context) => {
    const here = arrivalOf(app, context);
    const found = here && (await invitedHere(app, context, here.arrival));
    if (!found) return no(context, 'gone');
    return begun(context, () => beginInvited(app, context, { ...found, arrival: here.arrival }));
  });

  const choose = async (context: Ask, status: 200 | 403 | 409 = 200, outcome: Outcome | null = null) => {
    const here = arrivalOf(app, context);
    if (here === null) return no(context, 'gone');
    const { reader } = context.var;
    const all = await context.var.app.store.listAccounts();
    const fitting = all.filter((one) => judgeShop(here.arrival, one, all) === null);
    const shops = fitting.sort((a, b) => a.name.localeCompare(b.name));
    const body = <ShopOfSeller reader={reader} {...here} path={shopPath} shops={shops} />;
    return context.html(appstorePage(reader, { outcome, body }), status);
  };
  const stale = (context: Ask) =>
    anewFirst(context, shopPath, () => choose(context, 403, { isGood: false, text: freshWanted(context.var.visitor) }));

  routes.get(shopPath, may('close'), async (context) => (await stale(context)) ?? choose(context));
  routes.post(shopPath, may('close'), async (context) => {
    const { app, visitor, reader } = context.var;
    const { shop, seen } = await context.req.parseBody();
    const asked = await stale(context);
    if (asked) return asked;
    const here = arrivalOf(app, context);
    if (here === null) return no(context, 'gone');
    if (here.seen !== seen) return choose(context, 409, { isGood: false, text: arrivalTroubles.other });
    const { arrival } = here;
    const account = typeof shop === 'string' ? await app.store.findAccount(shop) : null;
    const application = await applicationFor(app, arrival);
    if (!account) return missing(context);
    if (!application) return no(context, 'no-application');
    return begun(context, async () => {
      const own = ownReturn(app);
      const { url, browser } = await beginConsent(
        { ...app, tokens },
        { account, application, arrival, ownReturn: own, by: visitor, endpoint: app.config.amazonEndpoint },
      );
      giveConsentCookie(app, context, browser);
      const to = application.redirectUri ?? own;
      const more = <GoOn reader={reader} shop={account.id} url={url} pastedAt={to === own ? null : to} />;
      return { isGood: true, text: begunText, more };
    });
  });
}

const applicationFor = async ({ store }: Pick<App, 'store'>, arrival: Arrival) =>
  arrivedFor(arrival, connectable(await store.listApplications()));

/** The shop that whoever is at this browser was invited to and has begun to connect; null: there is none, or for another application. */
async function invitedHere(app: App, context: Ask, arrival: Arrival): Promise<Found | null> {
  const { store, clock } = app;
  const browser = browserOf(app, context);
  const request = browser === null ? null : await store.consentUnderWay(tokens.hash(browser), clock.now());
  if (!request?.invitationHash) return null;
  const invitation = await store.findSellerInvitation(request.invitationHash, clock.now());
  const account = await store.findAccount(request.accountId);
  const application = await applicationFor(app, arrival);
  return invitation && account && application?.clientId === invitation.clientId ? { invitation, account } : null;
}

const kept = z.record(z.string(), z.string());

const carried = ({ page: { host, solutionId }, amazonState, sellerId }: Arrival): string => {
  const all: z.output<typeof kept> = {
    amazon_callback_uri: `https://${host}/apps/authorize/confirm/${solutionId}`,
    ...{ amazon_state: amazonState, selling_partner_id: sellerId },
  };
  return Buffer.from(JSON.stringify(all)).toString('base64url');
};

/** What this browser came with, read as strictly as when it came. `seen` names it on the page on which it is shown. */
function arrivalOf(core: Core, context: Ask): { readonly arrival: Arrival; readonly seen: string } | null {
  const cookie = getCookie(context, cookieName, prefixOf(core));
  const values = kept.safeParse(parseJson(Buffer.from(cookie ?? '', 'base64url').toString()));
  if (cookie === undefined || !values.success) return null;
  const arrival = readArrival(new URLSearchParams(values.data));
  return typeof arrival === 'string' ? null : { arrival, seen: hashOf(cookie) };
}
