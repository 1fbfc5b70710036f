import type { IncomingMessage, ServerResponse } from 'node:http'
import type { OpenRecord } from './journal.ts'

/** A request, the response to it, and its record in the journal. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly record: OpenRecord
}
