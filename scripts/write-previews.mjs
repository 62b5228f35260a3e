// Writes every message in each of its states and both languages into a folder, with a page that shows them all.
// `npm run previews -- FOLDER`
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messagePreviews } from '../dev/message-previews.ts';

const folder = resolve(process.argv[2] ?? 'previews');
mkdirSync(folder, { recursive: true });
for await (const { name, content } of messagePreviews()) writeFileSync(join(folder, name), content);
console.log(`Open ${join(folder, 'index.html')}`);
