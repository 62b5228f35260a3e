// The simulator's face: a fake Amazon that plays stories over real HTTP.
export type { Fault, FaultKind, Faults } from './http/faults.ts';
export { type Simulator, type SimulatorOptions, startSimulator } from './server.ts';
export { findStory, stories } from './stories/index.ts';
export type { Story } from './story.ts';
export type { ShopSize } from './world.ts';
