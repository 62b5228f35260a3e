// The ways in which a reader can answer a message about an incident: commands, and links where there is a console.

import type { LinkSigner } from '../adapters/links.ts';
import type { Incident } from '../domain/incident.ts';
import { refusalOf } from '../incidents/answer.ts';
import type { Answer } from '../messages/incident-props.ts';
import type { AnswerInput } from './answer.ts';

export interface AnswerLinkDeps {
  readonly consoleUrl: string | null;
  /** Null without a console. */
  readonly links: LinkSigner | null;
}

/** What each says to the program. */
export const meaningOf: Readonly<Record<Answer['says'], Pick<AnswerInput, 'answer' | 'reason'>>> = {
  seen: { answer: 'acknowledge' },
  'was-me': { answer: 'dismiss', reason: 'that was me' },
  'false-alarm': { answer: 'dismiss', reason: 'false alarm' },
};

function commandOf(says: Answer['says'], id: string): string {
  const { answer, reason } = meaningOf[says];
  return answer === 'acknowledge'
    ? `rusuban incidents ack ${id}`
    : `rusuban incidents dismiss ${id} --reason "${reason}"`;
}

/** All of them, with links for those that a link may say; for a closed incident none. */
export async function answersTo(
  { consoleUrl, links }: AnswerLinkDeps,
  incident: Incident,
  recipient: string,
): Promise<Answer[]> {
  if (incident.status === 'resolved' || incident.status === 'dismissed') return [];
  const says = Object.keys(meaningOf) as Answer['says'][];
  return Promise.all(
    says.map(async (answer): Promise<Answer> => {
      const command = commandOf(answer, incident.id);
      const mayLink = refusalOf(incident, meaningOf[answer].answer, 'link') === null;
      if (consoleUrl === null || links === null || !mayLink) return { says: answer, command };
      const token = await links.sign({ incidentId: incident.id, recipient, says: answer });
      return { says: answer, command, url: `${consoleUrl}/answer/${token}` };
    }),
  );
}
