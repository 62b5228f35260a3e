// A permission that the watch needs will run out: Amazon's for the account after a year, the app's secret after 180 days.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import { duration, instant, text } from '../../domain/text/text.ts';
import { facts, strong, title } from '../layout/blocks.ts';
import { defineMessage, moment } from '../layout/message.ts';
import { type AccountProps, accountShape, meaningAndMending } from './props.ts';

export interface LapseProps extends AccountProps {
  readonly what: 'authorisation' | 'client-secret';
  readonly lapsesAt: Instant;
  /** Of a client secret: the end of its application's client id, and the names of the shops that are read by it. */
  readonly application?: string;
  readonly shops?: readonly string[];
}

/** Of a secret that has expired Amazon itself says so; an authorisation is only counted. */
function sentenceOf(what: LapseProps['what'], isAhead: boolean) {
  return what === 'client-secret' && !isAhead ? 'lapse.client-secret-over' : (`lapse.${what}-sentence` as const);
}

const carries = {
  what: z.enum(['authorisation', 'client-secret']),
  lapsesAt: moment,
  application: z.string().exactOptional(),
  shops: z.array(z.string()).exactOptional(),
};

export const authorisationLapse = defineMessage<LapseProps>({
  title: { en: 'A permission runs out', ja: '許可の期限切れ' },
  carries,
  props: z.object({ ...accountShape, ...carries }) as z.ZodType<LapseProps>,
  subject({ what, lapsesAt, now }, format) {
    const subject = format.phrase(`lapse.${what}`);
    return lapsesAt > now
      ? format.phrase('subject.lapse', { what: subject, left: duration(lapsesAt - now) })
      : format.phrase('subject.lapse-over', { what: subject });
  },
  preheader: ({ lapsesAt }, format) => format.phrase('preheader.lapse', { at: instant(lapsesAt) }),
  blocks({ account, what, lapsesAt, now, application = '', shops = [] }, format) {
    const left = { label: format.phrase('alert.time-left'), value: format.value(duration(lapsesAt - now)) };
    const readBy = { label: format.phrase('lapse.shops'), value: format.value(text(format.list(shops))) };
    const known = [...(lapsesAt > now ? [left] : []), ...(shops.length > 0 ? [readBy] : [])];
    return [
      title(format.phrase('watch.what')),
      strong(format.phrase(sentenceOf(what, lapsesAt > now), { at: instant(lapsesAt) })),
      ...(known.length > 0 ? [facts(known)] : []),
      ...meaningAndMending(
        [format.phrase('lapse.meanwhile')],
        [format.phrase(`lapse.${what}-mend`, { application, account: account.id })],
        format,
      ),
    ];
  },
  because: (_, format) => format.phrase('because.lapse'),
});
