export {};
//# sourceMappingURL=mail-fact.js.map