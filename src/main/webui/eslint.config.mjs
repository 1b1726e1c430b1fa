import tseslint from 'typescript-eslint';

const MARKUP = 'Markup from strings is how scripts get in. Build nodes, or use a lit template.';
const sinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment', 'srcdoc'];

export default tseslint.config(
  { ignores: ['dist/**', '**/node_modules/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['vitest.config.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Lit calls the listeners of a template with their element as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/test/**/*.ts'],
    // Stubs are async because what they replace is.
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['**/src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...sinks.map((property) => ({ property, message: MARKUP })),
        { object: 'document', property: 'write', message: MARKUP },
        { object: 'document', property: 'writeln', message: MARKUP },
      ],
      'no-restricted-imports': ['error', { patterns: [{ group: ['lit/directives/unsafe-*'], message: MARKUP }] }],
    },
  },
);
