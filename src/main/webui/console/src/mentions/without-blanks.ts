/** Scripts whose words follow each other without blanks, as a part of a regular expression. As in the service's Scripts. */
export const WITHOUT_BLANKS = `[${['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((script) => `\\p{sc=${script}}`).join('')}]`;
