import { Fragment as _Fragment, jsx as _jsx, jsxs as _jsxs } from "hono/jsx/jsx-runtime";
// The mailboxes of a shop among its settings: which are watched, and one more, whose sign-in is tried before anything is kept.
import { z } from 'zod';
import { minuteMs } from '../domain/clock.js';
import { isMailAddress } from '../domain/telling/recipient.js';
import { addMailbox, isTlsAt, learnServers } from '../mailboxes/add-mailbox.js';
import { providerOf } from '../mailboxes/providers.js';
import { cleanForeignText, cleanText } from '../messages/language/foreign-text.js';
import { reasonText } from '../watch/part-words.js';
import { Form } from './settings-form.js';
const words = {
    title: { en: 'Mailboxes that are watched', ja: '見守っているメールボックス' },
    none: { en: 'None.', ja: 'ありません。' },
    remove: { en: 'Remove', ja: '削除する' },
    add: { en: 'Add a mailbox', ja: 'メールボックスを追加' },
    why: {
        en: 'Where Amazon’s mails to the shop arrive. It is only read; the sign-in is tried at once, and kept sealed.',
        ja: 'Amazonから店舗へのメールが届くメールボックスです。読み取るだけで、変更はしません。接続はすぐに試し、パスワードは暗号化して保存します。',
    },
    address: { en: 'Mail address, or the name by which one signs in', ja: 'メールアドレス（またはログイン名）' },
    password: {
        en: 'Password; where the provider has such, one for this alone (“app password”)',
        ja: 'パスワード（メール会社に「アプリパスワード」があれば、それ）',
    },
    host: {
        en: 'IMAP server',
        ja: 'IMAP（受信）サーバー',
    },
    server: {
        en: 'The server: only where the provider isn’t known (Gmail, iCloud, Yahoo, nifty, … are)',
        ja: 'サーバー：Gmail、iCloud、Yahoo、nifty などは入力不要',
    },
    port: { en: 'Port', ja: 'ポート' },
    name: { en: 'What you call it', ja: '呼び名（英数字）' },
    save: { en: 'Try and add', ja: '接続を試して追加' },
    onComputer: {
        en: 'With OAuth2 (Microsoft) on the computer:',
        ja: 'OAuth2（Microsoftなど）の場合は、コンピューターで：',
    },
    noHost: {
        en: 'Which server that address has isn’t known: name it. Your provider calls it the IMAP server.',
        ja: 'サーバーがわかりません。「IMAPサーバー」を入力してください（メール会社の説明にある「受信サーバー」です）。',
    },
    noName: {
        en: 'Call it by letters, digits and dashes, at most 40.',
        ja: '呼び名は英数字とハイフン、下線だけで40文字までにしてください。',
    },
    added: { en: 'It can be read, and is watched from now on.', ja: '接続できました。今後見守ります。' },
};
const mailboxForm = z.object({
    user: z.string().trim().min(1).max(320),
    password: z.string().min(1).max(1000),
    host: z
        .string()
        .trim()
        .max(253)
        .regex(/^[\w.:-]*$/),
    port: z.coerce.number().int().min(1).max(65_535).default(993),
    name: z.string().trim().max(100),
});
/** Somebody waits at the browser. */
const patienceMs = minuteMs / 2;
/** Null: the form is none of ours. */
export async function mailboxAdded(app, accountId, given, by) {
    const read = mailboxForm.safeParse(given);
    if (!read.success)
        return null;
    const { user, password, port, name } = read.data;
    const known = isMailAddress(user) ? providerOf(user) : null;
    const host = read.data.host === '' ? known?.imap : read.data.host;
    if (host === undefined)
        return { isGood: false, text: words.noHost };
    if (!/^[\w-]{1,40}$/.test(name))
        return { isGood: false, text: words.noName };
    const signIn = { kind: 'password', password };
    const settings = { host, port, isTls: isTlsAt({ host, port }), user, signIn, folder: 'INBOX' };
    const mailbox = { name, settings };
    const signal = AbortSignal.timeout(patienceMs);
    const wrong = await addMailbox(app, accountId, mailbox, by, signal);
    if (wrong !== null)
        return { isGood: false, text: withHint(reasonText(wrong), known?.first) };
    // for who waits, half the time; the rest is learned while it is read
    await learnServers(app, accountId, mailbox, { signal: AbortSignal.timeout(patienceMs), withinMs: patienceMs / 2 });
    return { isGood: true, text: words.added };
}
const withHint = (what, hint) => hint === undefined ? what : { en: `${what.en} ${hint.en}`, ja: `${what.ja} ${hint.ja}` };
export function Mailboxes({ reader, shop, mailboxes }) {
    const { language } = reader;
    return (_jsxs(_Fragment, { children: [_jsx("h2", { children: words.title[language] }), mailboxes.length === 0 && _jsx("p", { children: words.none[language] }), mailboxes.map(({ name, settings }) => (_jsxs("details", { children: [_jsx("summary", { children: `${cleanForeignText(name)} · ${cleanText(settings.user)}` }), _jsxs(Form, { reader: reader, shop: shop, path: "/settings/mailbox/remove", children: [_jsx("input", { type: "hidden", name: "name", value: name }), _jsx("button", { type: "submit", class: "plain", children: words.remove[language] })] })] }))), _jsxs("details", { children: [_jsx("summary", { children: words.add[language] }), _jsx(MailboxForm, { reader: reader, shop: shop, isFirst: mailboxes.length === 0 })] })] }));
}
/** @param isFirst its name is none that people have to think about */
export function MailboxForm({ isFirst, ...form }) {
    const { language } = form.reader;
    return (_jsxs(_Fragment, { children: [_jsx("p", { class: "soft", children: words.why[language] }), _jsxs(Form, { ...form, path: "/settings/mailbox", children: [_jsxs("label", { children: [words.address[language], _jsx("input", { name: "user", autocomplete: "off", maxlength: 320, required: true })] }), _jsxs("label", { children: [words.password[language], _jsx("input", { type: "password", name: "password", autocomplete: "off", maxlength: 1000, required: true })] }), _jsxs("details", { children: [_jsx("summary", { children: words.server[language] }), _jsxs("div", { class: "row", children: [_jsxs("label", { children: [words.host[language], _jsx("input", { name: "host", autocomplete: "off", maxlength: 253 })] }), _jsxs("label", { children: [words.port[language], _jsx("input", { name: "port", inputmode: "numeric", value: "993", maxlength: 5, required: true })] })] })] }), isFirst ? (_jsx("input", { type: "hidden", name: "name", value: "main" })) : (_jsxs("label", { children: [words.name[language], _jsx("input", { name: "name", maxlength: 40, required: true })] })), _jsx("p", { children: _jsx("button", { type: "submit", children: words.save[language] }) })] }), _jsxs("p", { class: "soft", children: [words.onComputer[language], " ", _jsx("code", { children: "rusuban mailbox add" })] })] }));
}
//# sourceMappingURL=settings-mailboxes.js.map