// The page of the API's tokens, for owners: which programs may ask, what each may, when it was last used. What `api token`
// does at the terminal is done here by the same functions.
import type { Hono } from 'hono';
import type { Instant } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';
import { type ApiToken, longestTokenName, tokenDays } from '../../domain/owner/api-token.ts';
import type { Client } from '../../domain/owner/client.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { createFormat, type Format } from '../../messages/language/format.ts';
import { addApiToken, removeApiToken } from '../../owner/api-tokens.ts';
import type { Doors } from '../doors.ts';
import { anewFirst, freshWanted } from '../entering/fresh.ts';
import { tokens } from '../entering/visitor.ts';
import { type Ask, type Env, missing } from '../env.tsx';
import { Act } from '../parts/act.tsx';
import { type Reader, shell } from '../parts/shell.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { said } from '../settings/shop-forms.tsx';
import { MembershipFields, membershipIn, noMembership, roleNames, whoseShops } from './membership.tsx';

const words = {
  title: { en: 'API tokens', ja: 'APIトークン' },
  what: {
    en: 'By these your own programs ask for shops, incidents and reports, and answer. Each may what a person of its role may, but what takes a fresh sign-in: closing what is high or critical, holding mails back, planning payouts or contact data. Whoever has a token needs nothing else.',
    ja: '自社のプログラムが、店舗・検知した件・週報を読み取り、回答するためのものです。できることは同じ役割の人と同じですが、ログインし直す必要のある操作（重大な件を閉じる、通知の保留、入金先口座や連絡先の予定の登録）はできません。トークンを持つ人は、ほかに何も必要としません。',
  },
  told: {
    en: 'Making and removing one is told to every recipient, and is taken from somebody who came in within the last 5 minutes. It goes with whoever made it here, once they are taken out or no longer an owner.',
    ja: '作成と削除は、すべての送り先にお知らせします。操作できるのは、5分以内に入った人だけです。ここで作った人が削除されるか、オーナーでなくなると、トークンも使えなくなります。',
  },
  none: { en: 'No token: no program asks.', ja: 'トークンはありません。' },
  made: { en: 'made {at} by {who}, good until {until}', ja: '作成：{at}（{who}）、{until} まで有効' },
  over: { en: 'made {at} by {who}, expired {until}', ja: '作成：{at}（{who}）、{until} に期限切れ' },
  last: { en: 'last used {at}', ja: '最後の使用：{at}' },
  never: { en: 'not used yet', ja: '未使用' },
  remove: { en: 'Remove {name}', ja: '{name} を削除' },
  add: { en: 'Make a token', ja: 'トークンを作る' },
  name: { en: 'Name, as the log has it', ja: '名前（操作の記録での呼び名）' },
  days: { en: 'Good for how many days', ja: '有効な日数' },
  is: { en: 'The token, shown only now:', ja: 'トークン（表示されるのは今だけです）：' },
  gone: { en: 'Nothing was changed: that token is gone.', ja: '変更はありません。そのトークンはすでにありません。' },
} as const satisfies Readonly<Record<string, Text>>;

const here = '/tokens';
const text = (value: unknown) => (typeof value === 'string' ? value : '');

