import { byId } from './dom.js'

const help = byId('keys', HTMLDialogElement)

/** What each key does outside of a field. */
const KEYS = new Map([
  ['/', () => byId('calls-search', HTMLInputElement).focus()],
  ['f', () => byId('faults-search', HTMLInputElement).focus()],
  ['?', () => help.showModal()],
])

/** Listens to the keys. */
export function initKeyboard() {
  byId('help', HTMLButtonElement).addEventListener('click', () => help.showModal())
  document.addEventListener('keydown', (event) => {
    const { target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return
    if (event.key === 'Escape' && target instanceof HTMLInputElement && target.type === 'search')
      clear(target)
    if (isField(target)) return
    const action = KEYS.get(event.key.toLowerCase())
    if (action === undefined) return
    event.preventDefault()
    action()
  })
}

/** @param {HTMLInputElement} search */
function clear(search) {
  search.value = ''
  search.dispatchEvent(new Event('input'))
}

/** @param {EventTarget | null} target */
function isField(target) {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}
