import { Fragment as _Fragment, jsx as _jsx, jsxs as _jsxs } from "hono/jsx/jsx-runtime";
import { webhookAddress } from '../domain/telling/recipient.js';
import { cleanText } from '../messages/language/foreign-text.js';
import { addChannel, channelSettings, isItsNumber, readChannelName, removeChannel, tellChannel, } from '../telling/add-channel.js';
import { channelKinds, channelNamed, kindNamed, unconfirmed } from '../telling/channels.js';
import { tryRecipients } from '../telling/try-recipients.js';
import { Form } from './settings-form.js';
const words = {
    title: { en: 'Pushes, chats, telephones', ja: 'プッシュ・チャット・電話' },
    why: {
        en: 'A mail at two in the morning is read at eight. What wakes you is told in a few lines, without a link.',
        ja: '午前2時のメールは朝まで読まれません。夜中でも気づける送り先に、リンクのない数行でお知らせします。',
    },
    none: { en: 'None.', ja: 'ありません。' },
    open: {
        en: 'It tells nobody yet: type the six digits of its test message.',
        ja: 'まだお知らせは届きません。テストに書かれている6桁の番号を入力してください。',
    },
    isTold: { en: 'told', ja: 'お知らせ先' },
    notYet: { en: 'not confirmed', ja: '未確認' },
    host: { en: 'Posts to', ja: '送信先' },
    number: { en: 'The six digits in the test message', ja: 'テストに書かれている6桁の番号' },
    confirm: { en: 'It arrived', ja: '届いたことを確かめる' },
    test: { en: 'Send a test', ja: 'テストを送る' },
    remove: { en: 'Remove', ja: '削除する' },
    add: { en: 'Add', ja: '追加' },
    name: { en: 'What you call it (letters and digits)', ja: '呼び名（英数字）' },
    example: { en: 'like {text}', ja: '例：{text}' },
    optional: { en: 'may be left empty', ja: '空欄でも可' },
    save: { en: 'Keep, and send a test', ja: '保存してテストを送る' },
    kept: {
        en: 'It is kept sealed, and a test was sent. Type the number that it tells; before that it tells nobody.',
        ja: '暗号化して保存し、テストを送りました。書かれている番号を入力するまで、お知らせは届きません。',
    },
    machine: { en: 'It took the test, and is told from now on.', ja: 'テストを受け取りました。今後お知らせします。' },
    secret: {
        en: 'Its signing secret, not shown again: {secret}',
        ja: '署名の鍵（再表示されません）：{secret}',
    },
    failed: { en: 'It is kept, but the test did not reach it: {why}', ja: '保存しましたが、テストを送れませんでした：{why}' },
    tested: { en: 'The test was sent.', ja: 'テストを送りました。' },
    confirmed: {
        en: 'It arrived: it is told from now on. Everybody hears of it.',
        ja: '届くことを確かめました。今後お知らせします。すべての送り先にもお伝えします。',
    },
    wrong: {
        en: 'That is not the number of its newest test message. It has six digits; another test can be sent.',
        ja: '最新のテストに書かれている番号と違います。6桁の数字です。テストを送り直すこともできます。',
    },
    removed: { en: 'Removed. Everybody hears of it.', ja: '削除しました。すべての送り先にお知らせします。' },
};
const filled = (text, name, value) => {
    const say = (language) => text[language].replace(`{${name}}`, () => (typeof value === 'string' ? value : value[language]));
    return { en: say('en'), ja: say('ja') };
};
/** In front of the fields of a kind, so that none is taken for one of the form's own. */
const fieldName = (key) => `field-${key}`;
export function addChannelForms({ form }, app) {
    form('/settings/channel', { isGrave: true }, async (account, given, { var: { visitor } }) => {
        const { kind: kindId, name: typedName } = given;
        if (typeof kindId !== 'string' || typeof typedName !== 'string')
            return null;
        const kind = kindNamed(kindId);
        const name = readChannelName(typedName.trim());
        const settings = await channelSettings(kind, app.webhooks, async ({ key }, read) => {
            const typed = given[fieldName(key)];
            return typeof typed === 'string' ? read(typed.slice(0, longestField)) : undefined;
        });
        const webhook = { name, kind: kind.id, settings };
        await addChannel(app, account, webhook, visitor);
        const [tried] = await tryRecipients(app, account, webhookAddress(webhook));
        const made = kind.fields.filter(({ isMade }) => isMade);
        const lines = made.map(({ key }) => filled(words.secret, 'secret', settings[key] ?? ''));
        if (tried?.problem)
            return { isGood: false, text: filled(words.failed, 'why', tried.problem), lines };
        return { isGood: true, text: kind.isForMachines ? words.machine : words.kept, lines };
    });
    const one = (path, isGrave, act) => form(path, { isGrave }, async (account, given, context) => typeof given.name === 'string'
        ? act(account, given, context, await channelNamed(app.store, account, given.name))
        : null);
    one('/settings/channel/test', false, async (account, _given, _context, webhook) => {
        const [tried] = await tryRecipients(app, account, webhookAddress(webhook));
        return tried?.problem
            ? { isGood: false, text: filled(words.failed, 'why', tried.problem) }
            : { isGood: true, text: words.tested };
    });
    one('/settings/channel/confirm', true, async (account, { number }, { var: { visitor } }, webhook) => {
        const typed = typeof number === 'string' ? number.slice(0, 50) : '';
        if (!isItsNumber(app, account, webhook, typed))
            return { isGood: false, text: words.wrong };
        await tellChannel(app, account, webhook, {}, visitor);
        return { isGood: true, text: words.confirmed };
    });
    one('/settings/channel/remove', true, async (account, _given, { var: { visitor } }, webhook) => {
        await removeChannel(app, account, webhook, visitor);
        return { isGood: true, text: words.removed };
    });
}
const longestField = 2_000;
export async function readChannels(app, accountId, recipients) {
    const { store } = app;
    return { all: await store.listWebhooks(accountId), open: await unconfirmed(store, accountId, recipients) };
}
export function Channels({ all, open, ...post }) {
    const { language } = post.reader;
    return (_jsxs(_Fragment, { children: [_jsx("h2", { children: words.title[language] }), _jsx("p", { class: "soft", children: words.why[language] }), all.length === 0 && _jsx("p", { children: words.none[language] }), all.map((webhook) => (_jsx(Channel, { ...post, webhook: webhook, isOpen: open.some(({ name }) => name === webhook.name) }))), _jsxs("details", { children: [_jsx("summary", { children: words.add[language] }), channelKinds.map((kind) => (_jsx(KindForm, { ...post, kind: kind })))] })] }));
}
function Channel({ webhook, isOpen, ...post }) {
    const { language } = post.reader;
    const { name, kind, settings } = webhook;
    const state = (isOpen ? words.notYet : words.isTold)[language];
    const { url } = settings;
    const to = _jsx("input", { type: "hidden", name: "name", value: name });
    return (_jsxs("details", { open: isOpen, children: [_jsx("summary", { children: [`${kind}:${name}`, state].join(' · ') }), url && URL.canParse(url) && _jsx("p", { class: "soft", children: `${words.host[language]}: ${cleanText(new URL(url).host, 80)}` }), isOpen && (_jsxs(_Fragment, { children: [_jsx("p", { children: words.open[language] }), _jsxs(Form, { ...post, path: "/settings/channel/confirm", children: [to, _jsxs("div", { class: "row", children: [_jsxs("label", { children: [words.number[language], _jsx("input", { name: "number", inputmode: "numeric", autocomplete: "off", maxlength: 20, required: true })] }), _jsx("button", { type: "submit", children: words.confirm[language] })] })] })] })), _jsxs(Form, { ...post, path: "/settings/channel/test", children: [to, _jsx("button", { type: "submit", class: "plain", children: words.test[language] })] }), _jsxs(Form, { ...post, path: "/settings/channel/remove", children: [to, _jsx("button", { type: "submit", class: "plain", children: words.remove[language] })] })] }));
}
function KindForm({ kind, ...post }) {
    const { language } = post.reader;
    return (_jsxs("details", { children: [_jsx("summary", { children: `${kind.id} · ${kind.about[language]}` }), _jsxs(Form, { ...post, path: "/settings/channel", children: [_jsx("input", { type: "hidden", name: "kind", value: kind.id }), _jsxs("label", { children: [words.name[language], _jsx("input", { name: "name", maxlength: 40, value: kind.id, required: true })] }), kind.fields
                        .filter(({ isMade }) => !isMade)
                        .map((field) => (_jsx(Field, { field: field, language: language }))), _jsx("p", { children: _jsx("button", { type: "submit", children: words.save[language] }) })] })] }));
}
function Field({ field, language }) {
    const { key, label, example, isSecret, isOptional } = field;
    const like = filled(words.example, 'text', example)[language];
    const notes = [like, ...(isOptional ? [words.optional[language]] : [])].join(language === 'ja' ? '、' : ', ');
    return (_jsxs("label", { children: [`${label[language]} (${notes})`, _jsx("input", { name: fieldName(key), type: isSecret ? 'password' : 'text', autocomplete: "off", spellcheck: false, maxlength: longestField, required: !isOptional })] }));
}
//# sourceMappingURL=settings-channels.js.map