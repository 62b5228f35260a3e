// Sign-ins to Amazon are sealed with where they were given for, and are opened for that endpoint alone: whoever changes a
// setting (RUSUBAN_AMAZON_ENDPOINT) does not get them sent elsewhere.
import { UserError } from '../../domain/errors.ts';
import type { Text } from '../../domain/text/text.ts';
import type { Sealer } from './sealer.ts';

/** What is sealed for another endpoint than Amazon's own. Amazon's tokens and secrets are sealed as they are. */
const bound = /^\{"endpoint":"/;

interface Bound {
  readonly endpoint: string;
  readonly secret: string;
}

/** Sealed for another endpoint than the one that is asked now. */
export class OtherEndpoint extends UserError {}

/**
 * Seals for one endpoint, and opens only what was sealed for it. Rotating keys needs the sealer beneath it.
 * @param endpoint what is asked in Amazon's place; null: Amazon
 */
export function sealerFor(endpoint: string | null, sealer: Sealer): Sealer {
  return {
    keyId: sealer.keyId,
    seal: (secret, subject) =>
      sealer.seal(endpoint === null ? secret : JSON.stringify({ endpoint, secret } satisfies Bound), subject),
    async open(sealed, subject) {
      const text = await sealer.open(sealed, subject);
      const { endpoint: given, secret } = bound.test(text)
        ? (JSON.parse(text) as Bound)
        : { endpoint: null, secret: text };
      if (given !== endpoint) throw otherEndpoint(subject, given, endpoint);
      return secret;
    },
  };
}

function otherEndpoint(subject: string, given: string | null, asked: string | null): OtherEndpoint {
  const nameOf = (endpoint: string | null): Text =>
    endpoint === null ? { en: "Amazon's own servers", ja: 'Amazonのサーバー' } : { en: endpoint, ja: endpoint };
  const [there, here] = [nameOf(given), nameOf(asked)];
  const back: Text =
    given === null
      ? { en: 'Unset RUSUBAN_AMAZON_ENDPOINT', ja: 'RUSUBAN_AMAZON_ENDPOINT の設定を外して' }
      : { en: `Set RUSUBAN_AMAZON_ENDPOINT to ${given} again`, ja: `RUSUBAN_AMAZON_ENDPOINT を ${given} に戻して` };
  return new OtherEndpoint(
    {
      en: `The sign-in of ${subject} was given for ${there.en} and is not sent to ${here.en}.`,
      ja: `${subject} のサインイン情報は ${there.ja} 用に登録されたもので、${here.ja} には送りません。`,
    },
    {
      en: `${back.en}. Where the change was meant: rusuban account remove, then account add with a sign-in for there. Where nobody of you made it, somebody else may have: look into the environment and .env of the data folder.`,
      ja: `${back.ja}ください。意図した変更なら rusuban account remove の後、接続先用の情報で account add をやり直してください。どなたも変えた覚えがなければ、第三者の仕業かもしれません。環境変数とデータフォルダの .env をご確認ください。`,
    },
  );
}
