// The migrations that were made into one before 0.1.0. Databases and dumps of developers have had them: their schema is
// that of the one, so it counts as had.
import { UserError } from '../../../domain/errors.ts';

/** The one that they became. */
export const squashedInto = '20261129000000_init';

export const squashed: readonly string[] = [
  '20261122000000_init',
  '20261122034900_pull_fault',
  '20261122035641_mailbox',
  '20261122050902_weekly',
  '20261122051034_owner',
  '20261122051151_service',
  '20261122051319_recipients',
  '20261122053107_parts',
  '20261122090349_bounces',
  '20261128170000_waiting',
  '20261128174000_told',
  '20261128180551_applications',
  '20261128230452_lanes',
];

/**
 * Names of migrations that a database or a dump has had, with the one in place of those that it was made of.
 * @throws UserError when it has had only some of those: nothing leads from there to the one
 */
export function withOneForSquashed(applied: readonly string[]): readonly string[] {
  const had = applied.filter((name) => squashed.includes(name));
  if (had.length === 0) return applied;
  if (had.length === squashed.length) return [squashedInto, ...applied.filter((name) => !had.includes(name))];
  const last = had.at(-1);
  throw new UserError(
    {
      en: `This was written by a Rusuban from before 0.1.0 that had come as far as the migration ${last}; nothing leads from there to this one.`,
      ja: `0.1.0より前の開発中の留守番（変更 ${last} まで）が書いたものです。この版には引き継げません。`,
    },
    {
      en: 'Nothing was touched. Take another data folder (RUSUBAN_DATA_DIR) or an empty database (DATABASE_URL) and add the accounts again; or bring this one up to date by the last commit that has prisma/migrations/20261128230452_lanes.',
      ja: '何も変更していません。別のデータフォルダ（RUSUBAN_DATA_DIR）か空のデータベース（DATABASE_URL）を使い、アカウントを登録し直してください。または prisma/migrations/20261128230452_lanes のある最後のコミットで、一度これを最新にしてください。',
    },
  );
}
