import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules', 'web/dist', '.sst', '.data', 'coverage'] },
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
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'process.env is read in functions/platform/config.ts alone.',
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    // A rules file is told the time and the id (docs: conventions 1).
    files: ['functions/*/*.ts'],
    ignores: ['functions/*/*.*.ts', 'functions/platform/**', 'functions/machine/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Rules are told the time.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Rules are told the time.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Rules are told the id.',
        },
        { selector: "CallExpression[callee.property.name='randomUUID']", message: 'Rules are told the id.' },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'process.env is read in functions/platform/config.ts alone.',
        },
      ],
    },
  },
  {
    files: [
      'functions/platform/config.ts',
      'functions/machine/**',
      'functions/local.ts',
      'tests/**',
      'bench/**',
      'vitest.config.ts',
      'sst.config.ts',
      'stacks/**',
    ],
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
