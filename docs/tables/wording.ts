import type { ORIGINS, VodErrorCode } from '@vod-errors/core'
import type { Language } from '../reference/entry.ts'

/** What proves that an error of this client is a VOD error. */
export type Proof = 'shape' | 'host, else response' | 'response'

type Texts<Key extends string = string> = Readonly<Record<Key, string>>

/** What the tables say in one language. */
export interface Wording {
  readonly language: Language
  readonly heads: {
    readonly codes: readonly string[]
    readonly clients: readonly string[]
    readonly transport: readonly string[]
    readonly options: readonly string[]
    readonly record: readonly string[]
    readonly operators: readonly string[]
  }
  readonly yesNo: readonly [yes: string, no: string]
  /** The user messages, by code. */
  readonly messages: Texts<VodErrorCode>
  readonly origins: Texts<keyof typeof ORIGINS>
  readonly proofs: Texts<Proof>
  /** What stands for the empty path of a client shape. */
  readonly itself: string
  /** Between the paths of a client shape. */
  readonly separator: string
  /** What each option does, by name. */
  readonly options: Texts
  /** What each field of the log record means, by name and in its order. */
  readonly record: Texts
  /** The name of a client shape. */
  readonly client: (name: string) => string
  /** The name of a kind of transport error. */
  readonly transport: (row: { readonly what: string; readonly signs: readonly string[] }) => string
}
