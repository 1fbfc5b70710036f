import babel from '@babel/eslint-parser'
import regexp from 'eslint-plugin-regexp'

/** Biome checks everything else. */
export default [
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: babel,
      parserOptions: {
        requireConfigFile: false,
        babelOptions: {
          babelrc: false,
          configFile: false,
          parserOpts: { plugins: ['typescript', 'decorators'] },
        },
      },
    },
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
    },
  },
]
