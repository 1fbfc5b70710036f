import { call, notify } from './api.js'
import { byId, create, matches } from './dom.js'
import { state } from './stream.js'
import { label, text } from './texts.js'

/**
 * @typedef {import('./stream.js').Media} Media
 * @typedef {import('./faults.js').Facts} Facts
 */

const account = byId('account', HTMLSelectElement)
const list = byId('media', HTMLUListElement)
const search = byId('media-search', HTMLInputElement)
const newId = byId('media-id', HTMLInputElement)

/**
 * Set while changes wait until a field is left.
 * @type {Facts | undefined}
 */
let waiting

/** Listens to the fields. */
export function initAccountAndMedia() {
  account.addEventListener('change', async () => {
    const name = label(account.value)
    if (await call('PUT', 'account', { account: account.value })) notify(text('accountSet', { name }))
    else account.value = state.account
  })
  search.addEventListener('input', filterMedia)
  // After the focus has moved to where it goes.
  list.addEventListener('focusout', () => setTimeout(() => waiting && renderMedia(waiting)))
  byId('media-add', HTMLFormElement).addEventListener('submit', async (event) => {
    event.preventDefault()
    const mediaId = newId.value
    if (!(await call('PUT', `media/${mediaId}`, {}))) return
    notify(text('added', { name: mediaId }))
    newId.value = ''
  })
}

/** @param {Facts} facts */
export function renderAccount({ accountStates }) {
  const options = accountStates.map((each) => create('option', { value: each }, label(each)))
  if (options.length !== account.options.length || document.activeElement !== account)
    account.replaceChildren(...options)
  account.value = state.account
}

/**
 * Renders the media. While a name is being typed, waits until the field is left.
 * @param {Facts} facts
 */
export function renderMedia(facts) {
  waiting = isTyping() ? facts : undefined
  if (waiting) return
  const focused = list.contains(document.activeElement) ? document.activeElement?.id : undefined
  list.replaceChildren(...state.media.map((media) => row(media, facts)))
  byId('media-count', HTMLElement).textContent = String(state.media.length)
  if (focused) document.getElementById(focused)?.focus()
  filterMedia()
}

function isTyping() {
  return document.activeElement instanceof HTMLInputElement && list.contains(document.activeElement)
}

function filterMedia() {
  for (const [index, { mediaId, name }] of state.media.entries()) {
    const row = list.children[index]
    if (row instanceof HTMLElement) row.hidden = !matches(search.value, `${mediaId} ${name}`)
  }
}

/**
 * @param {Media} media
 * @param {Facts} facts
 */
function row({ mediaId, name, status, banStatus }, { mediaStatuses, banStatuses }) {
  const edit = async (/** @type {object} */ fields) => {
    if (await call('PUT', `media/${mediaId}`, fields)) notify(text('changed', { name: mediaId }))
  }
  const title = create('input', {
    id: `name-${mediaId}`,
    value: name,
    'aria-label': `${text('name')}, ${mediaId}`,
  })
  title.addEventListener('change', () => void edit({ name: title.value }))
  const remove = async () => {
    if (await call('DELETE', `media/${mediaId}`)) notify(text('removed', { name: mediaId }))
  }
  return create(
    'li',
    {},
    create('div', { class: 'media-name' }, title, create('code', {}, mediaId)),
    choice(
      {
        id: `status-${mediaId}`,
        name: `${text('status')}, ${mediaId}`,
        values: mediaStatuses,
        chosen: status,
      },
      (value) => edit({ status: value }),
    ),
    choice(
      {
        id: `ban-${mediaId}`,
        name: `${text('banStatus')}, ${mediaId}`,
        values: banStatuses,
        chosen: banStatus,
      },
      (value) => edit({ banStatus: value }),
    ),
    create(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-label': text('remove', { name: mediaId }),
        onclick: () => void remove(),
      },
      '✕',
    ),
  )
}

/**
 * @param {{id: string, name: string, values: readonly string[], chosen: string}} field
 * @param {(value: string) => void} onchoose
 */
function choice({ id, name, values, chosen }, onchoose) {
  const options = values.map((value) => create('option', { value, selected: value === chosen }, label(value)))
  const select = create('select', { id, 'aria-label': name }, ...options)
  select.addEventListener('change', () => onchoose(select.value))
  return select
}
