import type { Params, VodErrorCode } from '@vod-errors/core'
import type { ErrorShape } from '../wire/failure-answer.ts'

/** Which requests a fault waits for. */
export interface FaultScope {
  /** How many requests meet the fault, 1 or more; by default 1. */
  readonly times?: number
  /** Only requests with this method. */
  readonly method?: string
  /** Only requests with this path, query aside; `*` stands for any run of characters: `/v2/medias/*`. */
  readonly path?: string
}

/** The request fails with a code of VOD, in VOD's own wire format. */
export interface CodeFault extends FaultScope {
  /** Bare or qualified; any code, but one that the catalog does not know needs a `status`. */
  readonly code: VodErrorCode | (string & {})
  /** Fills the message template of the catalog; what is missing reads `sample-NAME`. */
  readonly params?: Params
  /** Instead of the message of the catalog. */
  readonly message?: string
  /** Instead of the status of the catalog, 200–999. */
  readonly status?: number
  /** Instead of a new id. */
  readonly requestId?: string
  /** Instead of the shape that belongs to the path. */
  readonly shape?: ErrorShape
}

/** The request is answered with exactly these bytes, and no header but these, `date` and what HTTP needs. */
export interface AnswerFault extends FaultScope {
  readonly answer: {
    /** 200–999. */
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | Uint8Array
    /** The body in base64, for JSON that cannot carry bytes. Not together with `body`. */
    readonly bodyBase64?: string
  }
  /** How long the body drips, in milliseconds; the head comes at once. By default all of it does. */
  readonly overMs?: number
}

/**
 * The connection carries exactly these bytes, status line and headers included, and is closed after them: what no server
 * of HTTP would write. One of the two fields; text is sent as UTF-8.
 */
export interface RawFault extends FaultScope {
  readonly raw: {
    readonly bytes?: string | Uint8Array
    /** In base64, for JSON that cannot carry bytes. Not together with `bytes`. */
    readonly bytesBase64?: string
  }
  /** How long the bytes drip, in milliseconds; by default all of them come at once. */
  readonly overMs?: number
}

/**
 * The way to VOD fails: `hang` never answers, `reset` cuts the connection before an answer, `truncated` in the middle
 * of one, `brokenJson` is complete but cannot be parsed, `html` is a gateway's page, `empty` has no body, `slow` sends
 * the true answer bit by bit.
 */
export type TransportFault = FaultScope &
  (
    | { readonly transport: 'hang' | 'reset' }
    | {
        readonly transport: 'truncated'
        /** Cut off against a content-length that promises more (the default), or in the middle of the chunks. */
        readonly framing?: 'length' | 'chunked'
        /** By default 200. */
        readonly status?: number
      }
    | {
        readonly transport: 'brokenJson' | 'html' | 'empty'
        /** By default 200 for `brokenJson`, 502 for `html` and `empty`. */
        readonly status?: number
      }
    | {
        readonly transport: 'slow'
        /** How long the body drips, in milliseconds. */
        readonly overMs: number
      }
  )

/** Every way in which the next request can be made to fail. */
export type Fault = CodeFault | AnswerFault | RawFault | TransportFault

/** The names of the transport faults. */
export type Transport = TransportFault['transport']

/** Every transport fault, each with the fields that it may carry beside those of every fault. */
export const TRANSPORT_FIELDS = {
  hang: [],
  reset: [],
  truncated: ['framing', 'status'],
  brokenJson: ['status'],
  html: ['status'],
  empty: ['status'],
  slow: ['overMs'],
} as const satisfies Record<Transport, readonly string[]>

/** Every other kind of fault, each with the fields that it may carry beside those of every fault. */
export const KIND_FIELDS = {
  code: ['params', 'message', 'status', 'requestId', 'shape'],
  answer: ['overMs'],
  raw: ['overMs'],
} as const satisfies Record<'code' | 'answer' | 'raw', readonly string[]>
