import type { KnownCode } from './app-codes.ts'

/** A word with one letter left out. */
type Shortened<Word extends string, Head extends string = ''> = Word extends `${infer First}${infer Rest}`
  ? `${Head}${Rest}` | Shortened<Rest, `${Head}${First}`>
  : never

/** A word with two neighboring letters swapped. */
type Swapped<
  Word extends string,
  Head extends string = '',
> = Word extends `${infer First}${infer Second}${infer Rest}`
  ? `${Head}${Second}${First}${Rest}` | Swapped<`${Second}${Rest}`, `${Head}${First}`>
  : never

/**
 * A known code with one letter left out, two swapped, or in another case. More cannot be told from a code that the catalog lacks
 * by types; at set-up, more misspellings are found.
 */
export type MisspelledCode = Exclude<
  | Shortened<KnownCode>
  | Swapped<KnownCode>
  | Uncapitalize<KnownCode>
  | Lowercase<KnownCode>
  | Uppercase<KnownCode>,
  KnownCode
>

/** Values by code: of the catalog, of the app, or one that neither has. A misspelled code is a compile error. */
export type ByCode<Value> = {
  readonly [Code in KnownCode | (string & {})]?: Value
} & { readonly [Code in MisspelledCode]?: never }
