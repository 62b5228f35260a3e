// `npm run eval`: how good the judgements are, on real data beside the repository and on generated sets. Prints the
// tables and ends with 1 when an aim is missed.
import { run as runMail } from './mail.ts';

const mail = await runMail();
console.table(mail.verdicts);
if (mail.urls) console.table([mail.urls]);
else console.log('The shared data is not there: real mails and phishing URLs were left out.');
console.table(mail.aims);
console.log(`A mail of 25 MB took ${Math.round(mail.ms25MegabyteMail)} ms.`);
for (const line of new Set(mail.wrong)) console.log(`- ${line}`);
if (mail.aims.some(({ isMet }) => !isMet)) process.exitCode = 1;
