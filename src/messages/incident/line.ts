// An incident in one line, for lists.

import { instant } from '../../domain/text/text.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import type { Format } from '../language/format.ts';
import { certaintyOf } from './certainty.ts';
import type { SpokenDetector } from './spoken.ts';
import { incidentHeadline } from './story.ts';

const headlineLimit = 60;

/** `high | Sun, Nov 22, 2026, 11:20 GMT+9 | 23 new listings in 14 minutes | very sure | open` */
export function incidentLine(incident: Incident, detectors: readonly SpokenDetector[], format: Format): string {
  return format.phrase('line.incident', {
    severity: format.phrase(`severity.${incident.severity}`),
    began: instant(incident.beganAt),
    what: incidentHeadline(incident, detectors, format, headlineLimit),
    sure: format.phrase(`line.${certaintyOf(incident.signals)}`),
    status: format.phrase(`status.${incident.status}`),
  });
}
