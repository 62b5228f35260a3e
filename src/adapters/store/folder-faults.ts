// What can be wrong with the data folder, in words for its owner.
import { UserError } from '../../domain/errors.ts';

/** An error of the file system, or of a program's output, about `folder`. Nothing is lost by any of them. */
export function folderFault(folder: string, error: unknown): UserError {
  const { code, stderr, message } = error as { code?: unknown; stderr?: unknown; message?: unknown };
  const said = `${stderr ?? ''} ${message ?? ''}`;
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left|disk quota|could not (write|extend) file/i.test(said)) {
    return new UserError(
      `The disk that holds ${folder} is full.`,
      'Free some space (a few hundred MB) and start again. Nothing that was stored before is lost.',
      { cause: error },
    );
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(`${code}`) || /permission denied|read-only file system/i.test(said)) {
    return new UserError(
      `${folder} can't be written.`,
      'Give the user that runs rusuban the right to write there, or set RUSUBAN_DATA_DIR to a folder that it may write.',
      { cause: error },
    );
  }
  if (['ENOTDIR', 'EEXIST'].includes(`${code}`)) {
    return new UserError(
      `${folder} is not a folder, or something on the way to it is not.`,
      'Set RUSUBAN_DATA_DIR to a folder, or to a path where one can be made.',
      { cause: error },
    );
  }
  return new UserError(
    `The database in ${folder} could not be set up: ${said.trim().split('\n').slice(-3).join(' ').slice(0, 400)}`,
    'See the message above; as a way out set RUSUBAN_DATA_DIR to another folder, or DATABASE_URL.',
    { cause: error },
  );
}
