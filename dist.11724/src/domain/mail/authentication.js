export {};
//# sourceMappingURL=authentication.js.map