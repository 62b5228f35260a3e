import { readCsvTable } from '../../system/csv-table.js';
import { filesIn, reasonOf, textOf } from './folder-file.js';
/**
 * Reads `<name>.csv` or `<name>.csv.gz` and makes a thing of each row. A row whose `read` throws is left out with its
 * line; a file without a required column is left out whole. Empty when there is no such file.
 */
export async function readCsv(folder, name, { required, optional }, legacyCharset, leftOut, read) {
    const file = (await filesIn(folder, '')).find((one) => one.name === `${name}.csv` || one.name === `${name}.csv.gz`);
    if (!file)
        return [];
    try {
        const { rows, unclosed, missing } = readCsvTable(await textOf(file, legacyCharset), required, optional);
        for (const line of unclosed)
            leftOut.push({ file: file.name, line, reason: 'its quotes don’t close' });
        if (missing.length > 0)
            throw new Error(`its first line has no column ${missing.join(', ')}`);
        return rows.flatMap(({ line, fields }) => {
            try {
                return [read(fields)];
            }
            catch (error) {
                leftOut.push({ file: file.name, line, reason: reasonOf(error) });
                return [];
            }
        });
    }
    catch (error) {
        leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
        return [];
    }
}
//# sourceMappingURL=csv-file.js.map