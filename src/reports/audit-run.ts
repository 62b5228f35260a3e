// Audits on demand: asked for, done by whichever process takes them, kept, mailed. Killed anywhere, another goes on.
import { minuteMs, secondMs } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import {
  type AuditRun,
  isUnderWay,
  type AuditProgress as Progress,
  type WaitingPart,
} from '../domain/reports/audit-run.ts';
import type { Account } from '../domain/shop/account.ts';
import { owedToEach } from '../domain/telling/account-message.ts';
import { type Part, parts } from '../domain/watch/coverage.ts';
import type { LookDeps } from '../watch/look.ts';
import { openSource, type SourceDeps } from '../watch/sources.ts';
import { type AuditProgress, auditAccount } from './audit.ts';

export type AuditDeps = LookDeps & SourceDeps;

/** Whoever does an audit gives a sign of life this often, and is taken for dead after so long without one. */
const signEveryMs = 2 * secondMs;
export const deadAfterMs = 2 * minuteMs;

/** Asks for an audit; while one of this account is under way, that one. */
export async function requestAudit(
  { store, clock, newId }: LookDeps,
  account: Account,
  mailTo: readonly string[],
): Promise<AuditRun> {
  return store.requestAudit({ id: newId(), accountId: account.id, mailTo, requestedAt: clock.now() });
}

/**
 * Does it, unless another process does; the report is kept and owed to those who asked.
 * @param onProgress called with each part
 * @returns how it stands afterwards; null when there is no such audit
 */
export async function runAudit(
  deps: AuditDeps,
  id: string,
  onProgress: (progress: Progress) => void | Promise<void>,
  signal: AbortSignal,
): Promise<AuditRun | null> {
  const { store, clock } = deps;
  const run = await store.claimAudit(id, clock.now(), clock.now() - deadAfterMs);
  if (run === null) return store.findAudit(id);
  const cancelled = new AbortController();
  const either = AbortSignal.any([signal, cancelled.signal]);
  let progress: Progress = { part: null, done: [] };
  const note = async (next: Progress) => {
    progress = next;
    if (!(await store.noteAudit(id, next, clock.now())))
      cancelled.abort(
        new UserError(
          { en: 'the audit was cancelled', ja: '点検を取り消しました' },
          { en: 'ask for another when you like', ja: 'いつでもやり直せます' },
        ),
      );
  };
  // One after the other, as they came. A progress that can't be written doesn't stop the audit.
  let noted: Promise<unknown> = Promise.resolve();
  const changed = (next: Progress) => {
    noted = noted.then(() => Promise.all([note(next), onProgress(next)])).catch(() => {});
  };
  const ended = new AbortController();
  const signs = signOfLife(deps, () => note(progress), ended.signal);
  try {
    const account = await store.findAccount(run.accountId);
    if (!account) return null;
    const report = await auditAccount(deps, account, await openSource(deps, account), trackParts(changed), either);
    await noted;
    const endedAt = clock.now();
    const mail = { key: `audit/${run.id}`, kind: 'audit', reason: 'asked-for', props: { auditId: run.id } } as const;
    const owed = (mailTo: readonly string[]) => owedToEach(mailTo, run.accountId, mail, endedAt);
    await store.endAudit(id, { state: 'done', result: report, owed }, endedAt);
  } catch (error) {
    await noted;
    if (cancelled.signal.aborted) return store.findAudit(id);
    if (signal.aborted) {
      await store.releaseAudit(id);
      throw error;
    }
    const detail = error instanceof Error ? error.message : String(error);
    await store.endAudit(id, { state: 'failed', detail }, clock.now());
    if (!(error instanceof UserError)) throw error;
  } finally {
    ended.abort();
    await signs;
  }
  return store.findAudit(id);
}

/** Which parts are under way, which wait, and which are in. */
function trackParts(changed: (progress: Progress) => void): AuditProgress {
  const [underWay, done] = [new Map<Part, WaitingPart | null>(), new Set<Part>()];
  const tell = () => {
    const waiting = [...underWay.values()].filter((one) => one !== null);
    const inOrder = (some: { has(part: Part): boolean }) => parts.filter((part) => some.has(part));
    const [part = null] = inOrder(underWay);
    changed({ part, done: inOrder(done), ...(waiting.length > 0 && { waiting }) });
  };
  return {
    onPart(part) {
      underWay.set(part, null);
      tell();
    },
    onPulled({ part }) {
      underWay.delete(part);
      done.add(part);
      tell();
    },
    onWait(waiting) {
      underWay.set(waiting.part, waiting);
      tell();
    },
  };
}

/** Pulls of one part may take many minutes: the sign of life comes beside them, and sees a cancellation. */
async function signOfLife({ clock }: LookDeps, sign: () => Promise<void>, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await clock.sleep(signEveryMs, ended).catch(() => {});
    if (!ended.aborted) await sign().catch(() => {});
  }
}

/** Waits for an audit that another process does. */
export async function followAudit(
  { store, clock }: LookDeps,
  id: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<AuditRun | null> {
  for (;;) {
    const run = await store.findAudit(id);
    if (run === null || !isUnderWay(run)) return run;
    onProgress(run.progress);
    await clock.sleep(secondMs, signal);
  }
}
