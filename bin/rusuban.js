#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// V8 lets memory grow to four times of what lives in it before it clears up. This program is a guest on people's computers.
setFlagsFromString('--heap-growing-percent=50');

// A checkout holds no build, and npm runs no scripts in it (.npmrc); what people install has no `scripts`.
const build = new URL('../scripts/build.mjs', import.meta.url);
if (existsSync(build)) await (await import(build.href)).buildIfNeeded();
await import('../dist/src/cli/index.js');
