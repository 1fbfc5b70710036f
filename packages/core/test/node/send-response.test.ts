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
