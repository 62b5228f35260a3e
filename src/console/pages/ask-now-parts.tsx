// The parts of "Ask now": what is asked for, how far it is, and what only the owner can answer.
import { type AskedQuestion, answerValues } from '../../domain/owner/answer.ts';
import type { AuditRun } from '../../domain/reports/audit-run.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Recipient } from '../../domain/telling/recipient.ts';
import { instant, type Text } from '../../domain/text/text.ts';
import { pulledParts } from '../../domain/watch/coverage.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { questionLine } from '../../messages/reports/question-words.ts';
import { partText } from '../../watch/part-words.ts';
import type { Reader } from '../parts/shell.tsx';

const words = {
  mail: { en: 'Mail the report to', ja: '結果をメールで送る相手' },
  begin: { en: 'Read everything now', ja: '今すぐ点検する' },
  underWay: { en: 'Under way since {at}', ja: '{at} から点検中' },
  queued: { en: 'It begins in a moment.', ja: 'まもなく始まります。' },
  judging: { en: 'All is read; it is being judged.', ja: '読み取りが終わり、判定しています。' },
  progress: { en: '{done} of {n} parts read', ja: '{n}項目中{done}項目を読み取り済み' },
  done: { en: 'read', ja: '読み取り済み' },
  reading: { en: 'being read', ja: '読み取り中' },
  next: { en: 'not yet', ja: 'これから' },
  cancel: { en: 'Cancel', ja: '取り消す' },
  questions: { en: 'What only you can answer', ja: 'ご自身にしか分からないこと' },
  answer: { en: 'Answer', ja: '答える' },
  note: { en: 'Note', ja: 'メモ' },
  yes: { en: 'yes', ja: 'はい' },
  no: { en: 'no', ja: 'いいえ' },
  unsure: { en: 'not sure', ja: 'わからない' },
} as const satisfies Readonly<Record<string, Text>>;

interface AboutShop {
  readonly reader: Reader;
  readonly account: Account;
}

export function AuditRequest({
  reader: { base, language },
  account,
  recipients,
}: AboutShop & { readonly recipients: readonly Recipient[] }) {
  // a report is a letter: hooks get their own messages
  const readers = recipients.filter(({ address }) => address.includes('@'));
  return (
    <form method="post" action={`${base}/ask`}>
      <input type="hidden" name="shop" value={account.id} />
      {readers.length > 0 && (
        <fieldset>
          <legend>{words.mail[language]}</legend>
          {readers.map(({ address }) => (
            <label class="choice">
              <input type="checkbox" name="mail" value={address} /> {cleanText(address)}
            </label>
          ))}
        </fieldset>
      )}
      <p>
        <button type="submit">{words.begin[language]}</button>
      </p>
    </form>
  );
}

export function AuditProgress({
  reader: { base, language },
  account,
  run: { state, progress, requestedAt },
  format,
}: AboutShop & { readonly run: AuditRun; readonly format: Format }) {
  const all = pulledParts(account);
  const done = all.filter((part) => progress.done.includes(part));
  const params = { done: String(done.length), n: String(all.length) };
  const isAllIn = done.length === all.length;
  const stateOf = (part: (typeof all)[number]) => {
    const waits = progress.waiting?.find((one) => one.part === part);
    if (progress.done.includes(part)) return words.done[language];
    if (waits)
      return format.phrase(`audit-wait.${waits.for}`, {
        part: format.phrase(`part.${part}`),
        at: format.instant(waits.until),
      });
    return part === progress.part ? words.reading[language] : words.next[language];
  };
  return (
    <section class="card open" aria-label={format.say(words.underWay, { at: instant(requestedAt) })}>
      <h2>{format.say(words.underWay, { at: instant(requestedAt) })}</h2>
      <label>
        {state === 'queued'
          ? words.queued[language]
          : isAllIn
            ? words.judging[language]
            : format.say(words.progress, params)}
        <progress value={done.length} max={all.length} />
      </label>
      <dl>
        {all.map((part) => (
          <>
            <dt>{partText(part)[language]}</dt>
            <dd>{stateOf(part)}</dd>
          </>
        ))}
      </dl>
      <form method="post" action={`${base}/ask/cancel`}>
        <input type="hidden" name="shop" value={account.id} />
        <button type="submit" class="plain">
          {words.cancel[language]}
        </button>
      </form>
    </section>
  );
}

interface QuestionsProps extends AboutShop {
  readonly asked: readonly AskedQuestion[];
  readonly now: number;
  readonly format: Format;
}

export function Questions({ reader: { base, language }, account, asked, now, format }: QuestionsProps) {
  const open = asked.filter(({ isOpen }) => isOpen).length;
  return (
    <section aria-label={words.questions[language]}>
      <h2>{`${words.questions[language]} (${open}/${asked.length})`}</h2>
      {asked.map((question) => (
        <details>
          <summary>{`${question.isOpen ? '○' : '✓'} ${questionLine(question, now, format)}`}</summary>
          <form method="post" action={`${base}/ask/answer`}>
            <input type="hidden" name="shop" value={account.id} />
            <input type="hidden" name="question" value={question.id} />
            <fieldset>
              <legend>{question.text[language]}</legend>
              {answerValues.map((value) => (
                <label class="choice">
                  <input type="radio" name="answer" value={value} required checked={question.answer === value} />{' '}
                  {words[value][language]}
                </label>
              ))}
            </fieldset>
            <label>
              {words.note[language]}
              <input name="note" maxlength={300} value={question.note} />
            </label>
            <p class="soft">{question.mend[language]}</p>
            <p>
              <button type="submit">{words.answer[language]}</button>
            </p>
          </form>
        </details>
      ))}
    </section>
  );
}
