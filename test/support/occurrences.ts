// Which of thousands of strings occur in megabytes of text, in one walk over it.

/** The strings that occur in `text`. Those shorter than `shortest` are refused: they would be found everywhere. */
export function occurrences(text: string, strings: readonly string[], shortest = 6): string[] {
  const byBeginning = new Map<string, string[]>();
  for (const string of strings) {
    if (string.length < shortest) throw new Error(`"${string}" is too short to be looked for`);
    const beginning = string.slice(0, shortest);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), string]);
  }
  const found = new Set<string>();
  for (let at = 0; at + shortest <= text.length; at++)
    for (const string of byBeginning.get(text.slice(at, at + shortest)) ?? [])
      if (text.startsWith(string, at)) found.add(string);
  return [...found];
}
