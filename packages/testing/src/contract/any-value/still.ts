import { types } from 'node:util'

/** As many objects as are looked at; the rest of a value stands for what has been seen of it. */
const MOST_OBJECTS = 200

const PARTS = ['get', 'set', 'writable', 'enumerable', 'configurable'] as const

/** What of an object can be changed from outside, seen without running any code of its own. */
interface View {
  readonly object: object
  readonly prototype: object | null
  readonly isExtensible: boolean
  readonly properties: ReadonlyMap<PropertyKey, PropertyDescriptor | undefined>
}

/** Looks at a value and all that it holds, and returns the question whether it is still the same. */
export function keepStill(value: unknown): () => boolean {
  const before = viewsOf(value)
  return () => before.every((view) => isSame(view, requestContextOf(view.object)))
}

function viewsOf(value: unknown): readonly View[] {
  const found = new Set<object>()
  const views: View[] = []
  const add = (candidate: unknown) => {
    if (isTransparent(candidate) && found.size < MOST_OBJECTS) found.add(candidate)
  }
  add(value)
  for (const object of found) {
    const view = requestContextOf(object)
    views.push(view)
    for (const property of view.properties.values()) add(property?.value)
  }
  return views
}

/** A proxy cannot be looked at without its traps; the global object and a Response change by being looked at. */
function isTransparent(value: unknown): value is object {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return isObject && !types.isProxy(value) && value !== globalThis && !(value instanceof Response)
}

function requestContextOf(object: object): View {
  const keys = Reflect.ownKeys(object).slice(0, MOST_OBJECTS)
  return {
    object,
    prototype: Reflect.getPrototypeOf(object),
    isExtensible: Reflect.isExtensible(object),
    properties: new Map(keys.map((key) => [key, propertyOf(object, key)])),
  }
}

/** A stack is only made when it is looked at, and out of what may throw. */
function propertyOf(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  try {
    return Reflect.getOwnPropertyDescriptor(object, key)
  } catch {
    return undefined
  }
}

function isSame(one: View, other: View): boolean {
  if (one.prototype !== other.prototype || one.isExtensible !== other.isExtensible) return false
  if (one.properties.size !== other.properties.size) return false
  return [...one.properties].every(([key, was]) => isSameProperty(was, other.properties.get(key)))
}

function isSameProperty(was?: PropertyDescriptor, is?: PropertyDescriptor): boolean {
  if (was === undefined) return true
  if (is === undefined || !Object.is(was.value, is.value)) return false
  return PARTS.every((part) => was[part] === is[part])
}
