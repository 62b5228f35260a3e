// The ways in which a reader can answer a message about an incident: commands of a word and a short id, and links where
// there is a console.

import type { LinkSigner } from '../adapters/links.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Language } from '../domain/marketplace.ts';
import type { IncidentAnswer as Taken } from '../domain/owner/incident-answer.ts';
import type { Text } from '../domain/text/text.ts';
import { type Incident, isClosedByLink } from '../domain/watch/incident.ts';
import { refusalOf } from '../incidents/answer.ts';
import type { AnswerWay } from '../messages/incident/props.ts';
import { shortestId, shortIds } from '../messages/terminal/incident-report.ts';

export interface AnswerLinkDeps {
  readonly consoleUrl: string | null;
  /** Null without a console. */
  readonly links: LinkSigner | null;
}

export type Says = AnswerWay['says'];

interface Meaning {
  readonly answer: Taken;
  /** `rusuban incidents <verb> ID`. */
  readonly verb: string;
  /** For the log. */
  readonly reason: Text | null;
}

/** What each says to the program. */
export const meaningOf: Readonly<Record<Says, Meaning>> = {
  seen: { answer: 'acknowledge', verb: 'ack', reason: null },
  'was-me': { answer: 'dismiss', verb: 'ours', reason: { en: 'that was us', ja: '自分たちの操作' } },
  'false-alarm': { answer: 'dismiss', verb: 'false-alarm', reason: { en: 'false alarm', ja: '問題のない通知' } },
};

/** An answer with its reason in the words of whoever gives it. */
export function said(says: Says, language: Language): { readonly answer: Taken; readonly reason: string | null } {
  const { answer, reason } = meaningOf[says];
  return { answer, reason: reason?.[language] ?? null };
}

/** All of them, with links for those that a link may say; for a closed incident none, unless only a link has closed it. */
export async function answersTo(
  { store, consoleUrl, links }: AnswerLinkDeps & { readonly store: Pick<Store, 'incidentIds'> },
  incident: Incident,
  recipient: string,
): Promise<AnswerWay[]> {
  const byLink = isClosedByLink(incident);
  if (incident.status === 'resolved' || (incident.status === 'dismissed' && !byLink)) return [];
  const alike = await store.incidentIds(incident.id.slice(0, shortestId));
  const id = shortIds(alike).get(incident.id) ?? incident.id;
  return Promise.all(
    (Object.keys(meaningOf) as Says[])
      .filter((says) => !byLink || refusalOf(incident, meaningOf[says].answer, 'command') === null)
      .map(async (says): Promise<AnswerWay> => {
        const { answer, verb } = meaningOf[says];
        const command = `rusuban incidents ${verb} ${id}`;
        if (consoleUrl === null || links === null || byLink || refusalOf(incident, answer, 'link') !== null)
          return { says, command };
        const token = await links.sign({ incidentId: incident.id, recipient, says, revision: incident.revision });
        return { says, command, url: `${consoleUrl}/answer/${token}` };
      }),
  );
}
