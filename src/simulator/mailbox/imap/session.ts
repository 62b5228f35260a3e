// One connection to the IMAP server: reads commands, answers them. Whatever would change the mailbox is refused and
// counted; there is nothing here that could do it.
import type { Socket } from 'node:net';
import { type Command, inSet, parseCommand } from './command.ts';
import { fetched, found } from './fetch.ts';
import type { ImapUser, StoredMail, StoredMailbox } from './mailbox.ts';

export interface ImapCalls {
  /** Names of the commands, in order. */
  readonly commands: string[];
  /** Commands that would have changed something, or that a reader has no business with. */
  refused: number;
}

export interface SessionOptions {
  readonly user: ImapUser;
  readonly mailbox: StoredMailbox;
  readonly calls: ImapCalls;
  /** Added to every length that is told, for tests of readers. */
  readonly lie: number;
}

const capabilities = 'IMAP4rev1 SASL-IR LITERAL+ ID IDLE UNSELECT AUTH=PLAIN AUTH=XOAUTH2';
/** Longer commands are no reader's. */
const commandLimit = 1_000_000;

export class Session {
  readonly #socket: Socket;
  readonly #options: SessionOptions;
  #pending = '';
  #line = '';
  #literals: string[] = [];
  #wantsLiteral = 0;
  #isSignedIn = false;
  /** What was last told of the opened folder; null: none is open. */
  #open: { readonly uidValidity: number; told: readonly StoredMail[]; mails(): readonly StoredMail[] } | null = null;
  #idleTag: string | null = null;
  #saslTag: { readonly tag: string; readonly mechanism: string } | null = null;

  constructor(socket: Socket, options: SessionOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#take(chunk));
    this.#say(`* OK [CAPABILITY ${capabilities}] ready`);
  }

  /** Tells an idling reader what has come. */
  poke(): void {
    if (this.#idleTag !== null) this.#tellNews();
  }

  #say(line: string): void {
    this.#socket.write(`${line}\r\n`, 'latin1');
  }

