// Tags that only this installation can make: in a Message-ID, they tell a server's report about a mail of ours from a forged one.
import { createHmac } from 'node:crypto';

/** 80 bits: nobody guesses that by sending mails. */
const tagLength = 20;

/**
 * @param keys newest first; those of all machines of an installation are the same
 * @returns makes a tag of letters and digits, the same for the same text
 */
export function createTags(keys: readonly Uint8Array[]): (text: string) => string {
  const [newest] = keys;
  if (newest === undefined) throw new RangeError('tags need a key');
  return (text) => createHmac('sha256', newest).update(text).digest('hex').slice(0, tagLength);
}
