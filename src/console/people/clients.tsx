// The page of clients, for owners: whose shops are whose, and who sees them. What `client add`, `client remove` and
// `account edit --client` do is done here by the same functions.
import type { Hono } from 'hono';
import { UserError } from '../../domain/errors.ts';
import { type Client, longestClientName } from '../../domain/owner/client.ts';
import type { Person } from '../../domain/owner/person.ts';
import type { Account } from '../../domain/shop/account.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanForeignText, cleanText } from '../../messages/language/foreign-text.ts';
import { addClient, removeClient, setOwner } from '../../owner/clients.ts';
import type { Doors } from '../doors.ts';
import { anewFirst, freshWanted } from '../entering/fresh.ts';
import type { Ask, Env } from '../env.tsx';
import { Act } from '../parts/act.tsx';
import { type Reader, shell } from '../parts/shell.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { said } from '../settings/shop-forms.tsx';
import { roleWords } from './membership.tsx';

const words = {
  title: { en: 'Clients', ja: '顧客' },
  what: {
    en: 'Those whose shops you watch for them. A client’s people see that client’s shops and no others, and learn nothing of other clients. With no client every shop is the house’s own.',
    ja: '店舗の見守りを引き受けている相手です。顧客の担当者には、その顧客の店舗だけが見え、ほかの顧客のことは何も知らされません。顧客を登録していなければ、すべて自社の店舗です。',
  },
  told: {
    en: 'Changes are taken from somebody who came in within the last 5 minutes. That a shop is another client’s is told to the shop’s recipients at once.',
    ja: '変更できるのは、5分以内に入った人だけです。店舗の顧客を変えると、その店舗の送り先にすぐお知らせします。',
  },
  none: { en: 'No client yet.', ja: '顧客はまだいません。' },
  shops: { en: 'Shops', ja: '店舗' },
  noShop: { en: 'no shop yet', ja: '店舗なし' },
  people: { en: 'Who sees them', ja: '見られる人' },
  noPeople: { en: 'nobody but those who see every shop', ja: 'すべての店舗を見られる人だけ' },
  house: { en: 'The house’s own shops', ja: '自社の店舗' },
  remove: { en: 'Remove {name}', ja: '{name} を削除' },
  removeWhy: {
    en: 'It can be removed once it has no shop and nobody who sees its shops.',
    ja: '店舗と、その店舗を見られる人がいなくなると、削除できます。',
  },
  add: { en: 'Add a client', ja: '顧客を追加' },
  name: { en: 'Name', ja: '名前' },
  give: { en: 'Whose shop is it?', ja: '店舗の顧客を決める' },
  giveWhy: {
    en: 'Whoever sees only the shops of the client before no longer sees it, from now on.',
    ja: 'それまでの顧客の店舗だけを見られる人には、その時点から見えなくなります。',
  },
  shop: { en: 'Shop', ja: '店舗' },
  client: { en: 'Client', ja: '顧客' },
  save: { en: 'Save', ja: '保存' },
  same: {
    en: 'Nothing was changed: it is so already, or the shop or the client is gone.',
    ja: '変更はありません。すでにそうなっているか、店舗か顧客がなくなっています。',
  },
  gone: { en: 'Nothing was changed: that client is gone.', ja: '変更はありません。その顧客はすでにありません。' },
  invite: { en: 'Invite somebody of a client', ja: '顧客の担当者を招待する' },
} as const satisfies Readonly<Record<string, Text>>;

const here = '/clients';
const text = (value: unknown) => (typeof value === 'string' ? value : '');

export function addClients(routes: Hono<Env>, doors: Doors): void {
  const show = async (context: Ask, status: 200 | 403 | 409 = 200, trouble: Text | null = null) => {
    const { reader, app } = context.var;
    const [clients, accounts] = [await app.store.listClients(), await app.store.listAccounts()];
    const props = { clients, accounts, people: await app.store.listPeople(), trouble };
    return context.html(clientsPage(reader, props), status);
  };
  /** What is done by a form, by somebody who came in lately. @returns what kept it from being done; null: it is done */
  const form = (path: string, act: (given: Record<string, unknown>, context: Ask) => Promise<Text | null>) =>
    routes.post(path, doors.may('people'), async (context) => {
      const { visitor, reader } = context.var;
      const given = await context.req.parseBody();
      const asked = await anewFirst(context, here, () => show(context, 403, freshWanted(visitor)));
      if (asked) return asked;
      try {
        const trouble = await act(given, context);
        return trouble ? show(context, 409, trouble) : context.redirect(`${reader.base}${here}`, 303);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return show(context, 409, said(error.advice));
      }
    });

  routes.get(here, doors.may('people'), (context) => show(context));
  form('/clients/add', async ({ name }, { var: { app, visitor } }) => {
    await addClient(app, text(name), visitor);
    return null;
  });
  form('/clients/remove', async ({ client }, { var: { app, visitor } }) => {
    const found = (await app.store.listClients()).find(({ id }) => id === client);
    if (!found) return words.gone;
    await removeClient(app, found, visitor);
    return null;
  });
  form('/clients/shop', async ({ shop, client }, { var: { app, visitor } }) => {
    const account = await app.store.findAccount(text(shop));
    const found = (await app.store.listClients()).find(({ id }) => id === client) ?? null;
    if (account === null || (found === null && client !== '')) return words.same;
    return (await setOwner(app, account, found, visitor)) ? null : words.same;
  });
}

