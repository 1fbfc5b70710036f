import { BODY, SDK } from '../normalize/media-not-found.ts'

const UNIT = 'Media not found with mda-1 at https://vod.bj.baidubce.com/v2/medias?token=secret '

/** A text of that many bytes with a secret in each line, so that no short cut skips it. */
export function textOf(bytes: number): string {
  return UNIT.repeat(Math.ceil(bytes / UNIT.length)).slice(0, bytes)
}

/** An error body whose message has that many bytes. */
export function bodyOf(bytes: number): object {
  return { ...BODY, message: textOf(bytes) }
}

/** What axios throws for a body. */
export function axiosError(data: unknown): Error {
  return Object.assign(new Error('Request failed with status code 404'), {
    name: 'AxiosError',
    isAxiosError: true,
    config: { url: 'https://vod.bj.baidubce.com/v2/medias/mda-1' },
    response: { status: 404, data, headers: { 'x-bce-request-id': BODY.requestId } },
  })
}

/** That many errors, each the cause of the next, with a VOD error at the bottom. */
export function causesAbove(count: number): unknown {
  let thrown: unknown = SDK
  for (let index = 0; index < count; index++) thrown = new Error(`layer ${index}`, { cause: thrown })
  return thrown
}

/** A VOD error with that many causes below it. */
export function causesBelow(count: number): unknown {
  let cause: unknown
  for (let index = 0; index < count; index++) cause = new Error(`layer ${index}`, { cause })
  return { ...SDK, cause }
}

/** An AggregateError with that many errors before the VOD error. */
export function aggregateOf(count: number): Error {
  const errors = Array.from({ length: count }, (_item, index) => new Error(`try ${index}`))
  return new AggregateError([...errors, SDK], 'all tries failed')
}

/** A header of that many bytes: well-formed tags of languages that do not exist. */
export function languagesOf(bytes: number): string {
  return 'xx-YY;q=0.5,'.repeat(bytes / 12)
}
