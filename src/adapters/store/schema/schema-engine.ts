// Prisma's schema engine as WebAssembly, in this process: no download, no child process.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { pg } from '../../system/postgres.ts';

// Node has it; neither its types nor ES2023's declare it.
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

/** What is left out of the engine's view: nothing. */
export const noFilters = { externalTables: [], externalEnums: [] };

/** Lends an engine on the database at `url` to `work`, and clears up after it. */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= load();
  await loaded;
  // No timers for idle connections: they would keep the process alive after the pool has ended.
  const pool = new pg.Pool({ connectionString: url, max: 2, idleTimeoutMillis: 0 });
  pool.on('error', () => {});
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool), pool));
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/**
 * Once for each process. The glue knows one instance, and a timer that an earlier instance left behind would come back
 * to the memory of a later one: opening two stores within 10 s ended the process.
 */
let loaded: Promise<void> | null = null;

async function load(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const code = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': unheldTimers(glue) });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/**
 * The engine's imports, with timers that don't hold the process: it leaves the one that limits its wait for a lock
 * (10 s) behind when it is done.
 */
function unheldTimers(imports: object): object {
  const entries = Object.entries(imports).map(([name, imported]) => {
    if (!name.startsWith('__wbg_setTimeout')) return [name, imported];
    return [name, (...args: [() => void, number]) => (imported as typeof setTimeout)(...args).unref()];
  });
  return Object.fromEntries(entries);
}

/**
 * The SQL that leads from one schema file (or from nothing) to another; null when there is nothing to do.
 * @param url any database: the engine wants one to talk to, but leaves it alone
 */
export async function diffSchemas(url: string, from: string | null, to: string): Promise<string | null> {
  const read = async (path: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path, content: await readFile(path, 'utf8') }],
  });
  const request = {
    from: from === null ? { tag: 'empty' as const } : await read(from),
    to: await read(to),
    script: true,
    exitCode: true,
    filters: noFilters,
  };
  const { exitCode, stdout } = await withSchemaEngine(url, (engine) => engine.diff(request));
  return exitCode === 2 ? stdout : null;
}

/**
 * Has scripts sent whole, so that PostgreSQL takes each as one transaction. The adapter's own way is to cut them at
 * every semicolon, also within a function's body, and to send the pieces one by one.
 */
function wholeScripts(factory: PrismaPg, pool: pg.Pool): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: pg.DatabaseError) => {
        const { code = '', severity = '', message, detail, hint, column } = error;
        throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, hint, column });
      });
    };
    return adapter;
  };
  return factory;
}
