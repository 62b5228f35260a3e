// "Ask now": everything of one shop is read and judged at once, with live progress by part; its report as a page, as PDF and
// by mail; and the questions that only the owner can answer. The audit is the one that `audit --mail` asks for.
import type { Hono } from 'hono';
import { z } from 'zod';
import { detectors } from '../../detectors/all.ts';
import { answerValues } from '../../domain/owner/answer.ts';
import type { AuditReport } from '../../domain/reports/audit.ts';
import { type AuditRun, isUnderWay } from '../../domain/reports/audit-run.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { asked, questions } from '../../incidents/questions.ts';
import { createFormat } from '../../messages/language/format.ts';
import { auditMessage } from '../../messages/reports/audit-report.ts';
import { answerQuestion } from '../../owner/questions.ts';
import { requestAudit } from '../../reports/audit-run.ts';
import { type Ask, type Env, missing, type Only } from '../env.tsx';
import { Blocks } from '../parts/blocks.tsx';
import { sendPdf } from '../parts/paper.ts';
import { shell } from '../parts/shell.tsx';
import { chosenShop, NoShop, ShopChoice } from '../parts/shop-choice.tsx';
import { AuditProgress, AuditRequest, Questions } from './ask-now-parts.tsx';

const words = {
  title: { en: 'Ask now', ja: '今すぐ点検' },
  why: {
    en: 'Reads all of a shop now and judges it, without waiting for the usual hours. It takes minutes: Amazon makes its reports at its own pace. You can leave this page and come back.',
    ja: '普段の時刻を待たずに、店舗のすべてを読み取って点検します。Amazonのレポート作成を待つため数分かかります。このページを離れて、後で戻っても構いません。',
  },
  result: { en: 'The last result', ja: '前回の結果' },
  pdf: { en: 'As PDF', ja: 'PDFで保存' },
  cancelled: { en: 'The last one was cancelled.', ja: '前回の点検は取り消されました。' },
  failed: { en: 'The last one failed: {why}', ja: '前回の点検は失敗しました：{why}' },
} as const satisfies Readonly<Record<string, Text>>;

/** While one is under way its page is read anew this often: its progress is no news to other pages. */
const progressMs = 2000;

const answerForm = z.object({
  shop: z.string(),
  question: z.string().refine((id) => questions.some((one) => one.id === id)),
  answer: z.enum(answerValues),
  note: z.string().max(300).default(''),
});

/** Does an audit that was asked for: the program's work, which is nobody's who is in the console. */
export type Perform = (auditId: string) => void;

export function addAskNow(routes: Hono<Env>, only: Only, perform: Perform): void {
  routes.get('/ask', only, (context) => show(context));
  routes.post('/ask', only, async (context) => {
    const { shop: named, mail } = await context.req.parseBody({ all: true });
    const shop = typeof named === 'string' ? await chosenShop(context, named) : null;
    if (!shop) return missing(context);
    const known = (await context.var.app.store.listRecipients(shop.account.id)).map(({ address }) => address);
    const mailTo = [mail ?? []].flat().filter((one) => typeof one === 'string' && known.includes(one)) as string[];
    const run = await requestAudit(context.var.app, shop.account, mailTo);
    perform(run.id);
    return back(context, shop.account);
  });
  routes.post('/ask/cancel', only, async (context) => {
    const { shop: named } = await context.req.parseBody();
    const shop = typeof named === 'string' ? await chosenShop(context, named) : null;
    if (!shop) return missing(context);
    await context.var.app.store.cancelAudit(shop.account.id, context.var.app.clock.now());
    return back(context, shop.account);
  });
  routes.post('/ask/answer', only, async (context) => {
    const form = answerForm.safeParse(await context.req.parseBody());
    const shop = form.data ? await chosenShop(context, form.data.shop) : null;
    if (!shop || !form.data) return missing(context);
    const { shop: _, ...answer } = form.data;
    await answerQuestion(context.var.app, shop.account.id, answer, context.var.visitor);
    return back(context, shop.account);
  });
  routes.get('/ask/audit.pdf', only, async (context) => {
    const shop = await chosenShop(context);
    const run = shop && (await context.var.app.store.lastAudit(shop.account.id));
    if (!run?.result) return missing(context);
    // without the safe phrase: a file may be read by others
    const account = { ...run.result.account, language: context.var.reader.language, safePhrase: null };
    const rendered = await auditMessage.render({ ...propsOf(run.result), account });
    return sendPdf(context.var.app, context, rendered, 'audit');
  });
}

const propsOf = (report: AuditReport) => ({ now: report.finishedAt, consoleUrl: null, report, detectors });

const back = (context: Ask, { id }: Account) =>
  context.redirect(`${context.var.reader.base}/ask?${new URLSearchParams({ shop: id })}`, 303);

async function show(context: Ask) {
  const { reader, app } = context.var;
  const { language } = reader;
  const revision = await app.store.consoleRevision();
  const shop = await chosenShop(context);
  const title = words.title[language];
  if (!shop) {
    if (context.req.query('shop') !== undefined) return missing(context);
    const body = (
      <>
        <h1>{title}</h1>
        <NoShop reader={reader} />
      </>
    );
    return context.html(shell(reader, { title, body }));
  }
  const { account } = shop;
  const format = createFormat(language, account.timeZone);
  const [run, recipients, answers] = [
    await app.store.lastAudit(account.id),
    await app.store.listRecipients(account.id),
    await app.store.listAnswers(account.id),
  ];
  const now = app.clock.now();
  const underWay = run !== null && isUnderWay(run) ? run : null;
  const body = (
    <>
      <h1>{title}</h1>
      <ShopChoice reader={reader} {...shop} path="/ask" />
      <p>{words.why[language]}</p>
      {underWay ? (
        <AuditProgress reader={reader} account={account} run={underWay} format={format} />
      ) : (
        <AuditRequest reader={reader} account={account} recipients={recipients} />
      )}
      {run?.state === 'cancelled' && <p class="warn">{words.cancelled[language]}</p>}
      {run?.state === 'failed' && <p class="warn">{format.say(words.failed, { why: run.detail ?? '' })}</p>}
      <Questions reader={reader} account={account} asked={asked(answers, now)} now={now} format={format} />
      {run?.result && (
        <section aria-label={words.result[language]}>
          <h2>{words.result[language]}</h2>
          <p>
            <a href={`${reader.base}/ask/audit.pdf?${new URLSearchParams({ shop: account.id })}`}>
              {words.pdf[language]}
            </a>
          </p>
          <Blocks blocks={resultBlocks(run, account, format)} />
        </section>
      )}
    </>
  );
  return context.html(shell(reader, { title, body, revision, ...(underWay && { everyMs: progressMs }) }));
}

function resultBlocks({ result }: AuditRun, account: Account, format: ReturnType<typeof createFormat>) {
  if (result === null) return [];
  const reader = { ...account, language: format.language, safePhrase: null };
  return auditMessage.blocks({ ...propsOf(result), account: reader }, format);
}
