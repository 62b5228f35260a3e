// Writes docs/schemas/*.json from dev/published.ts. A test holds them equal.
import { mkdirSync, writeFileSync } from 'node:fs';
import { publishedApi, publishedSchemas } from '../dev/published.ts';

const folder = new URL('../docs/schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries({ ...publishedSchemas(), 'openapi-1': publishedApi() }))
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
