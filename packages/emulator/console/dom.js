/**
 * Creates an element. `class`, `type`, `aria-label`, … are attributes; `onclick`, … are listeners.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | undefined | ((event: Event) => void)>} attributes
 * @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function create(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  element.append(...children)
  return element
}

/**
 * Returns the element with this id.
 * @template {HTMLElement} Type
 * @param {string} id
 * @param {new () => Type} type
 * @returns {Type}
 */
export function byId(id, type) {
  const element = document.getElementById(id)
  if (element instanceof type) return element
  throw new Error(`The page has no ${type.name} #${id}`)
}

/**
 * Tells whether every word of a search is in a text.
 * @param {string} search
 * @param {string} text
 */
export function matches(search, text) {
  const lower = text.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}

/**
 * Lets the arrow keys move the focus between the visible elements that match a selector.
 * @param {HTMLElement} container
 * @param {string} selector
 */
export function moveWithArrows(container, selector) {
  container.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches(selector))
      return
    const all = [...container.querySelectorAll(selector)].filter((each) => each.checkVisibility())
    const next = all[all.indexOf(event.target) + step]
    if (!(next instanceof HTMLElement)) return
    event.preventDefault()
    next.focus()
  })
}
