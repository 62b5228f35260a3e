// Two clients of one agency, each with a shop of which something is kept in every table that a page reads. Everything of the
// second one has its name in it, so that a leak is a word.
import type { Store } from '../../src/adapters/store/port.ts';
import type { Instant } from '../../src/domain/clock.ts';
import type { LogEntry } from '../../src/domain/owner/log-entry.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { aSignal } from './factories.ts';
import { anAccount } from './store.ts';
import { setRecipientsOf, tell } from './told-store.ts';

/** In everything of the second client. */
export const foreign = /borealis/i;
export const ours = { client: 'client-acme', shop: 'alice', incident: 'inc-acme' } as const;
export const theirs = { client: 'client-borealis', shop: 'borealis', incident: 'inc-borealis' } as const;
/** Of a shop that never was. */
export const nobodys = { client: 'client-nowhere', shop: 'nowhere', incident: 'inc-nowhere' } as const;

export async function addTwoClients(store: Store, now: Instant): Promise<void> {
  for (const [{ client, shop, incident }, word] of [
    [ours, 'acme'],
    [theirs, 'borealis'],
  ] as const) {
    const entry = (what: LogEntry['what'], accountId: string | null = shop): LogEntry => ({
      ...{ at: now, accountId, who: `Somebody of ${word}`, via: 'command', what, subject: word, detail: {} },
    });
    const name = `${word} tea`;
    await store.addClient({ id: client, name: word, createdAt: now }, entry('client-added', null));
    const signIn = { clientId: `amzn1.client.${word}`, clientSecret: `secret-${word}`, refreshToken: `Atzr|${word}` };
    await store.addAccount(anAccount({ id: shop, name, sellerId: word.toUpperCase(), language: 'en' }), signIn, now);
    await store.setOwner(shop, client, entry('owner-changed'));
    await setRecipientsOf(store, shop, newRecipient(`reader@${word}.example`));
    const settings = { host: `imap.${word}.example`, port: 993, isTls: true, user: word, folder: 'INBOX' };
    await store.addMailbox(
      shop,
      { name: word, settings: { ...settings, signIn: { kind: 'password', password: `pass-${word}` } } as never },
      now,
    );
    await store.addWebhook(shop, { name: word, kind: 'json', settings: { url: `https://${word}.example` } }, now);
    const evidence = [{ subject: { kind: 'listing', sku: word, asin: null, title: word }, at: now }] as const;
    const signals = [aSignal({ fingerprint: `listing-burst|${word}`, evidence, evidenceTotal: 1 })];
    await tell(store, now, { id: incident, accountId: shop, severity: 'critical', signals });
    const plan = { id: `plan-${word}`, accountId: shop, from: now, to: now + 1000, note: `note of ${word}` };
    const planned = { ...plan, saidAt: now, saidBy: word, ended: null, what: 'planned', kind: 'sale' } as const;
    await store.addStatement(planned, entry('planned-added'));
    await store.addTick(incident, { step: 'first', at: now, by: word }, entry('step-ticked'));
    await store.addAnswer(shop, { question: 'bank', answer: 'yes', note: word, answeredAt: now });
    await store.requestAudit({ id: `audit-${word}`, accountId: shop, mailTo: [`${word}@x.example`], requestedAt: now });
    await store.appendLog(entry('question-answered'));
  }
}
