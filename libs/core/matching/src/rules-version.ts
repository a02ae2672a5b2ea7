/** Names these rules in every question and answer: an answer is repeatable only under its own rules. */
export const RULES_VERSION = '2.0.0';
