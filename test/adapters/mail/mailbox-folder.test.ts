// Mails as files: readable by any mail program, whole or not there, one each however often it is sent.
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { alertPreviews } from '../../../dev/previews/alerts.ts';
import { createMail } from '../../../src/adapters/mail/index.ts';
import { explainFolder } from '../../../src/adapters/mail/mailbox-folder.ts';
import { alert } from '../../../src/messages/incident/alert.ts';
import { alertMail } from '../../../src/messages/layout/envelope.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { outgoing } from './outgoing.ts';

const from = 'Rusuban <rusuban@example.com>';
let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rusuban-mailbox-'));
  folder = join(root, 'data', 'mailbox');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const mailbox = (clock = createManualClock(Date.UTC(2026, 10, 22, 2, 20, 17))) =>
  createMail({ smtpUrl: null, folder, from, clock });

describe('the mailbox folder', () => {
  it('is not made before there is a mail for it', async () => {
    expect(mailbox().destination).toBe(folder);
    expect(await readdir(root)).toEqual([]);
  });

  it('holds an alert as any mail program reads it', async () => {
    const rendered = await alert.render(alertPreviews['forgotten-seller']('ja'));
    const sent = alertMail(rendered, { incidentId: 'i-1', revision: 1, recipient: 'alice@example.com', from });
    const result = await mailbox().send(sent);
    const [name = ''] = await readdir(folder);
    expect(name).toMatch(/^20261122T022017Z-alice@example\.com-[0-9a-f]{12}\.eml$/);
    expect(result).toEqual({ outcome: 'sent', detail: join(folder, name) });
    const content = await readFile(join(folder, name));
    expect(content.toString('latin1')).not.toMatch(/[^\r]\n/);
    const parsed = await simpleParser(content, { keepCidLinks: true });
    expect(parsed).toMatchObject({ subject: rendered.subject, text: rendered.text, html: rendered.html });
    expect(parsed.messageId).toBe(`<${sent.messageId}>`);
    expect(parsed.date?.toISOString()).toBe('2026-11-22T02:20:17.000Z');
  });

  it('keeps one file of a mail that is sent again later, by another process too', async () => {
    const first = await mailbox().send(outgoing());
    const second = await mailbox(createManualClock(Date.UTC(2026, 10, 23))).send(outgoing());
    expect(second).toEqual(first);
    await mailbox().send(outgoing({ messageId: 'revision-2.incident.i-1.alice=example.com@example.com' }));
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('tells apart what only looks the same as a file name', async () => {
    const long = 'a'.repeat(300);
    for (const messageId of ['a.b@x', 'a-b@x', '../../a@x', `${long}1@x`, `${long}2@x`, '.@x'])
      await mailbox().send(outgoing({ messageId }));
    await mailbox().send(outgoing({ to: `../../${long}@x`, messageId: 'b@x' }));
    const names = await readdir(folder);
    expect(names).toHaveLength(7);
    // short enough for a listing, and for a path on any system
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(await readdir(root)).toEqual(['data']);
  });

  it('is for its owner only', async () => {
    await mailbox().send(outgoing());
    const [name = ''] = await readdir(folder);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  });
});

describe('a mail that can not be written', () => {
  it('waits: a file stands where the folder should be', async () => {
    await writeFile(join(root, 'data'), 'not a folder');
    const detail = expect.stringContaining('is not a folder');
    expect(await mailbox().send(outgoing())).toEqual({ outcome: 'refused', isPermanent: false, detail });
    expect((await mailbox().check())?.en).toEqual(detail);
  });

  // The superuser may write anywhere.
  (process.getuid?.() === 0 ? it.skip : it)('waits: the folder may not be written (not tried as root)', async () => {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o500);
    const detail = expect.stringContaining('may not write');
    expect(await mailbox().send(outgoing())).toEqual({ outcome: 'refused', isPermanent: false, detail });
    expect((await mailbox().check())?.en).toEqual(detail);
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk is full'],
    ['EROFS', 'may not write'],
    ['EIO', 'no mail could be written into /data/mailbox: i/o error'],
  ])('says what %s means', (code, words) => {
    expect(explainFolder(Object.assign(new Error('i/o error'), { code }), '/data/mailbox').en).toContain(words);
  });

  it('leaves nothing unfinished behind', async () => {
    await mkdir(folder, { recursive: true });
    await mailbox().send(outgoing());
    expect((await readdir(folder)).filter((name) => !name.endsWith('.eml'))).toEqual([]);
    expect(await mailbox().check()).toBeNull();
  });
});
