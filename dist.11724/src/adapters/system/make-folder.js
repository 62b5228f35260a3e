import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemText, UserError } from '../../domain/errors.js';
/**
 * Makes the folder and those above it that are missing; what is there stays as it is.
 * @param mode of those that are made
 * @throws what the file system says: ENOTDIR, EACCES, ENOENT ...
 */
export async function makeFolder(path, mode = 0o777) {
    try {
        await mkdir(path, { mode });
    }
    catch (error) {
        const { code } = error;
        if (code === 'EEXIST' && (await stat(path)).isDirectory())
            return;
        if (code !== 'ENOENT' || dirname(path) === path)
            throw error;
        await makeFolder(dirname(path), mode);
        await mkdir(path, { mode });
    }
}
/**
 * Makes the data folder, for its owner alone whatever the umask.
 * @throws UserError when it can't be made, or others may have put things of their own into it
 */
export async function makeDataFolder(dataDir) {
    try {
        await makeFolder(dataDir, 0o700);
        await checkDataFolder(dataDir);
    }
    catch (error) {
        if (error instanceof UserError)
            throw error;
        const { en, ja } = systemText(error);
        throw new UserError({ en: `The data folder ${dataDir} can't be made: ${en}`, ja: `データフォルダ ${dataDir} を作れません（${ja}）` }, { en: 'Set RUSUBAN_DATA_DIR to one that can.', ja: 'RUSUBAN_DATA_DIR に、作れる場所を設定してください。' }, { cause: error });
    }
}
/**
 * Whoever may write into the data folder can put keys, settings or mails of his own in place of ours: nothing is read from
 * such a one. Where there is none nothing is wrong.
 * @throws UserError when it is another user's, or others may write it
 */
export async function checkDataFolder(dataDir) {
    const found = await stat(dataDir).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return null;
        throw error;
    });
    const open = found && openToOthers(dataDir, found);
    if (open)
        throw new UserError(open.what, open.hint);
}
function openToOthers(folder, { uid, mode }) {
    const self = process.getuid?.();
    if (self === undefined)
        return null;
    if (uid !== self && uid !== 0)
        return {
            what: { en: `${folder} belongs to another user`, ja: `${folder} は別の利用者のものです` },
            hint: {
                en: `run rusuban as that user; or see whether anything in it is not yours, then let it belong to the user that runs rusuban and shut it (chmod 700 ${folder})`,
                ja: `その利用者として rusuban を実行してください。または、中に心当たりのないものがないか確かめてから、rusubanを動かす利用者の所有にして閉じてください（chmod 700 ${folder}）`,
            },
        };
    if ((mode & 0o022) === 0)
        return null;
    return {
        what: { en: `${folder} may be written by other users`, ja: `${folder} に他の利用者も書き込めます` },
        hint: {
            en: `see whether anything in it is not yours, then shut it (chmod 700 ${folder})`,
            ja: `中に心当たりのないものがないか確かめてから、閉じてください（chmod 700 ${folder}）`,
        },
    };
}
//# sourceMappingURL=make-folder.js.map