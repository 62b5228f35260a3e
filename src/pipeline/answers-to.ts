// The ways in which a reader can answer a message about an incident: commands, and links where there is a console.

import type { LinkSigner } from '../adapters/links.ts';
import type { Incident } from '../domain/incident.ts';
import type { Answer } from '../messages/incident-props.ts';

export interface AnswerLinkDeps {
  readonly consoleUrl: string | null;
  /** Null without a console. */
  readonly links: LinkSigner | null;
}

/** What each answer is on the command line. */
const commands: Readonly<Record<Answer['says'], (id: string) => string>> = {
  seen: (id) => `rusuban incidents ack ${id}`,
  'was-me': (id) => `rusuban incidents dismiss ${id} --reason "that was me"`,
  'false-alarm': (id) => `rusuban incidents dismiss ${id} --reason "false alarm"`,
};

/** All of them; for a closed incident none. */
export async function answersTo(
  { consoleUrl, links }: AnswerLinkDeps,
  incident: Incident,
  recipient: string,
): Promise<Answer[]> {
  if (incident.status === 'resolved' || incident.status === 'dismissed') return [];
  const says = Object.keys(commands) as Answer['says'][];
  return Promise.all(
    says.map(async (answer): Promise<Answer> => {
      const command = commands[answer](incident.id);
      if (consoleUrl === null || links === null) return { says: answer, command };
      const token = await links.sign({ incidentId: incident.id, recipient, says: answer });
      return { says: answer, command, url: `${consoleUrl}/answer/${token}` };
    }),
  );
}
