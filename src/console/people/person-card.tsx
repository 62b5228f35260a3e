// One person on the page of people: what they may do, by what they come in, and what an owner can change of that.
import type { Client } from '../../domain/owner/client.ts';
import type { AuthenticatorApp, Identity, Passkey, Person } from '../../domain/owner/person.ts';
import { count, type Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { Act } from '../parts/act.tsx';
import type { Reader } from '../parts/shell.tsx';
import { MembershipFields, roleNames, whoseShops } from './membership.tsx';
import { comesBy, EndAccount } from './provider-account.tsx';

const words = {
  you: { en: 'you', ja: 'ご自身' },
  role: { en: 'Role', ja: '役割' },
  whose: { en: 'Shops of', ja: '見られる店舗の顧客' },
  keys: { en: 'Keys', ja: 'パスキー' },
  last: { en: 'last used {at}', ja: '最後の使用：{at}' },
  never: { en: 'not used yet', ja: '未使用' },
  hasApp: { en: 'authenticator app', ja: '認証アプリあり' },
  lockedApp: { en: 'authenticator app: locked after ten wrong codes', ja: '認証アプリ：入力ミス10回でロック中' },
  paper: { en: 'recovery codes: {left}', ja: '復旧コード：{left}個' },
  unlock: { en: 'Unlock the authenticator app', ja: '認証アプリのロックを解除' },
  change: { en: 'Change the role', ja: '役割を変更' },
  link: { en: 'Make a link for another key', ja: '別のパスキー用のリンクを作る' },
  remove: { en: 'Take out', ja: '削除' },
} as const satisfies Readonly<Record<string, Text>>;

interface CardProps {
  readonly reader: Reader;
  readonly person: Person;
  /** Whoever reads may change people. */
  readonly isOwner: boolean;
  readonly isSelf: boolean;
  /** Theirs. */
  readonly keys: readonly Passkey[];
  readonly app: AuthenticatorApp | undefined;
  readonly codesLeft: number;
  readonly identity: Identity | undefined;
  readonly clients: readonly Client[];
  readonly format: Format;
}

export function PersonCard({ reader, person, isOwner, isSelf, clients, format, ...has }: CardProps) {
  const { keys: theirs, app, codesLeft: left, identity } = has;
  const whose = whoseShops(person, clients, reader);
  const { language, base } = reader;
  const usedAt = Math.max(0, ...theirs.map((key) => key.usedAt ?? 0));
  const colon = language === 'ja' ? '：' : ': ';
  const selectId = `role-${person.id}`;
  return (
    <section class="card">
      <h2>
        {cleanText(person.name, 80)}
        {isSelf && <small>{` (${words.you[language]})`}</small>}
      </h2>
      <p>
        {`${words.role[language]}${colon}${roleNames[person.role][language]}`}
        <br />
        {whose !== null && (
          <>
            {`${words.whose[language]}${colon}${whose}`}
            <br />
          </>
        )}
        {`${words.keys[language]}${colon}${theirs.length}`}
        {theirs.length > 0 &&
          `, ${usedAt === 0 ? words.never[language] : format.say(words.last, { at: format.instant(usedAt) })}`}
        {(app || left > 0 || identity) && (
          <>
            <br />
            {[
              app && words[app.isLocked ? 'lockedApp' : 'hasApp'][language],
              left > 0 && format.say(words.paper, { left: count(left) }),
              identity && comesBy(identity)[language],
            ]
              .filter(Boolean)
              .join(', ')}
          </>
        )}
      </p>
      {isOwner && app?.isLocked && !isSelf && (
        <Act reader={reader} path="/people/app/unlock" to={['person', person.id]} text={words.unlock[language]} />
      )}
      {isOwner && (
        <details>
          <summary>{words.change[language]}</summary>
          <form method="post" action={`${base}/people/role`}>
            <input type="hidden" name="person" value={person.id} />
            <MembershipFields id={selectId} reader={reader} clients={clients} chosen={person} />
            <p>
              <button type="submit" class="plain">
                {words.change[language]}
              </button>
            </p>
          </form>
          {identity && <EndAccount reader={reader} identity={identity} />}
          <Act reader={reader} path="/people/link" to={['person', person.id]} text={words.link[language]} />
          <Act
            reader={reader}
            path="/people/remove"
            to={['person', person.id]}
            text={`${words.remove[language]}${colon}${cleanText(person.name, 80)}`}
          />
        </details>
      )}
    </section>
  );
}
