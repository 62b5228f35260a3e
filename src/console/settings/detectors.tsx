// What is watched for: each detector with why, what else it may be, what it last said of this shop, and its settings.
import type { Hono } from 'hono';
import { detectors } from '../../detectors/all.ts';
import type { Text } from '../../domain/text/text.ts';
import { createFormat } from '../../messages/language/format.ts';
import { verdictLine } from '../../messages/reports/verdict-line.ts';
import { type Env, missing, type Only } from '../env.tsx';
import { DataTable } from '../parts/blocks.tsx';
import { shell } from '../parts/shell.tsx';
import { chosenShop, NoShop, ShopChoice } from '../parts/shop-choice.tsx';

const words = {
  title: { en: 'What is watched for', ja: '見張っている内容' },
  alone: { en: 'By itself at most', ja: '単独での最大の重大度' },
  harmless: { en: 'What else it may be', ja: '問題のない場合' },
  last: { en: 'What it said last', ja: '最後の判定' },
  never: { en: 'It has not looked yet.', ja: 'まだ判定していません。' },
  settings: { en: 'Settings', ja: '設定値' },
  value: { en: 'Value', ja: '値' },
  meaning: { en: 'Meaning', ja: '意味' },
} as const satisfies Readonly<Record<string, Text>>;

export function addDetectors(routes: Hono<Env>, only: Only): void {
  routes.get('/settings/detectors', only, async (context) => {
    const { reader } = context.var;
    const { language } = reader;
    const shop = await chosenShop(context);
    if (!shop && context.req.query('shop') !== undefined) return missing(context);
    const format = createFormat(language, shop?.account.timeZone ?? 'UTC');
    const verdicts = shop ? await context.var.app.store.lastVerdicts(shop.account.id) : [];
    const title = words.title[language];
    const body = (
      <>
        <h1>{title}</h1>
        {shop ? <ShopChoice reader={reader} {...shop} path="/settings/detectors" /> : <NoShop reader={reader} />}
        {detectors.map((detector) => {
          const { id, title: name, severity, why, falsePositives, settings } = detector;
          const verdict = verdicts.find((one) => one.detector === id);
          return (
            <details>
              <summary>{name[language]}</summary>
              <p>{why[language]}</p>
              <dl>
                <dt>{words.last[language]}</dt>
                <dd>{verdict ? verdictLine(verdict, detectors, format) : words.never[language]}</dd>
                <dt>{words.alone[language]}</dt>
                <dd>{format.phrase(`severity.${severity}`)}</dd>
                <dt>{words.harmless[language]}</dt>
                <dd>{falsePositives.map((text) => text[language]).join(language === 'ja' ? '' : ' ')}</dd>
              </dl>
              <DataTable
                label={`${words.settings[language]}: ${name[language]}`}
                head={[words.settings[language], words.value[language], words.meaning[language]]}
                rows={Object.entries(settings).map(([key, one]) => [key, `${one.default} ${one.unit}`, one.help])}
              />
            </details>
          );
        })}
      </>
    );
    return context.html(shell(reader, { title, body }));
  });
}
