// Fakes that are made to get past a check: each kind of issue, in many variations. What is measured is that they are called
// phishing or suspicious. The same seed gives the same mails.
import { type MailSpec, mailBytes, passes } from './mail.ts';
import { random } from './random.ts';

export interface AdversarialMail {
  readonly kind: string;
  readonly raw: Buffer;
}

type Random = ReturnType<typeof random>;

const host = (r: Random) =>
  `${r.pick(['login', 'secure', 'www', 'a'])}.${Math.floor(r.next() * 1e7).toString(36)}-shop.example`;
const button = (r: Random) =>
  `<p><a href="https://${host(r)}/x">${r.pick(['手続きへ進む', 'Continue', 'Weiter', '確認'])}</a></p>`;
const roleNames = [
  'カスタマーサービス',
  'お客様窓口',
  '通知センター',
  'Support',
  'Customer Service',
  'Account Team',
  '',
];
const lures = [
  'お客様のAmazonアカウントは停止されました',
  'Your Amazon account has been suspended',
  'Ihr Amazon Konto wurde gesperrt',
];

/** Ways to hide letters from a reader and leave them to a program. */
export const hidings: readonly ((letter: string, i: number) => string)[] = [
  (x) => `<span style="display:none">${x}</span>`,
  (x) => `<span style="dis/**/play:none;display:none">${x}</span>`,
  (x) => `<span class="z">${x}</span>`,
  (x) => `<i id="z">${x}</i>`,
  (x) => `<b data-z>${x}</b>`,
  (x) => `<span style="color:#ffffff;font-size:1px">${x}</span>`,
  (x) => `<font color="white">${x}</font>`,
  (x) => `<span style="color:rgb(254 254 254)">${x}</span>`,
  (x) => `<span style="color:transparent">${x}</span>`,
  (x) => `<span style="color:hsla(0,0%,0%,.01)">${x}</span>`,
  (x) => `<span style="font-size:0.1pt">${x}</span>`,
  (x) => `<span style="opacity:.01">${x}</span>`,
  (x) => `<span style="visibility:hidden">${x}</span>`,
  (x) => `<span style="display:inline-block;width:0;overflow:hidden">${x}</span>`,
  (x) => `<span style="display:inline-block;max-height:0px;overflow:hidden">${x}</span>`,
  (x) => `<span style="position:absolute;left:-9999px">${x}</span>`,
  (x) => `<span style="display:inline-block;text-indent:-999em">${x}</span>`,
  (x) => `<span style="position:absolute;clip:rect(0,0,0,0)">${x}</span>`,
  (x) => `<span style="clip-path:inset(100%)">${x}</span>`,
  (x) => `<span style="display:inline-block;transform:scale(0)">${x}</span>`,
  (x) => `<span style="margin-left:-5000px;position:absolute">${x}</span>`,
  (x) => `<span style="mso-hide:all;display:none !important">${x}</span>`,
  (x, i) => `<span style="display:${i % 2 ? 'NONE' : 'n\\6fne'}">${x}</span>`,
  (x) => `<span hidden>${x}</span>`,
  (x) => `<span style="font:0/0 a">${x}</span>`,
  (x) => `<span style="filter:alpha(opacity=0)">${x}</span>`,
  (x) => `<span style="opacity:.3"><span style="opacity:.2">${x}</span></span>`,
  (x) => `<span style="zoom:0.01">${x}</span>`,
  (x) => `<span style="letter-spacing:-1em">${x}</span>`,
  (x) => `<span style="display:inline-block;line-height:0;overflow:hidden">${x}</span>`,
  (x) => `<span style="clip-path:polygon(0 0,0 0,0 0)">${x}</span>`,
  (x) => `<span style="display:inline-block;transform:rotateY(90deg)">${x}</span>`,
  (x) => `<span style="display:inline-block;transform:matrix(0,0,0,0,0,0)">${x}</span>`,
  (x) => `<span style="translate:-9999px;position:absolute">${x}</span>`,
  (x) => `<span class="Z">${x}</span>`,
];
const sheet = '<style>.z,p i#z{display:none}b[data-z]{font-size:0}</style>';

