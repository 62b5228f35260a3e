// Other programs that ours starts: they get no word of our environment, which holds secrets, and what a program doesn't
// know it can't tell. (What Windows needs for any process libuv adds by itself.)
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The environment of every child process. Programs are named by their whole path, or are the system's own. */
export const childEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

interface RunOptions {
  readonly cwd?: string;
  /** As whom it runs, where that is not as we do. */
  readonly uid?: number;
  readonly gid?: number;
}

const execute = promisify(execFile);

/** Runs a program to its end. @throws when it fails, with its `code` and `stderr` */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<{ stdout: string }> {
  return execute(program, args, { ...options, env: childEnvironment });
}
