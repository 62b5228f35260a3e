// In which order test files run. A clean clone knows no durations, and Jest would go by the size of files, so that the
// longest, which are short to write, would be run alone at the end: whole stories come first, then the real workers.
import Sequencer from '@jest/test-sequencer';

const first = [
  ...['stories/attacks', 'stories/honest.', 'stories/', 'workers/killed', 'workers/', 'cli/demo'],
  ...['mailboxes/watch', 'console/browser', 'incidents/real-orders', 'telling/lanes', 'cli/', 'console/'],
];
const placeOf = ({ path }) => {
  const place = first.findIndex((part) => path.includes(`/test/${part}`));
  return place === -1 ? first.length : place;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
