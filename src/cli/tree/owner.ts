// The commands by which owners answer: incidents, planned changes, snoozes, checklists and the log. Words and flags; what
// they do is in commands/<verb>.ts.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { IncidentAnswer } from '../../domain/owner/incident-answer.ts';
import { plannedKinds } from '../../domain/owner/planned.ts';
import { accountArgument } from './about-account.ts';
import type { Surroundings, T } from './surroundings.ts';
import { numberReaders } from './values.ts';

const language = (t: T) =>
  new Option('--lang <language>', t("default: the account's", '省略時はアカウントの設定')).choices(['ja', 'en']);
const byFlag = (t: T) =>
  [
    '--by <name>',
    t(
      'who says so; default: whoever is signed in to this computer',
      'どなたの操作か（省略時は、このコンピューターの利用者名）',
    ),
  ] as const;
const times = (t: T) =>
  t(
    '\nTimes are in the zone of the shop: a day (2026-11-25, tomorrow), a time (2026-11-25T18:00), or how long from now (3d, 12h).',
    '\n日時は店舗の時間帯です。次のどれかで指定します：\n日付（2026-11-25、tomorrow）、日時（2026-11-25T18:00）、今からの長さ（3d、12h）',
  );

export function addOwnerCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, finish, t } = surroundings;
  const { atLeastOne } = numberReaders(t);
  addIncidents(program, surroundings);
  addPlanned(program, surroundings);
  addSnooze(program, surroundings);

  program
    .command('checklist')
    .description(
      t(
        'what to do about an incident, in order; tick what is done',
        'すべきことを順に示すチェックリスト（済んだものに印を付けます）',
      ),
    )
    .argument('<incident>', t('its id, or the beginning of it', 'ID、またはその先頭の数文字'))
    .argument('[action]', t('tick or untick', 'tick（済み）または untick（取り消し）'))
    .argument('[step]', t('its number in the list, or its name', '一覧の番号、または名前'))
    .option(...byFlag(t))
    .addOption(language(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (incident: string, action: string | undefined, step: string | undefined, flags) => {
      const { checklistShow, checklistTick } = await import('../commands/checklist.ts');
      if (action === undefined) return finish(await checklistShow(terminal, incident, flags));
      if (action !== 'tick' && action !== 'untick')
        throw new InvalidArgumentError(
          t(`"${action}" is neither tick nor untick.`, `「${action}」は tick でも untick でもありません。`),
        );
      if (step === undefined)
        throw new InvalidArgumentError(
          t(
            `Which step? rusuban checklist ${incident} shows them.`,
            `どの項目ですか。rusuban checklist ${incident} で一覧を表示できます。`,
          ),
        );
      finish(await checklistTick(terminal, incident, action, step, flags));
    });

  program
    .command('log')
    .description(
      t(
        'who did what, and when: an audit log that can only be added to',
        '誰が、いつ、何をしたか（追記しかできない記録）',
      ),
    )
    .argument('[account]', t('only about this one', 'このアカウントの分だけ'))
    .option('--limit <number>', t('so many entries, the newest first', '新しいものから何件表示するか'), atLeastOne, 50)
    .addOption(language(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (_account: string | undefined, flags) => {
      const { log } = await import('../commands/log.ts');
      finish(await log(terminal, flags));
    });
}

function addIncidents(program: Command, { terminal, finish, t }: Surroundings): void {
  const incidents = program
    .command('incidents')
    .description(t('what was found, and what you say of it', '見つかったことと、その回答'));
  incidents
    .command('list')
    .description(t('list them, those to be answered first', '一覧を表示する（回答待ちのものから順に）'))
    .argument('[account]', t('only of this one', 'このアカウントの分だけ'))
    .option('--open', t('only those to be answered', '回答待ちのものだけ'))
    .addOption(language(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (_account: string | undefined, flags) => {
      const { incidentsList } = await import('../commands/incidents.ts');
      finish(await incidentsList(terminal, flags));
    });
  incidents
    .command('show')
    .description(
      t(
        'one with its evidence, whether it is over, and what to do',
        '一件の詳細（根拠、今も続いているか、すべきこと）',
      ),
    )
    .argument('<incident>', t('its id, or the beginning of it', 'ID、またはその先頭の数文字'))
    .addOption(language(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (incident: string, flags) => {
      const { incidentsShow } = await import('../commands/incidents.ts');
      finish(await incidentsShow(terminal, incident, flags));
    });

  const answer = (verb: string, meaning: IncidentAnswer, description: string, says?: 'was-me' | 'false-alarm') =>
    incidents
      .command(verb)
      .description(description)
      .argument('<incident>', t('its id, or the beginning of it', 'ID、またはその先頭の数文字'))
      .option(...byFlag(t))
      .option('--reason <words>', t('why, in your own words', '理由（ご自分の言葉で）'))
      .addOption(language(t))
      .option('--json', t('print JSON', 'JSONで出力する'))
      .action(async (incident: string, flags) => {
        const { incidentsAnswer } = await import('../commands/incidents.ts');
        finish(await incidentsAnswer(terminal, meaning, incident, says ? { ...flags, says } : flags));
      });
  answer(
    'ack',
    'acknowledge',
    t('I have seen it and am at it: no more reminders', '確認して対応中（繰り返しのお知らせを止めます）'),
  );
  answer(
    'ours',
    'dismiss',
    t(
      'that was us: like dismiss, with that as the reason',
      '自分たちの操作だった（dismiss と同じで、それを理由にします）',
    ),
    'was-me',
  );
  answer(
    'false-alarm',
    'dismiss',
    t('a false alarm: like dismiss, with that as the reason', '誤検知だった（dismiss と同じで、それを理由にします）'),
    'false-alarm',
  );
  answer(
    'resolve',
    'resolve',
    t(
      'it was a stranger, and it is over: checked against what is so now',
      '乗っ取りだったが、片付いた（現在の状態と照らし合わせて確かめます）',
    ),
  )
    .option(
      '--force',
      t(
        'although something is still as the stranger left it; needs --reason',
        '乗っ取り犯の変更が残っていても終了にする（--reason が必要）',
      ),
    )
    .addHelpText(
      'after',
      t(
        '\nFor 30 days afterwards the account is watched more closely.',
        '\nその後30日間は、いつもより注意深く見守ります。',
      ),
    );
  answer(
    'dismiss',
    'dismiss',
    t(
      'that was me, or a false alarm: the same stays quiet, anything else does not',
      '自分の操作、または誤検知だった（同じことはお知らせせず、ほかはお知らせします）',
    ),
  )
    .option(
      '--until <time>',
      t(
        'the same kinds of things stay quiet until then, 30 days at the most',
        'そのときまで、同じ種類のことをお知らせしない（長くて30日）',
      ),
    )
    .addHelpText('after', times(t));
  answer(
    'reopen',
    'reopen',
    t('it is not over after all, or it was not me', 'まだ終わっていなかった、または自分ではなかった'),
  );
}

function addPlanned(program: Command, { terminal, finish, t }: Surroundings): void {
  const planned = program
    .command('planned')
    .description(t('what you plan, so that it is not taken for an attack', '予定の登録（乗っ取りと間違えないように）'));
  planned
    .command('add')
    .description(t('say what will change, and when', '何が、いつ変わるかを登録する'))
    .argument('<kind>', plannedKinds.join(', '))
    .argument(...accountArgument(t))
    .option('--from <time>', t('from when on; default: now', 'いつから（省略時は今）'))
    .option(
      '--to <time>',
      t('until when; default: the end of the day it begins', 'いつまで（省略時は始まる日の終わり）'),
    )
    .option('--note <words>', t('what it is, for those who read it later', 'あとで見る人のためのメモ'))
    .option(...byFlag(t))
    .addOption(language(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .addHelpText('after', times(t))
    .action(async (kind: string, _account: string | undefined, flags) => {
      const { plannedAdd } = await import('../commands/planned.ts');
      finish(await plannedAdd(terminal, kind, flags));
    });
  planned
    .command('list')
    .description(t('what is planned, or allowed for a time', '予定と、期間を決めて許可したものの一覧'))
    .argument(...accountArgument(t))
    .option('--all', t('also what is over', '終わったものも表示する'))
    .addOption(language(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (_account: string | undefined, flags) => {
      const { statementsList } = await import('../commands/planned.ts');
      finish(await statementsList(terminal, ['planned', 'allowed'], flags));
    });
  planned
    .command('end')
    .description(t('take it back', '取り消す'))
    .argument('<planned>', t('its id, or the beginning of it', 'ID、またはその先頭の数文字'))
    .option(...byFlag(t))
    .addOption(language(t))
    .action(async (id: string, flags) => {
      const { statementEnd } = await import('../commands/planned.ts');
      finish(await statementEnd(terminal, id, ['planned', 'allowed'], 'rusuban planned list --all', flags));
    });
}

function addSnooze(program: Command, { terminal, finish, t }: Surroundings): void {
  const snooze = program
    .command('snooze')
    .description(
      t(
        'hold mails back for a while; what is critical is told all the same',
        'しばらくメールを控える（重大度が最高のものは、それでもお知らせします）',
      ),
    );
  snooze
    .command('until')
    .description(t('hold them back until then, a week at the most', 'そのときまで控える（長くて1週間）'))
    .argument(
      '<time>',
      t(
        'a day, a time, or how long: tomorrow, 2026-11-25T18:00, 12h',
        '日付、日時、または長さ（tomorrow、2026-11-25T18:00、12h）',
      ),
    )
    .argument(...accountArgument(t))
    .option(
      '--detector <id>',
      t('only what this one sees; default: everything', 'この検知器の分だけ（省略時はすべて）'),
    )
    .option('--note <words>', t('why', '理由'))
    .option(...byFlag(t))
    .addOption(language(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .addHelpText('after', times(t))
    .action(async (until: string, _account: string | undefined, flags) => {
      const { snooze: hold } = await import('../commands/planned.ts');
      finish(await hold(terminal, until, flags));
    });
  snooze
    .command('list')
    .description(t('what is held back', '控えているものの一覧'))
    .argument(...accountArgument(t))
    .option('--all', t('also what is over', '終わったものも表示する'))
    .addOption(language(t))
    .option('--json', t('print JSON', 'JSONで出力する'))
    .action(async (_account: string | undefined, flags) => {
      const { statementsList } = await import('../commands/planned.ts');
      finish(await statementsList(terminal, ['snoozed'], flags));
    });
  snooze
    .command('end')
    .description(t('let them through again', '控えるのをやめる'))
    .argument('<snooze>', t('its id, or the beginning of it', 'ID、またはその先頭の数文字'))
    .option(...byFlag(t))
    .addOption(language(t))
    .action(async (id: string, flags) => {
      const { statementEnd } = await import('../commands/planned.ts');
      finish(await statementEnd(terminal, id, ['snoozed'], 'rusuban snooze list --all', flags));
    });
}
