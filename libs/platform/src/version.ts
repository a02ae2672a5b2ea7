/** The version of the house, as package.json has it; a test says when they differ. */
export const VERSION = '0.1.0';
