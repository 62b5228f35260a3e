// Every story against what its own file demands: attacks are noticed in time, honest shops are left alone.
import { describe, expect, it } from '@jest/globals';
import { isAtLeast, type Severity } from '../../src/domain/severity.ts';
import { stories } from '../../src/simulator/index.ts';
import { runStory } from '../support/story-run.ts';

for (const story of stories) {
  describe(story.id, () => {
    it(story.expects === 'nothing above low'
      ? 'sends nothing'
      : 'is noticed, by the time that the story demands', async () => {
      const run = await runStory(story.id);
      try {
        const { stage, firedAt, reachedAt, incidents, mails } = run;
        if (story.expects === 'nothing above low') {
          expect(incidents.filter(({ severity }) => isAtLeast(severity, 'medium'))).toEqual([]);
          expect(mails).toEqual([]);
          return;
        }
        expect(stage.simulator.deadlines.length).toBeGreaterThan(0);
        const { deadlines } = stage.simulator;
        for (const { what, at, after } of deadlines) {
          const seenAt =
            'detector' in what ? firedAt(what.detector, after) : reachedAt(what.severity as Severity, after);
          expect({ what, isInTime: seenAt !== undefined && seenAt <= at }).toEqual({ what, isInTime: true });
        }
        // Each wave of a story is one incident, besides notes such as a busy evening weeks ago.
        const toldOf = incidents.filter(({ severity }) => isAtLeast(severity, 'low'));
        expect(toldOf).toHaveLength(new Set(deadlines.map(({ after }) => after)).size);
        expect(mails.length).toBeGreaterThan(0);
        // Whatever came of it, nobody was written to.
        expect(stage.simulator.calls.forbidden).toBe(0);
      } finally {
        await run.close();
      }
    }, 240_000);
  });
}
