// Where build.mjs has put what tests start as processes of their own.
import { join } from 'node:path';
import { root } from './repository.ts';

/** The built form of a file of test/support/: `built('watch-process.ts')`. */
export const built = (file: string) => join(root, 'dist', 'test', 'support', file.replace(/\.ts$/, '.js'));
