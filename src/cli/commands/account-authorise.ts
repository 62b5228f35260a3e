// `rusuban account authorise`: a link for the seller, and the address to which Amazon led: for whoever has no public https
// address to which it could lead back by itself.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { tokens } from '../../console/entering/visitor.ts';
import { UserError } from '../../domain/errors.ts';
import { type Returned, readPastedReturn } from '../../domain/owner/consent.ts';
import { connectable } from '../../domain/shop/application.ts';
import type { Text } from '../../domain/text/text.ts';
import { beginConsent, finishConsent, ownReturn } from '../../owner/consent.ts';
import { amazonsCodes, returnRefusals } from '../../owner/consent-words.ts';
import { ask } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { noteTrial } from '../sign-in.ts';
import { speaker } from '../speaker.ts';
import { languageAt, note, say, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp } from '../with-app.ts';
import { chosenApplication } from './application.ts';

const words = {
  open: {
    en: 'Open this within 10 minutes, at Amazon signed in as the primary user of the seller’s account:',
    ja: '10分以内に、出品用アカウントのメインユーザーとして次のリンクを開いてください：',
  },
  copy: {
    en: 'Then copy the whole address to which Amazon led out of the browser, within 5 minutes; what is shown there doesn’t matter.',
    ja: '認証のあと、移動した先のアドレスを5分以内にすべてコピーしてください（画面の内容は関係ありません）。',
  },
  codes: { en: 'If Amazon shows a code instead:', ja: 'Amazonにコードが表示されたとき：' },
  ask: { en: 'Address', ja: 'アドレス' },
  tryPart: {
    en: 'What can be read is shown by: rusuban account test',
    ja: '読み取れる項目は rusuban account test で確認できます。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export async function accountAuthorise(
  terminal: Terminal,
  typedId: string | undefined,
  flags: { readonly application?: string },
): Promise<ExitCode> {
  const language = languageAt(terminal);
  return withApp<ExitCode>(async (app, signal) => {
    const account = await chosenAccount(app, typedId);
    const all = await app.store.listApplications();
    const open = connectable(all);
    const application = chosenApplication(open.length > 0 ? open : all, flags.application);
    const by = speaker();
    // to the address that is registered; where that is the console's own, its page refuses what this terminal began
    const own = ownReturn(app);
    const endpoint = app.config.amazonEndpoint;
    const { url, browser } = await beginConsent(
      { ...app, tokens },
      { account, application, ownReturn: own, by, endpoint },
    );
    note(terminal, words.open[language]);
    say(terminal, url);
    note(terminal, words.copy[language]);
    note(
      terminal,
      [words.codes[language], ...amazonsCodes.map(({ codes, means }) => `  ${codes}: ${means[language]}`)].join('\n'),
    );
    const returned = await pasted(terminal);
    noteTrial(terminal);
    const outcome = await finishConsent({ ...app, tokens }, returned, { browser, signal });
    if (typeof outcome === 'string') throw new UserError(returnRefusals[outcome], again);
    if (!outcome.isGood) {
      const lines = outcome.lines ?? [];
      const all = (one: 'en' | 'ja') => [outcome.text, ...lines].map((line) => line[one]).join('\n');
      throw new UserError({ en: all('en'), ja: all('ja') }, again);
    }
    note(terminal, outcome.text[language]);
    note(terminal, words.tryPart[language]);
    return 0;
  });
}

const again: Text = { en: 'rusuban account authorise begins anew', ja: 'rusuban account authorise でやり直せます' };

function readReturned(typed: string): Returned {
  const returned = readPastedReturn(typed);
  if (returned !== null) return returned;
  throw new UserError(
    { en: 'that is no address to which Amazon leads back', ja: 'Amazonからの戻り先のアドレスではありません' },
    { en: 'it has spapi_oauth_code in it', ja: 'spapi_oauth_code を含むアドレスです' },
  );
}

async function pasted(terminal: Terminal): Promise<Returned> {
  const { stdin } = terminal;
  if (stdin.isTTY) return ask(terminal, { message: words.ask[languageAt(terminal)], read: readReturned });
  const lines = createInterface({ input: stdin });
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
  lines.close();
  return readReturned(typeof line === 'string' ? line : '');
}
