// Inflates a report that is compressed and passes one that isn't: Amazon says which, a folder of files doesn't.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { codeOf } from './error-code.js';
import { peek } from './peek.js';
import { ReportError } from './report-error.js';
/** A report of a million listings is about 0.6 GB; more than this is a zip bomb. */
export const maxInflatedBytes = 4 * 2 ** 30;
/**
 * Gunzips by the magic number 1F 8B; anything else is passed through as it is.
 * @throws ReportError when the inflated size passes `maxBytes` or the compressed data is damaged or cut off
 */
export async function* gunzipped(bytes, maxBytes = maxInflatedBytes) {
    const [head, rest] = await peek(bytes, 2);
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
        yield* rest;
        return;
    }
    const gunzip = createGunzip();
    const stop = new AbortController();
    // A fault of the source comes out of `gunzip`, which the loop below reads; here it would only be told twice.
    const done = pipeline(Readable.from(rest), gunzip, { signal: stop.signal }).catch(() => { });
    let total = 0;
    try {
        for await (const chunk of gunzip) {
            total += chunk.length;
            if (total > maxBytes)
                throw new ReportError(`the report inflates to more than ${maxBytes} bytes`);
            yield chunk;
        }
    }
    catch (error) {
        if (!codeOf(error)?.startsWith('Z_'))
            throw error;
        throw new ReportError('the compressed report is damaged or cut off', { cause: error });
    }
    finally {
        stop.abort();
        await done;
    }
}
//# sourceMappingURL=gunzip.js.map