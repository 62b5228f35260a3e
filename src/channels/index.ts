// The registry: one line a channel, alphabetical. all.ts makes the list of it.
export { browser } from './browser.ts';
export { discord } from './discord.ts';
export { line } from './line.ts';
export { ntfy } from './ntfy.ts';
export { phone } from './phone.ts';
export { pushover } from './pushover.ts';
export { slack } from './slack.ts';
export { standard } from './standard.ts';
export { teams } from './teams.ts';
export { telegram } from './telegram.ts';
