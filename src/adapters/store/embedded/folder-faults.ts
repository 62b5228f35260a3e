// What can be wrong with the data folder, in words for its owner.
import { UserError } from '../../../domain/errors.ts';

/** An error of the file system, or of a program's output, about `folder`. Nothing is lost by any of them. */
export function folderFault(folder: string, error: unknown): UserError {
  const { code, stderr, message } = error as { code?: unknown; stderr?: unknown; message?: unknown };
  const said = `${stderr ?? ''} ${message ?? ''}`;
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left|disk quota|could not (write|extend) file/i.test(said)) {
    return new UserError(
      { en: `The disk that holds ${folder} is full.`, ja: `${folder} のあるディスクがいっぱいです。` },
      {
        en: 'Free some space (a few hundred MB) and start again. Nothing that was stored before is lost.',
        ja: '空きを作って（数百MB）、もう一度始めてください。保存済みのものは失われません。',
      },
      { cause: error },
    );
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(`${code}`) || /permission denied|read-only file system/i.test(said)) {
    return new UserError(
      { en: `${folder} can't be written.`, ja: `${folder} に書き込めません。` },
      {
        en: 'Give the user that runs rusuban the right to write there, or set RUSUBAN_DATA_DIR to a folder that it may write.',
        ja: 'rusubanを動かす利用者に書き込みの権限を与えるか、RUSUBAN_DATA_DIR に書き込めるフォルダを設定してください。',
      },
      { cause: error },
    );
  }
  if (['ENOTDIR', 'EEXIST'].includes(`${code}`)) {
    return new UserError(
      {
        en: `${folder} is not a folder, or something on the way to it is not.`,
        ja: `${folder}、またはその途中が、フォルダではありません。`,
      },
      {
        en: 'Set RUSUBAN_DATA_DIR to a folder, or to a path where one can be made.',
        ja: 'RUSUBAN_DATA_DIR に、フォルダか、フォルダを作れる場所を設定してください。',
      },
      { cause: error },
    );
  }
  return new UserError(
    {
      en: `The database in ${folder} could not be set up: ${said.trim().split('\n').slice(-3).join(' ').slice(0, 400)}`,
      ja: `${folder} にデータベースを用意できませんでした（${said.trim().split('\n').slice(-3).join(' ').slice(0, 400)}）`,
    },
    {
      en: 'See the message above; as a way out set RUSUBAN_DATA_DIR to another folder, or DATABASE_URL.',
      ja: '上の内容をご確認ください。RUSUBAN_DATA_DIR に別のフォルダを設定するか、DATABASE_URL を設定する方法もあります。',
    },
    { cause: error },
  );
}