interface PageProps {
  readonly clients: readonly Client[];
  readonly accounts: readonly Account[];
  readonly people: readonly Person[];
  readonly trouble: Text | null;
}

function clientsPage(reader: Reader, { clients, accounts, people, trouble }: PageProps): string {
  const { language, base } = reader;
  const owned = new Set(clients.flatMap(({ accountIds }) => accountIds));
  const body = (
    <>
      <h1>{words.title[language]}</h1>
      <Trouble text={trouble?.[language] ?? null} />
      <p>{words.what[language]}</p>
      <p class="soft">{words.told[language]}</p>
      {clients.length === 0 && <p class="card">{words.none[language]}</p>}
      {clients.map((client) => {
        const shops = accounts.filter(({ id }) => client.accountIds.includes(id));
        const theirs = people.filter((person) => person.clients?.includes(client.id));
        return <ClientCard {...{ reader, client, shops }} people={theirs} />;
      })}
      {clients.length > 0 && (
        <section class="card">
          <h2>{words.house[language]}</h2>
          <Shops reader={reader} shops={accounts.filter(({ id }) => !owned.has(id))} />
        </section>
      )}
      {clients.length > 0 && accounts.length > 0 && <GiveShop {...{ reader, clients, accounts }} />}
      <section>
        <h2>{words.add[language]}</h2>
        <form method="post" action={`${base}${here}/add`}>
          <label>
            {words.name[language]}
            <input name="name" maxlength={longestClientName} autocomplete="off" required />
          </label>
          <p>
            <button type="submit">{words.add[language]}</button>
          </p>
        </form>
      </section>
      {clients.length > 0 && (
        <p>
          <a href={`${base}/people#invite`}>{words.invite[language]}</a>
        </p>
      )}
    </>
  );
  return shell(reader, { title: words.title[language], body });
}

interface CardProps {
  readonly reader: Reader;
  readonly client: Client;
  readonly shops: readonly Account[];
  /** Who sees these shops and not all. */
  readonly people: readonly Person[];
}

function ClientCard({ reader, client, shops, people }: CardProps) {
  const { language } = reader;
  const name = cleanText(client.name, longestClientName);
  const isFree = shops.length === 0 && people.length === 0;
  return (
    <section class="card">
      <h2>{name}</h2>
      <Shops reader={reader} shops={shops} />
      <h3>{words.people[language]}</h3>
      {people.length === 0 ? (
        <p class="soft">{words.noPeople[language]}</p>
      ) : (
        <ul class="list">
          {people.map((person) => (
            <li>{`${cleanText(person.name, 80)} (${roleWords[person.role][language]})`}</li>
          ))}
        </ul>
      )}
      {isFree ? (
        <Act
          reader={reader}
          path={`${here}/remove`}
          to={['client', client.id]}
          text={filled(words.remove, { name })[language]}
        />
      ) : (
        <p class="soft">{words.removeWhy[language]}</p>
      )}
    </section>
  );
}

/** As many as are read at a glance; more are opened. */
const atAGlance = 10;

function Shops({ reader: { language }, shops }: { readonly reader: Reader; readonly shops: readonly Account[] }) {
  const list = (
    <ul class="list">
      {shops.map(({ id, name }) => (
        <li>
          {cleanForeignText(name)} <small>{id}</small>
        </li>
      ))}
    </ul>
  );
  if (shops.length === 0) return <p class="soft">{words.noShop[language]}</p>;
  if (shops.length <= atAGlance) return list;
  return (
    <details>
      <summary>{`${words.shops[language]} (${shops.length})`}</summary>
      {list}
    </details>
  );
}

function GiveShop({
  reader,
  clients,
  accounts,
}: { readonly reader: Reader } & Pick<PageProps, 'clients' | 'accounts'>) {
  const { language, base } = reader;
  return (
    <section>
      <h2>{words.give[language]}</h2>
      <p class="soft">{words.giveWhy[language]}</p>
      <form method="post" action={`${base}${here}/shop`}>
        <label>
          {words.shop[language]}
          <select name="shop">
            {accounts.map(({ id, name }) => (
              <option value={id}>{`${cleanForeignText(name)} (${id})`}</option>
            ))}
          </select>
        </label>
        <label>
          {words.client[language]}
          <select name="client">
            {clients.map(({ id, name }) => (
              <option value={id}>{cleanText(name, longestClientName)}</option>
            ))}
            <option value="">{words.house[language]}</option>
          </select>
        </label>
        <p>
          <button type="submit">{words.save[language]}</button>
        </p>
      </form>
    </section>
  );
}
