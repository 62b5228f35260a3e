// All stories, by name.
import type { Story } from '../story.ts';
import { forgottenSeller } from './forgotten-seller.ts';

export const stories: readonly Story[] = [forgottenSeller];

export function findStory(id: string): Story | undefined {
  return stories.find((story) => story.id === id);
}
