// `npm run eval [-- --shops N --attacks N --seed N]`: measures detection, how mails are judged and what they say
// (`--only notices`: that alone, `--only mails`: the second page); writes docs/evaluation.md and docs/evaluation-mail.md.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { run } from './detection.ts';
import { run as runMails } from './mail.ts';
import { mailPage } from './mail-page.ts';
import { mailOnlySection, run as runMailOnly } from './mailbox-only.ts';
import { noticesSection, run as runNotices } from './notices.ts';
import { evaluationPage } from './page.ts';
import { realShop } from './real-shop.ts';

const { values } = parseArgs({
  options: {
    shops: { type: 'string', default: '300' },
    attacks: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /**
     * `notices`: this part of docs/evaluation-mail.md, to the terminal. `mails`: all of that page and no other.
     * `detection`: docs/evaluation.md, to the terminal: a few shops are enough to compare with, and not to be published.
     */
    only: { type: 'string' },
  },
});
if (values.only === 'notices') {
  console.log(noticesSection(runNotices()));
  process.exit(0);
}
if (values.only === 'mails') {
  await writeMails();
  process.exit(0);
}
if (values.only === 'mailbox') {
  const seed = Number(values.seed);
  const counts = values.attacks === undefined ? {} : { shops: Number(values.shops), attacks: Number(values.attacks) };
  const figures = await runMailOnly({ ...counts, seed, onProgress: (line) => console.error(line) });
  console.log(mailOnlySection(figures, seed));
  process.exit(0);
}
const shops = Number(values.shops);
const attacks = Number(values.attacks ?? values.shops);
const seed = Number(values.seed);
if (![shops, attacks, seed].every(Number.isSafeInteger)) {
  console.error('--shops, --attacks and --seed are whole numbers');
  process.exit(2);
}
const begun = performance.now();
const detection = run({ shops, attacks, seed, onProgress: (line) => console.error(line) });
const real = await realShop();
const minutes = (performance.now() - begun) / 60_000;
const page = evaluationPage(detection, { seed, real, minutes, date: new Date() });
console.log(page);
if (values.only === 'detection') process.exit(0);
await writeFile(new URL('../../docs/evaluation.md', import.meta.url), page);

await writeMails();

async function writeMails(): Promise<void> {
  const mails = `${mailPage(await runMails(), new Date())}\n${noticesSection(runNotices())}`;
  console.log(mails);
  const file = new URL('../../docs/evaluation-mail.md', import.meta.url);
  // What is measured by itself stays as it is.
  const [, ...own] = (await readFile(file, 'utf8')).split(/^(?=## Watched by the mailbox alone)/m);
  await writeFile(file, [mails, ...own].join('\n'));
}
