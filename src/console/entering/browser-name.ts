// What a browser calls itself, as people know it: only names of this list, since anybody can write there what they like.

const systems: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];
/** The first that fits: each calls itself by the names of those before it, too. */
const browsers: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

/** `Firefox, Windows`; empty where it says nothing that is known. */
export function browserName(userAgent: string | undefined): string {
  const said = userAgent?.slice(0, 500) ?? '';
  const named = [browsers, systems].map((list) => list.find(([mark]) => mark.test(said))?.[1]);
  return named.filter((name) => name !== undefined).join(', ');
}
