import { prepareHosts, readNodeHost, readUrlHost, VOD_HOSTS } from '../../src/normalize/hosts.ts'

describe('matches the default hosts', () => {
  test.each([
    'vod.bj.baidubce.com',
    'VOD.BJ.BaiduBCE.com',
    'vod.baidubce.com',
    'vod.gz.baidubce.com',
    'sts.bj.baidubce.com',
    'abc.bcevod.com',
    'a.b.c.bcevod.com',
  ])('%s', (host) => {
    expect(prepareHosts(VOD_HOSTS)(host)).toBe(true)
  })
})

describe('does not match', () => {
  test.each([
    'baidubce.com',
    'aip.baidubce.com',
    'qianfan.baidubce.com',
    'bcc.bj.baidubce.com',
    'vod.evil.bj.baidubce.com',
    'evil.vod.bj.baidubce.com',
    'vod..baidubce.com',
    'xvod.bj.baidubce.com',
    'vodxbaidubce.com',
    'bcevod.com',
    'evilbaidubce.com',
    'vod.evilbaidubce.com',
    'baidubce.com.evil.example',
    'vod.bj.baidubce.com.evil.example',
    'vod.bj.baidubce.co',
    'vod.bj.baidubce.comm',
    'baidubce.com@evil.example',
    'vod.bj.baidubce.com:443',
    'vod.bj.baidubce.com/',
    'vod.bj.baidubce.com\n',
    'vod-bj-baidubce-com',
    'redis.internal',
    '127.0.0.1',
    '[::1]',
    'localhost',
    '',
    '.',
    'com',
  ])('%j', (host) => {
    expect(prepareHosts(VOD_HOSTS)(host)).toBe(false)
  })
})

describe('a host of the option', () => {
  test.each<[string, string, boolean]>([
    ['vod.internal', 'vod.internal', true],
    ['vod.internal', 'VOD.Internal', true],
    ['VOD.Internal', 'vod.internal', true],
    ['vod.internal', 'a.vod.internal', false],
    ['vod.internal', 'avod.internal', false],
    ['*.vod.internal', 'a.vod.internal', true],
    ['*.vod.internal', 'a.b.vod.internal', true],
    ['*.vod.internal', 'vod.internal', false],
    ['*.vod.internal', '..vod.internal', false],
    ['*.vod.internal', 'a..vod.internal', false],
    ['vod.*.internal', 'vod.a.internal', true],
    ['vod.*.internal', 'vod.a.b.internal', false],
    ['vod.*.internal', 'vod.internal', false],
    ['*.a.*.internal', 'x.y.a.b.internal', true],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '127.0.0.10', false],
    ['localhost', 'localhost', true],
    ['[::1]', '[::1]', true],
    ['::1', '[::1]', true],
    ['vod.internal', 'vod.internal.', true],
    ['[2001:DB8::1]', '[2001:db8::1]', true],
  ])('%s matches %s: %s', (pattern, host, expected) => {
    expect(prepareHosts([pattern])(host)).toBe(expected)
  })

  test('replaces the default hosts', () => {
    expect(prepareHosts(['vod.internal'])('vod.bj.baidubce.com')).toBe(false)
    expect(prepareHosts([])('vod.bj.baidubce.com')).toBe(false)
  })
})

describe('rejects', () => {
  const among = (got: string) =>
    `Expected \`hosts[1]\` to be a host name without scheme, port and path, such as vod.*.baidubce.com, got ${got}`

  test.each<[string, unknown, string]>([
    ['text', 'vod.internal', 'Expected `hosts` to be an array of host names, got "vod.internal"'],
    ['null', null, 'Expected `hosts` to be an array of host names, got null'],
    ['a Set', new Set(['a']), 'Expected `hosts` to be an array of host names, got [Set]'],
    ['a URL', ['a', 'https://vod.internal'], among('"https://vod.internal"')],
    ['a port', ['a', 'vod.internal:443'], among('"vod.internal:443"')],
    ['a path', ['a', 'vod.internal/v2'], among('"vod.internal/v2"')],
    ['everything', ['a', '*'], among('"*"')],
    ['everything below nothing', ['a', '*.'], among('"*."')],
    ['two stars in a row', ['a', 'vod.*.*.internal'], among('"vod.*.*.internal"')],
    ['a star at the end', ['a', 'vod.*'], among('"vod.*"')],
    ['a star without a dot', ['a', '*baidubce.com'], among('"*baidubce.com"')],
    ['an empty name', ['a', ''], among('""')],
    ['an empty label', ['a', 'vod..internal'], among('"vod..internal"')],
    ['a leading dot', ['a', '.baidubce.com'], among('".baidubce.com"')],
    ['half a bracket', ['a', 'vod[.internal'], among('"vod[.internal"')],
    ['a blank within', ['a', 'dead beef'], among('"dead beef"')],
    ['a zone of an address', ['a', 'fe80::1%eth0'], among('"fe80::1%eth0"')],
    ['blanks', ['a', ' vod.internal'], among('" vod.internal"')],
    ['a RegExp', ['a', /vod/], among('[RegExp]')],
    ['a hole', ['a', undefined], among('undefined')],
  ])('%s', (_name, hosts, message) => {
    expect(() => prepareHosts(hosts)).toThrow(TypeError)
    expect(() => prepareHosts(hosts)).toThrow(new TypeError(message))
  })
})

test('does not modify the option', () => {
  const hosts = Object.freeze(['VOD.Internal'])
  expect(prepareHosts(hosts)('vod.internal')).toBe(true)
  expect(hosts).toEqual(['VOD.Internal'])
})

describe('reads the host of a call', () => {
  test.each<[string, unknown, string | undefined]>([
    [
      'from a URL as text',
      { config: { url: 'https://vod.bj.baidubce.com/v2/medias?x=1' } },
      'vod.bj.baidubce.com',
    ],
    ['from a URL', { config: { url: new URL('http://[::1]:8080/') } }, '[::1]'],
    [
      'from a Request',
      { config: { url: new Request('https://vod.bj.baidubce.com/') } },
      'vod.bj.baidubce.com',
    ],
    [
      'after user and password',
      { config: { url: 'https://vod.bj.baidubce.com@evil.example/' } },
      'evil.example',
    ],
    [
      'before a backslash',
      { config: { url: 'https://evil.example\\@vod.bj.baidubce.com/' } },
      'evil.example',
    ],
    [
      'but not from the query',
      { config: { url: 'https://evil.example/?vod.bj.baidubce.com' } },
      'evil.example',
    ],
    [
      'from the next path if a URL is relative',
      { config: { url: '/v2' }, base: 'https://a.example' },
      'a.example',
    ],
    ['but not from a bare host', { host: 'vod.bj.baidubce.com' }, undefined],
    ['or none without a URL', { config: {} }, undefined],
    ['or none from undefined', undefined, undefined],
  ])('%s', (_name, value, expected) => {
    expect(readUrlHost(value, [['config', 'url'], ['base']])).toBe(expected)
  })
})

test.each<[string, unknown, string | undefined]>([
  ['hostname', { hostname: 'vod.bj.baidubce.com', host: 'x' }, 'vod.bj.baidubce.com'],
  ['host', { host: 'vod.bj.baidubce.com' }, 'vod.bj.baidubce.com'],
  ['nothing that is not text', { host: 7 }, undefined],
])('reads the host of node’s own errors from %s', (_name, value, expected) => {
  expect(readNodeHost(value)).toBe(expected)
})
