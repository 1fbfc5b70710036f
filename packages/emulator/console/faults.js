import { call, notify } from './api.js'
import { bytesForm } from './bytes-form.js'
import { byId, create, matches, moveWithArrows } from './dom.js'
import { chosenScope, describeScope } from './scope.js'
import { state } from './stream.js'
import { label, language, text } from './texts.js'

/**
 * @typedef {{code: string, status: number, fault: 'caller' | 'operator' | 'service', en: string, zh: string}} Code
 * @typedef {{codes: Code[], transports: string[], modelShapes: string[], routes: string[], accountStates: string[], mediaStatuses: string[],
 *   banStatuses: string[]}} Facts
 */

const container = byId('faults', HTMLDivElement)
const search = byId('faults-search', HTMLInputElement)
const overMs = create('input', { type: 'number', id: 'over-ms', min: 0, max: 600000, value: 3000 })

/** Listens to the search field, the arrow keys and the button of the queue. */
export function initFaults() {
  search.addEventListener('input', filterFaults)
  search.addEventListener('keydown', (event) => {
    const first = event.key === 'Enter' || event.key === 'ArrowDown' ? firstShown() : undefined
    if (event.key === 'Enter') first?.click()
    else first?.focus()
    if (first) event.preventDefault()
  })
  moveWithArrows(container, '.chip')
  byId('queue-clear', HTMLButtonElement).addEventListener('click', async () => {
    if (await call('DELETE', 'faults')) notify(text('cleared'))
  })
}

/**
 * Renders everything that can be injected.
 * @param {Facts} facts
 */
export function renderFaults({ codes, transports, modelShapes }) {
  const groups = /** @type {const} */ (['caller', 'operator', 'service']).map((fault) =>
    group(text(fault), codes.filter((code) => code.fault === fault).map(codeChip)),
  )
  const slow = create(
    'div',
    { class: 'field-line' },
    create('label', { for: 'over-ms' }, text('overMs')),
    overMs,
    text('ms'),
  )
  const transport = group(text('transport'), transports.map(transportChip))
  transport.append(slow)
  const models = group(text('models'), modelShapes.map(modelChip))
  container.replaceChildren(...groups, transport, models, bytesForm(inject))
  filterFaults()
}

/** Renders what is queued. */
export function renderQueue() {
  const items = state.faults.map((fault) => {
    const { times, route } = describeScope(fault)
    return create(
      'li',
      {},
      create('span', { class: 'tag' }, fault.name),
      create('span', {}, route),
      create('span', { class: 'faint number' }, times),
    )
  })
  byId('queue', HTMLOListElement).replaceChildren(...items)
  byId('queue-count', HTMLElement).textContent = items.length === 0 ? '' : String(items.length)
  byId('queue-empty', HTMLElement).hidden = items.length > 0
  byId('queue-clear', HTMLButtonElement).hidden = items.length === 0
}

/**
 * @param {string} heading
 * @param {HTMLElement[]} chips
 */
function group(heading, chips) {
  return create(
    'section',
    { class: 'group' },
    create('h3', {}, heading),
    create('div', { class: 'chips' }, ...chips),
  )
}

/** @param {Code} code */
function codeChip({ code, status, en, zh }) {
  const message = language() === 'zh' ? zh : en
  return chip(
    { name: code, detail: String(status), search: `${code} ${status} ${en} ${zh}`, title: message },
    { code },
  )
}

/** @param {string} transport */
function transportChip(transport) {
  const title = label(transport)
  return chip({ name: transport, detail: '', search: `${transport} ${title}`, title }, { transport })
}

/** @param {string} shape */
function modelChip(shape) {
  const title = text('models')
  return chip(
    { name: `model ${shape}`, detail: '', search: `model ${shape} ${title}`, title },
    { model: { shape } },
  )
}

/**
 * @param {{name: string, detail: string, search: string, title: string}} texts
 * @param {{code: string} | {transport: string} | {model: {shape: string}}} fault
 */
function chip({ name, detail, search, title }, fault) {
  const onclick = () =>
    void inject(
      name,
      'transport' in fault && name === 'slow' ? { ...fault, overMs: overMs.valueAsNumber } : fault,
    )
  return create(
    'button',
    { type: 'button', class: 'chip', title, 'data-search': search, onclick },
    name,
    ...(detail === '' ? [] : [create('span', { class: 'faint' }, ` ${detail}`)]),
  )
}

/**
 * Queues a fault for the chosen calls.
 * @param {string} name
 * @param {object} fault
 */
async function inject(name, fault) {
  const scope = chosenScope()
  if (await call('POST', 'faults', { ...fault, ...scope })) {
    notify(text('queued', { name, ...describeScope(scope) }))
  }
}

function firstShown() {
  const chips = [...container.querySelectorAll('.chip')]
  const first = chips.find((chip) => chip instanceof HTMLButtonElement && !chip.hidden)
  return first instanceof HTMLButtonElement ? first : undefined
}

function filterFaults() {
  for (const section of container.querySelectorAll('.group')) {
    if (!(section instanceof HTMLElement)) continue
    const chips = [...section.querySelectorAll('.chip')]
    for (const chip of chips) {
      if (chip instanceof HTMLElement) chip.hidden = !matches(search.value, chip.dataset['search'] ?? '')
    }
    section.hidden = chips.every((chip) => chip instanceof HTMLElement && chip.hidden)
  }
}
