// Set-up, led step by step: from nothing to a shop that is watched and whose alerts were shown to arrive. How far it is is read
// off what is there (telling/set-up.ts), so it can be left at any time; the forms are those of the settings.
import type { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { App } from '../../app.ts';
import { dayMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import type { Text } from '../../domain/text/text.ts';
import { leaveOut, setUpFacts, setUpSteps, stateOf } from '../../telling/set-up.ts';
import type { Doors } from '../doors.ts';
import { isFresh } from '../entering/fresh.ts';
import { isTls } from '../entering/visitor.ts';
import { type Ask, type Env, missing } from '../env.tsx';
import { languageCookie } from '../parts/reader-language.ts';
import { shell } from '../parts/shell.tsx';
import { chosenShop, ShopChoice } from '../parts/shop-choice.tsx';
import { type Outcome, OutcomeNote, type ShopForms, type Show, said } from '../settings/shop-forms.tsx';
import { placeHere } from '../site.ts';
import { LanguageChoice, NewShop, SetUpSteps } from './page.tsx';
import { shopAdded } from './shop.tsx';

const words = {
  title: { en: 'Set-up', ja: 'はじめの設定' },
  why: {
    en: 'Step by step; each is tried at once. You can leave at any time and go on later: what was done is kept.',
    ja: '順を追って設定します。どの手順も、その場で確かめます。途中でやめても、続きから始められます。',
  },
  left: {
    en: 'Left out. It can still be done below, or in the settings.',
    ja: '省略しました。あとから、下の手順か設定で行えます。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export function addSetUp(routes: Hono<Env>, { minded, may }: Pick<Doors, 'minded' | 'may'>): void {
  routes.get('/setup', minded, async (context) => {
    const isNew = context.req.query('new') !== undefined;
    const named = context.req.query('shop');
    return showSetUp(context, 200, null, isNew ? null : (named ?? (await shopToSetUp(context.var.app))));
  });

  routes.post('/setup/shop', minded, async (context) => {
    const given = await context.req.parseBody({ all: true });
    const { reader, visitor } = context.var;
    try {
      const account = await shopAdded(context.var.app, given, visitor, reader.language);
      if (account === null) return missing(context);
      return context.redirect(`${reader.base}/setup?${new URLSearchParams({ shop: account.id })}`, 303);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return showSetUp(context, 409, { isGood: false, text: said(error.advice) }, null, given);
    }
  });

  routes.post('/language', may('see'), async (context) => {
    const { language, to } = await context.req.parseBody();
    if (language !== 'ja' && language !== 'en') return missing(context);
    setCookie(context, languageCookie, language, {
      path: '/',
      sameSite: 'Strict',
      httpOnly: true,
      secure: isTls(context.var.app),
      maxAge: yearS,
    });
    return context.redirect(`${context.var.reader.base}${placeHere(to)}`, 303);
  });
}

const yearS = (365 * dayMs) / 1000;

export function addSetUpForms({ form }: ShopForms): void {
  form('/setup/leave-out', { isGrave: false }, async ({ id }, { step }, { var: { app, visitor } }) => {
    const known = setUpSteps.find((one) => one === step && one !== 'trial');
    if (known === undefined) return null;
    await leaveOut(app, id, known, visitor);
    return { isGood: true, text: words.left };
  });
}

/** The newest in which something is open, else the first; null: there is none. */
async function shopToSetUp(app: App): Promise<string | null> {
  const accounts = await app.store.listAccounts();
  for (const account of [...accounts].reverse().slice(0, mostLookedAt))
    if (Object.values(stateOf(await setUpFacts(app, account))).includes('open')) return account.id;
  return accounts[0]?.id ?? null;
}
/** An agency’s hundredth shop is found by its name. */
const mostLookedAt = 5;

export const showSetUp = async (
  context: Ask,
  status: Parameters<Show>[1],
  outcome: Outcome | null,
  named: string | null,
  typed?: Record<string, unknown>,
): Promise<Response> => {
  const { reader, visitor, app } = context.var;
  const { language } = reader;
  const revision = await app.store.consoleRevision();
  const shop = named === null ? null : await chosenShop(context, named);
  if (named !== null && shop === null) return missing(context);
  const title = words.title[language];
  const body = (
    <>
      <h1>{title}</h1>
      <OutcomeNote reader={reader} outcome={outcome} />
      <p class="soft">{words.why[language]}</p>
      {shop === null ? (
        <NewShop reader={reader} {...(typed && { typed })} />
      ) : (
        <>
          <LanguageChoice reader={reader} to={`/setup?${new URLSearchParams({ shop: shop.account.id })}`} />
          <ShopChoice reader={reader} {...shop} path="/setup" />
          {await SetUpSteps({ app, reader, account: shop.account, isFresh: isFresh(app, visitor) })}
        </>
      )}
    </>
  );
  // a form’s answer is no page that could be read anew by its address
  const isLive = context.req.method === 'GET' && shop !== null;
  return context.html(shell(reader, { title, body, ...(isLive && { revision, everyMs: 15_000 }) }), status);
};
