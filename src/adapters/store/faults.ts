// What PostgreSQL's errors mean for a person. Never names a password: addresses are told as host:port/database.
import { systemText, UserError } from '../../domain/errors.ts';
import type { Text } from '../../domain/text/text.ts';

/** `db.example.com:5432/rusuban` of a connection string. */
export function whereIs(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
}

type Say = (where: string, said: string) => readonly [what: Text, hint: Text];

const sayings: Readonly<Record<string, Say>> = {
  // insufficient_privilege
  '42501': (where, said) => [
    {
      en: `The database ${where} doesn't let Rusuban work: ${said}.`,
      ja: `データベース ${where} での権限が足りません（${said}）。`,
    },
    {
      en: "Make the user in DATABASE_URL the database's owner.",
      ja: 'DATABASE_URL の利用者を、データベースの所有者にしてください。',
    },
  ],
  // disk_full
  '53100': (where) => [
    { en: `The disk of the database ${where} is full.`, ja: `データベース ${where} のディスクがいっぱいです。` },
    {
      en: 'Free some space. What was being written is rolled back and will be pulled again; nothing that was stored is lost.',
      ja: '空きを作ってください。書き込みの途中だったものは取り消され、もう一度読み取られます。保存済みのものは失われません。',
    },
  ],
  // too_many_connections
  '53300': (where) => [
    { en: `The database ${where} has no connection left.`, ja: `データベース ${where} にこれ以上接続できません。` },
    {
      en: "Raise the server's max_connections, or run fewer worker processes.",
      ja: 'サーバーの max_connections を増やすか、動かすプロセスを減らしてください。',
    },
  ],
  // query_canceled, by statement_timeout
  '57014': (where) => [
    {
      en: `The database ${where} took too long over one statement; it was given up and rolled back.`,
      ja: `データベース ${where} の処理に時間がかかりすぎたため、打ち切って取り消しました。`,
    },
    {
      en: 'See whether the server is overloaded or out of disk; the next run tries again.',
      ja: 'サーバーの負荷とディスクの空きをご確認ください。次の実行でもう一度試します。',
    },
  ],
  // invalid_password, invalid_authorization_specification
  '28P01': refused,
  '28000': refused,
  // invalid_catalog_name
  '3D000': (where) => [
    { en: `There is no database ${where}.`, ja: `データベース ${where} がありません。` },
    {
      en: 'Create it (CREATE DATABASE ...), or correct DATABASE_URL.',
      ja: '作成する（CREATE DATABASE ...）か、DATABASE_URL を直してください。',
    },
  ],
};

function refused(where: string): readonly [Text, Text] {
  return [
    {
      en: `The database server refused the user or password for ${where}.`,
      ja: `データベースサーバーが、${where} のユーザー名かパスワードを受け付けませんでした。`,
    },
    {
      en: 'Correct the user and password in DATABASE_URL.',
      ja: 'DATABASE_URL のユーザー名とパスワードを直してください。',
    },
  ];
}

/** Errors that say that there is no connection, or that it broke. Codes of Node's net, of PostgreSQL's class 08 and 57P, of Prisma. */
const broken =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST\w+|ENET\w+|EPIPE|ENOENT|CERT_\w+|ERR_TLS\w+|SELF_SIGNED\w*|DEPTH_ZERO\w+|08\w{3}|57P0\d|P10(01|08|17))$/;
const brokenWords =
  /^(Connection terminated|Unable to start a transaction|Transaction API error: Unable to start a transaction|timeout expired|timeout exceeded|The server does not support SSL|Client has encountered|SASL: )/;

/** What the database or the connection said; the typed client wraps it in an error of its own. */
function saidBy(error: object): { code: string | undefined; message: string } {
  type Wrapped = { readonly cause?: { readonly originalCode?: string; readonly originalMessage?: string } };
  type Thrown = Partial<Error> & { readonly code?: string; readonly meta?: { readonly driverAdapterError?: Wrapped } };
  const { code, message = '', meta } = error as Thrown;
  const { originalCode = code, originalMessage } = meta?.driverAdapterError?.cause ?? {};
  // above its last line stands which call of ours it was
  return { code: originalCode, message: originalMessage ?? message.trim().split('\n').at(-1) ?? '' };
}

/** The error as a UserError where a person must act, else as it was. `url` tells where the database is. */
export function explained(error: unknown, url: string): unknown {
  if (error instanceof UserError || typeof error !== 'object' || error === null) return error;
  const { errors } = error as Partial<AggregateError>;
  const { code, message } = saidBy(error);
  const where = whereIs(url);
  const known = sayings[`${code}`];
  if (known) {
    const [said, hint] = known(where, message);
    return new UserError(said, hint, { cause: error });
  }
  if (broken.test(`${code}`) || brokenWords.test(message)) {
    return new UserError(
      // A name with several addresses fails with one error for each.
      {
        en: `The database ${where} can't be reached: ${message || errors?.[0]?.message}.`,
        ja: `データベース ${where} に接続できません（${systemText(errors?.[0] ?? { code, message }).ja}）。`,
      },
      {
        en: 'Is the server running, and are host, port and TLS settings in DATABASE_URL right? Nothing is lost; try again when it answers.',
        ja: 'サーバーが動いているか、DATABASE_URL のホスト、ポート、TLSの設定が正しいかをご確認ください。失われたものはありません。応答するようになったら、もう一度お試しください。',
      },
      { cause: error },
    );
  }
  return error;
}

/** The error for asking Amazon about an account that is watched by its owner's mailbox alone. */
export function noApiAccess(accountId: string): UserError {
  return new UserError(
    {
      en: `${accountId} is watched by its mailbox alone: there is no API access to ask Amazon by.`,
      ja: `${accountId} はメールボックスだけで見守っているため、AmazonのAPIには問い合わせできません。`,
    },
    {
      en: `Where the account has API access: rusuban account connect ${accountId}`,
      ja: `APIを使える場合は、次のコマンドで接続できます：rusuban account connect ${accountId}`,
    },
  );
}

/** The error for work on an account that has been removed. */
export function accountGone(accountId: string): UserError {
  return new UserError(
    { en: `There is no account ${accountId}.`, ja: `アカウント ${accountId} はありません。` },
    {
      en: 'List the accounts with `rusuban account list`; it may have been removed meanwhile.',
      ja: 'rusuban account list で一覧を表示できます。その間に削除されたのかもしれません。',
    },
  );
}