/** Amazon's name in disguise. */
export const disguises = [
  '🅰🅼🅰🆉🅾🅽',
  'ΛMΛZON',
  'ア マ ゾ ン',
  'ꓮꓟꓮꓜꓳꓠ',
  'A*m*a*z*o*n',
  'Аmаzоn',
  'Ａｍａｚｏｎ',
  '𝐀𝐦𝐚𝐳𝐨𝐧',
  'ⓐⓜⓐⓩⓞⓝ',
  'Amaz0n',
  'A.m.a.z.o.n',
  'A\u200bm\u200ba\u200bz\u200bo\u200bn',
  'Amazοn Support',
  'ᗩᗰᗩᘔᗝᑎ',
  'ᴀᴍᴀᴢᴏɴ',
  'Ämäzön',
  'A-m-a-z-o-n',
  'ｱﾏｿﾞﾝ',
  'Arnazon',
  '🇦🇲🇦🇿🇴🇳',
  'Ⱥmⱥzøn',
  'a m a z o n',
  'Amazon\u3164',
  '\u202enozamA',
] as const;

const interleaved = (text: string, hide: (letter: string, i: number) => string) =>
  [...text].map((letter, i) => `${letter}${hide('qzxkv'.charAt(i % 5), i)}`).join('');

interface Made {
  readonly spec: MailSpec;
  readonly parts?: readonly string[];
}

