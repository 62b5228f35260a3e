// Tiers: unit needs no service, integration real ones, stories the whole system, contract Amazon's published models.

/** As tsc reads them: `<T>(x) => x` is a function in .ts and a syntax error in .tsx. */
export const swcOptions = ({ isTsx }) => ({
  jsc: {
    parser: { syntax: 'typescript', tsx: isTsx },
    target: 'es2022',
    // `with { type: 'json' }` is for the runtime to read.
    experimental: { keepImportAttributes: true },
    transform: { react: { runtime: 'automatic', importSource: 'hono/jsx' } },
  },
  module: { type: 'es6' },
});

const base = {
  globalSetup: '<rootDir>/test/support/build.mjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
/** At full speed, each module loaded once for all files of a worker (test/support/runner/environment.mjs). */
const inWorker = {
  testEnvironment: '<rootDir>/test/support/runner/environment.mjs',
  testRunner: '<rootDir>/test/support/runner/run-file.mjs',
};
/** Each file in a realm of its own, as Jest has it. */
const inRealms = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', swcOptions({ isTsx: false })],
    '^.+\\.tsx$': ['@swc/jest', swcOptions({ isTsx: true })],
  },
};
const project = (displayName, folders, place = inWorker) => ({
  ...base,
  ...place,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts?(x)`),
});

export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  // what hangs is given up; what is slow is only slow, as on a busy machine
  testTimeout: 900_000,
  // a worker that has ended takes its heap down first: half a second is too short for that, and no sign of a leak
  workerGracefulExitTimeout: 60_000,
  reporters: process.env.CI
    ? [['./test/support/closing-line.mjs', { isAlone: true }]]
    : ['default', './test/support/closing-line.mjs'],
  projects: [
    project('unit', ['domain', 'detectors', 'incidents', 'notices', 'messages', 'config', 'meta']),
    project(
      'integration',
      [
        'channels',
        'adapters',
        'console',
        'observability',
        'watch',
        'telling',
        'owner',
        'mailboxes',
        'reports',
        'replay',
        'dev',
        'simulator',
        'cli',
        'workers',
      ],
      inRealms,
    ),
    project('stories', ['stories']),
    project('contract', ['contract']),
  ],
};
