// Forms about one shop: who may, whether they came in lately, what came of it, and on which page it is said. Settings and set-up
// have the same forms; a hidden field says on which of the two somebody is.
import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { type Advice, UserError } from '../../domain/errors.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import type { Doors } from '../doors.ts';
import { freshWanted, isFresh, signInAgain } from '../entering/fresh.ts';
import { type Ask, type Env, missing } from '../env.tsx';
import type { Reader } from '../parts/shell.tsx';
import { chosenShop } from '../parts/shop-choice.tsx';

export interface Outcome {
  readonly isGood: boolean;
  readonly text: Text;
  /** What was found one by one. */
  readonly lines?: readonly Text[];
  /** They have to sign in anew for it; where they then go on. */
  readonly to?: string;
  /** What is to be done next. */
  readonly more?: Child;
}

/** Null: the form is none of ours. */
export type Act = (account: Account, form: Record<string, unknown>, context: Ask) => Promise<Outcome | null>;
/** Shows the page on which the form stood. @param shop null: there is none (any more) */
export type Show = (context: Ask, status: 200 | 403 | 409, outcome: Outcome, shop: string | null) => Promise<Response>;

export interface ShopForms {
  /** A form: what it does, whether it wants somebody who came in lately, and behind which door it is: mostly who minds settings. */
  form(path: string, kind: { readonly isGrave: boolean; readonly door?: 'minded' | 'inviting' }, act: Act): void;
}

export function createShopForms(
  routes: Hono<Env>,
  doors: Pick<Doors, 'minded' | 'inviting'>,
  pages: { readonly settings: Show; readonly setup: Show },
): ShopForms {
  return {
    form: (path, { isGrave, door = 'minded' }, act) =>
      routes.post(path, doors[door], async (context) => {
        const given = await context.req.parseBody({ all: true });
        const shop = typeof given.shop === 'string' ? await chosenShop(context, given.shop) : null;
        if (!shop) return missing(context);
        const { id } = shop.account;
        const at = given.at === 'setup' ? 'setup' : 'settings';
        const show = pages[at];
        const { visitor, app } = context.var;
        if (isGrave && !isFresh(app, visitor)) {
          const to = `/${at}?${new URLSearchParams({ shop: id })}`;
          return show(context, 403, { isGood: false, text: freshWanted(visitor), ...(visitor.personId && { to }) }, id);
        }
        try {
          const outcome = await act(shop.account, given, context);
          if (outcome === null) return missing(context);
          const isThere = (await app.store.findAccount(id)) !== null;
          return show(context, outcome.isGood ? 200 : 409, outcome, isThere ? id : null);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          return show(context, 409, { isGood: false, text: said(error.advice) }, id);
        }
      }),
  };
}

/** What is wrong and what to do, as sentences; what they begin with may be the language's own small letter. */
export function said({ what, hint }: Advice): Text {
  const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const ended = (text: string) => text.replace(/\.$/, '');
  return {
    en: `${begun(ended(what.en))}. ${begun(ended(hint.en))}.`,
    ja: `${what.ja}。${hint.ja}。`.replace(/。。/g, '。'),
  };
}

/** What came of a form, at the head of the page. */
export function OutcomeNote({ reader, outcome }: { readonly reader: Reader; readonly outcome: Outcome | null }) {
  if (outcome === null) return null;
  const { language, base } = reader;
  const { isGood, text, lines = [], to, more } = outcome;
  return (
    <div class={isGood ? 'card good' : 'card grave'} role={isGood ? 'status' : 'alert'}>
      <p>{text[language]}</p>
      {lines.length > 0 && (
        <ul class="list">
          {lines.map((line) => (
            <li>{line[language]}</li>
          ))}
        </ul>
      )}
      {more}
      {to !== undefined && (
        <p>
          <a class="button" href={`${base}/sign-in?to=${encodeURIComponent(to)}`}>
            {signInAgain[language]}
          </a>
        </p>
      )}
    </div>
  );
}
