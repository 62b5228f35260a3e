// Tiers: unit needs no service, integration real ones, stories the whole system, contract Amazon's published models.

const base = {
  globalSetup: '<rootDir>/test/support/build.mjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.bench/'],
  // at full speed, each module loaded once for all files of a worker (environment.mjs)
  testEnvironment: '<rootDir>/test/support/runner/environment.mjs',
  testRunner: '<rootDir>/test/support/runner/run-file.mjs',
};
const project = (displayName, folders) => ({
  ...base,
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
    project('integration', [
      'channels',
      'adapters',
      'console',
      'api',
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
    ]),
    project('stories', ['stories']),
    project('contract', ['contract']),
  ],
};