const attached = (type: string, name: string, body: string) =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}`;

const kinds: Readonly<Record<string, (r: Random) => Made>> = {
  'Seller Central': (r) => ({
    spec: {
      from: `${r.pick(['Seller Central', 'セラーセントラル', 'Seller Central Team'])} <n@mail.mallory.example>`,
      subject: r.pick(['Your selling privileges have been deactivated', '出品用アカウントの確認', 'Action needed']),
      html: `<p>${r.pick(['Complete the verification within 48 hours.', '書類を提出してください。'])}</p>${button(r)}`,
    },
  }),
  'selling, by the subject': (r) => ({
    spec: {
      from: `${r.pick(roleNames)} <n@mail.mallory.example>`,
      subject: r.pick([
        'Your selling privileges have been removed',
        '出品用アカウントが停止されました',
        'Your seller account is under review',
      ]),
      html: `<p>48h</p>${button(r)}`,
    },
  }),
  Prime: (r) => ({
    spec: {
      from: `${r.pick(['Prime', 'プライム会員センター', 'Prime Video', ''])} <n@mail.mallory.example>`,
      subject: r.pick([
        'プライム会員の更新ができませんでした',
        'Your Prime membership will expire today',
        'Amazonプライムの自動更新',
      ]),
      html: `<p>お支払い情報</p>${button(r)}`,
    },
  }),
  'the subject alone': (r) => ({
    spec: {
      from: `${r.pick(roleNames)} <n@mail.mallory.example>`,
      subject: r.pick([
        'Amazon.co.jp でのご注文を確定できません',
        'Amazonポイント 5,000pt 失効のお知らせ',
        'Amazon: confirm the delivery',
        'Amazon 2段階認証の再設定',
      ]),
      html: `<p>下のボタンからお進みください。</p>${button(r)}`,
    },
  }),
  'a number to call': (r) => ({
    spec: {
      from: `${r.pick(['Order Desk', 'Support', '注文確認'])} <o@mail.mallory.example>`,
      subject: r.pick([
        'Thank you! Your Amazon order #113-0000000 has been processed',
        'Amazon.co.jpでのご注文の確認',
        'Your Amazon order of $1,499.00',
      ]),
      text: r.pick([
        'If you did not place it, call +1 555 010 0000.',
        'お心当たりのない場合は 050-0000-0000 までお電話ください。',
      ]),
    },
  }),
  'a look-alike host': (r) => ({
    spec: {
      from: `${r.pick(['', 'n'])} <n@freemail.example>`,
      subject: r.pick(['Amazon Prime Video - mytv', 'TV', 'アマゾン']),
      text: `Activate at https://${r.pick(['amazonmytventercode', 'amaz0n-code', 'www.amazon.co.jp.verify', 'arnazon'])}.example/`,
    },
  }),
  'an attached page': (r) => ({
    spec: {
      from: `${r.pick(roleNames)} <n@mail.mallory.example>`,
      subject: '重要なお知らせ',
      text: '添付をご確認ください。',
    },
    parts: [
      attached(
        'text/html',
        'notice.html',
        `<h1>Amazon</h1><p>${r.pick(lures)}</p><form action="https://${host(r)}/p"><input type=password></form>`,
      ),
    ],
  }),
  'an attached drawing': (r) => ({
    spec: {
      from: `${r.pick(roleNames)} <n@mail.mallory.example>`,
      subject: 'Amazon 重要なお知らせ',
      text: '添付をご確認ください。',
    },
    parts: [
      attached(
        r.pick(['image/svg+xml', 'application/octet-stream']),
        'n.svg',
        `<svg xmlns="http://www.w3.org/2000/svg"><a href="https://${host(r)}/x"><text>Amazon sign in</text></a></svg>`,
      ),
    ],
  }),
  'a calendar': (r) => ({
    spec: { from: `${r.pick(roleNames)} <n@mail.mallory.example>`, subject: '予定', text: '予定をご確認ください。' },
    parts: [
      attached(
        'text/calendar',
        'a.ics',
        `BEGIN:VCALENDAR\r\nSUMMARY:${r.pick(lures)}\r\nDESCRIPTION:https://${host(r)}/x\r\nEND:VCALENDAR`,
      ),
    ],
  }),
  'a document': (r) => ({
    spec: {
      from: `${r.pick(roleNames)} <n@mail.mallory.example>`,
      subject: r.pick(['Amazon 請求書', 'Amazon invoice', 'Your Amazon order']),
      text: '添付',
    },
    parts: [attached('application/pdf', 'a.pdf', '%PDF-1.4 x')],
  }),
  'pictures only': (r) => ({
    spec: {
      from: `${r.pick(roleNames)} <n@mail.mallory.example>`,
      subject: r.pick(['Amazon 2段階認証の再設定', 'Amazonからのお知らせ']),
      html: `<a href="https://${host(r)}/x"><img src="${r.pick(['https://img.stranger.example/a.png', 'data:image/png;base64,iVBORw0KGgo='])}"></a>`,
    },
  }),
  'hidden letters': (r) => ({
    spec: {
      from: `${r.pick(roleNames)} <n@mail.mallory.example>`,
      subject: '【重要】ご確認のお願い',
      html: `${sheet}<p>${interleaved(r.pick(lures), r.pick(hidings))}</p>${button(r)}`,
    },
  }),
  'a name in disguise': (r) => ({
    spec: {
      from: `${r.pick(disguises)} <n@mail.mallory.example>`,
      subject: '【重要】ご登録情報のご確認',
      html: `<p>確認が必要な点があります。</p>${button(r)}`,
    },
  }),
  'below the limits': (r) => {
    const pad = r.pick(['head', 'text', 'links']);
    const long = pad === 'text' ? `<p>${'lorem ipsum dolor '.repeat(r.pick([2_000, 30_000]))}</p>` : '';
    const many =
      pad === 'links'
        ? '<a href="https://www.amazon.co.jp/">.</a>'.repeat(50) +
          Array.from({ length: 1_100 }, (_, i) => `<a href="https://${i}.example/">.</a>`).join('')
        : '';
    return {
      spec: {
        from: `${r.pick(roleNames)} <n@mail.mallory.example>`,
        subject: 'ご確認',
        html: `${long}${many}<p>${r.pick(lures)}</p>${button(r)}`,
        ...(pad === 'head' && { headers: Array.from({ length: 2_100 }, (_, i) => `X-Pad-${i}: ${i}`) }),
      },
    };
  },
  'a forwarded line': (r) => ({
    spec: {
      from: 'Amazon.co.jp <n@mail.mallory.example>',
      subject: r.pick(['Fwd: ご登録のお支払い方法について', 'ご登録のお支払い方法について']),
      html: `<p>確認が必要です。</p>${button(r)}<p style="color:#fff;font-size:1px">---------- Forwarded message ---------<br>From: Taro &lt;taro@yamada-shop.example&gt;</p>`,
    },
  }),
};

/** What its own domain's servers make of it. */
const found = [
  passes('mail.mallory.example'),
  'mx.example.net; spf=softfail smtp.mailfrom=mail.mallory.example; dkim=none; dmarc=fail header.from=mail.mallory.example',
  null,
];

/** `n` fakes, of each kind as many. */
export function* adversarialMails(n: number, seed = 1): Generator<AdversarialMail> {
  const r = random(seed);
  const all = Object.entries(kinds);
  for (let i = 0; i < n; i++) {
    const [kind, make] = all[i % all.length] as (typeof all)[number];
    const { spec, parts = [] } = make(r);
    const raw = mailBytes({ ...spec, results: r.pick(found) });
    yield { kind, raw: parts.length === 0 ? raw : withParts(raw, parts) };
  }
}

/** The same mail with attachments beside its text. */
function withParts(raw: Buffer, parts: readonly string[]): Buffer {
  const text = raw.toString('utf8');
  const at = text.indexOf('Content-Type: ');
  const all = [text.slice(at), ...parts].map((part) => `--outer\r\n${part}\r\n`).join('');
  return Buffer.from(`${text.slice(0, at)}Content-Type: multipart/mixed; boundary=outer\r\n\r\n${all}--outer--\r\n`);
}
