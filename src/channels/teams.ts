// Microsoft Teams: a workflow that posts an adaptive card ("Post to a channel when a webhook request is received"). Its
// runs of text are shown as they are: no Markdown of a stranger's is read in them.
import type { ChannelKind } from '../domain/telling/channel-kind.ts';
import { neverAt } from './answers.ts';
import { cutUnits, linesBelow, unmentioned } from './words.ts';

/** Of 28 KB for the whole card. */
const [headlineLimit, lineLimit] = [300, 500];

const paragraph = (text: string, style: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: unmentioned(text), ...style }],
});

export const teams: ChannelKind = {
  id: 'teams',
  about: { en: 'a channel or chat in Microsoft Teams', ja: 'Teamsのチャネルやチャット' },
  fields: [
    {
      key: 'url',
      label: { en: 'URL of the workflow', ja: 'ワークフローのURL' },
      isSecret: true,
      form: 'url',
      example: 'https://prod-00.westeurope.logic.azure.com/workflows/0123/triggers/manual/paths/invoke?sig=abc',
    },
  ],
  request(note, { url }) {
    const color = note.severity === 'critical' || note.severity === 'high' ? { color: 'attention' } : {};
    const headline = paragraph(cutUnits(note.headline, headlineLimit), { weight: 'bolder', size: 'medium', ...color });
    const lines = linesBelow(note).split('\n');
    const card = {
      type: 'AdaptiveCard',
      version: '1.4',
      body: [headline, ...lines.map((one) => paragraph(cutUnits(one, lineLimit)))],
    };
    const contentType = 'application/vnd.microsoft.card.adaptive';
    const body = { type: 'message', attachments: [{ contentType, contentUrl: null, content: card }] };
    return { url: `${url}`, type: 'application/json', body: JSON.stringify(body) };
  },
  // the workflow is gone, turned off, or its signature is another by now
  judge: neverAt(400, 401, 403, 404),
};
