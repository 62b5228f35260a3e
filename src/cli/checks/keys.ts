// The check of people's keys: passkeys are good for the name alone at which they were made, so that another address of the
// console makes them useless. Asked with the settings as they are now, also before the program is started with them.
import type { App } from '../../app.ts';
import { siteOf } from '../../console/site.ts';
import type { Text } from '../../domain/text/text.ts';
import { advise, bad, type Finding, good } from './finding.ts';

const check: Text = { en: 'keys to the console', ja: '管理画面のパスキー' };
const namesShown = 5;

/** Nothing where nobody has a key, or no console is served. */
export async function checkKeys({ store, config, consoleUrl }: App): Promise<Finding[]> {
  const keys = await store.listPasskeys();
  if (keys.length === 0 || config.consoleListen === 'off') return [];
  const outside = consoleUrl === null ? null : siteOf(new URL(consoleUrl).host, consoleUrl);
  const host = outside?.host ?? 'localhost';
  const fitting = new Set(keys.filter((key) => key.host === host).map(({ personId }) => personId));
  const holders = new Set(keys.map(({ personId }) => personId));
  const without = (await store.listPeople()).filter(({ id }) => holders.has(id) && !fitting.has(id));
  if (without.length === 0) return [good(check, { en: `good at ${host}`, ja: `${host} で使えます` })];
  const before = [...new Set(keys.map((key) => key.host).filter((one) => one !== host))].join(', ');
  const names = without.slice(0, namesShown).map(({ name }) => name);
  const more = without.length > namesShown ? ` (${without.length})` : '';
  const detail = {
    en: `${names.join(', ')}${more}: no key for ${host}, where the console now is; theirs are for ${before}`,
    ja: `${names.join('、')}${more}：いまの管理画面の名前 ${host} で使えるパスキーがありません（${before} 用だけです）`,
  };
  const mend = {
    en: `set RUSUBAN_CONSOLE_URL back, or make new ones: rusuban console invite --key "${names[0]}"`,
    ja: `RUSUBAN_CONSOLE_URL を元に戻すか、作り直してください：rusuban console invite --key "${names[0]}"`,
  };
  return [fitting.size === 0 ? bad(check, detail, mend) : advise(check, detail, mend)];
}
