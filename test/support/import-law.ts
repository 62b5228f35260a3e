// The dependency rule of docs/architecture.md as data, and the pure check of one import against it.
import { posix } from 'node:path';
import type { Import } from './read-source.ts';

interface Rule {
  /** The first cell of the table's row; the rule holds for files whose path begins so. */
  readonly folder: string;
  /** The row's last cell, word for word. */
  readonly words: string;
  /** May this file import that one of ours? `inside` its own folder is always allowed unless said otherwise. */
  readonly allows: (target: string, kind: Import['kind'], file: string) => boolean;
  /** May it import this package or `node:` module? Default: any. */
  readonly allowsPackage?: (name: string) => boolean;
}

const isIn =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target === folder || target.startsWith(`${folder}/`));

const isPure = (name: string) => !name.startsWith('node:') && name !== 'pg' && name !== 'pino';
/** `demo` and `simulate`, and what the two share. */
const isDemo = isIn(
  'src/cli/commands/demo.ts',
  'src/cli/commands/simulate.ts',
  'src/cli/stage.ts',
  'src/cli/stories.ts',
);

/** Adapters are folders or single files; `src/adapters/mail/port.ts` and `src/adapters/clock.ts` give mail, clock. */
const adapterOf = (path: string) => /^src\/adapters\/([^/.]+)/.exec(path)?.[1];

const deciding = ['src/domain', 'src/detectors', 'src/incidents', 'src/notices', 'src/messages'];
const pure = 'domain, detectors, incidents, notices, messages; ';

/** The rooms of steps, each with those that it may come into. They stand in an order: none leads back. */
const rooms: Readonly<Record<string, readonly [words: string, ...before: readonly string[]]>> = {
  'src/mailboxes': [pure],
  'src/owner': [pure],
  'src/watch': [`mailboxes, ${pure}`, 'src/mailboxes'],
  'src/replay': [`mailboxes, watch, ${pure}`, 'src/mailboxes', 'src/watch'],
  'src/reports': [`watch, replay, ${pure}`, 'src/watch', 'src/replay'],
  'src/telling': [`owner, watch, reports, channels, ${pure}`, 'src/owner', 'src/watch', 'src/reports', 'src/channels'],
};
const steps = Object.keys(rooms);

