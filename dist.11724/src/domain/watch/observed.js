// What one pull hands over: normalised facts in batches, whatever part and source they came from.
export {};
//# sourceMappingURL=observed.js.map