import { checkListener } from '../../console/ours.js';
import { addressOf, makeInvitation } from '../../console/visitor.js';
import { UserError } from '../../domain/errors.js';
import { speakerOf } from '../chosen.js';
import { languageAt, say, sayJson } from '../terminal.js';
import { withCore } from '../with-app.js';
import { notServed } from './console-link.js';
export async function consoleInvite(terminal, flags) {
    const speaker = speakerOf(flags.by);
    return withCore(async (core) => {
        const address = addressOf(core);
        if (address === null)
            throw notServed();
        const named = flags.key === undefined ? null : await personCalled(core.store, flags.key);
        const role = named?.role ?? (flags.owner ? 'owner' : (flags.role ?? 'owner'));
        await checkListener(core, address);
        const link = await makeInvitation(core, speaker, address, { role, person: named });
        if (flags.json)
            sayJson(terminal, { url: link.url, expiresAt: new Date(link.expiresAt).toISOString() });
        else
            say(terminal, invitationLines(link, terminal));
        return 0;
    });
}
/** @throws UserError where there is nobody of that name */
export async function personCalled({ listPeople }, called) {
    const person = (await listPeople()).find(({ name }) => name === called);
    if (person)
        return person;
    throw new UserError({ en: `nobody in the console is called "${called}"`, ja: `管理画面に「${called}」という人はいません` }, { en: 'the page “People” shows who there is', ja: '「入れる人」のページで確認できます' });
}
/** The link, and what it does. */
export function invitationLines({ url }, terminal) {
    const lead = {
        en: 'Whoever opens this link makes their own key to the console (once, within 15 minutes):',
        ja: 'このリンクを開いた人は、管理画面に入るための自分のパスキーを作れます（15分以内に一度だけ有効）：',
    };
    return `${lead[languageAt(terminal)]}\n  ${url}`;
}
//# sourceMappingURL=console-invite.js.map