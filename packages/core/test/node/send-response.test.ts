import { sendResponse } from '../../src/host.ts'

test('counts bytes in content-length, and replaces that of the abandoned success', () => {
  const headers = new Map([['content-length', '5']])
  const res = {
    getHeaderNames: () => [...headers.keys()],
    setHeader: (name: string, value: string) => headers.set(name, value),
    end: jest.fn(),
  }
  sendResponse({ req: {}, res }, { status: 404, headers: {}, body: '{"message":"视频不存在"}' }, () => false)
  expect(headers.get('content-length')).toBe('29')
  expect(res.end).toHaveBeenCalledWith('{"message":"视频不存在"}')
})

test('sends no header that a library added to all objects', () => {
  const names: string[] = []
  const res = { setHeader: (name: string) => names.push(name), end: jest.fn() }
  Object.defineProperty(Object.prototype, 'extend', { value: 'yes', enumerable: true, configurable: true })
  try {
    const response = { status: 404, headers: { 'cache-control': 'no-store' }, body: '{}' }
    sendResponse({ req: {}, res }, response, () => false)
  } finally {
    Reflect.deleteProperty(Object.prototype, 'extend')
  }
  expect(names).toEqual(['cache-control', 'content-length'])
})
