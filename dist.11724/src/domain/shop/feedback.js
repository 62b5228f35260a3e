/** This many stars or fewer are negative (Seller Central: 1 and 2; 3 is neutral). */
export const negativeRating = 2;
//# sourceMappingURL=feedback.js.map