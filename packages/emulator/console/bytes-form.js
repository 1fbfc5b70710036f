import { create } from './dom.js'
import { text } from './texts.js'

const GATEWAY_PAGE = '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>'
const RAW_EXAMPLE = 'HTTP/1.1 500 Oops\nx-bce-request-id: a\nx-bce-request-id: b\n\n'

/**
 * Builds the form for a response or bytes of one's own.
 * @param {(name: string, fault: object) => Promise<void>} inject
 */
export function bytesForm(inject) {
  const kind = create('select', { id: 'bytes-kind', 'aria-label': text('bytes') })
  kind.append(
    create('option', { value: 'response' }, text('kindResponse')),
    create('option', { value: 'raw' }, text('kindRaw')),
  )
  const response = responseFields()
  const raw = rawFields()
  raw.element.hidden = true
  kind.addEventListener('change', () => {
    response.element.hidden = kind.value !== 'response'
    raw.element.hidden = kind.value !== 'raw'
  })
  const form = create(
    'form',
    {},
    kind,
    response.element,
    raw.element,
    create('button', { type: 'submit', class: 'primary' }, text('inject')),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { name, fault } = kind.value === 'raw' ? raw.read() : response.read()
    void inject(name, fault)
  })
  return create('details', { class: 'bytes' }, create('summary', {}, create('h3', {}, text('bytes'))), form)
}

function responseFields() {
  const status = create('input', { type: 'number', id: 'response-status', min: 200, max: 999, value: 503 })
  const headers = create(
    'textarea',
    { id: 'response-headers', rows: 2, spellcheck: 'false' },
    'content-type: text/html\nretry-after: 5',
  )
  const body = create('textarea', { id: 'response-body', rows: 3, spellcheck: 'false' }, GATEWAY_PAGE)
  const element = create(
    'div',
    {},
    field(text('status'), status),
    field(text('headers'), headers),
    field(text('body'), body),
  )
  const read = () => ({
    name: `response ${status.value}`,
    fault: {
      response: { status: status.valueAsNumber, headers: parseHeaders(headers.value), body: body.value },
    },
  })
  return { element, read }
}

function rawFields() {
  const bytes = create('textarea', { id: 'raw-bytes', rows: 5, spellcheck: 'false' }, RAW_EXAMPLE)
  const element = create('div', {}, field(text('rawLabel'), bytes))
  return { element, read: () => ({ name: 'raw', fault: { raw: { bytesBase64: toBase64(bytes.value) } } }) }
}

/**
 * @param {string} name
 * @param {HTMLElement} control
 */
function field(name, control) {
  return create('div', { class: 'field' }, create('label', { for: control.id }, name), control)
}

/** @param {string} lines */
function parseHeaders(lines) {
  const pairs = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => [line.split(':', 1)[0]?.trim() ?? '', line.slice(line.indexOf(':') + 1).trim()])
  return Object.fromEntries(pairs)
}

/**
 * Encodes text as UTF-8 with CRLF at the ends of lines; `\xFF` is one byte.
 * @param {string} typed
 */
function toBase64(typed) {
  const binary = typed
    .replace(/\r?\n/g, '\r\n')
    .split(/(\\x[0-9a-f]{2})/i)
    .map((part) =>
      /^\\x/i.test(part) ? String.fromCharCode(Number.parseInt(part.slice(2), 16)) : utf8(part),
    )
  return btoa(binary.join(''))
}

/** @param {string} part */
function utf8(part) {
  return Array.from(new TextEncoder().encode(part), (byte) => String.fromCharCode(byte)).join('')
}
