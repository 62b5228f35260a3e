// "Is this mail real?": a mail as a file or as copied text, judged as the mailbox watch and `check-mail` judge it. It is read
// in a thread of its own with their limits, and kept nowhere.
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { mailExaminer, readPasted } from '../../app.ts';
import { type Advice, UserError } from '../../domain/errors.ts';
import type { ExaminedMail } from '../../domain/mail/mail.ts';
import type { MailCheck, MailVerdict } from '../../domain/mail/mail-check.ts';
import type { Text } from '../../domain/text/text.ts';
import { isMail, mailWords } from '../../mailboxes/check-mail.ts';
import { createFormat } from '../../messages/language/format.ts';
import { adviceLines, reasonLines } from '../../messages/terminal/mail-report.ts';
import { checkMail } from '../../notices/check.ts';
import type { Ask, Env, Only } from '../env.tsx';
import { fileForm } from '../guard.ts';
import { type Reader, shell } from '../parts/shell.tsx';

/** Providers take mails up to 50 MB; a form has some bytes around it. */
export const mailLimit = 60_000_000;
/** Each takes a thread and its memory. */
const mostAtOnce = 2;
const textLimit = 200_000;

const words = {
  title: { en: 'Is this mail real?', ja: 'このメールは本物？' },
  how: {
    en: 'Give a mail that says it is from Amazon. It is read on this computer, not opened, and not kept.',
    ja: 'Amazonからと名乗るメールを確認します。このコンピューターの中で読み取るだけで、開くことも保存することもありません。',
  },
  file: {
    en: 'The mail as a file (.eml): choose it, or drop it here',
    ja: 'メールのファイル（.eml）：選ぶか、ここにドロップ',
  },
  fileHelp: {
    en: 'In your mail program: “Save as” or “Download message”. Most can be told from a file, since it has the headers.',
    ja: 'メールソフトの「名前を付けて保存」「メッセージをダウンロード」で保存できます。ヘッダーを含むファイルが最も確実に判定できます。',
  },
  text: { en: 'Or its text, copied', ja: 'または、コピーした本文' },
  dns: {
    en: 'Also look up the sender’s keys. This asks the DNS for names that stand in the mail; nothing else leaves this computer.',
    ja: '送信元の鍵も確認する。メールに書かれたドメイン名をDNSに問い合わせます。それ以外は、このコンピューターの外に出ません。',
  },
  button: { en: 'Check it', ja: '確認する' },
  another: { en: 'Another mail', ja: '別のメール' },
  why: { en: 'Why', ja: '理由' },
  todo: { en: 'What to do', ja: 'すること' },
  says: { en: 'It says: {notice}', ja: '内容：{notice}' },
  attached: {
    en: 'This is about the mail that is attached to the one given.',
    ja: '添付されていたメールについての判定です。',
  },
  nothing: { en: 'There was neither a file nor a text.', ja: 'ファイルも本文もありません。' },
  noMail: {
    en: 'This could not be read as a mail: it has no headers. Save the whole mail as a file, or paste its text.',
    ja: 'メールとして読み取れませんでした（ヘッダーがありません）。メール全体をファイルに保存するか、本文を貼り付けてください。',
  },
  tooLarge: { en: 'Mails can have 60 MB at the most.', ja: 'メールは60 MBまでです。' },
  tooMany: { en: 'That form is none of ours: it has too many fields.', ja: '項目が多すぎるため、受け付けられません。' },
  busy: {
    en: 'Other mails are being read. Try again in a moment.',
    ja: '別のメールを確認中です。少し待ってからもう一度お試しください。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The word says it; the stripe beside it says it again. */
const looks: Readonly<Record<MailVerdict, string>> = {
  phishing: 'card grave',
  suspicious: 'card open',
  genuine: 'card good',
  'not-amazon': 'card',
};

export function addMailCheck(routes: Hono<Env>, only: Only): void {
  let atOnce = 0;
  routes.get('/mail', only, (context) => context.html(mailPage(context.var.reader, null)));
  const limit = bodyLimit({ maxSize: mailLimit, onError: (context) => refused(context as Ask, words.tooLarge, 413) });
  // before a byte of it is taken, since as much as a mail can have is kept until it is whole
  const turn: Only = async (context, next) => {
    if (atOnce >= mostAtOnce) return refused(context, words.busy, 503);
    atOnce++;
    try {
      return await next();
    } finally {
      atOnce--;
    }
  };
  routes.post('/mail', only, turn, limit, async (context) => {
    try {
      const form = await fileForm(context.req);
      if (form === null) return refused(context, words.tooMany, 413);
      const { file, text, dns } = form;
      const given = file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : null;
      const pasted = typeof text === 'string' ? text.trim().slice(0, textLimit) : '';
      if (given === null && pasted === '') return refused(context, words.nothing, 409);
      const examined = given
        ? await (await mailExaminer({ isOffline: dns !== 'yes' }))(given, context.req.raw.signal)
        : ({ mail: await readPasted(pasted), own: null, attached: [] } satisfies ExaminedMail);
      if (given && !isMail(examined)) return refused(context, words.noMail, 409);
      const check = checkMail(examined, { trustedServers: context.var.app.namedServers });
      return context.html(verdictPage(context.var.reader, check));
    } catch (error) {
      if (error instanceof UserError) return refused(context, joined(error.advice), 409);
      throw error;
    }
  });
}

const joined = ({ what, hint }: Advice): Text => ({ en: `${what.en}. ${hint.en}.`, ja: `${what.ja}。${hint.ja}。` });

function refused(context: Context<Env>, why: Text, status: 409 | 413 | 503) {
  return context.html(mailPage(context.var.reader, why), status);
}

function mailPage(reader: Reader, trouble: Text | null): string {
  const { language, base } = reader;
  const body = (
    <>
      <h1>{words.title[language]}</h1>
      {trouble && (
        <p class="warn" role="alert">
          {trouble[language]}
        </p>
      )}
      <p>{words.how[language]}</p>
      <form method="post" action={`${base}/mail`} enctype="multipart/form-data">
        <label for="file">{words.file[language]}</label>
        <input
          id="file"
          type="file"
          name="file"
          accept=".eml,.msg,.txt,message/rfc822"
          class="drop"
          aria-describedby="file-help"
        />
        <p class="soft" id="file-help">
          {words.fileHelp[language]}
        </p>
        <label for="text">{words.text[language]}</label>
        <textarea id="text" name="text" rows={6} maxlength={textLimit} />
        <p>
          <label>
            <input type="checkbox" name="dns" value="yes" /> {words.dns[language]}
          </label>
        </p>
        <p>
          <button type="submit">{words.button[language]}</button>
        </p>
      </form>
    </>
  );
  return shell(reader, { title: words.title[language], body });
}

function verdictPage(reader: Reader, check: MailCheck): string {
  const { language, base } = reader;
  const format = createFormat(language, 'UTC');
  const verdict = mailWords.verdicts[check.verdict]?.[language] ?? check.verdict;
  const notice = check.notice === null ? undefined : mailWords.notices[check.notice];
  const advice = adviceLines(check, mailWords, format);
  const body = (
    <>
      <div class={looks[check.verdict]}>
        <h1>{verdict}</h1>
        <p class="soft">{mailWords.certainties[check.certainty]?.[language]}</p>
        {check.isAttached && <p>{words.attached[language]}</p>}
        {notice && <p>{format.say(words.says, { notice: format.say(notice) })}</p>}
      </div>
      <h2>{words.why[language]}</h2>
      <dl>
        {reasonLines(check, mailWords, format).map(({ place, text }) => (
          <>
            <dt>{place}</dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
      {advice.length > 0 && <h2>{words.todo[language]}</h2>}
      <ol>
        {advice.map((line) => (
          <li>{line}</li>
        ))}
      </ol>
      <p>
        <a href={`${base}/mail`}>{words.another[language]}</a>
      </p>
    </>
  );
  return shell(reader, { title: verdict, body });
}
