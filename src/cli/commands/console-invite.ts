// `rusuban console invite`: a link by which whoever opens it becomes a person of the console, or gets another key to it.
import type { Core } from '../../app.ts';
import { addressOf, type Link, makeInvitation } from '../../console/entering/visitor.ts';
import { checkListener } from '../../console/ours.ts';
import { UserError } from '../../domain/errors.ts';
import type { Person } from '../../domain/owner/person.ts';
import { isMembership, type Membership, type Role } from '../../domain/owner/role.ts';
import { clientNamed } from '../../owner/clients.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, say, sayJson, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';
import { notServed } from './console-link.ts';

export interface ConsoleInviteFlags {
  readonly owner?: boolean;
  readonly role?: Role;
  readonly key?: string;
  /** Names of clients. */
  readonly client?: readonly string[];
  readonly by?: string;
  readonly json?: boolean;
}

export async function consoleInvite(terminal: Terminal, flags: ConsoleInviteFlags): Promise<ExitCode> {
  const speaker = speakerOf(flags.by);
  return withCore<ExitCode>(async (core) => {
    const address = addressOf(core);
    if (address === null) throw notServed();
    const named = flags.key === undefined ? null : await personCalled(core.store, flags.key);
    const membership = named ?? (await membershipOf(core.store, flags));
    await checkListener(core, address);
    const link = await makeInvitation(core, speaker, address, {
      role: membership.role,
      clients: membership.clients,
      person: named,
    });
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

/** @throws UserError where a client isn't known, or there can be nobody like that */
async function membershipOf(store: Core['store'], flags: ConsoleInviteFlags): Promise<Membership> {
  const known = await store.listClients();
  const clients = flags.client?.map((name) => clientNamed(known, name));
  const role = flags.owner ? 'owner' : (flags.role ?? (clients ? 'client' : 'owner'));
  const membership = { role, clients: clients?.map(({ id }) => id) ?? null };
  if (isMembership(membership)) return membership;
  throw new UserError(
    { en: `nobody can be ${role} like that`, ja: `その指定では招待できません（役割：${role}）` },
    {
      en: 'an owner sees every shop (without --client); --role client takes one --client; staff and readers may have several',
      ja: 'オーナーには --client を付けません。--role client には --client を1つだけ指定します。スタッフと閲覧者には複数指定できます',
    },
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
