// Trial messages: shows whether each recipient is reached, in their own language, before it matters.

import { UserError } from '../domain/errors.ts';
import type { Account } from '../domain/shop/account.ts';
import { sameText, type Text } from '../domain/text/text.ts';
import { testMail } from '../messages/watch/test-mail.ts';
import { bring, type ChannelDeps } from './channel.ts';
import { inWordsOf } from './deliver.ts';

export interface TryDeps extends ChannelDeps {
  readonly newId: () => string;
}

export interface Tried {
  readonly address: string;
  /** Null when it was taken. */
  readonly problem: Text | null;
  readonly detail: string;
}

/**
 * Sends a trial to everyone, or to one.
 * @param number that the message tells, by which its reader can show that it came
 * @throws UserError when there is nobody like that
 */
export async function tryRecipients(deps: TryDeps, account: Account, only?: string, number?: string): Promise<Tried[]> {
  const all = await deps.store.listRecipients(account.id);
  const chosen = all.filter(({ address }) => only === undefined || address.toLowerCase() === only.toLowerCase());
  if (chosen.length === 0)
    throw new UserError(
      only === undefined
        ? { en: 'there is no recipient', ja: '送り先がありません' }
        : { en: `${only} is no recipient`, ja: `${only} は送り先に登録されていません` },
      { en: 'rusuban recipient list names them', ja: 'rusuban recipient list で一覧を表示できます' },
    );
  const name = `trial-${deps.newId()}`;
  const tried: Tried[] = [];
  for (const recipient of chosen) {
    const { address } = recipient;
    const reader = inWordsOf(account, recipient, await deps.store.phraseOf(account.id, address));
    const rendered = await testMail.render({ account: reader, now: deps.clock.now(), consoleUrl: null, number });
    const parcel = { account: reader, incident: null, address, rendered, kind: 'trial', reason: 'trial', name };
    const brought = await bring(deps, parcel);
    tried.push({
      address,
      problem: brought.outcome === 'sent' ? null : sameText(brought.detail),
      detail: brought.detail,
    });
  }
  return tried;
}
