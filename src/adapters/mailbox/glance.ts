// What a mail's head tells before the mail itself is read.
import { isDeliveryReport } from './bounce.ts';
import { readAddresses, readHeaders } from './headers.ts';
import { readLimits } from './limits.ts';
import { mailKey } from './mail-key.ts';
import type { MailGlance } from './port.ts';
import { decodeWords } from './text-decoding.ts';
import { readSignatures, readTrace } from './trace.ts';

/** @param head the mail's headers, or all of it */
export function glanceOf(head: Buffer, arrivedAt: number): MailGlance {
  const { headers: lines } = readHeaders(head, readLimits);
  const all = (...names: string[]) => lines.filter(({ name }) => names.includes(name)).map(({ value }) => value);
  const senders = readAddresses(all('from'));
  const shown = senders.map(({ name, address }) => `${name} <${address}>`);
  return {
    key: mailKey(all('message-id')[0] ?? null, head),
    arrivedAt,
    from: `${decodeWords(all('from').join(', '))} ${shown.join()}`,
    senders,
    subject: decodeWords(all('subject').join(' ')),
    // not where a server has brought it: a mail of theirs to somebody else can be brought anywhere, and is theirs all the same
    to: readAddresses(all('to', 'cc')).map(({ address }) => address),
    isReport: isDeliveryReport(all('content-type')[0] ?? ''),
    proof: () => ({
      from: senders,
      trace: readTrace(lines),
      signatures: readSignatures(lines),
    }),
  };
}
