// Which names lead to the computer that we run on: what is told there may be told in clear.
/**
 * Is this host the very computer that we run on, so that what is said to it goes over no wire? Told by the name alone,
 * since a name that is looked up may lead elsewhere the next time.
 * @param host a name or address, as typed or as a URL has it (IPv6 in brackets)
 */
export function isOwnComputer(host) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}
//# sourceMappingURL=own-computer.js.map