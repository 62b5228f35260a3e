// README.md promises commands: each is one that some test or .ci/run really runs.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from '@jest/globals';
import { npmCommands, readmeCommands, rusubanCommands } from '../support/readme-commands.ts';
import { readText, root } from '../support/repository.ts';

const { scripts, bin } = JSON.parse(readText('package.json')) as Record<'scripts' | 'bin', Record<string, string>>;

describe('README.md', () => {
  it('shows no command that nothing runs, and none is run that it does not show', () => {
    const shown = new Set(readmeCommands());
    const known = [...Object.keys(npmCommands), ...rusubanCommands];
    expect([...shown].filter((command) => !known.includes(command))).toEqual([]);
    expect(known.filter((command) => !shown.has(command))).toEqual([]);
    expect([...shown].filter((command) => rusubanCommands.includes(command))).toEqual(rusubanCommands);
  });

  it('would be told by a command that nothing runs', () => {
    const commands = readmeCommands('```sh\nnpm ci && npx rusuban fly\n# why\n```\nor `npx rusuban swim`, `not npm`\n');
    expect(commands).toEqual(['npm ci', 'npx rusuban fly', 'npx rusuban swim']);
  });

  it('names the scripts that there are and that .ci/run runs', () => {
    const ci = readText('.ci/run').replaceAll('--silent ', '').replaceAll(' --silent', '');
    for (const [command, who] of Object.entries(npmCommands)) {
      if (who.includes('.ci/run'))
        expect(ci).toMatch(new RegExp(`^(?:[A-Z_]+=\\S+ )?(?:prepare|check) ${command}(?: -- .*)?$`, 'm'));
      else expect(existsSync(`${root}${/run by (\S+\.ts)/.exec(who)?.[1]}`)).toBe(true);
    }
    expect(scripts.test).toContain('jest');
    expect(scripts.demo).toBe(`node ${bin.rusuban} demo`);
    expect(readText(bin.rusuban ?? '')).toContain("import '../dist/src/cli/index.js'");
  });

  it('links only to files that are there', () => {
    const pages = ['README.md', 'README.ja.md', 'CONTRIBUTING.md'].filter((page) => existsSync(`${root}${page}`));
    const links = pages.flatMap((page) =>
      [...readText(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link]) => [page, link ?? ''] as const),
    );
    const local = links.filter(([, link]) => !/^[a-z]+:/.test(link));
    expect(local.length).toBeGreaterThan(3);
    expect(local.filter(([page, link]) => !existsSync(`${root}${join(dirname(page), link)}`))).toEqual([]);
  });
});