export const law: readonly Rule[] = [
  {
    folder: 'src/domain',
    words: 'nothing',
    allows: isIn('src/domain'),
    allowsPackage: () => false,
  },
  {
    folder: 'src/detectors',
    words: 'domain',
    // the registry knows all detectors; detectors don't know each other
    allows: (target, _kind, file) => isIn('src/domain')(target) || (isRegistry(file) && isIn('src/detectors')(target)),
    allowsPackage: () => false,
  },
  {
    folder: 'src/channels',
    words: 'domain; the library that signs webhooks',
    allows: isIn('src/domain', 'src/channels'),
    allowsPackage: (name) => name === 'standardwebhooks',
  },
  {
    folder: 'src/incidents',
    words: 'domain',
    allows: isIn('src/domain', 'src/incidents'),
    allowsPackage: () => false,
  },
  {
    folder: 'src/notices',
    words: 'domain, pure libraries for names',
    allows: isIn('src/domain', 'src/notices'),
    allowsPackage: (name) => name === 'tldts' || name === 'punycode.js',
  },
  {
    folder: 'src/messages',
    words: 'domain; libraries for templates, schemas and pictures',
    allows: isIn('src/domain', 'src/messages'),
    allowsPackage: (name) => /^(hono\/(jsx|html)|@resvg\/resvg-js|intl-messageformat|zod)$/.test(name),
  },
  ...Object.entries(rooms).map(([folder, [words, ...before]]) => ({
    folder,
    words: `${words}adapters as \`import type\``,
    allows: (target: string, kind: Import['kind']) =>
      isIn(folder, ...before, ...deciding)(target) || (kind === 'type' && isIn('src/adapters')(target)),
    allowsPackage: isPure,
  })),
  {
    folder: 'src/adapters',
    words: 'domain, config types; of adapters their own and `system`',
    allows: (target, kind, file) =>
      isIn('src/domain')(target) ||
      (kind === 'type' && isIn('src/config')(target)) ||
      (isIn('src/adapters')(target) && ['system', adapterOf(file)].includes(adapterOf(target))),
  },
  {
    folder: 'src/config',
    words: 'package.json, domain/own-computer',
    allows: isIn('src/config', 'package.json', 'src/domain/own-computer.ts'),
  },
  {
    folder: 'src/app.ts',
    words: 'everything but cli and simulator',
    allows: (target) => isIn('src')(target) && !isIn('src/api', 'src/cli', 'src/console', 'src/simulator')(target),
  },
  {
    folder: 'src/api',
    words: 'app, config, the rooms of steps, domain, detectors, incidents, messages; adapters as `import type`',
    allows: (target, kind) =>
      isIn('src/app.ts', 'src/config', ...steps, ...deciding, 'src/api')(target) ||
      (kind === 'type' && isIn('src/adapters')(target)),
  },
  {
    folder: 'src/console',
    words: 'api, app, config, the rooms of steps, domain, detectors, incidents, notices, messages',
    allows: isIn('src/api', 'src/app.ts', 'src/config', ...steps, ...deciding, 'src/console'),
  },
  {
    folder: 'src/observability',
    words: 'app, config, domain',
    allows: isIn('src/app.ts', 'src/config', 'src/domain', 'src/observability'),
  },
  {
    folder: 'src/cli',
    words:
      'app, config, the rooms of steps, domain, detectors, incidents, notices, messages, observability, console; `start` and `doctor` also workers; `demo` and `simulate` also the simulator',
    allows: (target, _kind, file) =>
      isIn('src/app.ts', 'src/config', ...steps, ...deciding, 'src/observability', 'src/console', 'src/cli')(target) ||
      (/^src\/cli\/commands\/(start|doctor)\.ts$/.test(file) && isIn('workers')(target)) ||
      (isDemo(file) && isIn('src/simulator')(target)),
  },
  {
    folder: 'src/simulator',
    words: 'domain types',
    allows: (target, kind) => isIn('src/simulator')(target) || (kind === 'type' && isIn('src/domain')(target)),
    allowsPackage: (name) => name !== 'amazon-sp-api',
  },
  {
    folder: 'workers',
    words: 'app, the rooms of steps, domain',
    allows: isIn('src/app.ts', ...steps, 'src/domain', 'workers'),
  },
  { folder: 'dev', words: 'anything of ours', allows: () => true },
];

function isRegistry(file: string): boolean {
  return /^src\/detectors\/(index|all|run)\.ts$/.test(file);
}

/**
 * What is wrong with one import, in the words of the table; null when nothing is.
 * @param file path from the repository's root, with forward slashes
 */
export function breach(file: string, { specifier, kind }: Import): string | null {
  const rule = law.find(({ folder }) => isIn(folder)(file));
  if (!rule) return `${file} is in a folder that docs/architecture.md doesn't name`;
  const isOurs = specifier.startsWith('.');
  const target = isOurs ? posix.join(posix.dirname(file), specifier) : specifier;
  const isAllowed = isOurs ? rule.allows(target, kind, file) : (rule.allowsPackage?.(specifier) ?? true);
  if (isAllowed) return null;
  const how = kind === 'type' ? 'imports types of' : 'imports';
  return `${file} ${how} ${target}, but ${rule.folder} may import: ${rule.words}`;
}

/** Folders among which no import may lead back: the rooms of the program, those of the domain and of the messages. */
export function roomOf(path: string): string {
  const [top = '', folder = '', room = ''] = path.split('/');
  const isParted = top === 'src' && ['domain', 'messages', 'adapters'].includes(folder) && !room.includes('.');
  return isParted ? `${top}/${folder}/${room}` : top === 'src' ? `${top}/${folder}` : top;
}

/** The first circle among `edges`, as the way round it; null when there is none. */
export function circleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  const follow = (node: string, way: readonly string[]): string[] | null => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of edges.get(node) ?? []) {
      const circle = follow(next, [...way, node]);
      if (circle) return circle;
    }
    done.add(node);
    return null;
  };
  for (const node of edges.keys()) {
    const circle = follow(node, []);
    if (circle) return circle;
  }
  return null;
}
