import tseslint from 'typescript-eslint';

const noAmbientTime = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Take the time from Clock.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from Clock.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance comes from a seed.',
  },
];
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in platform/config alone.',
};

// What a constructor is given by injection does not count.
const noManyParameters = [
  {
    selector: 'FunctionDeclaration[params.length>4], ArrowFunctionExpression[params.length>4]',
    message: 'Four parameters at most, then an options object.',
  },
  {
    selector: "MethodDefinition[kind!='constructor'] > FunctionExpression[params.length>5]",
    message: 'Five parameters of a request at most, then a class for them.',
  },
];

export default tseslint.config(
  {
    ignores: ['**/dist/', 'node_modules/', 'coverage/', '**/*.cjs', '**/*.mjs', '**/schema.d.ts'],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      'no-restricted-syntax': ['error', noEnvironment, ...noManyParameters],
      // A Nest module is a class without members; decorators are its contents.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: [
      'libs/platform/src/{config,clock}.ts',
      'libs/platform/src/embedded-postgres/**',
      '**/*.spec.ts',
    ],
    rules: {
      'no-restricted-syntax': ['error', noEnvironment, ...noManyParameters, ...noAmbientTime],
    },
  },
  {
    files: ['libs/platform/src/config.ts', 'apps/web/vite.config.mts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // A screen reads from top to bottom; what it shows counts as lines of its function.
    files: ['apps/web/**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 80, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['**/*.migrations.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    // Tests speak with JSON from the wire, which has no type until it is looked at.
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      'no-restricted-syntax': 'off',
    },
  },
);
