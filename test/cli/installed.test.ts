// The command `rusuban`, as the README says how to have it; and the doctor, on whether it is this program.
import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkCommand, whereIs } from '../../src/cli/checks/machine.ts';
import { startProcess } from '../support/command-line.ts';
import { root } from '../support/repository.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
let bin: string;
beforeAll(async () => {
  folder = await makeScratch('installed');
  bin = join(folder, 'prefix', 'bin');
  await mkdir(bin, { recursive: true });
});
afterAll(() => clearScratch(folder));

it('npm link gives the command, in any folder, and the doctor knows it', async () => {
  // without another `rusuban` that this computer may have
  const path = [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
  const npm = {
    npm_config_prefix: join(folder, 'prefix'),
    npm_config_ignore_scripts: 'true',
    npm_config_offline: 'true',
  };
  expect(await startProcess(root, { PATH: path, ...npm }, 'npm', ['link']).ended).toMatchObject({ code: 0 });
  const settings = { PATH: path, RUSUBAN_DATA_DIR: '/dev/null/none' };
  const { stdout } = await startProcess(folder, settings, 'rusuban', ['doctor', '--json']).ended;
  const place = join(bin, 'rusuban');
  expect(JSON.parse(stdout)).toContainEqual({ check: 'command', isGood: true, detail: place, mend: null });
});

describe('the doctor', () => {
  it('says when the command is another program, without running it', async () => {
    const place = join(folder, 'rusuban');
    await writeFile(place, `#!/bin/sh\ntouch ${join(folder, 'was-run')}\n`);
    await chmod(place, 0o755);
    expect(await checkCommand(place)).toMatchObject({
      isGood: false,
      detail: { en: expect.stringContaining('is another program') },
      mend: { en: expect.stringContaining('npm link') },
    });
    expect(existsSync(join(folder, 'was-run'))).toBe(false);
  });

  it('says how to have it where there is none', async () => {
    expect(await whereIs('no-such-program')).toBeNull();
    // a folder of that name is no program
    await mkdir(join(folder, 'path', 'rusuban'), { recursive: true });
    expect(await whereIs('rusuban', [join(folder, 'path')])).toBeNull();
    expect(await checkCommand(null)).toMatchObject({ isGood: true, mend: { en: expect.stringContaining('npm link') } });
  });
});
