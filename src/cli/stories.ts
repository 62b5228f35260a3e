// Which story a command means.
import { UserError } from '../domain/errors.ts';
import { findStory, type Story, stories } from '../simulator/index.ts';

/** @throws UserError that names the stories there are */
export function chosenStory(id: string): Story {
  const story = findStory(id);
  if (story) return story;
  const known = stories.map((one) => one.id).join(', ');
  throw new UserError(
    { en: `there is no story "${id}"`, ja: `「${id}」というストーリーはありません` },
    { en: `these are: ${known}`, ja: `次から選んでください：${known}` },
  );
}
