// Severity: how much a thing matters to the owner, in order.
export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** info 0 ... critical 4. */
export function rankOf(severity: Severity): number {
  return severities.indexOf(severity);
}

export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return rankOf(severity) >= rankOf(floor);
}

export function worst(all: readonly Severity[]): Severity {
  return all.reduce<Severity>((a, b) => (rankOf(b) > rankOf(a) ? b : a), 'info');
}

export function milder(a: Severity, b: Severity): Severity {
  return rankOf(b) < rankOf(a) ? b : a;
}
