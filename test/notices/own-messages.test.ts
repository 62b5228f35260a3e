// Our own mails must never look like what we warn of: our phishing check, by the mail alone and without knowing who we
// are, finds nothing in any of them.
import { describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { every } from '../../dev/previews/index.ts';
import { readMail } from '../../src/adapters/mailbox/read-mail.ts';
import { detectors } from '../../src/detectors/all.ts';
import { noticeNames } from '../../src/domain/mail/notice.ts';
import type { Text } from '../../src/domain/text/text.ts';
import { allSteps } from '../../src/incidents/checklist.ts';
import { alertMail } from '../../src/messages/layout/envelope.ts';
import { checkMail } from '../../src/notices/check.ts';
import { languageTells } from '../../src/notices/language.ts';

const from = 'Rusuban <alerts@shop.example.com>';
const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

describe('what can come to stand in a message', () => {
  const spoken: readonly (readonly [string, Text])[] = [
    ...allSteps.flatMap(({ id, title, why, menuPath }) => [
      [`step ${id}`, title] as const,
      [`step ${id}: why`, why] as const,
      ...(menuPath ? [[`step ${id}: menu`, menuPath] as const] : []),
    ]),
    ...detectors.flatMap(({ id, title, why, falsePositives, says }) => [
      [id, title] as const,
      [`${id}: why`, why] as const,
      ...falsePositives.map((text) => [`${id}: harmless`, text] as const),
      ...Object.entries(says).map(([key, text]) => [`${id}: ${key}`, text] as const),
    ]),
    ...Object.entries(noticeNames).map(([type, text]) => [`notice ${type}`, text] as const),
  ];

  it.each(['en', 'ja'] as const)('has none of the tells of phishing, in %s', (language) => {
    const found = spoken.flatMap(([where, text]) =>
      languageTells({ subject: '', text: text[language], attachedText: '' }).map(({ words }) => `${where}: ${words}`),
    );
    expect(found).toEqual([]);
  });
});

describe('our own message is no phishing to our own check', () => {
  it.each(every)('$name', async ({ props, render }) => {
    const rendered = await render();
    const { messageId, references, ...mail } = alertMail(rendered, {
      incidentId: 'i-1',
      revision: 1,
      recipient: 'alice@example.com',
      from,
    });
    const { message: raw } = await composer.sendMail({
      from,
      messageId: `<${messageId}>`,
      references: [...references],
      ...mail,
      attachments: rendered.attachments.map((one) => ({ ...one, content: Buffer.from(one.content) })),
    });
    const { mail: read } = await readMail(raw as Buffer);
    expect(languageTells(read)).toEqual([]);
    const check = checkMail({ mail: read, own: null, attached: [] }, { trustedServers: null });
    expect({ verdict: check.verdict, reasons: check.reasons.map(({ key }) => key) }).toMatchObject({
      verdict: 'not-amazon',
    });
    const hosts = read.links.map(({ url }) => url).filter((url) => !url.startsWith('cid:'));
    expect(hosts.filter((url) => !(props.consoleUrl && url.startsWith(new URL(props.consoleUrl).origin)))).toEqual([]);
  });
});
