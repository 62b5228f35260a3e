// Answers in a file, so that a command that was stopped goes on where it was. Never a secret.
import { readFile, writeFile } from 'node:fs/promises';

export type Answers = Readonly<Record<string, string>>;

/** None where there is no file, or one that was cut off. */
export async function readAnswers(file: string): Promise<Answers> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

export async function keepAnswers(file: string, answers: Answers): Promise<void> {
  await writeFile(file, JSON.stringify(answers), { mode: 0o600 });
}
