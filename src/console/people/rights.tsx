// Who can see and do what, read off the one list that decides it (domain/owner/role.ts), with those who are it now.
import { dayMs, type Instant } from '../../domain/clock.ts';
import type { ApiToken } from '../../domain/owner/api-token.ts';
import type { KeptLogEntry } from '../../domain/owner/log-entry.ts';
import type { Person } from '../../domain/owner/person.ts';
import { acts, mayDo, type Act as Right, roles } from '../../domain/owner/role.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { Act } from '../parts/act.tsx';
import { DataTable } from '../parts/blocks.tsx';
import type { Reader } from '../parts/shell.tsx';
import { roleWords } from './membership.tsx';

const words = {
  title: { en: 'Who can see and do what', ja: '誰が何を見られ、何をできるか' },
  all: {
    en: 'Owners see every shop; a client sees its own; staff and readers every shop or those of some clients. Whoever comes in by a link from the terminal is an owner.',
    ja: 'オーナーはすべての店舗を、顧客は自分の店舗だけを見られます。スタッフと閲覧者は、すべての店舗か、選んだ顧客の店舗を見られます。端末で作ったリンクから入った人は、オーナーとして扱われます。',
  },
  yes: { en: 'yes', ja: '可' },
  no: { en: 'no', ja: '不可' },
  now: { en: 'At present', ja: '現在の人' },
  tokens: { en: 'API tokens', ja: 'APIトークン' },
  nobody: { en: 'nobody', ja: 'なし' },
  reviewed: { en: 'Last looked through on {at}, by {who}.', ja: '最後の確認：{at}（{who} さん）' },
  never: { en: 'Nobody has said yet that they looked through it.', ja: 'まだ誰も確認していません。' },
  due: {
    en: 'Amazon wants whoever minds the shops of others to look through this every three months: is each of them still to see this much?',
    ja: 'ほかの方の店舗を見守る事業者には、3か月ごとの見直しがAmazonから求められています。それぞれの人に、今もこの範囲が必要ですか。',
  },
  review: { en: 'I have looked through it', ja: '確認しました' },
} as const satisfies Readonly<Record<string, Text>>;

const actWords: Readonly<Record<Right, Text>> = {
  see: {
    en: 'see pages, mind one’s own keys and browsers',
    ja: 'ページを見る、自分のパスキーとブラウザーを管理する',
  },
  work: {
    en: 'tick steps, say “seen”, reopen, ask, have a mail judged',
    ja: '手順の記録、確認の回答、再開、点検、メールの確認',
  },
  answer: { en: 'close incidents', ja: '件を閉じる' },
  invite: { en: 'invite a shop’s seller to connect it', ja: '店舗の接続に出品者を招待する' },
  close: {
    en: 'plan, hold mails back, change settings',
    ja: '予定の登録、通知の保留、設定の変更',
  },
  people: { en: 'invite and take out people, change roles', ja: '人の招待と削除、役割の変更' },
};

/** As Amazon's Data Protection Policy has it: each quarter. */
const reviewEveryMs = 90 * dayMs;

interface RightsProps {
  readonly reader: Reader;
  readonly people: readonly Person[];
  /** Programs that may ask, as people of their role; only owners see them. */
  readonly tokens: readonly ApiToken[];
  readonly format: Format;
  /** When somebody said that they looked through it, and who; null: never. */
  readonly reviewed: Pick<KeptLogEntry, 'at' | 'who'> | null;
  readonly now: Instant;
  readonly isOwner: boolean;
}

export function Rights({ reader, people, tokens, format, reviewed, now, isOwner }: RightsProps) {
  const { language } = reader;
  const rows = [
    ...acts.map((act) => [actWords[act], ...roles.map((role) => (mayDo(role, act) ? words.yes : words.no))]),
  ].map((row) => row.map((text) => text[language]));
  const comma = language === 'ja' ? '、' : ', ';
  const named = (all: readonly Pick<Person, 'name' | 'role'>[]) =>
    roles.map((role) => {
      const names = all.filter((one) => one.role === role).map(({ name }) => cleanText(name, 80));
      return names.length === 0 ? words.nobody[language] : names.join(comma);
    });
  const present = [
    [words.now[language], ...named(people)],
    ...(tokens.length > 0 ? [[words.tokens[language], ...named(tokens)]] : []),
  ];
  return (
    <section>
      <h2>{words.title[language]}</h2>
      <p class="soft">{words.all[language]}</p>
      <p>
        {reviewed === null
          ? words.never[language]
          : format.say(words.reviewed, { at: format.instant(reviewed.at), who: cleanText(reviewed.who, 80) })}
      </p>
      {now - (reviewed?.at ?? 0) >= reviewEveryMs && <p class="soft">{words.due[language]}</p>}
      {isOwner && <Act reader={reader} path="/people/reviewed" text={words.review[language]} />}
      <DataTable
        label={words.title[language]}
        head={['', ...roles.map((role) => roleWords[role][language])]}
        rows={[...rows, ...present]}
      />
    </section>
  );
}
