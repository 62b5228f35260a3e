// Three tiers (docs/architecture.md): unit needs no service, integration real ones, stories the whole system.
export const swcOptions = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2022',
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
};

const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swcOptions] },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};
const project = (displayName, folders) => ({
  ...base,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts?(x)`),
});

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    project('unit', ['domain', 'detectors', 'incidents', 'messages', 'config', 'meta']),
    project('integration', ['adapters', 'pipeline', 'simulator', 'cli', 'workers']),
    project('stories', ['stories']),
  ],
};
