// Which story a command means.
import { UserError } from '../domain/errors.ts';
import { findStory, type Story, stories } from '../simulator/index.ts';

/** @throws UserError that names the stories there are */
export function chosenStory(id: string): Story {
  const story = findStory(id);
  if (story) return story;
  throw new UserError(`there is no story "${id}"`, `these are: ${stories.map((known) => known.id).join(', ')}`);
}
