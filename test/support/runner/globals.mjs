// `@jest/globals` in a test worker. Test files and what they share are loaded once, while each file's tests are collected
// by an adapter of its own: so each name passes on to that of the file that is being run.
import { current } from './run-file.mjs';

const passingOn = (name) =>
  new Proxy(() => {}, {
    apply: (_target, _this, args) => current.globals[name](...args),
    get: (_target, key) => current.globals[name][key],
  });

export const afterAll = passingOn('afterAll');
export const afterEach = passingOn('afterEach');
export const beforeAll = passingOn('beforeAll');
export const beforeEach = passingOn('beforeEach');
export const describe = passingOn('describe');
export const it = passingOn('it');
export const { expect, jest } = current;
