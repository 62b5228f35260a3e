export {};
//# sourceMappingURL=mailbox.js.map