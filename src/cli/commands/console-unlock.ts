// `rusuban console unlock NAME`: lets a person's authenticator app be used again that was locked by ten wrong codes.
import { UserError } from '../../domain/errors.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, say, sayJson, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';
import { personCalled } from './console-invite.ts';

export interface ConsoleUnlockFlags {
  readonly by?: string;
  readonly json?: boolean;
}

export async function consoleUnlock(terminal: Terminal, name: string, flags: ConsoleUnlockFlags): Promise<ExitCode> {
  const { name: who, via } = speakerOf(flags.by);
  return withCore<ExitCode>(async ({ store, clock }) => {
    const { id } = await personCalled(store, name);
    const entry = {
      at: clock.now(),
      accountId: null,
      who,
      via,
      what: 'totp-unlocked',
      subject: name,
      detail: {},
    } as const;
    if (!(await store.unlockApp(id, entry)))
      throw new UserError(
        { en: `no authenticator app of "${name}" is locked`, ja: `「${name}」の認証アプリはロックされていません` },
        { en: 'nothing needs to be done', ja: '操作は必要ありません' },
      );
    const done = {
      en: `The authenticator app of ${name} can be used again. Every recipient is told.`,
      ja: `${name} の認証アプリのロックを解除しました。すべての送り先にお知らせします。`,
    };
    if (flags.json) sayJson(terminal, { unlocked: name });
    else say(terminal, done[languageAt(terminal)]);
    return 0;
  });
}
