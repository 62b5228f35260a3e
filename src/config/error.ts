// All that is wrong with the settings, said at once, so that one round of editing mends it.

/** A text in every language. */
export type Said = Readonly<Record<'en' | 'ja', string>>;

export interface ConfigProblem {
  readonly variable: string;
  /** Completes the sentence that begins with the variable's name. Never holds the value. */
  readonly problem: Said;
  readonly fix: Said;
}

/** The settings can't be used; `problems` has every reason. The command line exits with 2. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    super(formatProblems(problems, 'en'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Problems as lines for a terminal, without colour. */
export function formatProblems(problems: readonly ConfigProblem[], language: keyof Said): string {
  const count = problems.length === 1 ? 'one thing' : `${problems.length} things`;
  const heading = {
    en: `The settings can't be used; ${count} to mend:`,
    ja: `設定に直すところが${problems.length}件あります：`,
  };
  return [
    heading[language],
    ...problems.map(({ variable, problem, fix }) => `  ${variable} ${problem[language]}\n    -> ${fix[language]}`),
  ].join('\n');
}
