import tseslint from 'typescript-eslint';

const ENVIRONMENT = [
  "MemberExpression[object.name='process'][property.name='env']",
  "MemberExpression[object.name='process'][property.value='env']",
  'ImportDeclaration[source.value=/^(node:)?process$/]',
].map((selector) => ({ selector, message: 'process.env is read in functions/platform/config.ts alone.' }));
const CLOCK_SAYS =
  'Nobody asks a clock: entries ask functions/platform/clock.ts once, everybody else is told `now`.';
/** Every way to ask what time it is. `performance.now()` measures how long something takes, and stays. */
const CLOCK = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
].map((selector) => ({ selector, message: CLOCK_SAYS }));
const DICE = [
  "MemberExpression[object.name='Math'][property.name='random']",
  'CallExpression[callee.property.name=/^(random(UUID|Bytes|Int)|getRandomValues)$/]',
  'CallExpression[callee.name=/^random(UUID|Bytes|Int)$/]',
].map((selector) => ({ selector, message: 'Rules are told the id.' }));

export default tseslint.config(
  { ignores: ['node_modules', 'web/dist', 'web/dist-pages', '.sst', '.data', 'coverage'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off',
      // A noun adds its refusals to the catalogue's type by extending it.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...ENVIRONMENT],
      eqeqeq: 'error',
    },
  },
  {
    files: ['functions/**', 'seeds/**'],
    rules: { 'no-restricted-syntax': ['error', ...ENVIRONMENT, ...CLOCK] },
  },
  {
    // A rules file is told the time and the id (docs: conventions 1).
    files: ['functions/*/**/*.ts'],
    ignores: ['functions/*/**/*.*.ts', 'functions/platform/**', 'functions/machine/**'],
    rules: { 'no-restricted-syntax': ['error', ...ENVIRONMENT, ...CLOCK, ...DICE] },
  },
  {
    files: ['functions/platform/config.ts', 'functions/machine/**', 'functions/local.ts'],
    rules: { 'no-restricted-syntax': ['error', ...CLOCK] },
  },
  { files: ['functions/platform/clock.ts'], rules: { 'no-restricted-syntax': ['error', ...ENVIRONMENT] } },
  {
    files: ['tests/**', 'bench/**', 'vitest.config.ts', 'sst.config.ts', 'stacks/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: [
      'tests/**',
      'web/src/**/*.tsx',
      'bench/**',
      'functions/**/*.routes.ts',
      'functions/**/*.tsx',
      'seeds/**',
      'stacks/**',
    ],
    rules: { 'max-lines-per-function': 'off' },
  },
  // Catalogues: a list of sentences is one thing however long.
  { files: ['web/src/messages/**'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
