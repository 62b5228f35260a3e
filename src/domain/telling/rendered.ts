// A finished message, ready to be sent or shown.

/** A file that goes with a message. With `cid` the HTML shows it as a picture (`cid:` and that name). */
export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string | Uint8Array;
  readonly cid?: string;
}

export interface Rendered {
  /** Under 78 characters. */
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  /** Complete by itself. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** The page by itself: pictures that a mail carries beside it are put into it. */
export function withPictures({ html, attachments }: Pick<Rendered, 'html' | 'attachments'>): string {
  return attachments.reduce((page, { cid, contentType, content }) => {
    if (cid === undefined) return page;
    return page.replaceAll(`"cid:${cid}"`, `"data:${contentType};base64,${Buffer.from(content).toString('base64')}"`);
  }, html);
}
