// A telephone call that says what has happened, twice, in Japanese or English (twilio.com/docs/voice/api/call-resource).
import type { ChannelKind, Note } from '../domain/telling/channel-kind.ts';
import { neverAt } from './answers.ts';

/** Said twice, within the 4,000 characters that a call takes, and the 3,000 bytes of one voice. */
const spokenLimit = 1_800;
const voices = {
  en: 'voice="Polly.Joanna" language="en-US"',
  ja: 'voice="Polly.Mizuki" language="ja-JP"',
} as const;
/** So long it rings; most mailboxes take over before. */
const ringSeconds = 55;
const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Without what XML can't hold, and with nothing that it would read; as much as may be said, in bytes of what is written. */
function escaped(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}]/gu, ' ');
  let written = '';
  for (const character of plain) {
    const next = written + (marks[character] ?? character);
    if (Buffer.byteLength(next) > spokenLimit) break;
    written = next;
  }
  return written;
}
/** The number of a trial is read out one by one. */
const slowly = (text: string) => text.replace(/\d{6}/g, (digits) => [...digits].join(', '));

function twimlOf({ language, headline, shop, lines }: Note): string {
  const name = { en: 'This is Rusuban', ja: '留守番です' }[language];
  const stop = { en: '.', ja: '。' }[language];
  const text = slowly([name, headline, shop, ...lines].join(`${stop} `));
  const say = `<Say ${voices[language]}>${escaped(text)}</Say>`;
  return `<Response><Pause length="1"/>${say}<Pause length="2"/>${say}</Response>`;
}

const number = { isSecret: false, form: /^\+[1-9]\d{6,14}$/ } as const;

export const phone: ChannelKind = {
  id: 'phone',
  about: { en: 'a telephone call by Twilio, for what presses', ja: 'Twilioによる電話（急ぎのときだけ）' },
  gets: ['alerts'],
  isForPressing: true,
  fields: [
    {
      key: 'sid',
      label: { en: 'Account SID', ja: 'Account SID' },
      isSecret: false,
      form: /^AC[0-9a-f]{32}$/,
      example: 'AC0123456789abcdef0123456789abcdef',
    },
    {
      key: 'token',
      label: { en: 'Auth token', ja: '認証トークン' },
      isSecret: true,
      form: /^[0-9a-f]{32}$/,
      example: '0123456789abcdef0123456789abcdef',
    },
    { key: 'from', label: { en: 'Number that calls', ja: '発信する番号' }, example: '+15005550006', ...number },
    { key: 'to', label: { en: 'Number to call', ja: 'お知らせ先の電話番号' }, example: '+818012345678', ...number },
  ],
  request(note, { sid, token, from, to }) {
    const body = new URLSearchParams({ To: `${to}`, From: `${from}`, Twiml: twimlOf(note), Timeout: `${ringSeconds}` });
    return {
      url: `https://api.twilio.com/2010-04-01/Accounts/${sid}/Calls.json`,
      type: 'application/x-www-form-urlencoded',
      headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` },
      body: `${body}`,
    };
  },
  judge: neverAt(400, 401, 403, 404),
};
