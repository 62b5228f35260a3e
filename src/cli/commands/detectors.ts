// `rusuban detectors`: what is watched for, why, and with which settings. Needs no account and no database.
import { detectors as registry } from '../../detectors/all.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { Detector } from '../../domain/watch/detector.ts';
import type { ExitCode } from '../failure.ts';
import { languageAt, say, sayJson, type Terminal } from '../terminal.ts';

export interface DetectorsFlags {
  readonly lang?: Language;
  readonly json?: boolean;
}

const words: Readonly<Record<Language, { readonly alone: string; readonly harmless: string }>> = {
  en: { alone: 'by itself at most', harmless: 'What else it may be:' },
  ja: { alone: '単独での最大の重大度', harmless: '問題のない場合：' },
};

export async function detectors(
  terminal: Terminal,
  { lang = languageAt(terminal), json }: DetectorsFlags,
): Promise<ExitCode> {
  if (json) sayJson(terminal, registry.map(described));
  else say(terminal, registry.map((detector) => sheetOf(detector, lang)).join('\n\n'));
  return 0;
}

/** All that a detector says of itself but its sentences. Settings without an upper bound leave `max` out. */
function described({ detect: _, says: __, settings, ...detector }: Detector) {
  const bounded = Object.entries(settings).map(([key, { max, ...setting }]) => [
    key,
    { ...setting, ...(Number.isFinite(max) && { max }) },
  ]);
  return { ...detector, settings: Object.fromEntries(bounded) };
}

function sheetOf(detector: Detector, language: Language): string {
  const { id, title, family, severity, status, why, settings, falsePositives } = detector;
  const { alone, harmless } = words[language];
  const rows = Object.entries(settings).map(([key, setting]) => [
    key,
    `${setting.default} ${setting.unit}`,
    setting.help,
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return [
    `${id}: ${title[language]}`,
    `  ${family}, ${alone} ${severity}, ${status}`,
    `  ${why[language]}`,
    `  ${harmless} ${falsePositives.map((text) => text[language]).join(language === 'ja' ? '' : ' ')}`,
    ...rows.map(
      ([key = '', value = '', help]) => `    ${key.padEnd(widths[0] ?? 0)}  ${value.padEnd(widths[1] ?? 0)}  ${help}`,
    ),
  ].join('\n');
}
