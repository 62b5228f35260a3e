// Golden files: what was agreed, word for word. UPDATE_GOLDEN=1 npm test -- test/messages records anew; then read what
// changed as the owner would.
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const folder = new URL('./golden/', import.meta.url);
const isRecording = process.env.UPDATE_GOLDEN === '1';

/** The recorded content of `name`; when recording, `now` itself, written down. */
export async function golden(name: string, now: string): Promise<string> {
  const file = new URL(name, folder);
  if (isRecording) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, now);
  }
  return readFile(file, 'utf8');
}
