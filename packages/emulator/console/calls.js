import { copy } from './api.js'
import { byId, create, matches, moveWithArrows } from './dom.js'
import { failPath } from './scope.js'
import { state } from './stream.js'
import { language, text } from './texts.js'

/** @typedef {import('./stream.js').Call} Call */

const list = byId('calls', HTMLOListElement)
const search = byId('calls-search', HTMLInputElement)

/** @type {Map<number, HTMLElement>} */
const rows = new Map()

/** Listens to the search field and the arrow keys. */
export function initCalls() {
  search.addEventListener('input', filterCalls)
  moveWithArrows(list, 'summary')
}

/**
 * Renders the given calls, the newest on top, and drops the rows of those that are gone.
 * @param {Iterable<Call>} calls
 */
export function renderCalls(calls) {
  for (const call of calls) {
    if (!state.calls.has(call.number)) continue
    const old = rows.get(call.number)
    const row = renderRow(call, old?.querySelector('details')?.open ?? false)
    if (old) replaceRow(old, row)
    else list.prepend(row)
    rows.set(call.number, row)
  }
  for (const [number, row] of rows) {
    if (state.calls.has(number)) continue
    row.remove()
    rows.delete(number)
  }
  filterCalls()
}

/** Renders all calls anew, in the current language. */
export function renderAllCalls() {
  rows.clear()
  list.replaceChildren()
  renderCalls(state.calls.values())
}

/**
 * @param {HTMLElement} old
 * @param {HTMLElement} row
 */
function replaceRow(old, row) {
  const hadFocus = old.contains(document.activeElement)
  old.replaceWith(row)
  if (hadFocus) row.querySelector('summary')?.focus()
}

function filterCalls() {
  let shown = 0
  for (const [number, row] of rows) {
    const call = state.calls.get(number)
    row.hidden = call === undefined || !matches(search.value, searchable(call))
    if (!row.hidden) shown += 1
  }
  byId('calls-count', HTMLElement).textContent = countOf(shown)
  const empty = byId('calls-empty', HTMLElement)
  empty.hidden = shown > 0
  empty.textContent = text(rows.size === 0 ? 'noCalls' : 'noMatch')
}

/** @param {number} shown */
function countOf(shown) {
  if (rows.size === 0) return ''
  return shown === rows.size ? String(shown) : `${shown}/${rows.size}`
}

/** @param {Call} call */
function searchable({ method, path, query, status, code, requestId, injected }) {
  return [`${method} ${path}?${query}`, status, code, requestId, injected].join(' ')
}

/**
 * @param {Call} call
 * @param {boolean} isOpen
 */
function renderRow(call, isOpen) {
  const summary = create(
    'summary',
    { class: 'call-grid' },
    create('time', { datetime: call.time }, clock(call.time)),
    create('span', { class: 'path' }, create('b', {}, call.method), ` ${call.path}`),
    create('span', { class: 'outcome' }, ...outcome(call)),
    create('span', {}, ...(call.injected ? [create('span', { class: 'tag' }, call.injected)] : [])),
    create('span', { class: 'number' }, call.tookMs === undefined ? '' : `${call.tookMs} ms`),
  )
  return create('li', {}, create('details', { open: isOpen }, summary, details(call)))
}

/** @param {Call} call */
function outcome({ status, code, tookMs }) {
  if (status === undefined) {
    return [create('span', { class: 'faint' }, text(tookMs === undefined ? 'waiting' : 'noResponse'))]
  }
  const badge = create('span', { class: `status s${String(status).slice(0, 1)}` }, String(status))
  return code === undefined ? [badge] : [badge, create('span', { class: 'code' }, code)]
}

/** @param {Call} call */
function details({ method, path, query, requestId }) {
  return create(
    'div',
    { class: 'details' },
    create(
      'dl',
      {},
      create('div', {}, create('dt', {}, 'requestId'), create('dd', {}, requestId)),
      ...(query === '' ? [] : [create('div', {}, create('dt', {}, text('query')), create('dd', {}, query))]),
    ),
    create('button', { type: 'button', onclick: () => void copy(requestId) }, `${text('copy')} requestId`),
    create('button', { type: 'button', onclick: () => failPath(method, path) }, text('failPath')),
  )
}

/** @param {string} time */
function clock(time) {
  const milliseconds = time.slice(20, 23)
  return `${new Date(time).toLocaleTimeString(language(), { hourCycle: 'h23' })}.${milliseconds}`
}
