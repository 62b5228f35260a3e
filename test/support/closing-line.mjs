// A Jest reporter for logs: the failures, what was left out and why, and one closing line without colour.
import { appendFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export default class ClosingLine {
  constructor(_globalConfig, { isAlone = false } = {}) {
    /** Without Jest's own reporter beside it, this one shows the failures. */
    this.isAlone = isAlone;
  }

  onTestFileResult(_test, { failureMessage }) {
    if (this.isAlone && failureMessage) console.log(stripVTControlCharacters(failureMessage));
  }

  onRunComplete(_contexts, results) {
    const tests = results.testResults.flatMap(({ testResults }) => testResults);
    const leftOut = new Map();
    for (const { status, ancestorTitles, fullName } of tests) {
      const group = ancestorTitles[0] ?? fullName;
      if (status === 'pending') leftOut.set(group, [...(leftOut.get(group) ?? []), fullName]);
    }
    for (const [group, names] of leftOut)
      console.log(`left out: ${names.length > 1 ? `${group} (${names.length} tests)` : names[0]}`);
    const counts = [
      results.numPassedTests,
      // a file that could not be loaded has no tests to count, but is a failure
      results.numFailedTests + results.numRuntimeErrorTestSuites,
      results.numPendingTests + results.numTodoTests,
    ];
    const [passed, failed, skipped] = counts;
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    // .ci/run adds several runs up
    if (process.env.TALLY_FILE) appendFileSync(process.env.TALLY_FILE, `${counts.join(' ')}\n`);
  }
}
