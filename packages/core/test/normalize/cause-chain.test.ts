import { countCpuTime } from '@vod-errors/testing'
import { toVodError } from '../../src/index.ts'
import { MEDIA_NOT_FOUND, SDK, wrapped } from './media-not-found.ts'

test('searches up to twenty causes', () => {
  expect(toVodError(wrapped(19))).toMatchObject(MEDIA_NOT_FOUND)
})

test('searches up to twenty errors of an AggregateError', () => {
  const many = (before: number) =>
    new AggregateError([...Array.from({ length: before }, () => new Error('x')), SDK])
  expect(toVodError(many(18))).toMatchObject(MEDIA_NOT_FOUND)
  expect(toVodError(many(19))).toBeUndefined()
})

test('searches the errors of a class of its own that extends AggregateError', () => {
  class AllMirrorsFailed extends AggregateError {
    override name = 'AllMirrorsFailed'
  }
  expect(toVodError(new AllMirrorsFailed([new Error('x'), SDK]))).toMatchObject(MEDIA_NOT_FOUND)
})

test('reads each value once, and at most twenty values', () => {
  let made = 0
  class Cause {
    get cause() {
      made++
      return new Cause()
    }
  }
  expect(toVodError(new Cause())).toBeUndefined()
  expect(made).toBeLessThanOrEqual(20)
})

test('handles an AggregateError with 2^32 - 1 errors', () => {
  const errors: unknown[] = [SDK]
  errors.length = 2 ** 32 - 1
  const cpuTime = countCpuTime()
  expect(toVodError(Object.assign(new AggregateError([]), { errors }))).toMatchObject(MEDIA_NOT_FOUND)
  expect(cpuTime()).toBeLessThan(1000)
})
