// Lets a child process of a test run a file of test/support/ on dist/, the program as it is installed:
// `node --import <this file> file.ts`. Transforming every source anew would cost each of them seconds.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
register('./built-hooks.mjs', import.meta.url);
