// The command about the messages that Rusuban itself sends: is one really from here.
import { type Command, Option } from 'commander';
import type { Surroundings } from './surroundings.ts';

export function addMessagesCommands(program: Command, { terminal, finish, t }: Surroundings): void {
  program
    .command('verify-mail')
    .description(
      t(
        'does this mail really come from this installation of Rusuban? Works offline',
        'このメールが本当にこの留守番から届いたものか確かめる（オフラインで動きます）',
      ),
    )
    .argument(
      '<file>',
      t('the mail as a file (.eml), or - for standard input', 'メールのファイル（.eml）。- なら標準入力'),
    )
    .option(
      '--key <key>',
      t(
        'the public key of the installation, on another computer',
        '送信元の留守番の公開鍵（別のコンピューターで確かめるとき）',
      ),
    )
    .addOption(new Option('--lang <language>', t('language of the answer', '結果の言語')).choices(['ja', 'en']))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .addHelpText(
      'after',
      t(
        '\nExit code: 0 genuine, 1 altered, forged or not proven, 2 could not be read.',
        '\n終了コード：0 本物　1 改ざん・偽造か、確かめられない　2 読み取れない',
      ),
    )
    .action(async (file: string, flags) => {
      const { verifyMailFile } = await import('../commands/verify-mail.ts');
      finish(await verifyMailFile(terminal, { file, ...flags }));
    });
}
