// A bounce: a mail server says of a mail that it did not arrive, or hasn't yet. Anyone can write one, so it counts only
// where it names a Message-ID of ours that nobody can guess.
export {};
//# sourceMappingURL=bounce.js.map