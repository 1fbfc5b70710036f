import { NOT_FOUND, respond } from '../respond.ts'

test('gives hooks the path without its query, and headers in any letter case', async () => {
  const locale = jest.fn(() => undefined)
  const headers = { 'x-site': 'cn', 'set-cookie': ['a', 'b'] }
  await respond(NOT_FOUND, { locale }, { headers, state: { user: 1 }, url: '/a?b?c' })
  const [[request]] = locale.mock.calls as unknown as [[{ header: (name: string) => unknown }]]
  expect(request).toMatchObject({ method: 'GET', path: '/a', state: { user: 1 } })
  expect(['X-Site', 'x-site', 'set-cookie', 'none'].map(request.header)).toEqual([
    'cn',
    'cn',
    undefined,
    undefined,
  ])
})
