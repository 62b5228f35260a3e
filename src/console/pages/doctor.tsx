// What `rusuban doctor` finds, as a page: the computer, the database, the ways of mails, and one shop from the ground up.
import type { Hono } from 'hono';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { type Ask, type Env, missing, type Only } from '../env.tsx';
import { type Reader, shell } from '../parts/shell.tsx';
import { chosenShop, ShopChoice } from '../parts/shop-choice.tsx';

/** One thing that was looked at; `mend` says what to do, also where it is well enough and could be better. */
export interface Looked {
  readonly check: Text;
  readonly isGood: boolean;
  readonly detail: Text;
  readonly mend: Text | null;
}

/** Looks at everything of one shop; handed in by whoever serves the console, since it is the command's own. */
export type Doctor = (account: Account) => AsyncIterable<Looked>;

const words = {
  title: { en: 'Is everything in order?', ja: '設定の診断' },
  why: {
    en: 'Looks at this computer, the database, the ways of mails, and asks Amazon about the shop. It takes up to some minutes and sends no test messages.',
    ja: 'このコンピューター、データベース、メールの送信経路を確かめ、店舗についてAmazonに問い合わせます。数分かかることがあります。テストの送信はしません。',
  },
  look: { en: 'Look now', ja: '診断する' },
  busy: {
    en: 'It is being looked at already. Try again in a moment.',
    ja: 'すでに診断中です。少し待ってからもう一度お試しください。',
  },
  good: { en: 'in order', ja: '正常' },
  better: { en: 'could be better', ja: '改善できます' },
  bad: { en: 'to be mended', ja: '要対応' },
} as const satisfies Readonly<Record<string, Text>>;

/** What is said of the computer is no client's matter. */
export const seesAll = ({ var: { visitor } }: Ask): boolean => visitor.clients === null;

export function addDoctor(routes: Hono<Env>, only: Only, doctor: Doctor): void {
  let isLooking = false;
  routes.get('/settings/doctor', only, async (context) => {
    const shop = seesAll(context) ? await chosenShop(context) : null;
    if (!shop) return missing(context);
    const { reader } = context.var;
    const choice = <ShopChoice reader={reader} {...shop} path="/settings/doctor" />;
    return context.html(page(reader, shop.account, choice, null, null));
  });
  routes.post('/settings/doctor', only, async (context) => {
    const { shop: named } = await context.req.parseBody();
    const shop = typeof named === 'string' && seesAll(context) ? await chosenShop(context, named) : null;
    if (!shop) return missing(context);
    const { reader } = context.var;
    if (isLooking) return context.html(page(reader, shop.account, null, null, words.busy), 503);
    isLooking = true;
    try {
      const found: Looked[] = [];
      for await (const one of doctor(shop.account)) found.push(one);
      return context.html(page(reader, shop.account, null, found, null));
    } finally {
      isLooking = false;
    }
  });
}

function page(
  reader: Reader,
  account: Account,
  choice: unknown,
  found: readonly Looked[] | null,
  trouble: Text | null,
): string {
  const { language, base } = reader;
  const title = words.title[language];
  // what is wrong first
  const rank = ({ isGood, mend }: Looked) => (isGood ? (mend === null ? 2 : 1) : 0);
  const body = (
    <>
      <h1>{title}</h1>
      {trouble && (
        <p class="warn" role="alert">
          {trouble[language]}
        </p>
      )}
      {choice}
      <p>{words.why[language]}</p>
      <form method="post" action={`${base}/settings/doctor`}>
        <input type="hidden" name="shop" value={account.id} />
        <button type="submit">{words.look[language]}</button>
      </form>
      {found
        ?.map((one) => ({ ...one, rank: rank(one) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ check, detail, mend, isGood }) => (
          <section
            class={isGood ? (mend === null ? 'card good' : 'card open') : 'card grave'}
            aria-label={check[language]}
          >
            <h2>{check[language]}</h2>
            <p>
              <strong>{(isGood ? (mend === null ? words.good : words.better) : words.bad)[language]}</strong>
              {` · ${detail[language]}`}
            </p>
            {mend && <p>{`→ ${mend[language]}`}</p>}
          </section>
        ))}
    </>
  );
  return shell(reader, { title, body });
}
