// Every story of an attack, in a file of their own: files are what the machine's cores share.
import { stories } from '../../src/simulator/index.ts';
import { storySuite } from '../support/story-suite.ts';

for (const story of stories) if (story.expects !== 'nothing above low') storySuite(story);
