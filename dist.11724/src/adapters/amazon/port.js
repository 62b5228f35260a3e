// What the rest of the program may ask of Amazon: to read one part of an account. There is nothing here that writes.
export {};
//# sourceMappingURL=port.js.map