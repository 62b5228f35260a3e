import { Fragment as _Fragment, jsx as _jsx, jsxs as _jsxs } from "hono/jsx/jsx-runtime";
import { mayDo } from '../domain/owner/role.js';
import { cleanText } from '../messages/language/foreign-text.js';
import { Act } from './act.js';
import { PasskeyForm } from './arrive.js';
import { Invitations } from './invitations.js';
import { PersonCard, RoleSelect } from './person-card.js';
import { Rights } from './rights.js';
import { SecondKeys } from './second-keys.js';
import { shell } from './shell.js';
import { Trouble } from './trouble.js';
const words = {
    title: { en: 'People', ja: '入れる人' },
    told: {
        en: 'New people, new keys and changed roles are told to every recipient. Such changes are taken from somebody who came in within the last 5 minutes.',
        ja: '人やパスキーの追加、役割の変更は、すべての送り先にお知らせします。変更できるのは、5分以内に入った人だけです。',
    },
    none: {
        en: 'Nobody has a key yet: only a link from the terminal lets in.',
        ja: 'パスキーを持つ人はまだいません。端末で作ったリンクからだけ入れます。',
    },
    role: { en: 'Role', ja: '役割' },
    last: { en: 'last used {at}', ja: '最後の使用：{at}' },
    never: { en: 'not used yet', ja: '未使用' },
    yours: { en: 'Your keys', ja: 'ご自身のパスキー' },
    yoursWhy: {
        en: 'Have two, on two devices: whoever loses the only one needs an owner or the terminal.',
        ja: '2台の端末に1つずつ作っておくと安心です。1つしかないパスキーをなくすと、オーナーか端末の助けが必要です。',
    },
    made: { en: 'made {at}, for {host}', ja: '作成：{at}（{host} 用）' },
    add: { en: 'Add a key', ja: 'パスキーを追加' },
    removeKey: { en: 'Remove this key', ja: 'このパスキーを削除' },
    browsers: { en: 'Browsers that are in', ja: '入っているブラウザー' },
    since: { en: 'since {from}, last seen {at}', ja: '{from} から（最後の利用：{at}）' },
    terminal: { en: 'by a link from the terminal', ja: '端末で作ったリンクから' },
    this: { en: 'this one', ja: 'このブラウザー' },
    end: { en: 'End it', ja: '終了させる' },
    invite: { en: 'Invite somebody', ja: '人を招待する' },
    inviteWhy: {
        en: 'The link works once, within 24 hours. Hand it over in a way that only they can read: not by a mailbox that a stranger may be in.',
        ja: 'リンクは24時間以内に一度だけ使えます。本人だけが読める方法で渡してください。第三者が入っているおそれのあるメールは避けてください。',
    },
    makeLink: { en: 'Make a link', ja: 'リンクを作る' },
    linkIs: {
        en: 'The link, shown only now:',
        ja: 'リンク（表示されるのは今だけです）：',
    },
};
export function peoplePage(reader, props, format) {
    const { visitor, people, apps, codes, link, trouble } = props;
    const { language } = reader;
    const isOwner = mayDo(visitor.role, 'people');
    const theirs = (id) => ({
        keys: props.keys.filter(({ personId }) => personId === id),
        app: apps.find(({ personId }) => personId === id),
        codesLeft: codes.get(id) ?? 0,
    });
    const body = (_jsxs(_Fragment, { children: [_jsx("h1", { children: words.title[language] }), _jsx(Trouble, { text: trouble }), link && (_jsxs("div", { class: "card open", role: "status", children: [_jsx("p", { children: words.linkIs[language] }), _jsx("p", { children: _jsx("code", { children: link }) }), _jsx("p", { class: "soft", children: words.inviteWhy[language] })] })), _jsx("p", { class: "soft", children: words.told[language] }), people.length === 0 && _jsx("p", { class: "card", children: words.none[language] }), people.map((person) => (_jsx(PersonCard, { reader, person, isOwner, isSelf: person.id === visitor.personId, format, ...theirs(person.id) }))), isOwner && _jsx(Invite, { reader: reader }), _jsx(Invitations, { reader: reader, invitations: props.invitations, people: people, format: format }), visitor.personId !== null && (_jsxs(_Fragment, { children: [_jsx(Keys, { reader: reader, props: props, format: format }), _jsx(SecondKeys, { reader, format, name: visitor.name, codesLeft: codes.get(visitor.personId) ?? 0, app: apps.find(({ personId }) => personId === visitor.personId) ?? null })] })), _jsx(Browsers, { reader: reader, props: props, format: format }), _jsx(Rights, { reader: reader, people: people })] }));
    return shell(reader, {
        ...{ title: words.title[language], body },
        ...(visitor.personId !== null && { script: '/passkey.js' }),
    });
}
function Invite({ reader: { language, base } }) {
    return (_jsxs("section", { children: [_jsx("h2", { children: words.invite[language] }), _jsx("p", { class: "soft", children: words.inviteWhy[language] }), _jsxs("form", { method: "post", action: `${base}/people/invite`, children: [_jsx("label", { for: "invite-role", children: words.role[language] }), _jsx(RoleSelect, { id: "invite-role", language: language, chosen: "staff" }), _jsx("p", { children: _jsx("button", { type: "submit", children: words.makeLink[language] }) })] })] }));
}
function Keys({ reader, props: { visitor, keys }, format }) {
    const { language } = reader;
    const mine = keys.filter(({ personId }) => personId === visitor.personId);
    return (_jsxs("section", { children: [_jsx("h2", { children: words.yours[language] }), _jsx("p", { class: "soft", children: words.yoursWhy[language] }), _jsx("ul", { class: "list", children: mine.map(({ id, host, createdAt, usedAt }) => (_jsxs("li", { children: [format.say(words.made, { at: format.instant(createdAt), host }), _jsx("br", {}), _jsx("small", { children: usedAt === null ? words.never[language] : format.say(words.last, { at: format.instant(usedAt) }) }), mine.length > 1 && (_jsx(Act, { reader: reader, path: "/people/key/remove", to: ['key', id], text: words.removeKey[language] }))] }))) }), _jsx(PasskeyForm, { reader: reader, path: "/people/key", makes: true, children: _jsx("p", { children: _jsx("button", { type: "submit", children: words.add[language] }) }) })] }));
}
function Browsers({ reader, props: { visitor, sessions }, format }) {
    const { language } = reader;
    return (_jsxs("section", { children: [_jsx("h2", { children: words.browsers[language] }), _jsx("ul", { class: "list", children: sessions.map(({ tokenHash, name, personId, beganAt, seenAt }) => (_jsxs("li", { children: [cleanText(name, 80), personId === null && ` (${words.terminal[language]})`, _jsx("br", {}), _jsxs("small", { children: [format.say(words.since, { from: format.instant(beganAt), at: format.instant(seenAt) }), tokenHash === visitor.session && ` · ${words.this[language]}`] }), tokenHash !== visitor.session && (_jsx(Act, { reader: reader, path: "/people/session/end", to: ['session', tokenHash], text: words.end[language] }))] }))) })] }));
}
//# sourceMappingURL=people.js.map