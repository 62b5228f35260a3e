// A mail as it was read: what it says of itself, what it holds, and who says what about its sender. No judgement yet.
/** Where in a mail something stands. */
export const mailPlaces = ['sender', 'subject', 'text', 'link', 'image', 'attachment', 'headers'];
export const linkKinds = ['link', 'text', 'form', 'image', 'refresh', 'qr-code', 'attachment'];
export const authMethods = ['spf', 'dkim', 'dmarc', 'arc'];
/** Things of which an honest mail has one. */
export const singleHeaders = ['from', 'sender', 'reply-to', 'subject', 'date', 'message-id', 'content-type'];
/** What was left unread because it went over a limit. */
export const mailCuts = ['size', 'headers', 'parts', 'depth', 'text', 'links', 'time', 'winmail'];
//# sourceMappingURL=mail.js.map