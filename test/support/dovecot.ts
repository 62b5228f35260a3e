// A real IMAP server (Dovecot, from Debian's packages) on loopback, with one user and a Maildir that tests fill.
import { spawn, spawnSync } from 'node:child_process';
import { chown, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Mailbox } from '../../src/domain/mail/mailbox.ts';
import { freePort } from './free-port.ts';

export interface Dovecot {
  readonly mailbox: Mailbox;
  /** Puts a mail into the inbox as if it had arrived at `at`. */
  deliver(raw: Buffer, at: number): Promise<void>;
  /** Names of the files in the Maildir's `new` and `cur`: a mail that was marked has flags in its name. */
  files(): Promise<string[]>;
  close(): Promise<void>;
}

export const hasDovecot = spawnSync('dovecot', ['--version']).status === 0;

/** uid and gid that own the mails: our own, or nobody where we are root (Dovecot serves no mail as root). */
const owner = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : userInfo();

function configOf(folder: string, port: number): string {
  const user = userInfo().username;
  const own = userInfo().uid === 0 ? '' : `default_internal_user = ${user}\ndefault_login_user = ${user}\n`;
  return `${own}protocols = imap
base_dir = ${folder}/run
log_path = ${folder}/log
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/home
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}

/** Starts one; `close()` ends it and removes all that it had. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'rusuban-imap-'));
  const port = await freePort();
  for (const name of ['home', 'mail', 'mail/new', 'mail/cur', 'mail/tmp']) {
    await mkdir(join(folder, name), { recursive: true });
    await chown(join(folder, name), owner.uid, owner.gid);
  }
  await chown(folder, owner.uid, owner.gid);
  await writeFile(join(folder, 'dovecot.conf'), configOf(folder, port));
  const server = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'ignore',
    // it hands its environment on to none of its processes, which would leave it alone with the time of `faketime`
    env: { PATH: process.env.PATH },
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await listening(port, ended);
  let delivered = 0;
  const settings = {
    host: '127.0.0.1',
    port,
    isTls: false,
    user: 'alice',
    signIn: { kind: 'password', password: 'secret' },
    folder: 'INBOX',
  } as const;
  return {
    mailbox: { name: 'main', settings },
    async deliver(raw, at) {
      const file = join(folder, 'mail/new', `${Math.floor(at / 1000)}.M${delivered++}.test`);
      await writeFile(file, raw);
      await chown(file, owner.uid, owner.gid);
      await utimes(file, at / 1000, at / 1000);
    },
    files: async () => (await Promise.all(['new', 'cur'].map((name) => readdir(join(folder, 'mail', name))))).flat(),
    async close() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when the port takes connections; rejects when the server has ended before. */
async function listening(port: number, ended: Promise<void>): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('dovecot ended at once: see its log');
}
