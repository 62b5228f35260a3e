// README.md promises commands: each is one that some test or .ci/run really runs. README.ja.md promises the same.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from '@jest/globals';
import { helpOf } from '../support/help-of.ts';
import { inlineCodes, npmCommands, readmeCommands, rusubanCommands } from '../support/readme-commands.ts';
import { listFiles, readText, root } from '../support/repository.ts';

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
    const commands = readmeCommands('```sh\nnpm ci && rusuban fly\n# why\n```\nor `rusuban swim`, `not npm`\n');
    expect(commands).toEqual(['npm ci', 'rusuban fly', 'rusuban swim']);
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
    expect(readText(bin.rusuban ?? '')).toContain("import('../dist/src/cli/index.js')");
  });

  it('links only to files that are there', () => {
    const pages = ['README.md', 'README.ja.md', 'CONTRIBUTING.md'].filter((page) => existsSync(`${root}${page}`));
    const links = pages.flatMap((page) =>
      [...readText(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link]) => [page, link ?? ''] as const),
    );
    const places = pages.flatMap((page) => [...readText(page).matchAll(/\]\((\S+\.md)#([^)\s]+)\)/g)]);
    const anchorOf = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-');
    for (const [, file = '', place] of places)
      expect([...readText(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title))).toContain(place);
    const local = links.filter(([, link]) => !/^[a-z]+:/.test(link));
    expect(local.length).toBeGreaterThan(3);
    expect(local.filter(([page, link]) => !existsSync(`${root}${join(dirname(page), link)}`))).toEqual([]);
  });
});

describe('docs', () => {
  const pages = listFiles('docs/*.md', 'README.md', 'README.ja.md', 'CONTRIBUTING.md');
  const codeFile = /^(?:src|test|workers|bench|scripts|deploy|prisma)\/[\w./-]+$/;

  it.each(pages)('%s names only files of ours that there are', (page) => {
    const named = inlineCodes(readText(page)).filter((code) => codeFile.test(code));
    // The walk-throughs make these, and their own tests make sure of that.
    const made = /old-listings-return|channels\/gotify/;
    expect(named.filter((file) => !made.test(file) && !existsSync(`${root}${file}`))).toEqual([]);
  });

  it('docs/adding-a-channel.md names only what stands in the files beside it', () => {
    const page = readText('docs/adding-a-channel.md');
    const sources = inlineCodes(page)
      .filter((code) => /^(src|test)\/.*\.ts$/.test(code))
      .map(readText)
      .join('\n');
    const names = inlineCodes(page).filter((code) => /^[a-z]+[A-Z]\w+$|^[A-Z]\w+[a-z]$/.test(code));
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
  });
});

describe('README.ja.md', () => {
  const [en, ja] = [readText('README.md'), readText('README.ja.md')];
  /** What must be the same in both, whatever the language. */
  const bones = (page: string) => ({
    headings: [...page.matchAll(/^#+(?= )/gm)].map(([level]) => level),
    shown: [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block),
    codes: [...new Set(inlineCodes(page))].sort(),
    tables: page.match(/^\|/gm)?.length,
    links: [...page.matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)]
      .map(([, link, picture]) => link ?? picture)
      .filter((link) => !/^README/.test(link ?? ''))
      .sort(),
  });

  it('has the same sections, commands, settings, tables and links as README.md', () => {
    expect(bones(ja)).toEqual(bones(en));
  });

  it.each(['README.md', 'README.ja.md'])('and %s names only commands that there are', async (page) => {
    const verbs = (await helpOf([])).commands;
    const named = inlineCodes(readText(page)).filter((code) => verbs.includes(code.split(' ')[0] ?? ''));
    expect(named.length).toBeGreaterThan(10);
    for (const code of new Set(named)) {
      const words = code.split(' ');
      for (let deep = 0; deep < words.length; deep++) {
        const { commands } = await helpOf(words.slice(0, deep));
        if (commands.length === 0) break;
        expect({ page, code, commands }).toEqual({ page, code, commands: expect.arrayContaining([words[deep]]) });
      }
    }
  });
});
