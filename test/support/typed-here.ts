// A command line run in this process, with its own settings: for tests that type many commands and need no process of
// their own for any of them.
import { PassThrough } from 'node:stream';
import { buildProgram } from '../../src/cli/program.ts';

export interface Typed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `rusuban ...args` with these settings in the environment, which is as it was afterwards. One at a time. */
export async function typed(settings: Readonly<Record<string, string>>, ...args: string[]): Promise<Typed> {
  const before = new Map(Object.keys(settings).map((name) => [name, process.env[name]]));
  Object.assign(process.env, settings);
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end();
  try {
    const code = await buildProgram({ stdin, stdout, stderr }, args);
    return { code, stdout: textOf(stdout), stderr: textOf(stderr) };
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function textOf(stream: PassThrough): string {
  return (stream.read() as Buffer | null)?.toString('utf8') ?? '';
}
