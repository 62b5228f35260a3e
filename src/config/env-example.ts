// The text of .env.example, made from the schema so that the two can't drift apart.
import { configKeys } from './schema.ts';

/** Every key, grouped, commented out, with its help, its default or an example. */
export function renderEnvExample(): string {
  const lines = [
    '# Settings of Rusuban. Copy to .env and uncomment what you need; nothing has to be set.',
    '# Made from src/config/schema.ts by `npm run env:example`. Real environment variables win over this file.',
    '# What is marked so is taken only from the real environment, or from .env in the data folder.',
  ];
  let group = '';
  for (const key of Object.values(configKeys({ homeDirectory: '~', isRoot: false }))) {
    if (key.group !== group) lines.push('', `# ---- ${key.group} ----`);
    group = key.group;
    lines.push('', ...wrap(key.help).map((line) => `# ${line}`));
    if (key.isSecret) lines.push(`# Secret: may be in a file instead, named by ${key.variable}_FILE.`);
    if ('isWeighty' in key) lines.push('# Only from the real environment, or from .env in the data folder.');
    lines.push(key.default === null ? '# Default: unset.' : `# Default: ${key.default}`);
    lines.push(`#${key.variable}=${key.example}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Breaks at spaces into lines of at most 110 characters. */
function wrap(text: string): string[] {
  return text.match(/.{1,110}(?:\s|$)/g)?.map((line) => line.trim()) ?? [];
}
