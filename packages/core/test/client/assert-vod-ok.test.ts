import { Readable } from 'node:stream'
import { assertVodOk } from '../../src/index.ts'

const FAILED = { status: 'FAILED', errMsg: 'no stream' }

function taskOf(nodes: readonly unknown[]): object {
  return { taskId: 'tsk-1', status: 'RUNNING', nodes }
}

describe('rejects, and says what to pass instead,', () => {
  test.each<[string, unknown, string]>([
    ['a promise', Promise.resolve({}), '[Promise]'],
    ['a response of fetch', new Response('{}'), '[Response]'],
    [
      'a response of undici',
      { statusCode: 200, headers: {}, body: Object.assign(Readable.from([]), { bodyUsed: false }) },
      '{ statusCode: 200',
    ],
  ])('%s', (_name, result, shown) => {
    const attempt = () => assertVodOk(result)
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(
      `Expected \`result\` to be a body (await the promise, or the json() of the response), got ${shown}`,
    )
  })
})

describe('searches a task for the failed node', () => {
  // The task and the list of its nodes are two.
  test.each([
    [9_997, 'down to the last of 10,000 objects', true],
    [9_998, 'and no further', false],
  ])('behind %d others: %s', (others, _what, isFound) => {
    const nodes = [...Array.from({ length: others }, () => ({ status: 'READY' })), FAILED]
    const attempt = () => assertVodOk(taskOf(nodes))
    if (isFound) expect(attempt).toThrow('Task tsk-1 failed: no stream')
    else expect(attempt).not.toThrow()
  })

  test('among any number of other values', () => {
    const sizes = Array.from({ length: 20_000 }, (_, size) => size)
    expect(() => assertVodOk({ sizes, ...taskOf([FAILED]) })).toThrow('Task tsk-1 failed: no stream')
  })
})
