// Examines mails in a thread of its own, so that none can hold up the program: one that takes too long or too much memory
// ends with its thread, is known from then on, and the next mail gets a new one.
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../domain/errors.ts';
import type { ExaminedMail } from '../../domain/mail/mail.ts';
import type { AuthenticateOptions } from './authenticate.ts';
import type { DnsQuestion, FromThread, ToThread } from './examine-thread.ts';
import type { ArrivedMail } from './port.ts';

/** What came of a mail: what is in it; or that reading it would have cost too much. */
export type Examination = ExaminedMail | 'too-costly';

/** As it is told of an arrived mail. */
export const examinedOrNot = (examination: Examination): Pick<ArrivedMail, 'examined' | 'isTooCostly'> =>
  examination === 'too-costly' ? { examined: null, isTooCostly: true } : { examined: examination };

export interface Examiner {
  /** One after the other. Never throws for what is in the mail; `signal` aborts. */
  examine(raw: Uint8Array, signal?: AbortSignal): Promise<Examination>;
  /** Ends the thread. */
  close(): Promise<void>;
}

export interface ExaminerLimits {
  /** How long the thread may be at work on one mail, ms; waiting for DNS doesn't count. */
  readonly busyMs: number;
  /** ... and with waiting. */
  readonly wholeMs: number;
  readonly heapMegabytes: number;
}

/** The dearest mail that is known takes a second; a busy machine takes several times that. */
const usual: ExaminerLimits = { busyMs: 15_000, wholeMs: 60_000, heapMegabytes: 512 };
/** How often it is looked how long the thread has been at work, ms. */
const lookMs = 200;
/** Mails known to be too costly. */
const knownLimit = 10_000;

/** Makes the examiner; its thread starts with the first mail and doesn't keep the program from ending. */
export function createExaminer(options: AuthenticateOptions, limits: ExaminerLimits = usual): Examiner {
  const known = new Set<string>();
  let thread: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const end = async () => {
    const ending = thread;
    thread = null;
    await (await ending?.catch(() => null))?.terminate();
  };
  const examine = async (raw: Uint8Array, signal?: AbortSignal): Promise<Examination> => {
    signal?.throwIfAborted();
    const name = createHash('sha256').update(raw).digest('base64');
    if (known.has(name)) return 'too-costly';
    thread ??= startThread(limits);
    const examined = await thread
      .then((worker) => examineIn(worker, raw, options, limits, signal))
      .catch(async (error: unknown) => {
        await end();
        throw error;
      });
    if (examined !== 'too-costly') return examined;
    await end();
    if (known.size >= knownLimit) known.clear();
    known.add(name);
    return examined;
  };
  return {
    examine(raw, signal) {
      const mine = last.then(() => examine(raw, signal));
      last = mine.catch(() => null);
      return mine;
    },
    close: end,
  };
}

/** Examines one mail, for someone who asks about it. @throws UserError when that would cost too much */
export async function examineOnce(
  raw: Uint8Array,
  options: AuthenticateOptions,
  signal?: AbortSignal,
): Promise<ExaminedMail> {
  const examiner = createExaminer(options);
  const examination = await examiner.examine(raw, signal).finally(() => examiner.close());
  if (examination !== 'too-costly') return examination;
  throw new UserError(
    {
      en: 'this mail was not read: it would have cost too much time or memory',
      ja: 'このメールは、読み取りに時間またはメモリーがかかりすぎるため、読み取りを中止しました',
    },
    {
      en: 'mails are made so to stop programs that read them: don’t open it, and follow no link in it',
      ja: '読み取りを妨げるために作られたメールのおそれがあります。開いたり、リンクをたどったりしないでください',
    },
  );
}

/** Where the thread's file lies built: Node 20 can't run our sources in a thread as they are. */
function threadFile(): URL {
  const built = import.meta.url.replace(/\/(src\/adapters\/mailbox)\/examiner\.ts$/, '/dist/$1/examiner.js');
  return new URL('./examine-thread.js', built);
}

/** @throws Error when its file can't be loaded */
async function startThread({ heapMegabytes }: ExaminerLimits): Promise<Worker> {
  const worker = new Worker(threadFile(), {
    execArgv: [],
    // little lives longer than one mail
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 12 },
  });
  await new Promise<void>((ready, fail) => {
    worker.once('message', () => ready());
    // Heard for as long as it lives: unheard, an error of the thread would end the program.
    worker.on('error', fail);
  });
  worker.unref();
  return worker;
}

function examineIn(
  worker: Worker,
  raw: Uint8Array,
  { zones, resolve, now }: AuthenticateOptions,
  { busyMs, wholeMs }: ExaminerLimits,
  signal?: AbortSignal,
): Promise<Examination> {
  const busy = () => worker.performance.eventLoopUtilization().active;
  const say = (message: ToThread) => worker.postMessage(message);
  return new Promise<Examination>((done, fail) => {
    const busyBefore = busy();
    let looks = 0;
    const looking = setInterval(() => {
      looks += 1;
      if (busy() - busyBefore > busyMs || looks * lookMs > wholeMs) giveUp();
    }, lookMs);
    const abort = () => finish(() => fail(signal?.reason));
    const finish = (how: () => void) => {
      clearInterval(looking);
      signal?.removeEventListener('abort', abort);
      worker.off('message', hear).off('exit', giveUp).unref();
      how();
    };
    const hear = (message: FromThread) => {
      if (message.kind === 'dns') void answerOf(message.question, resolve).then(say);
      else if (message.kind === 'done') finish(() => done(message.examined));
      else if (message.kind === 'failed') finish(() => fail(new Error(message.reason)));
    };
    // Out of memory, most of all; whatever it was, it came of this mail.
    const giveUp = () => finish(() => done('too-costly'));
    signal?.addEventListener('abort', abort, { once: true });
    worker.ref();
    worker.on('message', hear).on('exit', giveUp);
    say({ kind: 'job', job: { raw, zones, isOffline: resolve === null, now: now() } });
  });
}

async function answerOf({ id, name, type }: DnsQuestion, resolve: AuthenticateOptions['resolve']): Promise<ToThread> {
  try {
    return { kind: 'dns', id, records: (await resolve?.(name, type)) ?? [] };
  } catch (error) {
    return { kind: 'dns', id, code: String((error as NodeJS.ErrnoException).code ?? 'ESERVFAIL') };
  }
}
