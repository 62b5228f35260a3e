import { jsx as _jsx, jsxs as _jsxs } from "hono/jsx/jsx-runtime";
import { cleanText } from '../messages/language/foreign-text.js';
import { Act } from './act.js';
import { roleNames } from './person-card.js';
const words = {
    title: { en: 'Links that nobody has used yet', ja: 'まだ使われていないリンク' },
    made: { en: 'made by {who}, good until {until}', ja: '作成：{who}（{until} まで有効）' },
    another: { en: 'another key for {name}', ja: '{name} さんの追加のパスキー用' },
    end: { en: 'Take it back', ja: '取り消す' },
};
/** Nothing where there is none. */
export function Invitations({ reader, invitations, people, format }) {
    const { language } = reader;
    if (invitations.length === 0)
        return null;
    return (_jsxs("section", { children: [_jsx("h2", { children: words.title[language] }), _jsx("ul", { class: "list", children: invitations.map(({ tokenHash, madeBy, expiresAt, role, personId }) => {
                    const person = people.find(({ id }) => id === personId);
                    return (_jsxs("li", { children: [person ? format.say(words.another, { name: cleanText(person.name, 80) }) : roleNames[role][language], _jsx("br", {}), _jsx("small", { children: format.say(words.made, { who: cleanText(madeBy, 80), until: format.instant(expiresAt) }) }), _jsx(Act, { reader: reader, path: "/people/invitation/end", to: ['invitation', tokenHash], text: words.end[language] })] }));
                }) })] }));
}
//# sourceMappingURL=invitations.js.map