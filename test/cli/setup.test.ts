// `rusuban setup` at a real terminal: from nothing to a watched mailbox, stopped on the way and run again.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAll, rusuban, rusubanArgs } from '../support/command-line.ts';
import { type ImapDouble, startImapDouble } from '../support/imap-double.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { hasTerminal, howToGetTerminal, typed } from '../support/typed.ts';

let folder: string;
let imap: ImapDouble;
let smtp: TestSmtp;
beforeAll(async () => {
  folder = await makeScratch('setup');
  imap = await startImapDouble();
  smtp = await startSmtp();
});
afterAll(async () => {
  await endAll();
  await smtp?.close();
  await imap?.close();
  await clearScratch(folder, 'data', 'data-ja');
});

const settings = (data = 'data') => ({ RUSUBAN_DATA_DIR: join(folder, data), LOG_LEVEL: 'warn' });
const setup = (answers: Parameters<typeof typed>[3], data?: string) =>
  typed(folder, settings(data), [process.execPath, ...rusubanArgs(['setup'])], answers);
const ctrlC = '\u0003';
/** The number in the newest mail to someone. */
const numberFor = (address: string) => {
  const mail = smtp.received.findLast(({ to }) => to.includes(address));
  return /waits: (\d{6})/.exec(mail?.parsed.text?.replace(/\s+/g, ' ') ?? '')?.[1] ?? 'none';
};

if (!hasTerminal) console.log(`setup is left out: ${howToGetTerminal}`);
(hasTerminal ? describe : describe.skip)('rusuban setup', () => {
  it('leads from nothing to a watched mailbox, is stopped on the way and asks nothing twice', async () => {
    const stopped = await setup([
      ['言語 / Language', 'en'],
      ['How can this shop', '2'],
      ['call you', 'Alice'],
      ['Marketplaces', 'JP'],
      ['alerts go', 'alice@example.com'],
      ['second person', 'bob@example.com'],
      ['Safe phrase', 'blue bicycle'],
      // no password is taken there, and none is asked for
      ['Its e-mail address', 'alice@outlook.com'],
      ['Redirect to[\\s\\S]*Its e-mail address', ctrlC],
    ]);
    expect(stopped.stdout).toContain('“rusuban setup” goes on from here');
    expect(stopped.stdout).not.toMatch(/\n\s+at /);
    expect(stopped.code).toBe(2);

    const port = imap.mailbox.settings.port;
    const ended = await setup([
      ['Its e-mail address', 'alice@example.com'],
      ['Its IMAP server', `127.0.0.1:${port}`],
      ['User name', 'alice'],
      ['Password', 'not-it'],
      // one slip costs one step
      ['did not accept the sign-in[\\s\\S]*Its e-mail address', 'alice@example.com'],
      ['Its IMAP server', `127.0.0.1:${port}`],
      ['User name', 'alice'],
      ['Password', 'secret'],
      ['Name one now', 'y'],
      ['From which address', 'alice@example.com'],
      ['Its SMTP server', '127.0.0.1:1'],
      ['User name there', ''],
      ['can’t be sent so[\\s\\S]*From which address', ''],
      ['Its SMTP server', `127.0.0.1:${smtp.port}`],
      ['User name there', ''],
      ['number in the mail to alice@example.com', () => numberFor('alice@example.com')],
      ['number in the mail to bob@example.com', '1'],
      ['not the number in this mail', ctrlC],
    ]);
    expect(ended.stdout).not.toMatch(/How can this shop|Language \(|secret|not-it/);
    expect(ended.stdout).toMatch(/done: mails arrive at alice@example\.com/);
    expect(ended.code).toBe(2);

    const file = join(folder, 'data', '.env');
    expect(await readFile(file, 'utf8')).toBe(
      `SMTP_URL="smtp://127.0.0.1:${smtp.port}"\nMAIL_FROM="Rusuban <alice@example.com>"\n`,
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await rusuban(folder, settings(), 'mailbox', 'test')).toMatchObject({ code: 0, stdout: 'main  works\n' });

    const again = await setup([
      ['number in the mail to bob@example.com', ''],
      ['Do that\\?', 'n'],
    ]);
    expect(again.stdout).not.toMatch(/mail to alice|Its e-mail address|Name one now/);
    // what would be written is shown before it is asked
    expect(again.stdout).toMatch(/Starting by itself[\s\S]*rusuban\.(?:service|plist)[\s\S]*start[\s\S]*Do that\?/);
    expect(again.stdout).toMatch(/Still open:\s+- nobody has shown yet that mails arrive at bob@example\.com/);
    expect(again.code).toBe(0);
  });

  it('does the same in Japanese, and leads whoever has Outlook to another mailbox', async () => {
    const answers = [
      ['言語 / Language', 'ja'],
      ['この店舗を見守る方法', '2'],
      ['お呼び名', 'アリス'],
      // Japan is offered
      ['マーケットプレイス', ''],
      ['通知の送り先', 'alice@example.com'],
      ['もう一人の送り先', ''],
      ['合言葉', ''],
      ['メールアドレス：', 'alice@outlook.jp'],
      ['リダイレクト[\\s\\S]*メールアドレス：', 'alice@example.com'],
      ['IMAP（受信）', `127.0.0.1:${imap.mailbox.settings.port}`],
      ['ログイン名', 'alice'],
      ['パスワード', 'secret'],
      ['送信サーバーを設定しますか', 'いいえ'],
      ['実行しますか', 'いいえ'],
    ] as const;
    const ended = await setup(answers, 'data-ja');
    expect(ended.stdout).toMatch(/まだ済んでいないこと：\s+- だれにもメールは届きません[\s\S]*rusuban start/);
    expect(ended.stdout).not.toContain('secret');
    expect(ended.code).toBe(0);
    expect(await rusuban(folder, settings('data-ja'), 'mailbox', 'test')).toMatchObject({ code: 0 });
  });

  it('without a terminal says what to use instead', async () => {
    expect(await rusuban(folder, settings(), 'setup')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no terminal[\s\S]*mailbox add/),
    });
  });
});
