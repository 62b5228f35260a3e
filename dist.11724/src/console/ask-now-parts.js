import { Fragment as _Fragment, jsx as _jsx, jsxs as _jsxs } from "hono/jsx/jsx-runtime";
// The parts of "Ask now": what is asked for, how far it is, and what only the owner can answer.
import { answerValues } from '../domain/owner/answer.js';
import { instant } from '../domain/text/text.js';
import { pulledParts } from '../domain/watch/coverage.js';
import { cleanText } from '../messages/language/foreign-text.js';
import { questionLine } from '../messages/reports/question-words.js';
import { partText } from '../watch/part-words.js';
const words = {
    mail: { en: 'Mail the report to', ja: '結果をメールで送る相手' },
    begin: { en: 'Read everything now', ja: '今すぐ点検する' },
    underWay: { en: 'Under way since {at}', ja: '{at} から点検中' },
    queued: { en: 'It begins in a moment.', ja: 'まもなく始まります。' },
    judging: { en: 'All is read; it is being judged.', ja: '読み取りが終わり、判定しています。' },
    progress: { en: '{done} of {n} parts read', ja: '{n}項目中{done}項目を読み取り済み' },
    done: { en: 'read', ja: '読み取り済み' },
    reading: { en: 'being read', ja: '読み取り中' },
    next: { en: 'not yet', ja: 'これから' },
    cancel: { en: 'Cancel', ja: '取り消す' },
    questions: { en: 'What only you can answer', ja: 'ご自身にしか分からないこと' },
    answer: { en: 'Answer', ja: '答える' },
    note: { en: 'Note', ja: 'メモ' },
    yes: { en: 'yes', ja: 'はい' },
    no: { en: 'no', ja: 'いいえ' },
    unsure: { en: 'not sure', ja: 'わからない' },
};
export function AuditRequest({ reader: { base, language }, account, recipients, }) {
    // a report is a letter: hooks get their own messages
    const readers = recipients.filter(({ address }) => address.includes('@'));
    return (_jsxs("form", { method: "post", action: `${base}/ask`, children: [_jsx("input", { type: "hidden", name: "shop", value: account.id }), readers.length > 0 && (_jsxs("fieldset", { children: [_jsx("legend", { children: words.mail[language] }), readers.map(({ address }) => (_jsxs("label", { class: "choice", children: [_jsx("input", { type: "checkbox", name: "mail", value: address }), " ", cleanText(address)] })))] })), _jsx("p", { children: _jsx("button", { type: "submit", children: words.begin[language] }) })] }));
}
export function AuditProgress({ reader: { base, language }, account, run: { state, progress, requestedAt }, format, }) {
    const all = pulledParts(account);
    const done = all.filter((part) => progress.done.includes(part));
    const params = { done: String(done.length), n: String(all.length) };
    const isAllIn = done.length === all.length;
    const stateOf = (part) => {
        const waits = progress.waiting?.find((one) => one.part === part);
        if (progress.done.includes(part))
            return words.done[language];
        if (waits)
            return format.phrase(`audit-wait.${waits.for}`, {
                part: format.phrase(`part.${part}`),
                at: format.instant(waits.until),
            });
        return part === progress.part ? words.reading[language] : words.next[language];
    };
    return (_jsxs("section", { class: "card open", "aria-label": format.say(words.underWay, { at: instant(requestedAt) }), children: [_jsx("h2", { children: format.say(words.underWay, { at: instant(requestedAt) }) }), _jsxs("label", { children: [state === 'queued'
                        ? words.queued[language]
                        : isAllIn
                            ? words.judging[language]
                            : format.say(words.progress, params), _jsx("progress", { value: done.length, max: all.length })] }), _jsx("dl", { children: all.map((part) => (_jsxs(_Fragment, { children: [_jsx("dt", { children: partText(part)[language] }), _jsx("dd", { children: stateOf(part) })] }))) }), _jsxs("form", { method: "post", action: `${base}/ask/cancel`, children: [_jsx("input", { type: "hidden", name: "shop", value: account.id }), _jsx("button", { type: "submit", class: "plain", children: words.cancel[language] })] })] }));
}
export function Questions({ reader: { base, language }, account, asked, now, format }) {
    const open = asked.filter(({ isOpen }) => isOpen).length;
    return (_jsxs("section", { "aria-label": words.questions[language], children: [_jsx("h2", { children: `${words.questions[language]} (${open}/${asked.length})` }), asked.map((question) => (_jsxs("details", { children: [_jsx("summary", { children: `${question.isOpen ? '○' : '✓'} ${questionLine(question, now, format)}` }), _jsxs("form", { method: "post", action: `${base}/ask/answer`, children: [_jsx("input", { type: "hidden", name: "shop", value: account.id }), _jsx("input", { type: "hidden", name: "question", value: question.id }), _jsxs("fieldset", { children: [_jsx("legend", { children: question.text[language] }), answerValues.map((value) => (_jsxs("label", { class: "choice", children: [_jsx("input", { type: "radio", name: "answer", value: value, required: true, checked: question.answer === value }), ' ', words[value][language]] })))] }), _jsxs("label", { children: [words.note[language], _jsx("input", { name: "note", maxlength: 300, value: question.note })] }), _jsx("p", { class: "soft", children: question.mend[language] }), _jsx("p", { children: _jsx("button", { type: "submit", children: words.answer[language] }) })] })] })))] }));
}
//# sourceMappingURL=ask-now-parts.js.map