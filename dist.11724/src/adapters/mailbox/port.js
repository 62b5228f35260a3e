export const mailboxFaultKinds = ['network', 'bad-credentials', 'no-folder', 'malformed'];
/** Why a mailbox could not be read, in words without its password. */
export class MailboxFault extends Error {
    kind;
    constructor(kind, message) {
        super(message);
        this.name = 'MailboxFault';
        this.kind = kind;
    }
}
//# sourceMappingURL=port.js.map