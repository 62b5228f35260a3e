// What starts the watch by itself: what is written holds together whatever the paths are.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BootPlan, bootPlan, type Machine } from '../../../src/cli/setup/boot.ts';
import { type Hands, takeBack, takeUp } from '../../../src/cli/setup/start-by-itself.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { clearScratch, makeScratch } from '../../support/scratch.ts';

const alice: Machine = {
  platform: 'linux',
  uid: 1000,
  home: '/home/alice',
  node: '/usr/bin/node',
  program: '/home/alice/100% "mine"/$x/rusuban.js',
  dataDir: '/home/alice/.rusuban',
};

function aTerminal(): { readonly terminal: Terminal; readonly printed: () => string } {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const printed = () => String(stderr.read() ?? '');
  return { terminal: { stdin, stdout, stderr, language: 'en' }, printed };
}

describe('starting by itself', () => {
  it('is a unit of the user’s own with systemd, and of the system’s for root', () => {
    const own = bootPlan(alice);
    expect(own?.file).toBe('/home/alice/.config/systemd/user/rusuban.service');
    expect(own?.content).toContain('WantedBy=default.target');
    expect(own?.commands.map(({ words }) => words.join(' '))).toEqual([
      'env XDG_RUNTIME_DIR=/run/user/1000 systemctl --user daemon-reload',
      'env XDG_RUNTIME_DIR=/run/user/1000 systemctl --user enable --now rusuban.service',
      'loginctl enable-linger',
    ]);
    const root = bootPlan({ ...alice, uid: 0 });
    expect(root).toMatchObject({ file: '/etc/systemd/system/rusuban.service' });
    expect(root?.content).toContain('WantedBy=multi-user.target');
  });

  it('quotes paths as systemd reads them', () => {
    expect(bootPlan(alice)?.content).toContain('"/home/alice/100%% \\"mine\\"/$$x/rusuban.js" start');
  });

  it('is an agent on macOS and a task on Windows, and nothing where no way is known', () => {
    const mac = bootPlan({ ...alice, platform: 'darwin' });
    expect(mac?.content).toContain('<string>/home/alice/100% &#34;mine&#34;/$x/rusuban.js</string>');
    expect(mac?.commands.map(({ words }) => words)).toEqual([
      ['launchctl', 'bootout', 'gui/1000/rusuban'],
      ['launchctl', 'bootstrap', 'gui/1000', mac?.file],
    ]);
    expect(bootPlan({ ...alice, platform: 'win32' })?.commands[0]?.words).toContain('ONLOGON');
    expect(bootPlan({ ...alice, platform: 'aix' })).toBeNull();
  });
});

describe('on a computer', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await makeScratch('boot');
  });
  afterAll(() => clearScratch(folder));

  /** What was run, and which of it failed how often. */
  function hands(failures: Readonly<Record<string, number>> = {}): Hands & { readonly ran: string[] } {
    const left = new Map(Object.entries(failures));
    const ran: string[] = [];
    return {
      ran,
      async run(program, args) {
        ran.push([program, ...args].join(' '));
        const verb = args.find((word) => left.has(word)) ?? '';
        const more = left.get(verb) ?? 0;
        if (more > 0) left.set(verb, more - 1);
        if (more > 0) throw Object.assign(new Error('failed'), { stderr: 'Bootstrap failed: 5: Input/output error\n' });
      },
      wait: async () => {},
    };
  }
  const planOf = (platform: string) => bootPlan({ ...alice, platform, home: folder }) as BootPlan;

  it.each(['linux', 'darwin', 'win32'])('is taken up and back again: %s', async (platform) => {
    const plan = planOf(platform);
    const { terminal, printed } = aTerminal();
    const own = hands();
    expect(await takeUp(terminal, plan, own)).toBe(true);
    expect(await readFile(plan.file, 'utf8')).toBe(plan.content);
    expect(await takeBack(terminal, plan, own)).toBe(true);
    expect(existsSync(plan.file)).toBe(false);
    expect(own.ran).toHaveLength(plan.commands.length + plan.undo.before.length + plan.undo.after.length);
    expect(printed()).toBe('');
  });

  it('is taken up a second time on macOS, where what is there already is refused until it has ended', async () => {
    const own = hands({ bootstrap: 3 });
    expect(await takeUp(aTerminal().terminal, planOf('darwin'), own)).toBe(true);
    expect(own.ran.map((line) => line.split(' ')[1])).toEqual([
      'bootout',
      ...Array.from({ length: 4 }, () => 'bootstrap'),
    ]);
  });

  it('is taken up the first time on macOS, where there is nothing to end', async () => {
    expect(await takeUp(aTerminal().terminal, planOf('darwin'), hands({ bootout: 1 }))).toBe(true);
  });

  it('says which command did not work, and why', async () => {
    const { terminal, printed } = aTerminal();
    expect(await takeUp(terminal, planOf('linux'), hands({ enable: 1 }))).toBe(false);
    expect(printed()).toMatch(/enable --now rusuban\.service.*Input\/output error/);
  });
});
