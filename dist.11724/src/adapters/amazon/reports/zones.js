// Time-zone abbreviations as Amazon's reports write them, per marketplace where one means several zones.
import { hourMs, minuteMs } from '../../../domain/clock.js';
import { findMarketplace } from '../../../domain/marketplace.js';
/** Hours east of UTC. */
const everywhere = {
    UTC: 0,
    GMT: 0,
    Z: 0,
    WET: 0,
    WEST: 1,
    BST: 1,
    CET: 1,
    MEZ: 1,
    MET: 1,
    CEST: 2,
    MESZ: 2,
    MEST: 2,
    HNEC: 1,
    HAEC: 2,
    EET: 2,
    OEZ: 2,
    EEST: 3,
    OESZ: 3,
    TRT: 3,
    SAST: 2,
    IST: 5.5,
    GST: 4,
    AST: -4,
    ADT: -3,
    EST: -5,
    EDT: -4,
    CST: -6,
    CDT: -5,
    MST: -7,
    MDT: -6,
    PST: -8,
    PDT: -7,
    AKST: -9,
    AKDT: -8,
    HST: -10,
    BRT: -3,
    BRST: -2,
    JST: 9,
    SGT: 8,
    AWST: 8,
    ACST: 9.5,
    ACDT: 10.5,
    AEST: 10,
    AEDT: 11,
};
const byCountry = {
    IE: { IST: 1 },
    SA: { AST: 3 },
    AU: { EST: 10, EDT: 11, CST: 9.5 },
};
/** Offset from UTC in ms of `PDT`, `GMT+9`, `UTC+01:00`, `+0900` on that marketplace; null when not known. */
export function zoneMs(zone, marketplaceId) {
    const name = zone.toUpperCase();
    const country = findMarketplace(marketplaceId)?.country ?? '';
    const hours = byCountry[country]?.[name] ?? everywhere[name];
    if (hours !== undefined)
        return hours * hourMs;
    const match = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?$/.exec(name);
    if (!match)
        return null;
    const size = Number(match[2]) * hourMs + Number(match[3] ?? 0) * minuteMs;
    return match[1] === '-' ? -size : size;
}
//# sourceMappingURL=zones.js.map