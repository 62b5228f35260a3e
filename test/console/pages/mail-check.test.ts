// "Is this mail real?" over real HTTP: the same verdicts as `check-mail`, limits on what is given, and nothing that is kept.
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailExaminer } from '../../../src/app.ts';
import { checkedMail } from '../../../src/mailboxes/check-mail.ts';
import { type Asked, askConsole } from '../../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { parts } from '../../support/mails/hostile-mails.ts';
import { fails, mailBytes, passes } from '../../support/mails/mail.ts';

const amazon = 'Amazon.co.jp <account-update@amazon.co.jp>';
const link = (to: string) => `<a href="${to}">x</a>`;
const genuine = mailBytes({ from: amazon, results: passes('amazon.co.jp'), html: link('https://www.amazon.co.jp/') });
const forged = mailBytes({ from: amazon, results: fails('amazon.co.jp'), html: link('https://mallory.example/') });
let stage: ConsoleStage;
let headers: { cookie: string };

beforeAll(async () => {
  stage = await openConsole(Date.UTC(2026, 5, 10, 3));
  headers = await enterConsole(stage);
});
afterAll(() => stage?.close());

const ask = (asked: Asked = {}, more: Record<string, string> = {}) =>
  askConsole(stage.page.url ?? '', '/mail', { ...asked, headers: { ...headers, ...more } });

/** Gives a form as no browser does; the server may answer before it has all of it. */
function post(body: Buffer, type: string): Promise<{ readonly status: number; readonly html: string }> {
  const { port } = new URL(stage.page.url ?? '');
  const said = { host: `localhost:${port}`, 'sec-fetch-site': 'same-origin', 'accept-language': 'en', ...headers };
  const more = { 'content-type': type, 'content-length': body.length };
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path: '/mail', method: 'POST', headers: { ...said, ...more } };
    const sent = request(options, async (answer) => {
      resolve({ status: answer.statusCode ?? 0, html: await text(answer) });
      sent.destroy();
    });
    sent.on('error', () => {}).end(body);
  });
}

/** As a mail carries it. */
function zipOfZeros(bytes: number): string {
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(bytes, 22);
  head.writeUInt16LE(1, 26);
  return Buffer.concat([head, Buffer.from('a'), packed]).toString('latin1');
}

/** Begins to give a mail, and doesn't end. */
async function begin(more: Record<string, string>) {
  const { port } = new URL(stage.page.url ?? '');
  const said = { ...headers, host: `localhost:${port}`, 'sec-fetch-site': 'same-origin', ...more };
  const type = { 'content-type': 'multipart/form-data; boundary=never-ends' };
  const sent = request({ host: '127.0.0.1', port, path: '/mail', method: 'POST', headers: { ...said, ...type } });
  const response = once(sent, 'response').then(([answer]) => answer as IncomingMessage);
  response.catch(() => {});
  sent.on('error', () => {}).write('--never-ends\r\n');
  return { sent, response };
}

describe('a mail that is given', () => {
  it('is told from a fake, with the reasons and the advice that the command gives', async () => {
    const { status, html } = await ask({ parts: { file: forged, text: '' } }, { 'accept-language': 'ja' });
    expect([status, html]).toEqual([200, expect.stringContaining('フィッシング：偽のメールです')]);
    const examined = await (await mailExaminer({ isOffline: true }))(forged);
    const { json } = checkedMail(examined, { trustedServers: stage.app.namedServers }, 'ja');
    const { reasons, advice } = json as { reasons: { text: string }[]; advice: string[] };
    for (const line of [...reasons.map(({ text }) => text), ...advice])
      expect(html).toContain(line.replaceAll('>', '&gt;'));
    expect(html).not.toContain('mallory.example');
    const real = await ask({ parts: { file: genuine } }, { 'accept-language': 'en' });
    expect(real.html).toContain('Genuine: this mail is from Amazon');
  });

  it('may be a copied text', async () => {
    const copied =
      '【重要】アカウントが停止されました。24時間以内に https://mallory.example/login で確認してください。Amazon';
    const { status, html } = await ask({ parts: { text: copied } }, { 'accept-language': 'en' });
    expect([status, html]).toEqual([200, expect.stringContaining('Why')]);
    expect(html).not.toContain('href="https://mallory');
  });

  it.each<[string, Record<string, string | Buffer>, string]>([
    ['nothing', {}, 'neither a file nor a text'],
    ['an empty file', { file: Buffer.alloc(0), text: ' ' }, 'neither a file nor a text'],
    ['a picture', { file: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]) }, 'has no headers'],
  ])('is asked for again where it is %s', async (_what, parts, why) => {
    const { status, html } = await ask({ parts }, { 'accept-language': 'en' });
    expect([status, html]).toEqual([409, expect.stringContaining(why)]);
  });

  it('may have 50 MB, and not more than providers take', async () => {
    const large = Buffer.concat([forged, Buffer.alloc(50_000_000, '\r\nx')]);
    expect((await ask({ parts: { file: large } })).status).toBe(200);
    // refused by what it says of itself: nothing of it need come
    const { sent, response } = await begin({ 'content-length': '61000000', 'accept-language': 'en' });
    const { statusCode } = await response;
    expect([statusCode, await text(await response)]).toEqual([413, expect.stringContaining('60 MB')]);
    sent.destroy();
  });

  it.each<[string, () => Buffer]>([
    ['a zip bomb attached', () => parts([`Content-Type: application/zip\r\n\r\n${zipOfZeros(50_000_000)}`])],
    ['10,000 parts', () => parts(Array(10_000).fill('Content-Type: text/plain\r\n\r\nAmazon'))],
  ])('with %s is judged, and others are served meanwhile', async (_what, hostile) => {
    const asked = ask({ parts: { file: hostile() } }, { 'accept-language': 'en' });
    expect((await askConsole(stage.page.url ?? '', '/', { headers })).status).toBe(200);
    const { status, html } = await asked;
    expect([status, html]).toEqual([200, expect.stringContaining('Why')]);
  });

  // taken apart, each would keep the program from everything else for ten seconds and more, or end it for want of memory
  it('is no form of a million fields', async () => {
    const field = '--many\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n';
    const many = Buffer.concat([Buffer.alloc(50_000_000, field), Buffer.from('--many--\r\n')]);
    const given = await post(many, 'multipart/form-data; boundary=many');
    expect([given.status, given.html]).toEqual([413, expect.stringContaining('too many fields')]);
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary="many"; boundary=x'])
      expect((await post(Buffer.alloc(50_000_000, 'a&'), type)).status).toBe(413);
  });

  it('is not even taken in while two others are: what comes slowly counts', async () => {
    const hold = async () => {
      const { sent, response } = await begin({ 'transfer-encoding': 'chunked' });
      const held = { sent, isTurnedAway: false };
      response.then(() => {
        held.isTurnedAway = true;
      }, String);
      return held;
    };
    let slow = [await hold(), await hold()];
    const status = async () => (await ask({ parts: { file: forged } })).status;
    // which of several has its turn first is the server's to say
    while ((await status()) !== 503)
      slow = await Promise.all(slow.map(async (one) => (one.isTurnedAway ? hold() : one)));
    for (const { sent } of slow) sent.destroy();
    while ((await status()) !== 200);
  });

  it('is read for nobody who is not in, and not for another site', async () => {
    const unknown = await askConsole(stage.page.url ?? '', '/mail', { parts: { file: forged } });
    expect(unknown.status).toBe(401);
    expect((await ask({ parts: { file: forged } }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});
