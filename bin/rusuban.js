#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A checkout holds no build, and npm runs no scripts in it (.npmrc); what people install has no `scripts`.
const build = new URL('../scripts/build.mjs', import.meta.url);
if (existsSync(build)) await (await import(build.href)).buildIfNeeded();
await import('../dist/src/cli/index.js');
