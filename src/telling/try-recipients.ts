// Trial messages: shows whether each recipient is reached, in their own language, before it matters.

import { UserError } from '../domain/errors.ts';
import type { Account } from '../domain/shop/account.ts';
import { webhookAddress } from '../domain/telling/recipient.ts';
import { sameText, type Text } from '../domain/text/text.ts';
import { testMail } from '../messages/watch/test-mail.ts';
import { bring, type ChannelDeps } from './channel.ts';
import { confirmNumber, recipientToBe, unconfirmed } from './channels.ts';
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
 * Sends a trial to everyone, or to one, which may be a channel that is not confirmed yet.
 * @param number that the message tells, by which its reader can show that it came
 * @throws UserError when there is nobody like that
 */
export async function tryRecipients(deps: TryDeps, account: Account, only?: string, number?: string): Promise<Tried[]> {
  const known = await deps.store.listRecipients(account.id);
  const hopefuls = only === undefined ? [] : await unconfirmed(deps.store, account.id, known);
  const all = [...known, ...hopefuls.map(recipientToBe)];
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
    const { language } = reader;
    const shown = hopefuls.find((one) => webhookAddress(one) === address);
    const told = shown ? confirmNumber(deps, account.id, shown) : number;
    const parcel = {
      account: reader,
      incident: null,
      address,
      language,
      rendered,
      kind: 'trial',
      reason: 'trial',
      name,
    };
    const brought = await bring(deps, { ...parcel, ...(told !== undefined && { number: told }) });
    tried.push({
      address,
      problem: brought.outcome === 'sent' ? null : sameText(brought.detail),
      detail: brought.detail,
    });
  }
  return tried;
}
