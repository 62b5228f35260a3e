// An incident in a line that begins a page or stands alone in a list, and so begins as a sentence does.
import { detectors } from '../../detectors/all.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import { incidentHeadline } from '../../messages/incident/story.ts';
import type { Format } from '../../messages/language/format.ts';

const columns = 90;

export function headlineOf(incident: Pick<Incident, 'id' | 'severity' | 'signals'>, format: Format): string {
  const line = incidentHeadline(incident, detectors, format, columns);
  return line.charAt(0).toUpperCase() + line.slice(1);
}
