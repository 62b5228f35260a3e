// Honest mails that have to do with Amazon and aren't Amazon's: forty kinds, each in several wordings, languages and deliveries.
// What is measured is that none is called a fake. The same seed gives the same mails.
import { traders } from './honest-traders.ts';
import { warners } from './honest-warners.ts';
import { type MailSpec, mailBytes, passes } from './mail.ts';
import { random } from './random.ts';

export interface HonestMail {
  readonly kind: string;
  readonly raw: Buffer;
}

type Random = ReturnType<typeof random>;

const kinds = [...warners, ...traders];

/** How receiving servers write, and one that writes nothing. */
const deliveries: readonly ((domain: string) => Pick<MailSpec, 'results' | 'server'>)[] = [
  (domain) => ({ results: passes(domain), server: 'mx.example.net' }),
  (domain) => ({ results: passes(domain, 'mx.google.com'), server: 'mx.google.com' }),
  (domain) => ({
    results: `spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=${domain}; dkim=pass header.d=${domain};dmarc=pass action=none header.from=${domain};compauth=pass`,
    server: 'BN8.eop-nam12.prod.protection.outlook.com',
  }),
  () => ({ results: null, server: 'mx.example.net' }),
];

/** Services that count clicks, and lists' foot lines: what honest bulk mail has. */
const counters = ['click.esp-mail.example', 'u1234567.ct.sendgrid.net', 'links.mailer.example'];

function honest(r: Random): HonestMail {
  const { kind, from, to, letters } = r.pick(kinds);
  const domain = /@([^>]+)/.exec(from)?.[1] ?? '';
  const [subject, text, words] = r.pick(letters);
  const own = to ?? `www.${domain}`;
  const host = words !== undefined && r.next() < 0.2 ? r.pick(counters) : own;
  const number = Math.floor(r.next() * 1e6);
  const link = words === undefined ? '' : `<p><a href="https://${host}/${number}">${words}</a></p>`;
  const foot = r.pick([
    '',
    `<p style="display:none">${subject}</p>`,
    '<p style="font-size:11px;color:#999">Unsubscribe</p>',
    `<img src="https://${own}/logo.png" alt="">`,
  ]);
  const isPage = words !== undefined || r.next() < 0.3;
  return {
    kind,
    raw: mailBytes({
      ...{
        from,
        subject: r.pick([subject, `${subject} (${number})`, `Re: ${subject}`]),
        text: isPage ? '' : `${text}\n\n-- \n${domain}`,
      },
      ...(isPage && {
        html: `<style>p{margin:0}@media (max-width:600px){.m{display:none}}</style><p>${text.replace(/\n/g, '<br>')}</p>${link}${foot}`,
      }),
      ...r.pick(deliveries)(domain),
    }),
  };
}

/** `n` honest mails. */
export function* honestMails(n: number, seed = 1): Generator<HonestMail> {
  const r = random(seed);
  for (let i = 0; i < n; i++) yield honest(r);
}

export const honestKinds = kinds.map(({ kind }) => kind);