export function addTokens(routes: Hono<Env>, doors: Doors): void {
  const show = async (context: Ask, status: 200 | 403 | 409 = 200, more: { trouble?: Text; made?: string } = {}) => {
    const { reader, app } = context.var;
    const [all, clients] = [await app.store.listApiTokens(), await app.store.listClients()];
    const [first] = await app.store.listAccounts();
    const { trouble = null, made = null } = more;
    const format = createFormat(reader.language, first?.timeZone ?? 'UTC');
    return context.html(tokensPage(reader, { all, clients, trouble, made, now: app.clock.now(), format }), status);
  };
  const stale = (context: Ask) =>
    anewFirst(context, here, () => show(context, 403, { trouble: freshWanted(context.var.visitor) }));

  routes.get(here, doors.may('people'), (context) => show(context));
  routes.post(`${here}/add`, doors.may('people'), async (context) => {
    const { app, visitor } = context.var;
    const form = await context.req.parseBody({ all: true });
    const asked = await stale(context);
    if (asked) return asked;
    const membership = membershipIn(form, await app.store.listClients());
    if (membership === null) return show(context, 409, { trouble: noMembership });
    const given = { name: text(form.name), days: Number(text(form.days)), personId: visitor.personId };
    try {
      const { token } = await addApiToken({ ...app, tokens }, { ...given, ...membership }, visitor);
      return show(context, 200, { made: token });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return show(context, 409, { trouble: said(error.advice) });
    }
  });
  routes.post(`${here}/remove`, doors.may('people'), async (context) => {
    const { app, visitor, reader } = context.var;
    const { token: id } = await context.req.parseBody();
    const found = (await app.store.listApiTokens()).find((one) => one.id === id);
    if (!found) return missing(context);
    const asked = await stale(context);
    if (asked) return asked;
    return (await removeApiToken(app, found, visitor))
      ? context.redirect(`${reader.base}${here}`, 303)
      : show(context, 409, { trouble: words.gone });
  });
}

interface PageProps {
  readonly all: readonly ApiToken[];
  readonly clients: readonly Client[];
  readonly trouble: Text | null;
  /** One that was made just now. */
  readonly made: string | null;
  readonly now: Instant;
  readonly format: Format;
}

function tokensPage(reader: Reader, { all, clients, trouble, made, now, format }: PageProps): string {
  const { language, base } = reader;
  const body = (
    <>
      <h1>{words.title[language]}</h1>
      <Trouble text={trouble?.[language] ?? null} />
      {made && (
        <div class="card open" role="status">
          <p>{words.is[language]}</p>
          <p>
            <code>{made}</code>
          </p>
        </div>
      )}
      <p>{words.what[language]}</p>
      <p class="soft">{words.told[language]}</p>
      {all.length === 0 && <p class="card">{words.none[language]}</p>}
      {all.map((token) => (
        <TokenCard {...{ reader, token, clients, now, format }} />
      ))}
      <section>
        <h2>{words.add[language]}</h2>
        <form method="post" action={`${base}${here}/add`}>
          <label>
            {words.name[language]}
            <input name="name" maxlength={longestTokenName} autocomplete="off" required />
          </label>
          <MembershipFields
            id="role-new"
            reader={reader}
            clients={clients}
            chosen={{ role: 'reader', clients: null }}
          />
          <label>
            {words.days[language]}
            <input
              type="number"
              name="days"
              min={1}
              max={tokenDays.longest}
              value={String(tokenDays.usual)}
              autocomplete="off"
              required
            />
          </label>
          <p>
            <button type="submit">{words.add[language]}</button>
          </p>
        </form>
      </section>
    </>
  );
  return shell(reader, { title: words.title[language], body });
}

interface CardProps {
  readonly reader: Reader;
  readonly token: ApiToken;
  readonly clients: readonly Client[];
  readonly now: Instant;
  readonly format: Format;
}

function TokenCard({ reader, token, clients, now, format }: CardProps) {
  const name = cleanText(token.name, longestTokenName);
  const { createdAt, expiresAt, usedAt } = token;
  const made = format.say(words[expiresAt > now ? 'made' : 'over'], {
    ...{ at: format.instant(createdAt), who: cleanText(token.madeBy, 80), until: format.instant(expiresAt) },
  });
  const may = [roleNames[token.role][reader.language], whoseShops(token, clients, reader)];
  return (
    <section class="card">
      <h2>{name}</h2>
      <p>
        {may.filter(Boolean).join(' · ')}
        <br />
        {usedAt === null ? format.say(words.never) : format.say(words.last, { at: format.instant(usedAt) })}
        <br />
        <small>{made}</small>
      </p>
      <Act
        reader={reader}
        path={`${here}/remove`}
        to={['token', token.id]}
        text={filled(words.remove, { name })[reader.language]}
      />
    </section>
  );
}
