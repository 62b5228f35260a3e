// All that is wrong with the settings, said at once, so that one round of editing mends it.

export interface ConfigProblem {
  readonly variable: string;
  /** Completes the sentence that begins with the variable's name. Never holds the value. */
  readonly problem: string;
  readonly fix: string;
}

/** The settings can't be used; `problems` has every reason. The command line exits with 2. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    super(formatProblems(problems));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Problems as lines for a terminal, without colour. */
export function formatProblems(problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? 'one thing' : `${problems.length} things`;
  return [
    `The settings can't be used; ${count} to mend:`,
    ...problems.map(({ variable, problem, fix }) => `  ${variable} ${problem}\n    -> ${fix}`),
  ].join('\n');
}
