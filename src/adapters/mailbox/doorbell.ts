// The doorbell: a connection kept open on a mailbox (IDLE, RFC 2177) that rings when mail may have come. It reads
// nothing; reading is the pull's, which also happens without it. Comes back by itself however the connection ends.
import type { Clock } from '../../domain/clock.ts';
import type { Mailbox } from '../../domain/mail/mailbox.ts';
import { openFolder, type SignIns } from './imap-folder.ts';
import { MailboxFault } from './port.ts';

/** Servers may end an IDLE after 30 minutes (RFC 2177), some do after 10; a silent one is asked after this long. */
const silenceMs = 9 * 60_000;
const firstWaitMs = 5_000;
const longestWaitMs = 10 * 60_000;
/** A wrong password stays wrong, and providers lock out who tries too often. */
const refusedWaitMs = 15 * 60_000;
/** A connection that held this long was a good one: the next is made soon. */
const heldMs = 60_000;
/** A server that ends each IDLE at once would be asked without pause. */
const shortestIdleMs = 1_000;

export interface DoorbellOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** In [0, 1): spreads the coming back of many. */
  readonly random: () => number;
  /** Told of each fault that ends a connection, for the log. */
  readonly onFault: (fault: MailboxFault, waitMs: number) => void;
}

/** Rings on every connection made, every mail that is announced and every change of the folder. Ends when aborted. */
export async function listenAt(
  { settings }: Mailbox,
  signIns: SignIns,
  ring: () => void,
  { clock, signal, random, onFault }: DoorbellOptions,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let openedAt = Number.POSITIVE_INFINITY;
    try {
      const { client, close } = await openFolder(settings, signIns, signal, silenceMs);
      openedAt = clock.now();
      try {
        client.on('exists', ring);
        // What came while nobody listened.
        ring();
        for (let isIdling = true; isIdling && client.usable; ) {
          const idleFrom = clock.now();
          isIdling = (await client.idle()) !== false && clock.now() - idleFrom >= shortestIdleMs;
        }
      } finally {
        close();
      }
      throw new MailboxFault('network', `${settings.host} closed the connection`);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof MailboxFault)) throw error;
      failures = clock.now() - openedAt >= heldMs ? 0 : failures + 1;
      const waitMs =
        error.kind === 'network'
          ? Math.min(firstWaitMs * 2 ** Math.max(0, failures - 1), longestWaitMs) * (0.5 + random() / 2)
          : refusedWaitMs;
      onFault(error, waitMs);
      await clock.sleep(waitMs, signal).catch(() => {});
    }
  }
}
