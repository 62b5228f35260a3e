// Writes .env.example from the schema. A test holds the file equal.
import { writeFileSync } from 'node:fs';
import { renderEnvExample } from '../src/config/env-example.ts';

writeFileSync(new URL('../.env.example', import.meta.url), renderEnvExample());
