// What makes `rusuban start` run by itself on this system: a file, the commands that take it into use, and those that end
// that again. Pure.

export interface Machine {
  readonly platform: string;
  /** Of who runs it; 0 is root. */
  readonly uid: number;
  readonly home: string;
  /** Node and the program, by their whole paths. */
  readonly node: string;
  readonly program: string;
  readonly dataDir: string;
}

/** A program and its arguments. */
export type Words = readonly [program: string, ...args: string[]];

export interface Command {
  readonly words: Words;
  /** It fails where there is nothing of before, which is no matter. */
  readonly mayFail?: true;
  /** What it ends may take a while to end: it is tried so often, a second apart. */
  readonly tries?: number;
}

export interface BootPlan {
  readonly file: string;
  readonly content: string;
  /** Once the file is written. */
  readonly commands: readonly Command[];
  readonly undo: {
    readonly before: readonly Command[];
    /** Once the file is gone. */
    readonly after: readonly Command[];
  };
}

/** Null where no way is known. */
export function bootPlan(machine: Machine): BootPlan | null {
  if (machine.platform === 'linux') return systemd(machine);
  if (machine.platform === 'darwin') return launchd(machine);
  return machine.platform === 'win32' ? taskOfWindows(machine) : null;
}

/** A word in a unit: its own quotes, and neither specifiers (%) nor variables ($) are meant (systemd.service(5)). */
const unitWord = (text: string) =>
  `"${text
    .replace(/["\\]/g, '\\$&')
    .replaceAll('%', '%%')
    .replaceAll('$', () => '$$')}"`;
/** In Environment= a $ has no meaning. */
const unitValue = (text: string) => `"${text.replace(/["\\]/g, '\\$&').replaceAll('%', '%%')}"`;

/** A unit of the user's own; one of the system's where that user is root. It starts with the computer, signed in or not. */
function systemd({ uid, home, node, program, dataDir }: Machine): BootPlan {
  const isRoot = uid === 0;
  const content = `[Unit]
Description=Rusuban, minds an Amazon seller account
${isRoot ? 'After=network-online.target\nWants=network-online.target\n' : ''}
[Service]
ExecStart=${unitWord(node)} ${unitWord(program)} start
Environment=${unitValue(`RUSUBAN_DATA_DIR=${dataDir}`)}
Restart=always
RestartSec=5
KillMode=mixed
TimeoutStopSec=20
NoNewPrivileges=yes
UMask=0077

[Install]
WantedBy=${isRoot ? 'multi-user' : 'default'}.target
`;
  // what is started here is told nothing of our environment, where the way to the user's own systemd would stand
  const systemctl = isRoot
    ? (['systemctl'] as const)
    : (['env', `XDG_RUNTIME_DIR=/run/user/${uid}`, 'systemctl', '--user'] as const);
  return {
    file: isRoot ? '/etc/systemd/system/rusuban.service' : `${home}/.config/systemd/user/rusuban.service`,
    content,
    commands: [
      { words: [...systemctl, 'daemon-reload'] },
      { words: [...systemctl, 'enable', '--now', 'rusuban.service'] },
      ...(isRoot ? [] : [{ words: ['loginctl', 'enable-linger'] as const }]),
    ],
    undo: {
      before: [{ words: [...systemctl, 'disable', '--now', 'rusuban.service'] }],
      after: [{ words: [...systemctl, 'daemon-reload'] }],
    },
  };
}

const xml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** An agent of the user's own (launchd.plist(5)): from signing in on. */
function launchd({ uid, home, node, program, dataDir }: Machine): BootPlan {
  const isRoot = uid === 0;
  const file = `${isRoot ? '/Library/LaunchDaemons' : `${home}/Library/LaunchAgents`}/rusuban.plist`;
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>rusuban</string>
  <key>ProgramArguments</key>
  <array><string>${xml(node)}</string><string>${xml(program)}</string><string>start</string></array>
  <key>EnvironmentVariables</key>
  <dict><key>RUSUBAN_DATA_DIR</key><string>${xml(dataDir)}</string></dict>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><true/>
  <key>Umask</key><integer>63</integer>
</dict>
</plist>
`;
  const domain = isRoot ? 'system' : `gui/${uid}`;
  const away = ['launchctl', 'bootout', `${domain}/rusuban`] as const;
  return {
    file,
    content,
    // One that is there already is refused a second time, and what is ended is there until it has ended.
    commands: [
      { words: away, mayFail: true },
      { words: ['launchctl', 'bootstrap', domain, file], tries: 25 },
    ],
    undo: { before: [{ words: away, mayFail: true }], after: [] },
  };
}

/** A task at signing in (schtasks). The window that it opens is the watch. */
function taskOfWindows({ home, node, program, dataDir }: Machine): BootPlan {
  const file = `${home}\\rusuban-start.cmd`;
  const content = `@echo off\r\nset "RUSUBAN_DATA_DIR=${dataDir}"\r\n"${node}" "${program}" start\r\n`;
  const task = ['/Create', '/F', '/SC', 'ONLOGON', '/TN', 'Rusuban', '/TR', `"${file}"`];
  return {
    file,
    content,
    commands: [{ words: ['schtasks', ...task] }, { words: ['schtasks', '/Run', '/TN', 'Rusuban'] }],
    undo: {
      before: [
        { words: ['schtasks', '/End', '/TN', 'Rusuban'], mayFail: true },
        { words: ['schtasks', '/Delete', '/F', '/TN', 'Rusuban'] },
      ],
      after: [],
    },
  };
}
