import type { Params, VodErrorCode } from '@vod-errors/core'
import type { ErrorShape } from '../wire/error-response.ts'
import type { ModelShape } from '../wire/model-failure.ts'

/** Which requests a fault hits. */
export interface FaultScope {
  /** How many requests it hits, at least 1; 1 by default. */
  readonly times?: number
  /** Only requests with this method. */
  readonly method?: string
  /** Only requests with this path, without the query; `*` matches any number of characters: `/v2/medias/*`. */
  readonly path?: string
}

/** Responds with an error code, in VOD's wire format. */
export interface CodeFault extends FaultScope {
  /** Bare or qualified. A code that is not in the catalog needs a `status`. */
  readonly code: VodErrorCode | (string & {})
  /** Fills in the catalog's message template; a missing parameter becomes `sample-NAME`. */
  readonly params?: Params
  /** Replaces the catalog's message. */
  readonly message?: string
  /** Replaces the catalog's status, 200–999. */
  readonly status?: number
  /** Replaces the generated id. */
  readonly requestId?: string
  /** Replaces the shape that the path implies. */
  readonly shape?: ErrorShape
}

/** Responds with exactly this status, these headers and this body. Node adds only `date` and what HTTP requires. */
export interface ResponseFault extends FaultScope {
  readonly response: {
    /** 200–999. */
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | Uint8Array
    /** The body in base64, since JSON cannot hold bytes. Instead of `body`. */
    readonly bodyBase64?: string
  }
  /** Spreads the body over this time, in milliseconds; the head comes at once. 0 by default. */
  readonly overMs?: number
}

/** Responds 200 with a failure in the shape of a model that VOD forwards: `{ model: { shape: 'kling', code: 1301 } }`. */
export interface ModelFault extends FaultScope {
  readonly model: {
    /**
     * Whose shape: a vendor's, `task` for a task of VOD with an id, or `generation` for one without. `task` without a code
     * has its reason in `errMsg`.
     */
    readonly shape: ModelShape
    /** The vendor's code. For `kling` and `minimax` a number, else text. Without one, the shape that has none, if there is one. */
    readonly code?: number | string
    /** The vendor's text; `The model failed.` by default. */
    readonly message?: string
    /** The state of the task in the shapes that have one; by default, the vendor's word for failed. */
    readonly state?: string
  }
}

/**
 * Writes exactly these bytes to the connection, status line and headers included, and closes it. For responses that no HTTP
 * server would send. Give one of the two fields; text is sent as UTF-8.
 */
export interface RawFault extends FaultScope {
  readonly raw: {
    readonly bytes?: string | Uint8Array
    /** The bytes in base64, since JSON cannot hold them. Instead of `bytes`. */
    readonly bytesBase64?: string
  }
  /** Spreads the bytes over this time, in milliseconds. 0 by default. */
  readonly overMs?: number
}

/**
 * The network or a gateway fails: `hang` never responds, `reset` cuts the connection before the response, `truncated` in
 * the middle of it, `brokenJson` sends unparsable JSON, `html` a gateway's page, `empty` no body, and `slow` sends the
 * regular response bit by bit.
 */
export type TransportFault = FaultScope &
  (
    | { readonly transport: 'hang' | 'reset' }
    | {
        readonly transport: 'truncated'
        /** Cuts the body short of its content-length (the default), or between two chunks. */
        readonly framing?: 'length' | 'chunked'
        /** 200 by default. */
        readonly status?: number
      }
    | {
        readonly transport: 'brokenJson' | 'html' | 'empty'
        /** 200 by default for `brokenJson`, 502 for `html` and `empty`. */
        readonly status?: number
      }
    | {
        readonly transport: 'slow'
        /** Spreads the body over this time, in milliseconds. */
        readonly overMs: number
      }
  )

/** Everything that can be made to happen to the next request. */
export type Fault = CodeFault | ModelFault | ResponseFault | RawFault | TransportFault

/** The names of the transport faults. */
export type Transport = TransportFault['transport']

/** The fields that each transport fault may have, in addition to those of every fault. */
export const TRANSPORT_FIELDS = {
  hang: [],
  reset: [],
  truncated: ['framing', 'status'],
  brokenJson: ['status'],
  html: ['status'],
  empty: ['status'],
  slow: ['overMs'],
} as const satisfies Record<Transport, readonly string[]>

/** The fields that each other kind of fault may have, in addition to those of every fault. */
export const KIND_FIELDS = {
  code: ['params', 'message', 'status', 'requestId', 'shape'],
  model: [],
  response: ['overMs'],
  raw: ['overMs'],
} as const satisfies Record<'code' | 'model' | 'response' | 'raw', readonly string[]>
