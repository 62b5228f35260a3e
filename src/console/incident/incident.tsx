// An incident: what happened, the lockdown checklist as its centre, what can be answered and what follows, the evidence,
// whether it is over, and what was done.
import { detectors } from '../../detectors/all.ts';
import type { StepProgress } from '../../domain/owner/checklist-step.ts';
import { answers, type IncidentAnswer } from '../../domain/owner/incident-answer.ts';
import { actOf, mayDo } from '../../domain/owner/role.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Text } from '../../domain/text/text.ts';
import { isClosedByLink } from '../../domain/watch/incident.ts';
import { refusalOf, statusAfter, wantsPerson } from '../../incidents/answer.ts';
import { evidenceParts } from '../../messages/incident/blocks.ts';
import { certaintySentence } from '../../messages/incident/certainty.ts';
import { strongestFirst } from '../../messages/incident/spoken.ts';
import { storySentence } from '../../messages/incident/story.ts';
import { timeFacts, toldFact } from '../../messages/incident/times.ts';
import { cleanForeignText, cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { ownerWords } from '../../messages/language/owner-words.ts';
import type { Labelled } from '../../messages/layout/blocks.ts';
import { standingLines } from '../../messages/terminal/incident-report.ts';
import type { WholeIncident } from '../../owner/whole-incident.ts';
import { freshWanted, signInAgain } from '../entering/fresh.ts';
import { Blocks } from '../parts/blocks.tsx';
import { headlineOf } from '../parts/headline.ts';
import { type Reader, shell } from '../parts/shell.tsx';
import { Timeline, type TimelineEntry } from './timeline.tsx';

const words = {
  checklist: { en: 'What to do', ja: 'すること' },
  call: { en: 'Call each other up in this order: {all}', ja: '連絡を取り合う順番：{all}' },
  progress: { en: '{done} of {n} steps done', ja: '{n}件中{done}件完了' },
  tick: { en: 'Done', ja: '完了にする' },
  untick: { en: 'Not done after all', ja: '未完了に戻す' },
  evidence: { en: 'What was seen', ja: '確認された内容' },
  whole: { en: 'The whole list', ja: 'すべての一覧' },
  report: { en: 'A report for Amazon and the police', ja: 'Amazon・警察に提出する記録' },
  csv: { en: 'All of it as a table (CSV)', ja: 'すべてを表で保存（CSV）' },
  reason: { en: 'In your words: why?', ja: '理由' },
  force: {
    en: 'Close it although something still stands, or could not be looked at',
    ja: '元に戻っていないもの、確認できないものがあっても、終了にする',
  },
} as const satisfies Readonly<Record<string, Text>>;

const answerNames: Readonly<Record<IncidentAnswer, Text>> = {
  acknowledge: ownerWords['say-ack'],
  resolve: ownerWords['say-resolve'],
  dismiss: ownerWords['say-dismiss'],
  reopen: ownerWords['say-reopen'],
};

/** What follows from each, said before it is pressed. */
const follows: Readonly<Record<IncidentAnswer, Text>> = {
  acknowledge: {
    en: 'Reminders stop, and nobody else is called in. You are told when it gets worse. Every recipient is told that you said so.',
    ja: '繰り返しのお知らせと、ほかの送り先への連絡が止まります。悪化したときはお知らせします。この回答があったことは、すべての送り先にお知らせします。',
  },
  resolve: {
    en: 'It is closed as the doing of a stranger that is over. For 30 days this account is watched more closely: accounts are often taken a second time.',
    ja: '第三者による操作で、収束したものとして終了します。再び乗っ取られる例が多いため、30日間は基準を厳しくして見守ります。',
  },
  dismiss: {
    en: 'It is closed as nothing: the same evidence stays quiet, and its days count as usual. Anything else is still told. Every recipient is told that you said so.',
    ja: '問題なしとして終了します。同じ内容は以後お知らせせず、その期間も普段どおりとして扱います。それ以外のことは、これまでどおりお知らせします。この回答があったことは、すべての送り先にお知らせします。',
  },
  reopen: {
    en: 'It is open again, and its days no longer count as usual.',
    ja: '対応待ちに戻ります。その期間は普段どおりとして扱いません。',
  },
};

export interface IncidentView extends WholeIncident {
  readonly account: Account;
  /** From the first sign to now. */
  readonly timeline: readonly TimelineEntry[];
  /** Who is told of incidents, in the order in which people call each other up. */
  readonly callOrder: readonly string[];
  /** What was so when it was read (live.ts). */
  readonly revision: string;
  /** Why an answer wasn't taken; lines of their own. */
  readonly trouble: string | null;
  /** Came in lately enough to close what is grave. */
  readonly isFresh: boolean;
}

export function incidentPage(reader: Reader, view: IncidentView, format: Format): string {
  const { incident, account, told, standing, checklist } = view;
  const { language } = reader;
  const signals = strongestFirst(incident.signals);
  const title = headlineOf(incident, format);
  const story = storySentence(incident, detectors, format);
  const facts: Labelled[] = [
    { label: format.say(ownerWords.status), value: format.phrase(`status.${incident.status}`) },
    { label: format.say(ownerWords.severity), value: format.phrase(`severity.${incident.severity}`) },
    ...timeFacts(incident, format),
    { label: format.say(ownerWords.sure), value: certaintySentence(signals, format) },
    ...told.map(({ recipient, at }) => {
      const { label, value } = toldFact(at, format);
      return { label, value: format.say(ownerWords['told-whom'], { recipient: cleanText(recipient), at: value }) };
    }),
  ];
  const body = (
    <>
      {view.trouble && (
        <div class="warn" role="alert">
          {view.trouble.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </div>
      )}
      <p class="soft">{cleanForeignText(account.name)}</p>
      <h1>{title}</h1>
      {story && <p>{story}</p>}
      <dl>
        {facts.map(({ label, value }) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <Checklist {...{ reader, checklist, format, id: incident.id, callOrder: view.callOrder }} />
      <Answers reader={reader} view={view} format={format} />
      <h2>{format.say(ownerWords['standing-title'])}</h2>
      {standingLines(standing, format).map((line) => (
        <p>{line}</p>
      ))}
      <h2>{words.evidence[language]}</h2>
      <p>
        <a href={`${reader.base}/incident/${incident.id}/evidence`}>{words.whole[language]}</a>
        {' · '}
        <a href={`${reader.base}/incident/${incident.id}/evidence.csv`}>{words.csv[language]}</a>
        {' · '}
        <a href={`${reader.base}/incident/${incident.id}/report`}>{words.report[language]}</a>
      </p>
      <Blocks blocks={evidenceParts({ incident, detectors }, format)} />
      <Timeline entries={view.timeline} format={format} />
    </>
  );
  return shell(reader, { title, body, revision: view.revision });
}

const addressShown = 80;

interface ChecklistProps {
  readonly reader: Reader;
  readonly id: string;
  readonly checklist: readonly StepProgress[];
  readonly callOrder: readonly string[];
  readonly format: Format;
}

function Checklist({ reader: { base, language }, id, checklist, callOrder, format }: ChecklistProps) {
  const all = callOrder.map((one, place) => `${place + 1}. ${cleanText(one, addressShown)}`).join(' ');
  const done = checklist.filter((one) => one.done !== null).length;
  const params = { done: String(done), n: String(checklist.length) };
  const next = checklist.find((one) => one.done === null);
  const groups = [...new Set(checklist.map(({ step }) => step.when))];
  return (
    <section aria-label={words.checklist[language]}>
      <h2>{words.checklist[language]}</h2>
      <label>
        {format.say(words.progress, params)}
        <progress value={done} max={checklist.length} />
      </label>
      {callOrder.length > 1 && <p class="soft">{format.say(words.call, { all })}</p>}
      {groups.map((group) => (
        <>
          <h3>{format.phrase(`checklist.${group}`)}</h3>
          <ol class="steps">
            {checklist
              .filter(({ step }) => step.when === group)
              .map((one) => (
                <li id={`step-${one.step.id}`} class={one.done ? 'done' : one === next ? 'card open' : ''}>
                  <Step one={one} format={format} />
                  <form method="post" action={`${base}/incident/${id}/step`}>
                    <input type="hidden" name="step" value={one.step.id} />
                    <input type="hidden" name="action" value={one.done ? 'untick' : 'tick'} />
                    <button type="submit" class={one === next ? '' : 'plain'}>
                      {(one.done ? words.untick : words.tick)[language]}
                    </button>
                  </form>
                </li>
              ))}
          </ol>
        </>
      ))}
    </section>
  );
}

function Step({ one: { step, done }, format }: { readonly one: StepProgress; readonly format: Format }) {
  if (done)
    return (
      <p>
        {`✓ ${format.say(step.title)}`}
        <br />
        <small>
          {format.say(ownerWords['done-by'], { by: cleanForeignText(done.by), at: format.moment(done.at) })}
        </small>
      </p>
    );
  return (
    <>
      <p>{format.say(step.title)}</p>
      {step.menuPath && <p>{format.phrase('checklist.menu', { path: format.say(step.menuPath) })}</p>}
      <p class="soft">{format.say(ownerWords.why, { why: format.say(step.why) })}</p>
    </>
  );
}

interface AnswersProps {
  readonly reader: Reader;
  readonly view: IncidentView;
  readonly format: Format;
}

/** Each answer that may be given now, with what follows from it before it is pressed. */
function Answers({ reader: { base, language, visitor }, view: { incident, standing, isFresh }, format }: AnswersProps) {
  const isNews = (answer: IncidentAnswer) => statusAfter[answer] !== incident.status || isClosedByLink(incident);
  const isTheirs = (answer: IncidentAnswer) => visitor === null || mayDo(visitor.role, actOf(answer));
  const possible = answers.filter(
    (answer) => isNews(answer) && isTheirs(answer) && refusalOf(incident, answer, 'console') === null,
  );
  return (
    <section aria-label={format.say(ownerWords['your-word'])}>
      <h2>{format.say(ownerWords['your-word'])}</h2>
      {possible.map((answer) => (
        <details>
          <summary>{format.say(answerNames[answer])}</summary>
          <p>{follows[answer][language]}</p>
          {wantsPerson(answer, incident) && !isFresh ? (
            <p class="warn">
              {freshWanted(visitor)[language]}{' '}
              {visitor?.personId && <a href={`${base}/sign-in?to=/incident/${incident.id}`}>{signInAgain[language]}</a>}
            </p>
          ) : (
            <form method="post" action={`${base}/incident/${incident.id}/answer`}>
              <input type="hidden" name="revision" value={String(incident.revision)} />
              <input type="hidden" name="answer" value={answer} />
              {answer === 'resolve' && !standing.isBack && (
                <p>
                  <label>
                    <input type="checkbox" name="force" value="yes" /> {words.force[language]}
                  </label>
                </p>
              )}
              {answer !== 'acknowledge' && (
                <p>
                  <label>
                    {words.reason[language]}
                    <textarea name="reason" rows={2} maxlength={300} required={answer === 'dismiss'} />
                  </label>
                </p>
              )}
              <p>
                <button type="submit">{format.say(answerNames[answer])}</button>
              </p>
            </form>
          )}
        </details>
      ))}
    </section>
  );
}
