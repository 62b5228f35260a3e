// How much of a mail is read. What goes beyond is left unread and said so; such a mail is never called genuine. Mails inside
// it share what it left.
/** An Amazon notice is 20 to 150 KB; providers take mails up to 25 to 50 MB. */
export const readLimits = {
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
//# sourceMappingURL=limits.js.map