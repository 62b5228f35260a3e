// The safe phrase: words by which one recipient knows our mails from fakes of whoever never read one. A change of it is told
// to that one under the old words, and to all others.

import type { PhraseChange } from '../adapters/store/phrase-port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { owedToEach } from '../domain/telling/account-message.ts';
import type { Text } from '../domain/text/text.ts';

export interface PhraseDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
}

const shortest = 4;
const longest = 60;

/**
 * The phrase as it will stand in mails: one line, nothing that a mail reader would make a link of.
 * @throws UserError when it can't be one
 */
export function checkedPhrase(given: string): string {
  const phrase = given.normalize('NFC').trim();
  const length = [...phrase].length;
  const refuse = (what: Text, hint: Text) => {
    throw new UserError(what, hint);
  };
  if (length < shortest || length > longest)
    refuse(
      {
        en: `a safe phrase has ${shortest} to ${longest} letters, this has ${length}`,
        ja: `合言葉は${shortest}〜${longest}文字です（今は${length}文字）`,
      },
      {
        en: 'take words that nobody would guess and you would know at once: “blue heron at noon”',
        ja: '誰にも推測されず、ご自分にはすぐわかる言葉にしてください（例：昼下がりの青いサギ）',
      },
    );
  if (/[\p{Cc}\p{Cf}\u2028\u2029]|:\/\/|@|www\./iu.test(phrase))
    refuse(
      { en: 'a safe phrase is words in one line, no address', ja: '合言葉は1行の言葉です。アドレスにはできません' },
      { en: 'leave links, @ and unseen signs out', ja: 'リンク、@、目に見えない文字は使わないでください' },
    );
  return phrase;
}

/** Replaces a recipient's phrase (null: takes it away) and tells everyone who is told of the account. */
export async function changePhrase(
  { store, clock, newId }: PhraseDeps,
  account: Pick<Account, 'id'>,
  address: string,
  by: Speaker,
  phrase: string | null,
): Promise<void> {
  const [id, now] = [newId(), clock.now()];
  await store.changePhrase(account.id, address, (before, readers) =>
    decidePhrase(account, address, [before, phrase], { readers, id, now, by }),
  );
}

/** The change with everything that it owes, pure. The same phrase again changes nothing and tells nobody. */
export function decidePhrase(
  { id: accountId }: Pick<Account, 'id'>,
  address: string,
  [before, after]: readonly [string | null, string | null],
  { readers, id, now, by }: { readers: readonly string[]; id: string; now: Instant; by: Speaker },
): PhraseChange {
  if (before === after) return { phrase: before, outbox: [], entries: [] };
  const kind = 'phrase-changed';
  const outbox = owedToEach(readers, accountId, { key: `${kind}/${id}`, kind, reason: kind }, now).map((row) => {
    const whose = row.recipient === address ? {} : { whose: address };
    return { ...row, props: { ...whose, hasNew: after !== null, changedAt: now, by: by.name } };
  });
  const { name: who, via } = by;
  const what = 'account-changed' as const;
  const detail = { changed: 'safe phrase', of: address, set: after !== null };
  return { phrase: after, outbox, entries: [{ at: now, accountId, who, via, what, subject: null, detail }] };
}
