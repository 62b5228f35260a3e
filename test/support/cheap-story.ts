// The forgotten seller with fewer listings, for programs that run on the real time: market prices of twenty listings
// cost ten seconds of Amazon's pace.
import { findStory, type Story } from '../../src/simulator/index.ts';

/** The same attack with so many listings. It is over after 31 hours. */
export function cheapTakeover(listings: number): Story {
  const story = storyCalled('forgotten-seller');
  const timeline = story.timeline.map((event) => ({
    ...event,
    ...(event.does && {
      does: event.does.map((deed) => (deed.deed === 'list' ? { ...deed, count: listings } : deed)),
    }),
  }));
  return { ...story, timeline };
}

export function storyCalled(id: string): Story {
  const story = findStory(id);
  if (!story) throw new Error(`there is no story ${id}`);
  return story;
}
