// Settings of detectors that differ from their defaults, as a file gives them: { "listing-burst": { "least": 12 } }.
import { detectors } from '../detectors/all.ts';
import type { Overrides } from '../detectors/run.ts';
import { UserError } from '../domain/errors.ts';

const example = '{ "listing-burst": { "least": 12 } }';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks names and ranges of everything in it.
 * @throws UserError that names the detector and the setting, and what would be right
 */
export function parseOverrides(text: string): Overrides {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UserError('the settings are not JSON', `write them like ${example}`);
  }
  if (!isRecord(json)) throw new UserError('the settings are not an object', `write them like ${example}`);
  for (const [id, values] of Object.entries(json)) {
    const detector = detectors.find((one) => one.id === id);
    if (!detector)
      throw new UserError(`there is no detector "${id}"`, `these are: ${detectors.map((one) => one.id).join(', ')}`);
    if (!isRecord(values)) throw new UserError(`the settings of ${id} are not an object`, `write them like ${example}`);
    for (const [name, value] of Object.entries(values)) {
      const known = Object.hasOwn(detector.settings, name) ? detector.settings[name] : undefined;
      if (!known)
        throw new UserError(`${id} has no setting "${name}"`, `it has: ${Object.keys(detector.settings).join(', ')}`);
      if (typeof value !== 'number' || !(value >= known.min && value <= known.max))
        throw new UserError(
          `${id}: ${name} must be a number from ${known.min} to ${known.max} (${known.unit})`,
          `its default is ${known.default}: ${known.help}`,
        );
    }
  }
  return json as Overrides;
}
