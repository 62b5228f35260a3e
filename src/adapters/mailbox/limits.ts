// How much of a mail is read. What goes beyond is left unread and said so; such a mail is never called genuine. Mails inside
// it share what it left.

export interface ReadLimits {
  /** Bytes of the whole mail; more is not looked at. It bounds all that is read, mails inside it included. */
  readonly mailBytes: number;
  /** Lines of the whole mail; in base64 its bytes are half as many. */
  readonly lines: number;
  readonly headerBytes: number;
  readonly headerLines: number;
  /** Characters of one header's value. */
  readonly headerLength: number;
  readonly parts: number;
  /** How deep parts may stand inside each other. */
  readonly depth: number;
  /** Encoded bytes of one text part, and characters of all text together. */
  readonly partBytes: number;
  readonly textLength: number;
  readonly links: number;
  readonly images: number;
  /** Characters of all links together. */
  readonly linksLength: number;
  /** Mails inside mails: how many in all, how deep, and how large each may be. */
  readonly attachedMails: number;
  readonly attachedDepth: number;
  readonly attachedBytes: number;
  /** Pictures in which a QR code is looked for: how many, how large each, and the time for all, ms. */
  readonly pictures: number;
  readonly pictureBytes: number;
  readonly picturePixels: number;
  /** Pixels of all pictures of a mail together. */
  readonly picturesPixels: number;
  readonly pictureTimeMs: number;
  /** Bytes of a document that is looked through for links. */
  readonly pdfBytes: number;
  /** Bytes of a winmail.dat. */
  readonly tnefBytes: number;
  /** Wall time for reading one mail, ms. */
  readonly timeMs: number;
}

/** An Amazon notice is 20 to 150 KB; providers take mails up to 25 to 50 MB. */
export const readLimits: ReadLimits = {
  mailBytes: 12_000_000,
  lines: 300_000,
  headerBytes: 512_000,
  headerLines: 2_000,
  headerLength: 4_000,
  parts: 500,
  depth: 40,
  partBytes: 3_000_000,
  textLength: 400_000,
  links: 1_000,
  images: 200,
  linksLength: 500_000,
  attachedMails: 10,
  attachedDepth: 2,
  attachedBytes: 5_000_000,
  pictures: 6,
  pictureBytes: 2_000_000,
  picturePixels: 1_500_000,
  picturesPixels: 2_000_000,
  pictureTimeMs: 4_000,
  pdfBytes: 3_000_000,
  tnefBytes: 5_000_000,
  timeMs: 20_000,
};
