import { toVodError } from '../../src/index.ts'

test('reads no property of a cause that it does not need: getters of Express and Koa warn', () => {
  const reads: PropertyKey[] = []
  const request = { hostname: 'localhost', headers: { host: 'localhost' } }
  const cause = new Proxy(request, {
    get(target, key) {
      reads.push(key)
      return Reflect.get(target, key)
    },
  })
  expect(toVodError(Object.assign(new Error('boom'), { cause }))).toBeUndefined()
  // Express 4 warns of `req.host`, node's HTTP/2 of the status message behind Koa's `ctx.message`.
  expect(reads).not.toContain('host')
  expect(reads).not.toContain('message')
})
