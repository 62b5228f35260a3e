// Previews: every message in each of its states and both languages as files, and a page that shows them all. Made from
// the messages' own examples; nothing of an account is read.
import { withPictures } from '../src/domain/telling/rendered.ts';
import { every, type Shown } from './previews/index.ts';

export interface PreviewFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The files one by one, `index.html` at the end. */
export async function* messagePreviews(): AsyncGenerator<PreviewFile> {
  const subjects = new Map<Shown, string>();
  for (const shown of every) {
    const rendered = await shown.render();
    const { name } = shown;
    subjects.set(shown, rendered.subject);
    yield { name: `${name}.html`, content: withPictures(rendered) };
    yield { name: `${name}.txt`, content: `${rendered.subject}\n${rendered.preheader}\n\n${rendered.text}` };
    for (const { filename, content, cid } of rendered.attachments)
      if (cid === undefined) yield { name: `${name}.${filename}`, content };
  }
  yield { name: 'index.html', content: indexPage(subjects) };
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

function indexPage(subjects: ReadonlyMap<Shown, string>): string {
  const rows = [...subjects].map(
    ([{ name, title, language }, subject]) =>
      `<tr><td>${escaped(title)}</td><td>${language}</td><td><a href="${name}.html">${escaped(subject)}</a></td><td><a href="${name}.txt">text</a></td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The messages of Rusuban</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 'Segoe UI', 'Hiragino Sans', Meiryo, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid #8886; padding: .4rem .6rem .4rem 0; vertical-align: top; }
</style>
</head>
<body>
<h1>The messages of Rusuban</h1>
<p>Each message in its states, in Japanese and English, with example data.</p>
<table>
${rows.join('\n')}
</table>
</body>
</html>
`;
}
