// Is it our console that answers at its address? While the service isn't running another user's program can take its port,
// and a link that is opened there lets that program in.
import { randomBytes } from 'node:crypto';
import type { Core } from '../app.ts';
import { UserError } from '../domain/errors.ts';
import { patience } from '../domain/patience.ts';

/** Longer than any answer on this computer takes. */
const patienceMs = 5_000;

/** What only this installation can say of a question; of one port, so that nobody can have it said by ours at another. */
export const proofOf = ({ tagOf }: Pick<Core, 'tagOf'>, question: string, port: number | undefined): string =>
  tagOf(`console ${port} ${question}`);

/**
 * Of https the certificate says whose it is; else whoever answers proves that it is this installation's.
 * @throws UserError where nobody answers, or somebody else
 */
export async function checkListener(core: Pick<Core, 'tagOf' | 'config'>, address: string): Promise<void> {
  const { consoleListen } = core.config;
  if (address.startsWith('https:') || consoleListen === 'off') return;
  const question = randomBytes(18).toString('base64url');
  const said = await fetch(`${address}/ours/${question}`, {
    redirect: 'error',
    signal: patience(patienceMs),
  })
    .then((response) => response.text())
    .catch(() => null);
  if (said === proofOf(core, question, consoleListen.port)) return;
  throw said === null
    ? new UserError(
        { en: `no console answers at ${address}`, ja: `${address} で管理画面が動いていません` },
        {
          en: 'start the service first: rusuban start',
          ja: '先に「rusuban start」でサービスを起動してください',
        },
      )
    : new UserError(
        {
          en: `another program answers at ${address}: whoever opens a link there lets it in, so none is made`,
          ja: `${address} では別のプログラムが応答しています。リンクを開くとそのプログラムに入られるため、作りません`,
        },
        {
          en: 'find out which program it is and end it, or set RUSUBAN_CONSOLE_LISTEN to another port; then start rusuban start again',
          ja: 'どのプログラムかを調べて終了するか、RUSUBAN_CONSOLE_LISTEN を別のポートにして、「rusuban start」を起動し直してください',
        },
      );
}
