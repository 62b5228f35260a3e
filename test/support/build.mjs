// Jest's global setup: the typed Prisma client and dist/, which processes that tests start run as it is installed.
export { buildIfNeeded as default } from '../../scripts/build.mjs';
