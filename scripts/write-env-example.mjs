// Writes .env.example from the schema in dist/ (run `npm run build` first). A test holds the file equal.
import { writeFileSync } from 'node:fs';
import { renderEnvExample } from '../dist/src/config/env-example.js';

writeFileSync(new URL('../.env.example', import.meta.url), renderEnvExample());
