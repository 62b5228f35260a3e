// Which account a command is about: every command takes it as its last word or by --account, whichever comes to mind.
import { type Command, InvalidArgumentError } from 'commander';
import type { T } from './surroundings.ts';

/** The word of a command that is about one account, or the only one. */
export const accountArgument = (t: T) =>
  ['[account]', t('its id; not needed when there is one', 'アカウントのID（一つだけなら省略できます）')] as const;

/** Gives a command that has the word the flag as well; both then hold the same for its action. */
export function takeAccountBothWays(command: Command, t: T): void {
  const place = command.registeredArguments.findIndex((one) => one.name() === 'account' && !one.required);
  if (place < 0) return;
  command.option('--account <id>', t('the same', '同上'));
  command.hook('preAction', (_, called) => {
    const [word, flag] = [called.processedArgs[place], called.opts().account] as (string | undefined)[];
    if (word !== undefined && flag !== undefined && word !== flag)
      throw new InvalidArgumentError(
        t(`Two accounts are named: ${word} and ${flag}.`, `アカウントが二つ指定されています：${word} と ${flag}`),
      );
    called.processedArgs[place] = word ?? flag;
    called.setOptionValue('account', word ?? flag);
  });
}
