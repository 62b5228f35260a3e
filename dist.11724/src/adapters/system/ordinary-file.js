// Opens files of folders that others may have filled. A pipe would wait for its writer without end, a link may lead to the
// reader's own secrets: only ordinary files that truly lie in the folder are opened.
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
/**
 * Opens a file for reading.
 * @throws Error in words when it is no ordinary file or lies outside of `folder`; the system's own when it can't be opened
 */
export async function openOrdinary(path, folder) {
    const [real, home] = await Promise.all([realpath(path), realpath(folder)]);
    if (!real.startsWith(home.endsWith(sep) ? home : home + sep))
        throw new Error('it is a link that leads out of the folder');
    // Windows knows neither of the two flags.
    const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
    const file = await open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    if ((await file.stat()).isFile())
        return file;
    await file.close();
    throw new Error('it is no ordinary file');
}
//# sourceMappingURL=ordinary-file.js.map