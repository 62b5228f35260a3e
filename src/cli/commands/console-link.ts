// `rusuban console link`: lets one browser into the console of the service that runs here, or beyond its proxy.

import { addressOf, type Link, makeLink } from '../../console/entering/visitor.ts';
import { checkListener } from '../../console/ours.ts';
import { UserError } from '../../domain/errors.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, say, sayJson, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';

export interface ConsoleLinkFlags {
  readonly by?: string;
  readonly json?: boolean;
}

export async function consoleLink(terminal: Terminal, { by, json }: ConsoleLinkFlags): Promise<ExitCode> {
  const speaker = speakerOf(by);
  return withCore<ExitCode>(async (core) => {
    const address = addressOf(core);
    if (address === null) throw notServed();
    await checkListener(core, address);
    const link = await makeLink(core, speaker, address);
    if (json) sayJson(terminal, { url: link.url, expiresAt: new Date(link.expiresAt).toISOString() });
    else say(terminal, linkLines(link, terminal));
    return 0;
  });
}

export const notServed = () =>
  new UserError(
    { en: 'no console is served', ja: '管理画面は提供されていません' },
    {
      en: 'RUSUBAN_CONSOLE_LISTEN is off: unset it and start `rusuban start` again',
      ja: 'RUSUBAN_CONSOLE_LISTEN が off です。外してから「rusuban start」を起動し直してください',
    },
  );

/** The link, and for whom it is good. */
function linkLines({ url }: Link, terminal: Terminal): string {
  const lead = {
    en: 'The console, for one browser, once, within 15 minutes:',
    ja: '管理画面のリンク（ブラウザー1つ、15分以内に一度だけ有効）：',
  };
  return `${lead[languageAt(terminal)]}\n  ${url}`;
}
