// Refusals in Amazon's shape.
/** Thrown by a route; becomes `{ errors: [{ code, message, details }] }` with its status. */
export class Refusal extends Error {
    status;
    code;
    details;
    constructor(status, code, message, details = '') {
        super(message);
        this.status = status;
        this.code = code;
        this.details = details;
    }
}
export const invalidInput = (message) => new Refusal(400, 'InvalidInput', message);
export const notFound = (message) => new Refusal(404, 'NotFound', message);
/** What Amazon says for a missing role, another region's seller and a path that it doesn't know alike. */
export const forbidden = (details = '') => new Refusal(403, 'Unauthorized', 'Access to requested resource is denied.', details);
//# sourceMappingURL=errors.js.map