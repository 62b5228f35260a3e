// A finished message, ready to be sent or shown.
export interface Rendered {
  /** Under 78 characters. */
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  /** Complete by itself. */
  readonly text: string;
}
