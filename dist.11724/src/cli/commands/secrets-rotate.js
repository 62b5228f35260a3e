// `rusuban secrets rotate`: a new key, and every stored secret encrypted anew under it.
import { addSecretKey, addSigningKey } from '../../app.js';
import { loadConfig } from '../../config/load.js';
import { logDone } from '../logged.js';
import { note } from '../terminal.js';
import { withCore } from '../with-app.js';
import { wordsAt } from '../words/index.js';
export async function secretsRotate(terminal, flags) {
    const w = wordsAt(terminal).secrets;
    const { secretKeys, dataDir } = loadConfig();
    // With RUSUBAN_SECRET_KEY the new key is the one that the owner has put first; else one is made in the data folder.
    if (secretKeys === null)
        note(terminal, w.keyAdded(await addSecretKey(dataDir)));
    const publicKey = flags.signingKey ? await addSigningKey(dataDir) : null;
    if (publicKey !== null)
        note(terminal, w.signedAnew(publicKey));
    return withCore(async (app) => {
        const rotated = await app.store.rotateSecrets();
        await logDone(app, {
            what: 'secrets-rotated',
            accountId: null,
            detail: { secrets: rotated, ...(publicKey && { publicKey }) },
        });
        note(terminal, w.rotated(rotated));
        note(terminal, w.restart);
        return 0;
    });
}
//# sourceMappingURL=secrets-rotate.js.map