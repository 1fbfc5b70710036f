import { byId } from './dom.js'
import { text } from './texts.js'

const NOTICE_MS = 4000

/**
 * Calls an admin route. Shows the emulator's message and returns false if that fails.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
export async function call(method, path, body) {
  try {
    const json =
      body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`/_emulator/${path}`, { method, ...json })
    if (!response.ok) throw new Error((await response.json()).message)
    show('problem', '')
    return true
  } catch (error) {
    show('problem', text('failed', { message: error instanceof Error ? error.message : String(error) }))
    return false
  }
}

/**
 * Shows a line at the bottom for a while. Screen readers say it.
 * @param {string} line
 */
export function notify(line) {
  show('notice', line)
}

/** @type {Map<string, number>} */
const timers = new Map()

/**
 * @param {'notice' | 'problem'} id
 * @param {string} line
 */
function show(id, line) {
  const element = byId(id, HTMLElement)
  element.textContent = line
  clearTimeout(timers.get(id))
  if (line !== '')
    timers.set(
      id,
      setTimeout(() => show(id, ''), NOTICE_MS),
    )
}

/**
 * Copies a text, and says so.
 * @param {string} value
 */
export async function copy(value) {
  await navigator.clipboard.writeText(value)
  notify(text('copied', { what: value }))
}
