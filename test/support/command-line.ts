// The command line as people run it: in this process where only the answer matters, in one of its own where signals, a
// terminal or several at once do; with its own settings and nothing of ours.
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { root } from './repository.ts';

export interface Ended {
  /** null: it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves when what it has printed so far (both streams) matches; rejects when it ends without. */
  printed(pattern: RegExp): Promise<string>;
  readonly ended: Promise<Ended>;
}

export type Settings = Readonly<Record<string, string>>;

/** Where programs are, and the computer's time and zone: also those that `faketime` makes up, or two clocks would meet. */
function surroundings(folder: string, settings: Settings): Settings {
  const kept = Object.entries(process.env).filter(([name]) => /^(PATH|TZ|LD_PRELOAD|FAKETIME.*)$/.test(name));
  return { ...(Object.fromEntries(kept) as Settings), HOME: folder, NO_COLOR: '1', ...settings };
}
const running = new Set<ChildProcess>();

/** Starts `rusuban ...args` in `folder`, where its .env would lie, with these settings only. Its stdin is no terminal. */
export function startRusuban(folder: string, settings: Settings, args: readonly string[]): Running {
  return startProcess(folder, settings, process.execPath, rusubanArgs(args));
}

/** What Node is given to run `rusuban ...args` as it is installed; dist/ is of these sources (scripts/build.mjs). */
export function rusubanArgs(args: readonly string[]): string[] {
  return [`${root}bin/rusuban.js`, ...args];
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs it to its end in this process, in the language of LANG, else in English. What it logs goes past `stderr`, as the log is a file descriptor's. Folder and
 * settings are process-wide, so calls wait for one another.
 */
export function rusuban(folder: string, settings: Settings, ...args: string[]): Promise<Ended> {
  const ended = turn.then(() => runHere(folder, settings, args));
  turn = ended.catch(() => {});
  return ended;
}

async function runHere(folder: string, settings: Settings, args: readonly string[]): Promise<Ended> {
  const { buildProgram } = await import('../../src/cli/program.ts');
  const [stdout, stderr] = [collector(), collector()];
  const [cwd, env] = [process.cwd(), { ...process.env }];
  process.chdir(folder);
  setEnvironment(surroundings(folder, settings));
  try {
    // What a process reads of its locale it has read when it started.
    const language = settings.LANG?.startsWith('ja') ? 'ja' : 'en';
    const code = await buildProgram({ stdin: new PassThrough().end(), stdout, stderr, language }, args);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    setEnvironment(env);
    process.chdir(cwd);
  }
}

function setEnvironment(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value;
}

function collector(): Writable & { text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, written) {
      chunks.push(chunk);
      written();
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString('utf8') });
}

/** Starts any program in the same bare surroundings. */
export function startProcess(
  folder: string,
  settings: Settings,
  program: string,
  args: readonly string[],
  isTypedTo = false,
): Running {
  const child = spawn(program, args, {
    cwd: folder,
    env: surroundings(folder, settings),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (!isTypedTo) child.stdin.end();
  running.add(child);
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      texts[name] += text;
    });
  }
  const ended = once(child, 'close').then(([code]): Ended => {
    running.delete(child);
    return { code, ...texts };
  });
  return {
    child,
    ended,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const text = texts.stdout + texts.stderr;
          if (pattern.test(text)) resolve(text);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        look();
        ended.then(() => reject(new Error(`it ended without saying ${pattern}:\n${texts.stdout}${texts.stderr}`)));
      }),
  };
}

/** Kills what a failed test has left running. For afterEach or afterAll. */
export async function endAll(): Promise<void> {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
}
