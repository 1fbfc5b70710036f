import { byId, create } from './dom.js'
import { text } from './texts.js'

const route = byId('route', HTMLSelectElement)
const times = byId('times', HTMLInputElement)

/** @typedef {{times: number, method?: string, path?: string}} Scope */

/**
 * Fills in the routes to choose from, and keeps what is chosen.
 * @param {readonly string[]} routes
 */
export function renderRoutes(routes) {
  const chosen = route.value
  const own = chosen === '' || routes.includes(chosen) ? [] : [chosen]
  const options = [...routes, ...own].map((each) => create('option', { value: each }, each))
  route.replaceChildren(create('option', { value: '' }, text('anyRoute')), ...options)
  route.value = chosen
}

/**
 * Chooses one path, and goes to the failures.
 * @param {string} method
 * @param {string} path
 */
export function failPath(method, path) {
  const value = `${method} ${path}`
  if (![...route.options].some((option) => option.value === value)) {
    route.append(create('option', { value }, value))
  }
  route.value = value
  byId('faults-search', HTMLInputElement).focus()
}

/**
 * Which calls the next fault is for.
 * @returns {Scope}
 */
export function chosenScope() {
  const count = Math.max(1, Math.trunc(times.valueAsNumber) || 1)
  const [method, path] = route.value.split(' ')
  return method && path ? { times: count, method, path } : { times: count }
}

/**
 * Says which calls a fault is for.
 * @param {{times?: number, method?: string, path?: string}} scope
 */
export function describeScope({ times = 1, method, path }) {
  return {
    times: times === 1 ? text('callOne') : text('callMany', { n: times }),
    route: path === undefined ? text('anyRoute') : `${method ?? ''} ${path}`.trim(),
  }
}
