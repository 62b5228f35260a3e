// What a reader sees of an HTML mail: the text between its tags, without what is hidden in the head.
import { Parser } from 'htmlparser2';

/** The pieces of text of a mail's body, in order. */
export function visiblePieces(html: string): string[] {
  const pieces = [''];
  const begin = () => void pieces.push('');
  const parser = new Parser({
    onopentag: begin,
    onclosetag: begin,
    ontext: (text) => void pieces.push((pieces.pop() ?? '') + text),
  });
  parser.end(html.slice(html.indexOf('<body')));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** Without any white space, so that wrapped and unwrapped text compare equal. */
export function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}
