import type { Asking } from '../row.ts'

const BOUNDARY = 'a-boundary'
const PART = (name: string, more: string, text: string) =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`

/** A form with a field and a file. */
export const FORM: Asking = {
  method: 'POST',
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body: `${PART('title', '', 'A clip')}${PART('file', '; filename="a.txt"', 'text of a file')}--${BOUNDARY}--\r\n`,
}

/** A form that ends in the middle. */
export const BROKEN_FORM: Asking = { ...FORM, body: PART('title', '', 'A clip') }

/** A POST of a text of that type. */
function post(type: string, body: string): Asking {
  return { method: 'POST', headers: { 'content-type': type }, body }
}

/** Request bodies by what is right or wrong with them. */
export const REQUEST_BODIES: Readonly<Record<string, readonly Asking[]>> = {
  JSON: [post('application/json', '{"a":[1]}')],
  'broken JSON': [post('application/json', '{"a":')],
  'JSON that is no object': [post('application/json', '1')],
  'a form in the URL encoding': [post('application/x-www-form-urlencoded', 'a=1&b=2')],
  'a body that is too large': [post('application/json', JSON.stringify('x'.repeat(200_000)))],
  'an unknown charset': [post('application/json; charset=x', '{}')],
  'an unknown encoding': [
    {
      ...post('application/json', '{}'),
      headers: { 'content-type': 'application/json', 'content-encoding': 'x' },
    },
  ],
  'no body': [{ method: 'POST' }],
}
