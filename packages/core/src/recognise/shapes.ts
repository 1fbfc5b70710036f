import { isError, read } from '../probe.ts'

/** Where one client keeps what it knows of a failed call. Paths are lists of keys; the empty path is the value. */
export interface Shape {
  /** The client, or the form, for docs and tests. */
  readonly name: string
  /** Whether a value has this shape. */
  readonly matches: (value: unknown) => boolean
  readonly status?: readonly string[]
  /** Where the error body may be; the first that holds a code counts. */
  readonly bodies: readonly (readonly string[])[]
  readonly headers?: readonly string[]
  /**
   * What proves that the failure is VOD's and not some other API's: the `shape` alone, or the `answer`: the documented
   * body with its request id, or VOD's request id header.
   */
  readonly proof: 'shape' | 'answer'
}

/** Every shape that is recognised, in the order in which they are tried. */
export const SHAPES: readonly Shape[] = [
  {
    // {status_code, message, code?, request_id?}: without a request id in the answer, message is the whole body
    name: 'rejection of @baiducloud/sdk and bce-sdk-js',
    matches: (value) =>
      !isError(value) && Number.isInteger(read(value, 'status_code')) && read(value, 'message') !== undefined,
    status: ['status_code'],
    bodies: [[], ['message']],
    proof: 'shape',
  },
  {
    name: 'AxiosError',
    matches: (value) => read(value, 'isAxiosError') === true,
    status: ['response', 'status'],
    bodies: [['response', 'data']],
    headers: ['response', 'headers'],
    proof: 'answer',
  },
  {
    name: 'the error body itself, parsed or as JSON text',
    matches: (value) => !isError(value),
    bodies: [[]],
    proof: 'answer',
  },
]
