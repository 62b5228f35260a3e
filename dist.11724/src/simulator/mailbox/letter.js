// A letter to the owner, as data: who sends it, and what it says before it is filled in.
export {};
//# sourceMappingURL=letter.js.map