// Settings of detectors that differ from their defaults, as a file gives them: { "listing-burst": { "least": 12 } }.
import { detectors } from '../detectors/all.ts';
import type { Overrides } from '../detectors/run.ts';
import { UserError } from '../domain/errors.ts';

const like = {
  en: 'write them like { "listing-burst": { "least": 12 } }',
  ja: '{ "listing-burst": { "least": 12 } } のように書いてください',
};

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
    throw new UserError({ en: 'the settings are not JSON', ja: '設定がJSONではありません' }, like);
  }
  if (!isRecord(json))
    throw new UserError({ en: 'the settings are not an object', ja: '設定がオブジェクトではありません' }, like);
  for (const [id, values] of Object.entries(json)) {
    const detector = detectors.find((one) => one.id === id);
    if (!detector)
      throw new UserError(
        { en: `there is no detector "${id}"`, ja: `「${id}」という検知器はありません` },
        {
          en: `these are: ${detectors.map((one) => one.id).join(', ')}`,
          ja: `次から選んでください：${detectors.map((one) => one.id).join(', ')}`,
        },
      );
    if (!isRecord(values))
      throw new UserError(
        { en: `the settings of ${id} are not an object`, ja: `${id} の設定がオブジェクトではありません` },
        like,
      );
    for (const [name, value] of Object.entries(values)) {
      const known = Object.hasOwn(detector.settings, name) ? detector.settings[name] : undefined;
      if (!known)
        throw new UserError(
          { en: `${id} has no setting "${name}"`, ja: `${id} に「${name}」という設定はありません` },
          {
            en: `it has: ${Object.keys(detector.settings).join(', ')}`,
            ja: `次から選んでください：${Object.keys(detector.settings).join(', ')}`,
          },
        );
      if (typeof value !== 'number' || !(value >= known.min && value <= known.max))
        throw new UserError(
          {
            en: `${id}: ${name} must be a number from ${known.min} to ${known.max} (${known.unit})`,
            ja: `${id}：${name} は ${known.min} から ${known.max} までの数にしてください`,
          },
          { en: `its default is ${known.default}: ${known.help}`, ja: `既定値は ${known.default} です` },
        );
    }
  }
  return json as Overrides;
}
