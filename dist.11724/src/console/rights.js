import { jsx as _jsx, jsxs as _jsxs } from "hono/jsx/jsx-runtime";
import { acts, mayDo, roles } from '../domain/owner/role.js';
import { cleanText } from '../messages/language/foreign-text.js';
import { DataTable } from './blocks.js';
import { roleWords } from './person-card.js';
const words = {
    title: { en: 'Who can see and do what', ja: '誰が何を見られ、何をできるか' },
    all: {
        en: 'Every role sees every shop. Whoever comes in by a link from the terminal is an owner.',
        ja: 'どの役割でも、すべての店舗を見られます。端末で作ったリンクから入った人は、オーナーとして扱われます。',
    },
    yes: { en: 'yes', ja: '可' },
    no: { en: 'no', ja: '不可' },
    now: { en: 'At present', ja: '現在の人' },
    nobody: { en: 'nobody', ja: 'なし' },
};
const actWords = {
    see: {
        en: 'see all pages, mind one’s own keys and browsers',
        ja: 'すべてのページを見る、自分のパスキーとブラウザーを管理する',
    },
    work: {
        en: 'tick steps, say “seen”, reopen, ask, have a mail judged',
        ja: '手順の記録、確認の回答、再開、点検、メールの確認',
    },
    close: {
        en: 'close incidents, plan, hold mails back, change settings',
        ja: '件を閉じる、予定の登録、通知の保留、設定の変更',
    },
    people: { en: 'invite and take out people, change roles', ja: '人の招待と削除、役割の変更' },
};
export function Rights({ reader: { language }, people, }) {
    const names = roles.map((role) => people.filter((one) => one.role === role).map(({ name }) => cleanText(name, 80)));
    const rows = [
        ...acts.map((act) => [actWords[act], ...roles.map((role) => (mayDo(role, act) ? words.yes : words.no))]),
    ].map((row) => row.map((text) => text[language]));
    const comma = language === 'ja' ? '、' : ', ';
    const present = names.map((some) => (some.length === 0 ? words.nobody[language] : some.join(comma)));
    return (_jsxs("section", { children: [_jsx("h2", { children: words.title[language] }), _jsx("p", { class: "soft", children: words.all[language] }), _jsx(DataTable, { label: words.title[language], head: ['', ...roles.map((role) => roleWords[role][language])], rows: [...rows, [words.now[language], ...present]] })] }));
}
//# sourceMappingURL=rights.js.map