// Mails of an export folder: by the time at which they came, beside the other files; what can't be read is named.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readExportFolder } from '../../src/app.ts';
import { auditFolder } from '../../src/reports/audit-folder.ts';
import { fails, mailBytes, passes } from '../support/mails/mail.ts';

const account = { marketplaceId: 'A1VC38T7YXB528', timeZone: 'Asia/Tokyo', region: 'fe', language: 'ja' };
const from = 'Amazon.co.jp <account-update@amazon.co.jp>';
const notice = mailBytes({
  from,
  subject: 'Eメールアドレスが変更されました',
  text: 'x',
  results: passes('amazon.co.jp'),
});
const fake = mailBytes({ from, subject: 'secret words', text: 'secret words', results: fails('amazon.co.jp') });
const undated = Buffer.from('From: a@example.com\r\n\r\nhello');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-mails-'));
  await mkdir(join(folder, 'mail'));
  await writeFile(join(folder, 'account.json'), JSON.stringify(account));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, raw: Buffer) => writeFile(join(folder, 'mail', name), raw);

describe('mails in an export folder', () => {
  it('are enough for an audit, which tells what the notice says and no word of the others', async () => {
    await write('a.eml', notice);
    await write('b.eml.gz', gzipSync(Buffer.from(fake.toString('latin1').replace('<0102@', '<0103@'), 'latin1')));
    await write('c.eml', undated);
    await write('bomb.eml.gz', gzipSync(Buffer.alloc(60_000_000, 65)));
    await write('broken.eml.gz', Buffer.from('this is no gzip'));
    const read = await readExportFolder(folder);
    expect(read.leftOut.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'mail/bomb.eml.gz: it can’t be read (larger than any mail)',
      'mail/broken.eml.gz: it can’t be read (Z_DATA_ERROR)',
      'mail/c.eml: it doesn’t say when it came',
    ]);
    expect(read.notUsed).toEqual([]);
    const report = await auditFolder(read, () => 'one');
    expect(report.parts.find(({ part }) => part === 'notices')).toMatchObject({ rows: 2 });
    expect(report.incidents).toMatchObject([{ severity: 'high', signals: [{ detector: 'account-notice' }] }]);
    expect(report.incidents[0]?.beganAt).toBe(Date.UTC(2026, 10, 22, 2, 11));
    expect(JSON.stringify(report)).not.toContain('secret words');
  });

  it('that are not there are said to be missing', async () => {
    await rm(join(folder, 'mail'), { recursive: true });
    await expect(readExportFolder(folder)).rejects.toThrow('nothing that could be read');
  });
});
