// All that is wrong with the settings, said at once, so that one round of editing mends it.
/** The settings can't be used; `problems` has every reason. The command line exits with 2. */
export class ConfigError extends Error {
    problems;
    constructor(problems) {
        super(formatProblems(problems, 'en'));
        this.name = 'ConfigError';
        this.problems = problems;
    }
}
/** Problems as lines for a terminal, without colour. */
export function formatProblems(problems, language) {
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
//# sourceMappingURL=error.js.map