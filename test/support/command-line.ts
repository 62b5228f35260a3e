// The command line as people run it: a process of its own, with its own settings and nothing of ours.
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

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

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const running = new Set<ChildProcess>();

/** Starts `rusuban ...args` in `folder`, where its .env would lie, with these settings only. Its stdin is no terminal. */
export function startRusuban(folder: string, settings: Settings, args: readonly string[]): Running {
  return startProcess(folder, settings, process.execPath, rusubanArgs(args));
}

/** What Node is given to run `rusuban ...args` from source. */
export function rusubanArgs(args: readonly string[]): string[] {
  return ['--import', fileOf('run-typescript.mjs'), fileOf('../../src/cli/index.ts'), ...args];
}

/** Where programs are, and the computer's time and zone: also those that `faketime` makes up, or two clocks would meet. */
function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|TZ|LD_PRELOAD|FAKETIME.*)$/.test(name)),
  );
}

/** Runs it to its end. */
export function rusuban(folder: string, settings: Settings, ...args: string[]): Promise<Ended> {
  return startRusuban(folder, settings, args).ended;
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
    env: { ...surroundings(), HOME: folder, NO_COLOR: '1', ...settings },
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
