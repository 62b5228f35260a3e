// What a reader sees of an HTML mail: the text between its tags, without what is hidden in the head.
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** The pieces of text of a mail's body, in order. */
export function visiblePieces(html: string): string[] {
  const body = html.slice(html.indexOf('<body'));
  return body
    .split(/<[^>]*>/)
    .map((piece) => piece.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '').trim())
    .filter((piece) => piece !== '');
}

/** Without any white space, so that wrapped and unwrapped text compare equal. */
export function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}
