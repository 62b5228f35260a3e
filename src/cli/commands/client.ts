// `rusuban client add`, `list` and `remove`: whose shops are watched here by somebody else, as an agency does.
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { addClient, clientNamed, removeClient } from '../../owner/clients.ts';
import { speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';

const words = {
  none: {
    en: 'No client: every shop is the house’s own. rusuban client add NAME adds one.',
    ja: '顧客は登録されていません。rusuban client add NAME で追加できます。',
  },
  noShop: { en: 'no shop yet', ja: '店舗なし' },
  added: {
    en: 'Added. Give it a shop by: rusuban account edit ACCOUNT --client NAME',
    ja: '追加しました。店舗は rusuban account edit ACCOUNT --client NAME で割り当てます。',
  },
  removed: { en: 'Removed.', ja: '削除しました。' },
} as const satisfies Readonly<Record<string, Text>>;

export async function clientList(terminal: Terminal, flags: { readonly json?: boolean }): Promise<ExitCode> {
  const language = languageAt(terminal);
  return withCore<ExitCode>(async ({ store }) => {
    const clients = await store.listClients();
    if (flags.json) sayJson(terminal, clients);
    else if (clients.length === 0) note(terminal, words.none[language]);
    else
      for (const { name, accountIds } of clients)
        say(terminal, `${cleanText(name, 200)}  ${accountIds.join(', ') || words.noShop[language]}`);
    return 0;
  });
}

export async function clientAdd(terminal: Terminal, name: string, flags: { readonly by?: string }): Promise<ExitCode> {
  return withCore<ExitCode>(async (core) => {
    await addClient(core, name, speakerOf(flags.by));
    note(terminal, words.added[languageAt(terminal)]);
    return 0;
  });
}

export async function clientRemove(
  terminal: Terminal,
  name: string,
  flags: { readonly by?: string },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (core) => {
    await removeClient(core, clientNamed(await core.store.listClients(), name), speakerOf(flags.by));
    note(terminal, words.removed[languageAt(terminal)]);
    return 0;
  });
}
