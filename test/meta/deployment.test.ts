// What the repository says about running it in containers and under systemd, held against what the program knows.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { configKeys } from '../../src/config/schema.ts';
import { subscribedTypes } from '../../src/domain/watch/notification.ts';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const settings = new Set(
  Object.values(configKeys({ homeDirectory: '/', isRoot: false })).flatMap(({ variable, isSecret }) =>
    isSecret ? [variable, `${variable}_FILE`] : [variable],
  ),
);

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly secrets?: readonly string[];
  readonly ports?: unknown;
}
interface Compose {
  readonly services: Readonly<Record<'app' | 'postgres' | 'redis', Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

describe('compose.yaml', () => {
  it('sets only settings that there are, publishes no port, and has a Redis that Rusuban takes', async () => {
    const { services }: Compose = parse(await read('compose.yaml'));
    expect(Object.keys(services.app.environment ?? {}).filter((name) => !settings.has(name))).toEqual([]);
    expect(Object.values(services).filter(({ ports }) => ports)).toEqual([]);
    expect(services.redis.command?.join(' ')).toContain('--maxmemory-policy noeviction');
  });

  it('wants no other secret files than docs/operations.md tells how to make', async () => {
    const { services, secrets }: Compose = parse(await read('compose.yaml'));
    const docs = await read('docs/operations.md');
    for (const { file } of Object.values(secrets)) expect(docs).toContain(`> ${file.replace('./', '')}`);
    const used = Object.values(services).flatMap((service) => service.secrets ?? []);
    expect([...new Set(used)].sort()).toEqual(Object.keys(secrets).sort());
  });
});

describe('the Dockerfile', () => {
  it('is given no secret of who builds it: neither settings, nor keys beside compose.yaml, nor a data folder', async () => {
    const { secrets }: Compose = parse(await read('compose.yaml'));
    const folders = Object.values(secrets).map(({ file }) => file.split('/')[1]);
    const left = (await read('.dockerignore')).split('\n');
    expect(left).toEqual(expect.arrayContaining(['.env', '.git', 'data', ...folders]));
    const unversioned = (await read('.gitignore')).split('\n');
    expect(unversioned).toEqual(expect.arrayContaining(['.env', '/data/', ...folders.map((folder) => `/${folder}/`)]));
  });

  it('ends as a user without rights and asks the health page that the program serves', async () => {
    const dockerfile = await read('Dockerfile');
    expect(dockerfile.match(/^USER .*/gm)?.at(-1)).toBe('USER node');
    const { health } = configKeys({ homeDirectory: '/', isRoot: false });
    expect(dockerfile).toContain(`http://${health.default}/healthz`);
    const [, build] = /FROM node:(\d+)/.exec(dockerfile) ?? [];
    const { engines } = JSON.parse(await read('package.json'));
    expect(Number(build)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
  });
});

describe('the systemd unit in docs/operations.md', () => {
  it('sets only settings that there are', async () => {
    const unit = /```ini\n([\s\S]*?)```/.exec(await read('docs/operations.md'))?.[1] ?? '';
    const named = [...unit.matchAll(/\b(RUSUBAN_\w+)=/g)].map(([, name]) => name as string);
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((name) => !settings.has(name))).toEqual([]);
  });
});

describe('deploy/push-queue.yaml', () => {
  interface Template {
    readonly Resources: Readonly<
      Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
    >;
  }
  const tags = ['Ref', 'Sub', 'GetAtt', 'If', 'Not', 'Equals'].flatMap((name) =>
    (['scalar', 'seq'] as const).map((kind) => ({
      ...{ tag: `!${name}`, resolve: (value: unknown) => value },
      ...(kind === 'seq' && { collection: 'seq' as const }),
    })),
  );

  it('brings the types that are subscribed to by EventBridge, and lets the reader do what it does', async () => {
    const { Resources }: Template = parse(await read('deploy/push-queue.yaml'), { customTags: tags as never });
    const { 'detail-type': types } = (Resources.Rule?.Properties.EventPattern ?? {}) as { 'detail-type'?: string[] };
    expect(types).toEqual(subscribedTypes.filter(({ by }) => by === 'event-bridge').map(({ type }) => type));
    const source = await read('src/adapters/push/sqs.ts');
    const asked = [...source.matchAll(/ask\(?\s*'(\w+)'/g)].map(([, action = '']) => action.replace('Batch', ''));
    const text = JSON.stringify(Resources.Reader);
    const allowed = [...text.matchAll(/sqs:(\w+)/g)].map(([, action]) => action);
    expect(allowed.sort()).toEqual([...new Set(asked)].sort());
  });
});
