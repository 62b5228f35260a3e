export {};
//# sourceMappingURL=offer.js.map