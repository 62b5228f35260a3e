export const nothingLearned = { named: null, learned: null, sightings: [] };
//# sourceMappingURL=mailbox.js.map