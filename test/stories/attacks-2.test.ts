// A share of the stories of attacks: files are what the machine's cores share, and all of them in one took as long as a third
// of everything else.
import { attackSuites } from '../support/story-suite.ts';

attackSuites(2);
