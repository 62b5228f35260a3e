// .env.example is what people copy: it must be what the program reads.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { renderEnvExample } from '../../src/config/env-example.ts';
import { loadConfig } from '../../src/config/load.ts';
import { configKeys } from '../../src/config/schema.ts';

const machine = { homeDirectory: '~', isRoot: false };
const keys = Object.values(configKeys(machine));

describe('.env.example', () => {
  it('is what the schema says (npm run env:example)', () => {
    expect(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')).toBe(renderEnvExample());
  });

  it('changes nothing when copied as it is', () => {
    expect(parseEnv(renderEnvExample())).toEqual({});
  });

  it('holds an example of each key that is valid when uncommented', () => {
    const uncommented = parseEnv(renderEnvExample().replace(/^#(?=[A-Z_]+=)/gm, '')) as Record<string, string>;
    expect(Object.keys(uncommented).sort()).toEqual(keys.map(({ variable }) => variable).sort());
    // a key that everyone could read here would be no secret
    const { RUSUBAN_SECRET_KEY: _instruction, ...values } = uncommented;
    expect(() => loadConfig(values, { directory: '/nonexistent', machine })).not.toThrow();
  });

  it('tells the default of each key as it would be written: setting it changes nothing', () => {
    const root = { homeDirectory: '/root', isRoot: true };
    const defaults = Object.values(configKeys(root)).flatMap(({ variable, default: text }) =>
      text === null ? [] : [[variable, text]],
    );
    const from = { directory: '/nonexistent', machine: root };
    expect(loadConfig(Object.fromEntries(defaults), from)).toEqual(loadConfig({}, from));
    const told = [...renderEnvExample().matchAll(/^# Default: (.+)$/gm)].map(([, text]) => text);
    expect(told).toEqual(keys.map(({ default: text }) => text ?? 'unset.'));
  });

  it('has one line of help for each key', () => {
    for (const { help, variable } of keys) expect(`${variable} ${help}`).toMatch(/^[A-Z_]+ [^\n]{10,240}\.$/);
  });
});
