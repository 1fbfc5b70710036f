import { checkDocsUrl } from '../../src/response/docs-url.ts'

test.each([
  'https://a.example/#',
  'https://a.example/?code=',
  'http://localhost:5173/codes/',
  'https://a.example/zh/codes/',
  undefined,
])('accepts %p', (url) => {
  expect(checkDocsUrl(url)).toBe(url)
})

test.each([
  7,
  null,
  '',
  new URL('https://a.example/'),
  'errors/',
  'urn:errors:',
  'javascript:alert(1)//',
  'https://a.example/codes',
  'https://a.example/#x',
  'https:///',
  'https://user:secret@a.example/',
  'https://a.example/a b/',
  'https://a.example/\n/',
  'https://a.example/"/',
])('rejects %p', (url) => {
  expect(() => checkDocsUrl(url)).toThrow('Expected `docsUrl` to be an http or https URL without credentials')
})
