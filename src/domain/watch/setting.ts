// A detector's numbers: each with a default, a unit and a line of help. No magic numbers in the body.

export interface Setting {
  readonly default: number;
  readonly unit: string;
  readonly help: string;
  readonly min: number;
  readonly max: number;
}

export type Settings = Readonly<Record<string, Setting>>;
export type SettingValues<S extends Settings> = { readonly [K in keyof S]: number };

export function setting(value: number, unit: string, help: string, min = 0, max = Number.POSITIVE_INFINITY): Setting {
  return { default: value, unit, help, min, max };
}

export function defaultsOf<S extends Settings>(settings: S): SettingValues<S> {
  return Object.fromEntries(Object.entries(settings).map(([key, s]) => [key, s.default])) as SettingValues<S>;
}
