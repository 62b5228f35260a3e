// A folder for one benchmark's data, gone afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function scratchFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'rusuban-bench-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
