// The drop folder, and the mails of an export folder: what lies there need not be a mail, nor a file.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exportedMails } from '../../../src/adapters/mailbox/exported.ts';
import { createMailboxes } from '../../../src/adapters/mailbox/index.ts';
import type { Mailboxes } from '../../../src/adapters/mailbox/port.ts';
import { offline } from '../../support/mails/judge.ts';
import { mailBytes } from '../../support/mails/mail.ts';

let inbox: string;
let folder: string;
let mailboxes: Mailboxes;
beforeEach(async () => {
  inbox = await mkdtemp(join(tmpdir(), 'rusuban-inbox-'));
  folder = join(inbox, 'shop');
  await mkdir(folder);
  mailboxes = createMailboxes({ inbox, ...offline });
  await writeFile(join(inbox, 'secret'), mailBytes({ subject: 'secret' }));
  await writeFile(join(folder, 'z.eml'), mailBytes({ subject: 'last' }));
});
afterEach(async () => {
  await mailboxes.close();
  await rm(inbox, { recursive: true });
});

async function subjects(): Promise<(string | undefined)[]> {
  const source = await mailboxes.folder('shop');
  const seen: (string | undefined)[] = [];
  for await (const { examined } of source?.read(0, () => 1) ?? []) seen.push(examined?.mail.subject);
  return seen;
}

async function exported(): Promise<string[]> {
  const seen: string[] = [];
  for await (const one of exportedMails(folder, offline))
    seen.push('mail' in one ? (one.mail.examined?.mail.subject ?? '') : `${one.file}: ${one.reason}`);
  return seen;
}

describe('in a folder of mails', () => {
  it('a pipe without a writer holds up nothing', async () => {
    execFileSync('mkfifo', [join(folder, 'a.eml')]);
    expect(await subjects()).toEqual(['last']);
    expect(await exported()).toEqual(['mail/a.eml: it can’t be read (it is no ordinary file)', 'last']);
  });

  it('a link that leads out of it is not followed', async () => {
    await symlink(join(inbox, 'secret'), join(folder, 'a.eml'));
    expect(await subjects()).toEqual(['last']);
    expect(await exported()).toEqual([
      'mail/a.eml: it can’t be read (it is a link that leads out of the folder)',
      'last',
    ]);
  });

  it('a file of 40 GB is read as far as a mail is', async () => {
    const file = join(folder, 'a.eml');
    await writeFile(file, mailBytes({ subject: 'large' }));
    await truncate(file, 40 * 2 ** 30);
    expect((await subjects()).sort()).toEqual(['large', 'last']);
    expect(await exported()).toEqual(['mail/a.eml: it can’t be read (larger than any mail)', 'last']);
  });
});
