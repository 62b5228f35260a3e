// What is said about a mail: is it from Amazon, why, how sure, and what to do.
export const mailVerdicts = ['genuine', 'phishing', 'suspicious', 'not-amazon'];
//# sourceMappingURL=mail-check.js.map