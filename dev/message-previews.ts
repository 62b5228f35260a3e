// Previews: every message in each of its states and both languages as files, and a page that shows them all. Made from
// the messages' own examples; nothing of an account is read.
import type { Language } from '../src/domain/marketplace.ts';
import type { Rendered } from '../src/domain/telling/rendered.ts';
import { messages } from '../src/messages/registry.ts';

export interface PreviewFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

const languages: readonly Language[] = ['ja', 'en'];

interface Shown {
  readonly name: string;
  readonly title: string;
  readonly language: Language;
  readonly subject: string;
}

/** The files one by one, `index.html` at the end. */
export async function* messagePreviews(): AsyncGenerator<PreviewFile> {
  const shown: Shown[] = [];
  for (const message of messages) {
    for (const [state, preview] of Object.entries(message.previews)) {
      for (const language of languages) {
        const rendered = await message.render(preview(language));
        const name = `${message.id}.${state}.${language}`;
        shown.push({ name, title: `${message.title[language]} (${state})`, language, subject: rendered.subject });
        yield { name: `${name}.html`, content: withPictures(rendered) };
        yield { name: `${name}.txt`, content: `${rendered.subject}\n${rendered.preheader}\n\n${rendered.text}` };
        for (const { filename, content, cid } of rendered.attachments)
          if (cid === undefined) yield { name: `${name}.${filename}`, content };
      }
    }
  }
  yield { name: 'index.html', content: indexPage(shown) };
}

/** The page by itself: pictures that a mail carries beside it are put into it. */
export function withPictures({ html, attachments }: Pick<Rendered, 'html' | 'attachments'>): string {
  return attachments.reduce((page, { cid, contentType, content }) => {
    if (cid === undefined) return page;
    return page.replaceAll(`"cid:${cid}"`, `"data:${contentType};base64,${Buffer.from(content).toString('base64')}"`);
  }, html);
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

function indexPage(shown: readonly Shown[]): string {
  const rows = shown.map(
    ({ name, title, language, subject }) =>
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