  #take(chunk: string): void {
    this.#pending += chunk;
    if (this.#pending.length + this.#line.length > commandLimit) this.#socket.destroy();
    while (!this.#socket.destroyed) {
      if (this.#wantsLiteral > 0) {
        if (this.#pending.length < this.#wantsLiteral) return;
        this.#literals.push(Buffer.from(this.#pending.slice(0, this.#wantsLiteral), 'latin1').toString('utf8'));
        this.#pending = this.#pending.slice(this.#wantsLiteral);
        this.#wantsLiteral = 0;
      }
      const end = this.#pending.indexOf('\r\n');
      if (end === -1) return;
      this.#line += this.#pending.slice(0, end);
      this.#pending = this.#pending.slice(end + 2);
      const literal = /\{(\d+)(\+?)\}$/.exec(this.#line);
      if (literal && this.#saslTag === null && this.#idleTag === null) {
        this.#wantsLiteral = Number(literal[1]);
        if (literal[2] === '') this.#say('+ go on');
        continue;
      }
      const [line, literals] = [this.#line, this.#literals];
      this.#line = '';
      this.#literals = [];
      const answer = this.#answer(line, literals);
      if (answer !== null) this.#say(answer);
    }
  }

  /** The last line of the answer to one line of the reader's; null: it comes later, or there is none. */
  #answer(line: string, literals: readonly string[]): string | null {
    if (this.#idleTag !== null) {
      const tag = this.#idleTag;
      this.#idleTag = null;
      return line.toUpperCase() === 'DONE' ? `${tag} OK idle over` : `${tag} BAD only DONE ends it`;
    }
    if (this.#saslTag !== null) {
      const { tag, mechanism } = this.#saslTag;
      this.#saslTag = null;
      return this.#authenticate(tag, mechanism, line);
    }
    let tag = line.split(' ')[0] || '*';
    try {
      const command = parseCommand(line, literals);
      tag = command.tag;
      this.#options.calls.commands.push(command.name);
      return this.#run(command);
    } catch (error) {
      return `${tag} BAD ${error instanceof Error ? error.message : 'no'}`;
    }
  }

  #run(command: Command): string | null {
    const { tag, name, args } = command;
    const done = `${tag} OK ${name} done`;
    switch (name) {
      case 'CAPABILITY':
        this.#say(`* CAPABILITY ${capabilities}`);
        return done;
      case 'NOOP':
        this.#tellNews();
        return done;
      case 'ID':
        this.#say('* ID ("name" "rusuban simulator")');
        return done;
      case 'LOGOUT':
        this.#say('* BYE see you');
        this.#socket.end(`${done}\r\n`);
        return null;
      case 'LOGIN':
        return this.#signedIn(tag, args[0] === this.#options.user.user && args[1] === this.#options.user.password);
      case 'AUTHENTICATE':
        if (args[1] !== undefined) return this.#authenticate(tag, String(args[0]), String(args[1]));
        this.#saslTag = { tag, mechanism: String(args[0]) };
        return '+ ';
    }
    if (!this.#isSignedIn) return `${tag} NO sign in first`;
    switch (name) {
      case 'LIST':
      case 'LSUB':
        if (/^(?:inbox|\*|%)$/i.test(String(args[1]))) this.#say(`* ${name} (\\HasNoChildren) "/" INBOX`);
        if (/^[*%]$/.test(String(args[1])))
          for (const [path, { use }] of Object.entries(this.#options.mailbox.folders ?? {}))
            this.#say(`* ${name} (\\HasNoChildren${use === null ? '' : ` ${use}`}) "/" "${path}"`);
        return done;
      case 'EXAMINE':
        return this.#examine(tag, String(args[0]));
      case 'CLOSE':
      case 'UNSELECT':
        this.#open = null;
        return done;
    }
    return this.#open === null ? this.#refuse(command) : this.#read(command, this.#open.told);
  }

  #refuse({ tag, name }: Command): string {
    this.#options.calls.refused++;
    return `${tag} NO ${name} is not for readers`;
  }

  /** Commands on the opened folder. */
  #read(command: Command, mails: readonly StoredMail[]): string | null {
    const { tag, name, args } = command;
    const isUid = name.startsWith('UID');
    switch (name) {
      case 'IDLE':
        this.#idleTag = tag;
        this.#say('+ idling');
        this.#tellNews();
        return null;
      case 'SEARCH':
      case 'UID SEARCH': {
        const hits = found(mails, args).map((mail) => (isUid ? mail.uid : mails.indexOf(mail) + 1));
        this.#say(`* SEARCH${hits.map((hit) => ` ${hit}`).join('')}`);
        return `${tag} OK ${name} done`;
      }
      case 'FETCH':
      case 'UID FETCH': {
        const isIn = inSet(String(args[0]), isUid ? (mails.at(-1)?.uid ?? 0) : mails.length);
        const items = (typeof args[1] === 'string' ? [args[1]] : (args[1] ?? [])).map(String);
        const wanted = mails.flatMap((mail, i) => (isIn(isUid ? mail.uid : i + 1) ? [[mail, i + 1] as const] : []));
        void this.#send(wanted, items, `${tag} OK ${name} done`, tag);
        return null;
      }
      default:
        return this.#refuse(command);
    }
  }

  /** One mail after the other, no faster than the reader takes them. */
  async #send(
    wanted: readonly (readonly [StoredMail, number])[],
    items: readonly string[],
    done: string,
    tag: string,
  ): Promise<void> {
    for (const [mail, sequence] of wanted) {
      if (this.#socket.destroyed) return;
      let hasRoom = true;
      try {
        for (const piece of fetched(mail, sequence, items, this.#options.lie)) hasRoom = this.#socket.write(piece);
      } catch (error) {
        this.#say(`${tag} BAD ${error instanceof Error ? error.message : 'no'}`);
        return;
      }
      if (!hasRoom && !this.#socket.destroyed)
        await new Promise<void>((resolve) => {
          this.#socket.once('drain', resolve).once('close', resolve);
        });
    }
    if (!this.#socket.destroyed) this.#say(done);
  }

  #examine(tag: string, folder: string): string {
    const { mailbox } = this.#options;
    const other = folder.toUpperCase() === 'INBOX' ? mailbox : mailbox.folders?.[folder];
    if (other === undefined) return `${tag} NO [NONEXISTENT] no such folder`;
    if ('isClosed' in other && other.isClosed) return `${tag} NO [NOPERM] not for you`;
    const told = other.mails();
    this.#open = { uidValidity: mailbox.uidValidity, told, mails: () => other.mails() };
    this.#say('* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)');
    this.#say('* OK [PERMANENTFLAGS ()] read only');
    this.#say(`* ${told.length} EXISTS`);
    this.#say('* 0 RECENT');
    this.#say(`* OK [UIDVALIDITY ${mailbox.uidValidity}] valid`);
    this.#say(`* OK [UIDNEXT ${(told.at(-1)?.uid ?? 0) + 1}] next`);
    return `${tag} OK [READ-ONLY] EXAMINE done`;
  }

  #tellNews(): void {
    const folder = this.#open;
    if (folder === null) return;
    const { mailbox } = this.#options;
    // The folder was made anew: who has it open must come again.
    if (mailbox.uidValidity !== folder.uidValidity) {
      this.#socket.end('* BYE the folder has changed\r\n');
      return;
    }
    const now = folder.mails();
    if (now.length === folder.told.length) return;
    folder.told = now;
    this.#say(`* ${now.length} EXISTS`);
  }

  #authenticate(tag: string, mechanism: string, response: string): string {
    const said = Buffer.from(response, 'base64').toString('utf8');
    const { user, password, accessToken } = this.#options.user;
    switch (mechanism.toUpperCase()) {
      case 'PLAIN':
        return this.#signedIn(tag, said.replace(/^[^\0]*/, '') === `\0${user}\0${password}`);
      case 'XOAUTH2': {
        const right = `user=${user}\x01auth=Bearer ${accessToken}\x01\x01`;
        return this.#signedIn(tag, accessToken !== undefined && said === right);
      }
      default:
        return `${tag} NO unknown mechanism`;
    }
  }

  #signedIn(tag: string, isRight: boolean): string {
    this.#isSignedIn = isRight;
    return isRight ? `${tag} OK [CAPABILITY ${capabilities}] welcome` : `${tag} NO [AUTHENTICATIONFAILED] wrong`;
  }
}
