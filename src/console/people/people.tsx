// The page of people: who comes in, by which keys and in which browsers, and what an owner can change of that.
import type { Core } from '../../app.ts';
import type { Instant } from '../../domain/clock.ts';
import type { ApiToken } from '../../domain/owner/api-token.ts';
import type { Client } from '../../domain/owner/client.ts';
import type { KeptLogEntry } from '../../domain/owner/log-entry.ts';
import type { AuthenticatorApp, Identity, Passkey, Person } from '../../domain/owner/person.ts';
import { mayDo } from '../../domain/owner/role.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { PasskeyForm } from '../entering/arrive.tsx';
import { SecondKeys } from '../entering/second-keys.tsx';
import type { Visitor } from '../entering/visitor.ts';
import { Act } from '../parts/act.tsx';
import { type Reader, shell } from '../parts/shell.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { Invitations } from './invitations.tsx';
import { MembershipFields } from './membership.tsx';
import { PersonCard } from './person-card.tsx';
import { ProviderAccount } from './provider-account.tsx';
import { Rights } from './rights.tsx';

const words = {
  title: { en: 'People', ja: '入れる人' },
  told: {
    en: 'New people, new keys and changed roles are told to every recipient. Such changes are taken from somebody who came in within the last 5 minutes.',
    ja: '人やパスキーの追加、役割の変更は、すべての送り先にお知らせします。変更できるのは、5分以内に入った人だけです。',
  },
  none: {
    en: 'Nobody has a key yet: only a link from the terminal lets in.',
    ja: 'パスキーを持つ人はまだいません。端末で作ったリンクからだけ入れます。',
  },
  last: { en: 'last used {at}', ja: '最後の使用：{at}' },
  never: { en: 'not used yet', ja: '未使用' },
  yours: { en: 'Your keys', ja: 'ご自身のパスキー' },
  yoursWhy: {
    en: 'Have two, on two devices: whoever loses the only one needs an owner or the terminal.',
    ja: '2台の端末に1つずつ作っておくと安心です。1つしかないパスキーをなくすと、オーナーか端末の助けが必要です。',
  },
  made: { en: 'made {at}, for {host}', ja: '作成：{at}（{host} 用）' },
  add: { en: 'Add a key', ja: 'パスキーを追加' },
  removeKey: { en: 'Remove this key', ja: 'このパスキーを削除' },
  browsers: { en: 'Browsers that are in', ja: '入っているブラウザー' },
  since: { en: 'since {from}, last seen {at}', ja: '{from} から（最後の利用：{at}）' },
  terminal: { en: 'by a link from the terminal', ja: '端末で作ったリンクから' },
  this: { en: 'this one', ja: 'このブラウザー' },
  end: { en: 'End it', ja: '終了させる' },
  clients: { en: 'Clients: whose shops are whose', ja: '顧客と、その店舗' },
  tokens: { en: 'API tokens: which programs may ask', ja: 'APIトークン（プログラム用）' },
  invite: { en: 'Invite somebody', ja: '人を招待する' },
  inviteWhy: {
    en: 'The link works once, within 24 hours. Hand it over in a way that only they can read: not by a mailbox that a stranger may be in.',
    ja: 'リンクは24時間以内に一度だけ使えます。本人だけが読める方法で渡してください。第三者が入っているおそれのあるメールは避けてください。',
  },
  makeLink: { en: 'Make a link', ja: 'リンクを作る' },
  linkIs: {
    en: 'The link, shown only now:',
    ja: 'リンク（表示されるのは今だけです）：',
  },
} as const satisfies Readonly<Record<string, Text>>;

type Session = Awaited<ReturnType<Core['store']['listSessions']>>[number];
type Invitation = Awaited<ReturnType<Core['store']['listInvitations']>>[number];

export interface PeopleProps {
  readonly visitor: Visitor;
  readonly people: readonly Person[];
  readonly keys: readonly Passkey[];
  readonly apps: readonly AuthenticatorApp[];
  /** How many on paper are left, by person. */
  readonly codes: ReadonlyMap<string, number>;
  readonly identities: readonly Identity[];
  /** What people call the provider of identities; null: there is none here. */
  readonly provider: string | null;
  readonly sessions: readonly Session[];
  /** Not used yet; only owners see them. */
  readonly invitations: readonly Invitation[];
  /** Whose shops may be shown to somebody who doesn’t see all. */
  readonly clients: readonly Client[];
  /** Only owners see them. */
  readonly tokens: readonly ApiToken[];
  /** When somebody last said that they looked through who sees what. */
  readonly reviewed: KeptLogEntry | null;
  readonly now: Instant;
  readonly trouble: string | null;
  /** A link that was made just now. */
  readonly link: string | null;
}

