// Lets a child process of a test run our sources as they are: `node --import <this file> file.ts`.
// Needed until Node 22 is the oldest that we support, which strips types by itself.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
