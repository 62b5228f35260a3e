// `rusuban console invite`: a link by which whoever opens it becomes a person of the console, or gets another key to it.
import type { Core } from '../../app.ts';
import { checkListener } from '../../console/ours.ts';
import { addressOf, type Link, makeInvitation } from '../../console/visitor.ts';
import { UserError } from '../../domain/errors.ts';
import type { Person } from '../../domain/owner/person.ts';
import type { Role } from '../../domain/owner/role.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, say, sayJson, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';
import { notServed } from './console-link.ts';

export interface ConsoleInviteFlags {
  readonly owner?: boolean;
  readonly role?: Role;
  readonly key?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export async function consoleInvite(terminal: Terminal, flags: ConsoleInviteFlags): Promise<ExitCode> {
  const speaker = speakerOf(flags.by);
  return withCore<ExitCode>(async (core) => {
    const address = addressOf(core);
    if (address === null) throw notServed();
    const named = flags.key === undefined ? null : await personCalled(core.store, flags.key);
    const role = named?.role ?? (flags.owner ? 'owner' : (flags.role ?? 'owner'));
    await checkListener(core, address);
    const link = await makeInvitation(core, speaker, address, { role, person: named });
    if (flags.json) sayJson(terminal, { url: link.url, expiresAt: new Date(link.expiresAt).toISOString() });
    else say(terminal, invitationLines(link, terminal));
    return 0;
  });
}

/** @throws UserError where there is nobody of that name */
export async function personCalled({ listPeople }: Pick<Core['store'], 'listPeople'>, called: string): Promise<Person> {
  const person = (await listPeople()).find(({ name }) => name === called);
  if (person) return person;
  throw new UserError(
    { en: `nobody in the console is called "${called}"`, ja: `管理画面に「${called}」という人はいません` },
    { en: 'the page “People” shows who there is', ja: '「入れる人」のページで確認できます' },
  );
}

/** The link, and what it does. */
export function invitationLines({ url }: Link, terminal: Terminal): string {
  const lead = {
    en: 'Whoever opens this link makes their own key to the console (once, within 15 minutes):',
    ja: 'このリンクを開いた人は、管理画面に入るための自分のパスキーを作れます（15分以内に一度だけ有効）：',
  };
  return `${lead[languageAt(terminal)]}\n  ${url}`;
}
