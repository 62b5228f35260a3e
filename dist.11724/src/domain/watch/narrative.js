// The story that an incident tells: what its owner has to fear, chosen from what its signs mean together. Which part a
// sentence plays is said by its detector; here nothing is known of detectors, and in messages nothing of the choice.
import { isAtLeast } from './severity.js';
import { voteFloor } from './signal.js';
/** What a sign may mean to an owner. */
export const themes = [
    'payout',
    'new-device',
    'diverted-mail',
    'sign-in',
    'waking',
    'selling',
    'overwriting',
    'wiping',
    'altering',
    'cancelling',
    'buying',
    'identity',
    'undelivered',
    'standing',
    'sign-in-tried',
    'phishing',
    'flooding',
];
/**
 * Each story and the themes that it needs, all of them. Of those that can be told the first one is: what takes the money
 * or the account for good comes before what can be undone, and two signs together before either of them alone.
 */
const plots = {
    payout: ['payout'],
    intruder: ['new-device', 'diverted-mail'],
    'diverted-mail': ['diverted-mail'],
    'sign-in': ['sign-in'],
    'waking-and-selling': ['waking', 'selling'],
    'selling-as-another': ['identity', 'selling'],
    selling: ['selling'],
    overwriting: ['overwriting'],
    wiping: ['wiping'],
    cancelling: ['cancelling'],
    altering: ['altering'],
    buying: ['buying'],
    'new-device': ['new-device'],
    identity: ['identity'],
    waking: ['waking'],
    undelivered: ['undelivered'],
    standing: ['standing'],
    'sign-in-tried': ['sign-in-tried'],
    phishing: ['phishing'],
    flooding: ['flooding'],
};
export const plotNames = Object.keys(plots);
/**
 * The story of an incident, or null where too little was seen to tell one: a single sign that is low has an honest
 * reading, and what was planned or dismissed is no news. A sign counts when it is a vote, or would be told by itself; of
 * two stories the one with a sign that would be told by itself is the one to tell.
 * @param tellingOf what a signal's sentence means; null: it plays no part
 */
export function narrativeOf({ severity, signals }, tellingOf) {
    if (!isAtLeast(severity, 'medium'))
        return null;
    const news = signals.filter(({ known }) => !known).sort((a, b) => b.score - a.score || a.beganAt - b.beganAt);
    const themeOf = (signal) => tellingOf(signal)?.theme;
    const voting = news.filter((one) => (one.score >= voteFloor && one.severity !== 'info') || isGrave(one));
    const tellable = plotNames.filter((name) => plots[name].every((theme) => voting.some((one) => themeOf(one) === theme)));
    const isOf = (name) => (signal) => plots[name].some((theme) => theme === themeOf(signal));
    const plot = tellable.find((name) => voting.some((one) => isGrave(one) && isOf(name)(one))) ?? tellable[0];
    if (plot === undefined)
        return null;
    const numbered = news.filter((signal) => tellingOf(signal)?.brief !== undefined);
    const ordered = [...numbered.filter(isOf(plot)), ...numbered.filter((signal) => !isOf(plot)(signal))];
    const families = new Set();
    return { plot, signals: ordered.filter(({ family }) => !families.has(family) && families.add(family)) };
}
const isGrave = ({ severity }) => isAtLeast(severity, 'high');
//# sourceMappingURL=narrative.js.map