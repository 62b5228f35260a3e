// What the page of set-up looks like: the steps in their order, the first open one with its form, done ones in a line.
import type { App } from '../../app.ts';
import type { Account } from '../../domain/shop/account.ts';
import { count, type Text } from '../../domain/text/text.ts';
import { cleanForeignText } from '../../messages/language/foreign-text.ts';
import { createFormat } from '../../messages/language/format.ts';
import { type SetUpFacts, setUpFacts, setUpSteps, stateOf } from '../../telling/set-up.ts';
import { watchedAccounts, watchStateOf } from '../../watch/freshness.ts';
import type { Reader } from '../parts/shell.tsx';
import { ShopForm } from './shop.tsx';
import { Step, type StepsProps } from './step.tsx';

const words = {
  progress: { en: '{n} of {all} steps done', ja: '{all}手順のうち{n}個が済みました' },
  language: { en: 'Language', ja: '言語 / Language' },
  languageWhy: {
    en: 'Of these pages in this browser, and of what is written to you about a shop that you add now.',
    ja: 'このブラウザーの画面と、これから追加する店舗についてのお知らせの言語です。',
  },
  shop: { en: 'The shop', ja: '店舗' },
  done: { en: 'done', ja: '済み' },
  watch: { en: 'The first look', ja: '最初の確認' },
  end: { en: 'Everything is set up.', ja: '設定はすべて済みました。' },
  toNow: { en: 'To what is so now', ja: '現在の状況へ' },
  another: { en: 'Add another shop', ja: '別の店舗を追加する' },
  unread: {
    en: 'The shop is read for the first time. That takes some minutes, on large shops longer; this page may be left.',
    ja: '初めて店舗を読み取っています。数分かかります（大きな店舗ではもっとかかります）。このページは閉じてもかまいません。',
  },
  missed: {
    en: 'Part of it was seen; what is missing stands on the first page.',
    ja: '一部を確認できました。確認できていない項目は「現在の状況」にあります。',
  },
  seen: {
    en: 'All that can be seen of the shop is seen in time.',
    ja: '確認できるものは、すべて予定どおり確認できています。',
  },
  paused: { en: 'It is paused: nobody is watching.', ja: '休止中です。見守っていません。' },
  nothing: {
    en: 'Nothing is seen yet: it needs the API or a mailbox.',
    ja: 'まだ何も見えません。APIかメールボックスのどちらかが必要です。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** With no shop yet, or where another is to be added. */
export function NewShop({ reader, typed }: { readonly reader: Reader; readonly typed?: Record<string, unknown> }) {
  const { language } = reader;
  return (
    <ol class="steps">
      <li class="card open">
        <h2>{words.language[language]}</h2>
        <p class="soft">{words.languageWhy[language]}</p>
        <LanguageChoice reader={reader} />
      </li>
      <li class="card open">
        <h2>{words.shop[language]}</h2>
        <ShopForm reader={reader} typed={typed} />
      </li>
    </ol>
  );
}

export function LanguageChoice({
  reader: { language, base },
  to = '/setup',
}: {
  readonly reader: Reader;
  readonly to?: string;
}) {
  return (
    <form method="post" action={`${base}/language`} class="row">
      <input type="hidden" name="to" value={to} />
      {(['ja', 'en'] as const).map((one) => (
        <button
          type="submit"
          name="language"
          value={one}
          lang={one}
          class={one === language ? undefined : 'plain'}
          aria-pressed={one === language ? 'true' : 'false'}
        >
          {one === 'ja' ? '日本語' : 'English'}
        </button>
      ))}
    </form>
  );
}

export async function SetUpSteps({ app, reader, account, isFresh }: StepsProps) {
  const { language, base } = reader;
  const format = createFormat(language, account.timeZone);
  const facts = await setUpFacts(app, account);
  const states = stateOf(facts);
  const first = setUpSteps.find((step) => states[step] === 'open');
  const applications = await app.store.listApplications();
  const isOpen = setUpSteps.filter((step) => states[step] === 'open').length;
  const all = setUpSteps.length + 1;
  const seen = await watchOf(app, account, facts);
  const stepProps = { app, reader, account, facts, applications, isFresh };
  return (
    <>
      <p id="steps-done">{format.say(words.progress, { n: count(all - isOpen), all: count(all) })}</p>
      <progress value={all - isOpen} max={all} aria-labelledby="steps-done" />
      <ol class="steps">
        <li class="card good">
          <strong>{words.shop[language]}</strong>
          {` · ${words.done[language]} · ${cleanForeignText(account.name)}`}
        </li>
        {setUpSteps.map((step) => (
          <Step {...stepProps} step={step} state={states[step]} isFirst={step === first} />
        ))}
      </ol>
      <section class={seen === 'seen' ? 'card good' : 'card open'} aria-label={words.watch[language]}>
        <h2>{words.watch[language]}</h2>
        <p>{words[seen][language]}</p>
        {first === undefined && <p>{words.end[language]}</p>}
        <p>
          <a class="button" href={`${base}/`}>
            {words.toNow[language]}
          </a>
        </p>
      </section>
      <p>
        <a href={`${base}/setup?new=yes`}>{words.another[language]}</a>
      </p>
    </>
  );
}

async function watchOf(app: App, account: Account, facts: SetUpFacts) {
  if (account.isMailOnly && facts.mailboxes.length === 0) return 'nothing';
  const watched = (await watchedAccounts(app)).find((one) => one.account.id === account.id);
  return watched ? watchStateOf(watched) : 'unread';
}
