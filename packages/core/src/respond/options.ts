import { expected, expectKnownKeys } from '../error/expected.ts'
import { isObject } from '../probe.ts'
import type { RecognitionOptions } from '../recognise/to-vod-error.ts'

/** What `vodErrorHandler` can be told, the same in every adapter. Every option may be left out. */
export interface VodErrorHandlerOptions extends RecognitionOptions {}

const KNOWN: Readonly<Record<keyof VodErrorHandlerOptions, true>> = { hosts: true }

/**
 * Checks that the options are an object, and that none is misspelt.
 *
 * @throws {TypeError} that names the option.
 */
export function checkOptions(options: VodErrorHandlerOptions): void {
  if (!isObject(options)) throw expected('options', 'an object', options)
  expectKnownKeys('options', options, Object.keys(KNOWN))
}
