import { z } from 'zod';
const shape = z.object({
    time: z.string().catch(''),
    msg: z.string().catch(''),
    err: z
        .object({ message: z.string().catch(''), hint: z.string().optional() })
        .optional()
        .catch(undefined),
    jobName: z.string().optional(),
    jobId: z.string().optional(),
});
/** Where a logger writes to; each line in words, without what only a program would read. */
export function readableLog(out) {
    return {
        write(line) {
            const { time, msg, err, jobName, jobId } = shape.parse(JSON.parse(line));
            const job = jobName === undefined ? '' : ` (${jobName} ${jobId})`;
            const why = err === undefined ? '' : `: ${[err.message, err.hint].filter(Boolean).join(' ')}`;
            out.write(`${time.slice(11, 19)}  ${msg}${job}${why.split('\n')[0]}\n`);
        },
    };
}
//# sourceMappingURL=readable-log.js.map