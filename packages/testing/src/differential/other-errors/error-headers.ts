import type { MakeThrown } from './thrown-value.ts'

/** Errors with `headers` that a framework copies onto its response. */
export const ERROR_HEADERS: Readonly<Record<string, MakeThrown>> = {
  'headers that are legal': () => withHeaders({ 'Retry-After': '5', 'x-many': ['a', 'b'], 'x-number': 7 }),
  'headers without a status': () => withHeaders({ 'x-own': 'a' }, { status: undefined }),
  'header content-length': () => withHeaders({ 'content-length': '3', 'content-type': 'text/css' }),
  'header transfer-encoding': () => withHeaders({ 'transfer-encoding': 'identity' }),
  'header with an empty text': () => withHeaders({ 'x-empty': '' }),
  'header of latin letters': () => withHeaders({ 'x-latin': 'h\u00e9' }),
  'Retry-After undefined': () => withHeaders({ 'Retry-After': undefined }),
  'header with undefined in an array': () => withHeaders({ 'x-many': ['a', undefined] }),
  'header null': () => withHeaders({ 'x-null': null }),
  'header that is an object': () => withHeaders({ 'x-object': { a: 1 } }),
  'header that is a boolean': () => withHeaders({ 'x-boolean': false }),
  'headers of fetch': () => withHeaders(new Headers({ 'retry-after': '5' })),
  'headers that are a map': () => withHeaders(new Map([['retry-after', '5']])),
  'headers that are an array': () => withHeaders([['retry-after', '5']]),
  'headers that are a string': () => withHeaders('retry-after: 5'),
  'headers null': () => withHeaders(null),
  'headers without prototype': () => withHeaders(Object.assign(Object.create(null), { 'x-own': 'a' })),
  'headers with line breaks': () => withHeaders({ 'x-broken': 'a\r\nb: c' }),
  'headers with an illegal name': () => withHeaders({ 'not legal': 'a' }),
  'headers with Chinese letters': () => withHeaders({ 'x-title': '\u4e2d\u6587' }),
  'headers with line breaks but no status': () =>
    withHeaders({ 'x-broken': 'a\r\nb: c' }, { status: undefined }),
}

function withHeaders(headers: unknown, rest: object = {}): Error {
  return Object.assign(new Error('with headers'), { status: 400, headers, ...rest })
}
