// Every story against what its own file demands: attacks are noticed in time, honest shops are left alone.
import { describe, expect, it } from '@jest/globals';
import { isAtLeast, type Severity } from '../../src/domain/severity.ts';
import { stories } from '../../src/simulator/index.ts';
import { runStory } from '../support/story-run.ts';

for (const story of stories) {
  describe(story.id, () => {
    it(
      story.expects === 'nothing above low' ? 'sends nothing' : 'is noticed, by the time that the story demands',
      async () => {
        const run = await runStory(story.id);
        try {
          const { stage, firedAt, reachedAt, incidents, mails } = run;
          if (story.expects === 'nothing above low') {
            expect(incidents.filter(({ severity }) => isAtLeast(severity, 'medium'))).toEqual([]);
            expect(mails).toEqual([]);
            return;
          }
          expect(stage.simulator.deadlines.length).toBeGreaterThan(0);
          for (const { what, at } of stage.simulator.deadlines) {
            const seenAt = 'detector' in what ? firedAt.get(what.detector) : reachedAt.get(what.severity as Severity);
            expect({ what, isInTime: seenAt !== undefined && seenAt <= at }).toEqual({ what, isInTime: true });
          }
          expect(incidents).toHaveLength(1);
          expect(mails.length).toBeGreaterThan(0);
          // Whatever came of it, nobody was written to.
          expect(stage.simulator.calls.forbidden).toBe(0);
        } finally {
          await run.close();
        }
      },
    );
  });
}
