// Links in mails: signed words of who may answer what, and until when (JWS, HS256). Whoever has the link can say it, so it
// says little, for one incident, and ends.
import { errors, jwtVerify, SignJWT } from 'jose';
import { dayMs, secondMs } from '../domain/clock.js';
/** After this a new mail has come, or the incident is history. */
export const linkLifeMs = 14 * dayMs;
const issuer = 'rusuban';
const audience = 'answer';
const tokenLimit = 1_500;
/** @param keys newest first: the first signs, all of them verify, so that links outlive a change of keys */
export function createLinks(keys, now) {
    const [newest] = keys;
    if (newest === undefined)
        throw new RangeError('links need a key');
    const seconds = (at) => Math.floor(at / secondMs);
    return {
        sign: ({ incidentId, recipient, says, revision }) => new SignJWT({ rcp: recipient, says, rev: revision })
            .setProtectedHeader({ alg: 'HS256' })
            .setIssuer(issuer)
            .setAudience(audience)
            .setSubject(incidentId)
            .setExpirationTime(seconds(now() + linkLifeMs))
            .sign(newest),
        async read(token) {
            if (token.length > tokenLimit)
                return 'invalid';
            for (const key of keys) {
                try {
                    const options = { algorithms: ['HS256'], issuer, audience, currentDate: new Date(now()) };
                    const { payload } = await jwtVerify(token, key, options);
                    // Of before links had a revision: they told of some earlier state.
                    const { sub, rcp, says, rev = 0 } = payload;
                    if (typeof sub !== 'string' || typeof rcp !== 'string' || typeof says !== 'string')
                        return 'invalid';
                    if (typeof rev !== 'number')
                        return 'invalid';
                    return { incidentId: sub, recipient: rcp, says, revision: rev };
                }
                catch (error) {
                    if (error instanceof errors.JWTExpired)
                        return 'expired';
                    if (!(error instanceof errors.JWSSignatureVerificationFailed))
                        return 'invalid';
                }
            }
            return 'invalid';
        },
    };
}
//# sourceMappingURL=links.js.map