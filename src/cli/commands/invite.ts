// `rusuban invite`: a link by which a shop's seller, who is nobody here, connects that one shop at Amazon.
import { addressOf, tokens } from '../../console/entering/visitor.ts';
import { connectable } from '../../domain/shop/application.ts';
import type { Text } from '../../domain/text/text.ts';
import { notReady, ownReturn } from '../../owner/consent.ts';
import { consentWords } from '../../owner/consent-words.ts';
import { inviteSeller } from '../../owner/seller-invitations.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withCore } from '../with-app.ts';
import { chosenApplication } from './application.ts';
import { notServed } from './console-link.ts';

const words = {
  made: {
    en: 'For the seller’s primary user: connects this one shop, once, within 7 days, and shows nothing else. Shown only now.',
    ja: '出品用アカウントのメインユーザーに渡してください。7日以内に一度だけ、この店舗を接続できます（ほかには何も見られません）。表示は今回だけです。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export interface InviteFlags {
  readonly application?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export async function invite(terminal: Terminal, typedId: string | undefined, flags: InviteFlags): Promise<ExitCode> {
  const language = languageAt(terminal);
  return withCore<ExitCode>(async (core) => {
    const account = await chosenAccount(core, typedId);
    const open = connectable(await core.store.listApplications());
    if (open.length === 0) throw notReady();
    const application = chosenApplication(open, flags.application);
    const address = addressOf(core);
    if (address === null) throw notServed();
    const made = await inviteSeller({ ...core, tokens }, { account, application }, speakerOf(flags.by));
    const url = `${address}${made.path}`;
    if (flags.json) sayJson(terminal, { url, expiresAt: new Date(made.expiresAt).toISOString() });
    else say(terminal, url);
    note(terminal, words.made[language]);
    if (ownReturn(core) === null) note(terminal, consentWords.onlyHere[language]);
    return 0;
  });
}
