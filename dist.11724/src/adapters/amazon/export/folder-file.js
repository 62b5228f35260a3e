import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openOrdinary } from '../../system/ordinary-file.js';
import { parseIsoInstant } from '../normalise/iso-instant.js';
import { decodeLoosely, decodeStrictly } from '../reports/charset.js';
import { codeOf } from '../reports/error-code.js';
import { gunzipped, ReportError } from '../reports/index.js';
/** CSV and JSON are read whole; more than this in one of them, inflated, is a mistake or a trap. */
const maxCsvBytes = 256 * 2 ** 20;
const maxJsonBytes = 64 * 2 ** 20;
/** What Amazon answers nests some ten deep; each level of what only nests costs the parser a hundred times its bytes. */
const maxJsonDepth = 200;
/** Files in a subfolder (or in the folder itself, for ''), by name; none when it isn't there. Dot files don't count. */
export async function filesIn(folder, sub) {
    let entries;
    try {
        entries = await readdir(join(folder, sub), { withFileTypes: true });
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return [];
        throw error;
    }
    return entries
        .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => ({ name: sub === '' ? name : `${sub}/${name}`, path: join(folder, sub, name), folder }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}
/** The file's bytes, inflated where they are compressed. */
export async function* bytesOf({ path, folder }) {
    const file = await openOrdinary(path, folder);
    const stream = file.createReadStream();
    try {
        yield* gunzipped(stream);
    }
    finally {
        stream.destroy();
        await file.close();
    }
}
/** The file as text without its byte order mark: UTF-8, or the marketplace's legacy charset where it isn't. */
export async function textOf(file, legacyCharset, maxBytes = maxCsvBytes) {
    const chunks = [];
    let size = 0;
    for await (const chunk of bytesOf(file)) {
        size += chunk.length;
        if (size > maxBytes)
            throw new ReportError(`it holds more than ${maxBytes} bytes, unpacked: too many for such a file`);
        chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks, size);
    return (decodeStrictly(bytes, 'utf-8') ?? decodeLoosely(bytes, legacyCharset)).replace(/^\ufeff/, '');
}
/**
 * The JSON in a file.
 * @throws ReportError that names the line and never quotes the text, which may hold a buyer's data
 */
export async function jsonOf(file, legacyCharset) {
    const text = await textOf(file, legacyCharset, maxJsonBytes);
    if (isDeeper(text, maxJsonDepth))
        throw new ReportError(`it nests deeper than ${maxJsonDepth} levels`);
    try {
        return JSON.parse(text);
    }
    catch (error) {
        const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '');
        const place = at ? ` (line ${text.slice(0, Number(at[1])).split('\n').length})` : '';
        throw new ReportError(`this is not JSON${place}`);
    }
}
/** Does it nest deeper, by its brackets outside of strings? Told before anything is parsed. */
function isDeeper(json, limit) {
    let depth = 0;
    let isString = false;
    for (let at = 0; at < json.length; at++) {
        const char = json[at];
        if (isString) {
            if (char === '\\')
                at++;
            else if (char === '"')
                isString = false;
        }
        else if (char === '"')
            isString = true;
        else if (char === '[' || char === '{')
            depth++;
        else if (char === ']' || char === '}')
            depth--;
        if (depth > limit)
            return true;
    }
    return false;
}
/** `20260301T000000Z.partial.txt.gz` as its parts; null when the name isn't a time with one of the endings. */
export function stampOf(name, endings) {
    const match = /(?:^|\/)(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(\.partial)?\.([a-z]+)(?:\.gz)?$/i.exec(name);
    if (!match || !endings.includes((match[8] ?? '').toLowerCase()))
        return null;
    const [, year, month, day, hour, minute, second, partial] = match;
    const at = parseIsoInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return at === null ? null : { at, isPartial: partial !== undefined };
}
/** Why a file could not be read, in words: a reader's own, or what the system says. */
export function reasonOf(error) {
    const code = codeOf(error);
    if (code === 'EACCES' || code === 'EPERM')
        return 'this program may not read it';
    if (code !== null)
        return `it can’t be read (${code})`;
    return error instanceof Error ? error.message : String(error);
}
//# sourceMappingURL=folder-file.js.map