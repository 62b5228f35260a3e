// Which Rusuban this is: package.json says it, and nothing else.
import manifest from '../../package.json' with { type: 'json' };

export const { version } = manifest;
