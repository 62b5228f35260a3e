// Mail into a folder, one .eml file a message, where no SMTP server is set: any mail program opens them.
import { createHash, randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { toIso } from '../../domain/clock.ts';
import { systemText } from '../../domain/errors.ts';
import type { Text } from '../../domain/text/text.ts';
import { type ComposeOptions, toSendMail } from './compose.ts';
import type { Mail, OutgoingMail } from './port.ts';

const addressLimit = 40;

/** Whom it is for, for people; and a hash of the Message-ID, by which a second sending finds the first. */
function fileId({ to, messageId }: OutgoingMail): string {
  const readable = to.replace(/[^a-z0-9@._+-]+/gi, '-').slice(0, addressLimit);
  return `${readable}-${createHash('sha256').update(messageId).digest('hex').slice(0, 12)}.eml`;
}

/** Why the folder takes no mail, and what to do. */
export function explainFolder(error: unknown, folder: string): Text {
  const { code } = error as NodeJS.ErrnoException;
  const said = systemText(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        en: `the disk is full: ${folder} takes no mail until there is room`,
        ja: `ディスクがいっぱいです。空きができるまで ${folder} にメールを保存できません`,
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        en: `this program may not write into ${folder}; give it the right to, or set another RUSUBAN_DATA_DIR`,
        ja: `${folder} に書き込む権限がありません。権限を与えるか、RUSUBAN_DATA_DIR に別の場所を設定してください`,
      };
    case 'ENOTDIR':
    case 'EEXIST':
      return {
        en: `${folder} is not a folder, so no mail can be written into it`,
        ja: `${folder} はフォルダではないため、メールを保存できません`,
      };
    default:
      return {
        en: `no mail could be written into ${folder}: ${said.en}`,
        ja: `${folder} にメールを保存できませんでした（${said.ja}）`,
      };
  }
}

/** Whole or not at all: written beside, flushed, then renamed into place. Only the owner may read it. */
async function writeWhole(folder: string, name: string, content: Uint8Array): Promise<string> {
  const file = join(folder, name);
  const unfinished = join(folder, `.${randomUUID()}.unfinished`);
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  }
  return file;
}

export function createMailboxFolder(folder: string, options: ComposeOptions): Mail {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  async function write(mail: OutgoingMail): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const id = fileId(mail);
    const known = (await readdir(folder)).find((name) => name === id || name.endsWith(`Z-${id}`));
    if (known !== undefined) return join(folder, known);
    const { message } = await composer.sendMail(toSendMail(mail, options));
    const time = options.clock ? `${toIso(options.clock.now()).replace(/[-:]/g, '')}-` : '';
    return writeWhole(folder, `${time}${id}`, message as Buffer);
  }
  return {
    destination: folder,
    isForNobody: true,
    async send(mail) {
      try {
        return { outcome: 'sent', detail: await write(mail) };
      } catch (error) {
        return { outcome: 'refused', isPermanent: false, detail: explainFolder(error, folder).en };
      }
    },
    async check() {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await access(folder, constants.W_OK | constants.X_OK);
        return null;
      } catch (error) {
        return explainFolder(error, folder);
      }
    },
    async close() {},
  };
}
