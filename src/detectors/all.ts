// The list of all registered detectors, by id: a detector is listed once, in index.ts.
import type { Detector } from '../domain/watch/detector.ts';
import * as registry from './index.ts';

export const detectors: readonly Detector[] = Object.values(registry).sort((a, b) => (a.id < b.id ? -1 : 1));
