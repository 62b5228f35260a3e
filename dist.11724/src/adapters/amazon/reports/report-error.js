// What stops the reading of a report altogether, in words for the owner. A bad row never does.
/** The file is not the report it should be, is cut off, or is larger than it may be. */
export class ReportError extends Error {
    constructor(message, options) {
        super(message, options);
        this.name = 'ReportError';
    }
}
//# sourceMappingURL=report-error.js.map