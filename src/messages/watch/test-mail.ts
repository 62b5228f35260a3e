// The test mail: how alerts look, read once in peace, so that the real one is known.
import { z } from 'zod';
import { instant, text } from '../../domain/text/text.ts';
import { list, paragraph, strong, title } from '../layout/blocks.ts';
import { readerName } from '../layout/letter.ts';
import { defineMessage } from '../layout/message.ts';
import { type AccountProps, accountShape } from './props.ts';

export interface TestMailProps extends AccountProps {
  /** To be typed where `rusuban setup` waits; proves that the message was read. */
  readonly number?: string | undefined;
}

export const testMail = defineMessage<TestMailProps>({
  title: { en: 'Test mail', ja: 'テストメール' },
  props: z.object({ ...accountShape, number: z.string().optional() }) as z.ZodType<TestMailProps>,
  subject: (_, format) => format.phrase('subject.test'),
  preheader: (_, format) => format.phrase('preheader.test'),
  blocks: ({ account, now, number }, format) => [
    title(format.phrase('test.heading')),
    strong(format.phrase('test.sentence', { at: instant(now), name: text(readerName(account)) })),
    ...(number === undefined ? [] : [paragraph(format.phrase('test.number', { number: text(number) }))]),
    title(format.phrase('test.remember')),
    list([
      format.phrase(account.safePhrase ? 'test.phrase' : 'test.no-phrase'),
      format.phrase('test.links'),
      format.phrase('test.verify'),
    ]),
    paragraph(format.phrase('test.spam')),
  ],
  because: (_, format) => format.phrase('because.test'),
});
