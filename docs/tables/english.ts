import { en, ORIGINS } from '@vod-errors/core'
import { docstringsOf } from './docstrings.ts'
import type { Wording } from './wording.ts'

/** English: the code's own words. Reads the docstrings in the sources under `root`, the repository. */
export function englishOf(root: string): Wording {
  return {
    language: 'en',
    heads: {
      codes: ['code', 'status', 'who must act', 'retryable', 'user message', 'source'],
      clients: ['thrown by', 'status', 'body', 'headers', 'URL', 'proof that it is a VOD error'],
      transport: ['what happened', 'code', 'status', 'signs'],
      options: ['option', 'what it does'],
      record: ['field', 'meaning'],
      operators: ['code', 'what it means', 'the likeliest cause'],
    },
    yesNo: ['yes', 'no'],
    messages: en.codes,
    origins: ORIGINS,
    proofs: {
      shape: 'the shape',
      'host, else response': 'the host; if unknown, the response',
      response: 'the response',
    },
    itself: 'the value itself',
    separator: ', ',
    options: documented(docstringsOf(root, 'packages/core/src/options.ts', 'VodErrorHandlerOptions')),
    record: recordOf(root),
    client: (name) => name,
    transport: ({ what }) => what,
  }
}

/** A field without a docstring of its own means what it means on the VodError. */
function recordOf(root: string): Readonly<Record<string, string>> {
  const ofError = docstringsOf(root, 'packages/core/src/vod-error/vod-error.ts', 'VodError')
  const ofRecord = docstringsOf(root, 'packages/core/src/report/log-record.ts', 'LogRecord')
  return documented(new Map([...ofRecord].map(([name, text]) => [name, text || (ofError.get(name) ?? '')])))
}

/** @throws {Error} that names the properties without a docstring, if there are any. */
function documented(docstrings: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const missing = [...docstrings].filter(([, text]) => text === '').map(([name]) => name)
  if (missing.length > 0) throw new Error(`Expected a docstring for each of: ${missing.join(', ')}`)
  return Object.fromEntries(docstrings)
}
