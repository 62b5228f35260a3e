// The contract of a detector, and what it says after a look.
import { evidenceLimit } from './evidence.js';
import { defaultsOf } from './setting.js';
import { milder } from './severity.js';
import { worthOf } from './view.js';
/**
 * Makes a detector from its description: settings that a look doesn't override have their defaults, and what `detect`
 * finds is made into signals.
 */
export function defineDetector(spec) {
    const defaults = defaultsOf(spec.settings);
    const views = Object.entries(spec.sees ?? {});
    const knowsOnlyViews = spec.sees !== undefined && spec.watches === undefined;
    return {
        ...spec,
        detect(look, overrides) {
            const { see = (view) => worthOf(view, look.recent) } = look;
            const seen = Object.fromEntries(views.map(([name, view]) => [name, see(view)]));
            const shown = knowsOnlyViews ? { ...look, changes: [], recent: [] } : look;
            const said = spec.detect({ ...shown, settings: { ...defaults, ...overrides }, seen });
            if (said.outcome === 'quiet')
                return said;
            return { outcome: 'fired', signals: said.findings.map((finding) => signalOf(spec, finding, look.now)) };
        },
    };
}
/** The envelope of a signal (who, what family, when, under which name, how grave at most) is the detector's. */
function signalOf({ id, family, role, severity, isHardFact = false, prefix = `${id}|` }, { name, says, params = {}, evidence = [], evidenceTotal = evidence.length, ...own }, now) {
    return {
        family,
        ...(role && { role }),
        ...own,
        detector: id,
        fingerprint: prefix + name,
        severity: milder(severity, own.severity ?? severity),
        isHardFact,
        observedAt: now,
        summary: { key: says, params },
        evidence: evidence.slice(0, evidenceLimit),
        evidenceTotal,
    };
}
/** What was found, at least one thing. */
export function fired(...findings) {
    return { outcome: 'fired', findings };
}
/** Nothing to tell, and why; `key` names a text in the detector's own `says`. */
export function quiet(key, params = {}) {
    return { outcome: 'quiet', reason: { key, params } };
}
//# sourceMappingURL=detector.js.map