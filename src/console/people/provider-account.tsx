// On the page of people: by which account at the provider of identities somebody comes in, and what they can change of that.
import type { Identity } from '../../domain/owner/person.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { Act } from '../parts/act.tsx';
import type { Reader } from '../parts/shell.tsx';

const words = {
  title: { en: 'By your account at {name}', ja: '{name} のアカウントで入る' },
  why: {
    en: 'Whoever minds the provider, or takes your account there over, can come in as you. Adding and removing it is told to every recipient.',
    ja: '認証サービスの管理者や、そのアカウントを乗っ取った人も、あなたとして入れることになります。追加と削除は、すべての送り先にお知らせします。',
  },
  none: { en: 'You don’t come in by it.', ja: '登録されていません。' },
  has: { en: 'At {host}, added {at}', ja: '{host}（{at} に登録）' },
  used: { en: 'last used {at}', ja: '最後の使用：{at}' },
  never: { en: 'not used yet', ja: '未使用' },
  add: { en: 'Add my account at {name}', ja: '{name} のアカウントを登録' },
  another: { en: 'Put another account in its place', ja: '別のアカウントに替える' },
  remove: { en: 'Remove it', ja: '登録を削除' },
  only: {
    en: 'To remove it, make a passkey first: it is your only way in.',
    ja: 'ほかに入る方法がないため、削除するには先にパスキーを作ってください。',
  },
  comesBy: { en: 'account at {host}', ja: '{host} のアカウント' },
  end: { en: 'Take the account at {host} away', ja: '{host} のアカウントの登録を削除' },
} as const satisfies Readonly<Record<string, Text>>;

/** What is shown of an issuer: the rest is for machines. */
export const hostOf = ({ issuer }: Pick<Identity, 'issuer'>): string =>
  cleanText(URL.canParse(issuer) ? new URL(issuer).host : issuer, 60);

/** In the line of what somebody comes in by. */
export const comesBy = (identity: Identity): Text => filled(words.comesBy, { host: hostOf(identity) });

interface OwnProps {
  readonly reader: Reader;
  /** What people call the provider; null: none is set, and what was added is good for nothing now. */
  readonly name: string | null;
  readonly identity: Identity | null;
  readonly isOnlyWay: boolean;
  readonly format: Format;
}

/** Nothing where there is neither a provider nor an account. */
export function ProviderAccount({ reader, name, identity, isOnlyWay, format }: OwnProps) {
  const { language } = reader;
  if (name === null && identity === null) return null;
  return (
    <section>
      <h2>{filled(words.title, { name: name ?? (identity ? hostOf(identity) : '') })[language]}</h2>
      <p class="soft">{words.why[language]}</p>
      {identity === null ? (
        <p>{words.none[language]}</p>
      ) : (
        <p>
          {format.say(words.has, { host: hostOf(identity), at: format.instant(identity.createdAt) })}
          <br />
          <small>
            {identity.usedAt === null
              ? words.never[language]
              : format.say(words.used, { at: format.instant(identity.usedAt) })}
          </small>
        </p>
      )}
      {name !== null && (
        <Act
          reader={reader}
          path="/people/provider"
          text={(identity === null ? filled(words.add, { name }) : words.another)[language]}
        />
      )}
      {identity !== null &&
        (isOnlyWay ? (
          <p class="soft">{words.only[language]}</p>
        ) : (
          <Act reader={reader} path="/people/provider/remove" text={words.remove[language]} />
        ))}
    </section>
  );
}

interface EndProps {
  readonly reader: Reader;
  readonly identity: Identity;
}

/** An owner takes away somebody else's. */
export function EndAccount({ reader, identity }: EndProps) {
  const text = filled(words.end, { host: hostOf(identity) })[reader.language];
  return <Act reader={reader} path="/people/provider/end" to={['person', identity.personId]} text={text} />;
}
