// A CSV table as people and spreadsheets write it: a header, RFC 4180 quoting, columns in any order, unknown ones passed over.
import { parse } from 'csv-parse/sync';
/** @param required columns without which no row is read */
export function readCsvTable(text, required, optional, delimiter = ',') {
    const unclosed = [];
    const leaveOut = (error) => {
        unclosed.push(typeof error?.lines === 'number' ? error.lines : null);
        return undefined;
    };
    const records = parse(text, {
        delimiter,
        bom: true,
        info: true,
        trim: true,
        skip_empty_lines: true,
        relax_column_count: true,
        skip_records_with_error: true,
        on_skip: leaveOut,
    });
    const header = records.shift()?.record.map((cell) => cell.toLowerCase()) ?? [];
    const missing = required.filter((column) => !header.includes(column.toLowerCase()));
    if (missing.length > 0)
        return { rows: [], unclosed, missing };
    const rows = records.map(({ record, info }) => ({
        line: info.lines,
        fields: Object.fromEntries([...required, ...optional].map((column) => [column, record[header.indexOf(column.toLowerCase())] ?? ''])),
    }));
    return { rows, unclosed, missing };
}
//# sourceMappingURL=csv-table.js.map