export function peoplePage(reader: Reader, props: PeopleProps, format: Format): string {
  const { visitor, people, apps, codes, link, trouble } = props;
  const { language } = reader;
  const isOwner = mayDo(visitor.role, 'people');
  const theirs = (id: string) => ({
    keys: props.keys.filter(({ personId }) => personId === id),
    app: apps.find(({ personId }) => personId === id),
    codesLeft: codes.get(id) ?? 0,
    identity: props.identities.find(({ personId }) => personId === id),
  });
  const body = (
    <>
      <h1>{words.title[language]}</h1>
      <Trouble text={trouble} />
      {link && (
        <div class="card open" role="status">
          <p>{words.linkIs[language]}</p>
          <p>
            <code>{link}</code>
          </p>
          <p class="soft">{words.inviteWhy[language]}</p>
        </div>
      )}
      <p class="soft">{words.told[language]}</p>
      {isOwner && (
        <p>
          <a href={`${reader.base}/clients`}>{words.clients[language]}</a>
          {' · '}
          <a href={`${reader.base}/tokens`}>{words.tokens[language]}</a>
        </p>
      )}
      {people.length === 0 && <p class="card">{words.none[language]}</p>}
      {people.map((person) => (
        <PersonCard
          {...{ reader, person, isOwner, isSelf: person.id === visitor.personId, clients: props.clients, format }}
          {...theirs(person.id)}
        />
      ))}
      {isOwner && <Invite reader={reader} clients={props.clients} />}
      <Invitations {...{ reader, people, format }} invitations={props.invitations} clients={props.clients} />
      {visitor.personId !== null && (
        <>
          <Keys reader={reader} props={props} format={format} />
          <SecondKeys
            {...{ reader, format, name: visitor.name, codesLeft: codes.get(visitor.personId) ?? 0 }}
            app={apps.find(({ personId }) => personId === visitor.personId) ?? null}
          />
          {visitor.role !== 'owner' && (
            <ProviderAccount
              {...{ reader, format, name: props.provider, identity: theirs(visitor.personId).identity ?? null }}
              isOnlyWay={theirs(visitor.personId).keys.length === 0}
            />
          )}
        </>
      )}
      <Browsers reader={reader} props={props} format={format} />
      <Rights
        {...{ reader, people, format, isOwner }}
        tokens={props.tokens}
        reviewed={props.reviewed}
        now={props.now}
      />
    </>
  );
  return shell(reader, {
    ...{ title: words.title[language], body },
    ...(visitor.personId !== null && { script: '/passkey.js' }),
  });
}

interface PartProps {
  readonly reader: Reader;
  readonly props: PeopleProps;
  readonly format: Format;
}

function Invite({ reader, clients }: { readonly reader: Reader; readonly clients: readonly Client[] }) {
  const { language, base } = reader;
  const chosen = { role: 'staff', clients: null } as const;
  return (
    <section id="invite">
      <h2>{words.invite[language]}</h2>
      <p class="soft">{words.inviteWhy[language]}</p>
      <form method="post" action={`${base}/people/invite`}>
        <MembershipFields id="invite-role" reader={reader} clients={clients} chosen={chosen} />
        <p>
          <button type="submit">{words.makeLink[language]}</button>
        </p>
      </form>
    </section>
  );
}

function Keys({ reader, props: { visitor, keys }, format }: PartProps) {
  const { language } = reader;
  const mine = keys.filter(({ personId }) => personId === visitor.personId);
  return (
    <section>
      <h2>{words.yours[language]}</h2>
      <p class="soft">{words.yoursWhy[language]}</p>
      <ul class="list">
        {mine.map(({ id, host, createdAt, usedAt }) => (
          <li>
            {format.say(words.made, { at: format.instant(createdAt), host })}
            <br />
            <small>
              {usedAt === null ? words.never[language] : format.say(words.last, { at: format.instant(usedAt) })}
            </small>
            {mine.length > 1 && (
              <Act reader={reader} path="/people/key/remove" to={['key', id]} text={words.removeKey[language]} />
            )}
          </li>
        ))}
      </ul>
      <PasskeyForm reader={reader} path="/people/key" makes>
        <p>
          <button type="submit">{words.add[language]}</button>
        </p>
      </PasskeyForm>
    </section>
  );
}

function Browsers({ reader, props: { visitor, sessions }, format }: PartProps) {
  const { language } = reader;
  return (
    <section>
      <h2>{words.browsers[language]}</h2>
      <ul class="list">
        {sessions.map(({ tokenHash, name, personId, beganAt, seenAt }) => (
          <li>
            {cleanText(name, 80)}
            {personId === null && ` (${words.terminal[language]})`}
            <br />
            <small>
              {format.say(words.since, { from: format.instant(beganAt), at: format.instant(seenAt) })}
              {tokenHash === visitor.session && ` · ${words.this[language]}`}
            </small>
            {tokenHash !== visitor.session && (
              <Act reader={reader} path="/people/session/end" to={['session', tokenHash]} text={words.end[language]} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
