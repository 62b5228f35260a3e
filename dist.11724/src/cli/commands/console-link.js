// `rusuban console link`: lets one browser into the console of the service that runs here, or beyond its proxy.
import { checkListener } from '../../console/ours.js';
import { addressOf, makeLink } from '../../console/visitor.js';
import { UserError } from '../../domain/errors.js';
import { speakerOf } from '../chosen.js';
import { languageAt, say, sayJson } from '../terminal.js';
import { withCore } from '../with-app.js';
export async function consoleLink(terminal, { by, json }) {
    const speaker = speakerOf(by);
    return withCore(async (core) => {
        const address = addressOf(core);
        if (address === null)
            throw notServed();
        await checkListener(core, address);
        const link = await makeLink(core, speaker, address);
        if (json)
            sayJson(terminal, { url: link.url, expiresAt: new Date(link.expiresAt).toISOString() });
        else
            say(terminal, linkLines(link, terminal));
        return 0;
    });
}
export const notServed = () => new UserError({ en: 'no console is served', ja: '管理画面は提供されていません' }, {
    en: 'RUSUBAN_CONSOLE_LISTEN is off: unset it and start `rusuban start` again',
    ja: 'RUSUBAN_CONSOLE_LISTEN が off です。外してから「rusuban start」を起動し直してください',
});
/** The link, and for whom it is good. */
function linkLines({ url }, terminal) {
    const lead = {
        en: 'The console, for one browser, once, within 15 minutes:',
        ja: '管理画面のリンク（ブラウザー1つ、15分以内に一度だけ有効）：',
    };
    return `${lead[languageAt(terminal)]}\n  ${url}`;
}
//# sourceMappingURL=console-link.js.map