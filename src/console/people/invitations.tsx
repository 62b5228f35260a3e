// Links that were made and not used yet, on the page of people: an owner takes one back that went to the wrong hands.
import type { Core } from '../../app.ts';
import type { Client } from '../../domain/owner/client.ts';
import type { Person } from '../../domain/owner/person.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { Act } from '../parts/act.tsx';
import type { Reader } from '../parts/shell.tsx';
import { roleNames, whoseShops } from './membership.tsx';

const words = {
  title: { en: 'Links that nobody has used yet', ja: 'まだ使われていないリンク' },
  made: { en: 'made by {who}, good until {until}', ja: '作成：{who}（{until} まで有効）' },
  another: { en: 'another key for {name}', ja: '{name} さんの追加のパスキー用' },
  end: { en: 'Take it back', ja: '取り消す' },
} as const satisfies Readonly<Record<string, Text>>;

type Invitation = Awaited<ReturnType<Core['store']['listInvitations']>>[number];

interface InvitationsProps {
  readonly reader: Reader;
  readonly invitations: readonly Invitation[];
  readonly people: readonly Person[];
  readonly clients: readonly Client[];
  readonly format: Format;
}

/** Nothing where there is none. */
export function Invitations({ reader, invitations, people, clients, format }: InvitationsProps) {
  const { language } = reader;
  if (invitations.length === 0) return null;
  return (
    <section>
      <h2>{words.title[language]}</h2>
      <ul class="list">
        {invitations.map(({ tokenHash, madeBy, expiresAt, personId, ...membership }) => {
          const what = [roleNames[membership.role][language], whoseShops(membership, clients, reader)];
          const person = people.find(({ id }) => id === personId);
          return (
            <li>
              {person
                ? format.say(words.another, { name: cleanText(person.name, 80) })
                : what.filter(Boolean).join(' · ')}
              <br />
              <small>{format.say(words.made, { who: cleanText(madeBy, 80), until: format.instant(expiresAt) })}</small>
              <Act
                reader={reader}
                path="/people/invitation/end"
                to={['invitation', tokenHash]}
                text={words.end[language]}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
