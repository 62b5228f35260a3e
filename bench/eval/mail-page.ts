// docs/evaluation-mail.md from an evaluation's figures.
import { mailVerdicts } from '../../src/domain/mail/mail-check.ts';
import type { MailEvaluation } from './mail.ts';
import { attemptsSection } from './mail-attempts.ts';

const shown = (n: number) => (n > 0 && n < 1 ? n.toFixed(4) : String(Math.round(n)));

export function mailPage(found: MailEvaluation, date: Date): string {
  const { verdicts, aims, urls, attempts, mailsPerSecond, ms25MegabyteMail, wrong } = found;
  const rows = Object.entries(verdicts).map(
    ([label, of]) => `| ${label} | ${mailVerdicts.map((verdict) => of[verdict] ?? 0).join(' | ')} |`,
  );
  return `# How well mails are judged

Written by \`npm run eval\` on ${date.toISOString().slice(0, 10)}; how the judgement works is in [mailbox.md](mailbox.md), [decision 4](decisions/0004-is-this-mail-from-amazon.md) and [decision 13](decisions/0013-who-is-believed.md).

The generated set: fakes made of the subjects, names, links and tricks of docs/takeovers.md in many mutations ("forged": the sender is one of Amazon's domains), genuine notices as Gmail, Outlook, Yahoo! JAPAN and a plain server deliver them, and mail that only speaks of Amazon. "Real" are samples of real fakes, which are not in this repository. Judged without DNS, on the receiving server's word.

| label | ${mailVerdicts.join(' | ')} |
|---|${mailVerdicts.map(() => '---|').join('')}
${rows.join('\n')}

| what | aim | got | |
|---|---|---|---|
${aims.map(({ what, aim, got, isMet }) => `| ${what} | ${aim} | ${shown(got)} | ${isMet ? 'met' : '**missed**'} |`).join('\n')}

${
  urls === null
    ? 'The list of real phishing URLs was not there.'
    : `Of ${urls.all} real phishing URLs ${urls.notAmazon} are not taken for Amazon's, ${urls.caughtAlone} are deceptive by themselves (look-alike, shortener, IP address, ...): a link alone convicts few, which is why the sender and where a link leads decide together. ${urls.officialAccused} official addresses are accused.`
}

Speed, on the machine that wrote this page: ${Math.round(mailsPerSecond)} signed mails a second on one core with DNS cached; ${Math.round(ms25MegabyteMail)} ms for a mail of 25 MB. \`npm run bench -- mailbox\` also reads a mailbox into which 100,000 mails came at once.

${
  wrong.length === 0
    ? 'Nothing was judged against its label.'
    : `Judged against their label: ${wrong.length}, among them:\n\n${[...new Set(wrong)]
        .slice(0, 10)
        .map((one) => `- ${one.replaceAll('\u200b', '').replaceAll('|', '/')}`)
        .join('\n')}`
}

${attemptsSection(attempts)}`;
}
