// Bull Board: the job queues as a page, for whoever runs the service. Shows, changes nothing.
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { basicAuth } from 'hono/basic-auth';
import { secureHeaders } from 'hono/secure-headers';
import { timingSafeEqual } from 'hono/utils/buffer';
import { minuteMs } from '../domain/clock.js';
export const boardPath = '/queues';
/** So many wrong passwords in a row close the page to everybody for a while: guessing gets nowhere. */
const triesBeforeLock = 10;
const lockedMs = 10 * minuteMs;
/** Its own files and nothing else: the page would load fonts from a server of somebody else's. */
const ownOnly = secureHeaders({
    contentSecurityPolicy: {
        ...{ defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'] },
        ...{ frameAncestors: ["'none'"], formAction: ["'self'"], baseUri: ["'self'"] },
    },
});
/** Checks a password; each wrong one is logged, and after too many none is right for a while. */
function lockOf(password, { clock, log }) {
    let [wrong, lockedUntil] = [0, 0];
    const check = async (given) => {
        if (clock.now() < lockedUntil)
            return false;
        if (await timingSafeEqual(given, password)) {
            wrong = 0;
            return true;
        }
        wrong += 1;
        log.warn({ wrong }, 'a wrong password for the page of the queues');
        if (wrong >= triesBeforeLock)
            [wrong, lockedUntil] = [0, clock.now() + lockedMs];
        return false;
    };
    // one after the other: of a thousand that come at once only ten are looked at, too
    let before = Promise.resolve();
    return (given) => {
        const isRight = before.then(() => check(given));
        before = isRight;
        return isRight;
    };
}
export function addBoard(server, app, queues, queueNames, password) {
    const pages = new HonoAdapter(serveStatic).setBasePath(boardPath);
    createBullBoard({
        queues: queueNames.map((name) => new BullMQAdapter(queues.queue(name), { readOnlyMode: true })),
        serverAdapter: pages,
        options: { uiConfig: { boardTitle: 'Rusuban' } },
    });
    const isRight = lockOf(password, app);
    const verifyUser = async (user, given) => user === 'rusuban' && isRight(given);
    const isAllowed = basicAuth({ verifyUser, realm: 'Rusuban' });
    server.use(boardPath, ownOnly);
    server.use(`${boardPath}/*`, ownOnly);
    server.use(boardPath, isAllowed);
    server.use(`${boardPath}/*`, isAllowed);
    server.route(boardPath, pages.registerPlugin());
}
//# sourceMappingURL=board.js.map