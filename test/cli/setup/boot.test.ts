// What starts the watch by itself: what is written holds together whatever the paths are.
import { describe, expect, it } from '@jest/globals';
import { bootPlan, type Machine } from '../../../src/cli/setup/boot.ts';

const alice: Machine = {
  platform: 'linux',
  uid: 1000,
  home: '/home/alice',
  node: '/usr/bin/node',
  program: '/home/alice/100% "mine"/$x/rusuban.js',
  dataDir: '/home/alice/.rusuban',
};

describe('starting by itself', () => {
  it('is a unit of the user’s own with systemd, and of the system’s for root', () => {
    const own = bootPlan(alice);
    expect(own?.file).toBe('/home/alice/.config/systemd/user/rusuban.service');
    expect(own?.content).toContain('WantedBy=default.target');
    expect(own?.commands.map((words) => words.join(' '))).toEqual([
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
    expect(mac?.commands).toEqual([['launchctl', 'bootstrap', 'gui/1000', mac?.file]]);
    expect(bootPlan({ ...alice, platform: 'win32' })?.commands[0]).toContain('ONLOGON');
    expect(bootPlan({ ...alice, platform: 'aix' })).toBeNull();
  });
});
