import { Fragment as _Fragment, jsx as _jsx, jsxs as _jsxs } from "hono/jsx/jsx-runtime";
import { detectors } from '../detectors/all.js';
import { createFormat } from '../messages/language/format.js';
import { verdictLine } from '../messages/reports/verdict-line.js';
import { DataTable } from './blocks.js';
import { missing } from './env.js';
import { shell } from './shell.js';
import { chosenShop, NoShop, ShopChoice } from './shop-choice.js';
const words = {
    title: { en: 'What is watched for', ja: '見張っている内容' },
    alone: { en: 'By itself at most', ja: '単独での最大の重大度' },
    harmless: { en: 'What else it may be', ja: '問題のない場合' },
    last: { en: 'What it said last', ja: '最後の判定' },
    never: { en: 'It has not looked yet.', ja: 'まだ判定していません。' },
    settings: { en: 'Settings', ja: '設定値' },
    value: { en: 'Value', ja: '値' },
    meaning: { en: 'Meaning', ja: '意味' },
};
export function addDetectors(routes, app, only) {
    routes.get('/settings/detectors', only, async (context) => {
        const { reader } = context.var;
        const { language } = reader;
        const shop = await chosenShop(app, context);
        if (!shop && context.req.query('shop') !== undefined)
            return missing(context);
        const format = createFormat(language, shop?.account.timeZone ?? 'UTC');
        const verdicts = shop ? await app.store.lastVerdicts(shop.account.id) : [];
        const title = words.title[language];
        const body = (_jsxs(_Fragment, { children: [_jsx("h1", { children: title }), shop ? _jsx(ShopChoice, { reader: reader, ...shop, path: "/settings/detectors" }) : _jsx(NoShop, { reader: reader }), detectors.map((detector) => {
                    const { id, title: name, severity, why, falsePositives, settings } = detector;
                    const verdict = verdicts.find((one) => one.detector === id);
                    return (_jsxs("details", { children: [_jsx("summary", { children: name[language] }), _jsx("p", { children: why[language] }), _jsxs("dl", { children: [_jsx("dt", { children: words.last[language] }), _jsx("dd", { children: verdict ? verdictLine(verdict, detectors, format) : words.never[language] }), _jsx("dt", { children: words.alone[language] }), _jsx("dd", { children: format.phrase(`severity.${severity}`) }), _jsx("dt", { children: words.harmless[language] }), _jsx("dd", { children: falsePositives.map((text) => text[language]).join(language === 'ja' ? '' : ' ') })] }), _jsx(DataTable, { label: `${words.settings[language]}: ${name[language]}`, head: [words.settings[language], words.value[language], words.meaning[language]], rows: Object.entries(settings).map(([key, one]) => [key, `${one.default} ${one.unit}`, one.help]) })] }));
                })] }));
        return context.html(shell(reader, { title, body }));
    });
}
//# sourceMappingURL=settings-detectors.js.map