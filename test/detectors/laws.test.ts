// Laws that every registered detector obeys without a line of test code of its own.
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { runDetectors } from '../../src/detectors/run.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { type Detector, quiet } from '../../src/domain/watch/detector.ts';
import { look, takeover, testLaws, weightOfTakeover } from '../support/detector-laws.ts';
import { aCoverage, noon } from '../support/factories.ts';

describe.each(detectors.map((detector) => [detector.id, detector] as const))('%s', (_, detector) => {
  testLaws(detector);
});

it('the takeover that the laws are tried on is seen by nearly all, so that they try something', () => {
  const seeing = detectors.filter((detector) => weightOfTakeover(detector) >= 1);
  expect(seeing.length).toBeGreaterThan(20);
});

describe('runDetectors', () => {
  const byId = (id: string) => detectors.find((detector) => detector.id === id) as Detector;
  const [first, second] = [byId('listing-burst'), byId('price-below-market')];
  const broken: Detector = {
    ...first,
    detect: () => {
      throw new Error('index out of range');
    },
  };

  it('contains a crash: the others still speak, in order', () => {
    const verdicts = runDetectors([broken, second], look(takeover(20)));
    expect(verdicts).toMatchObject([
      { detector: first.id, outcome: 'crashed', reason: 'index out of range' },
      { detector: second.id, outcome: 'fired' },
    ]);
  });

  it('lets a partial view do for what is present, but not for who concludes from absence', () => {
    const coverage = aCoverage({ listings: 'partial' });
    const seer: Detector = { ...first, needs: ['listings'], detect: () => quiet('few') };
    expect(runDetectors([seer], look([], { coverage }))).toMatchObject([{ outcome: 'quiet' }]);
    expect(runDetectors([{ ...seer, needsWhole: ['listings'] }], look([], { coverage }))).toMatchObject([
      { outcome: 'skipped', parts: ['listings'], reason: 'listings: listings is partial' },
    ]);
  });

  it('needs only one of several parts that show the same', () => {
    const coverage = aCoverage({ listings: 'missing' });
    const seer: Detector = { ...first, needs: [['new-listings', 'listings']], detect: () => quiet('few') };
    expect(runDetectors([seer], look([], { coverage }))).toMatchObject([{ outcome: 'quiet' }]);
  });

  it('hands each detector its own settings', () => {
    const recent = takeover(10).filter(({ occurredAt }) => occurredAt > noon - 3 * hourMs);
    const [verdict] = runDetectors([first], look(recent), { [first.id]: { least: 50 } });
    expect(verdict).toMatchObject({ outcome: 'quiet', reason: { params: { least: { count: 50 } } } });
  });
});
