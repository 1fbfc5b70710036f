import { types } from 'node:util'

/** How many objects are inspected. The rest of a larger value is ignored. */
const MAX_OBJECTS = 200

const DESCRIPTOR_PARTS = ['get', 'set', 'writable', 'enumerable', 'configurable'] as const

/** What others can change in an object, read without running any of its code. */
interface Snapshot {
  readonly object: object
  readonly prototype: object | null
  readonly isExtensible: boolean
  readonly properties: ReadonlyMap<PropertyKey, PropertyDescriptor | undefined>
}

/** Remembers a value and everything in it. The returned function tells whether anything has changed since. */
export function watchChanges(value: unknown): () => boolean {
  const before = snapshotsOf(value)
  return () => !before.every((snapshot) => isSame(snapshot, snapshotOf(snapshot.object)))
}

function snapshotsOf(value: unknown): readonly Snapshot[] {
  const found = new Set<object>()
  const snapshots: Snapshot[] = []
  const add = (candidate: unknown) => {
    if (isInspectable(candidate) && found.size < MAX_OBJECTS) found.add(candidate)
  }
  add(value)
  for (const object of found) {
    const snapshot = snapshotOf(object)
    snapshots.push(snapshot)
    for (const property of snapshot.properties.values()) add(property?.value)
  }
  return snapshots
}

/** A proxy cannot be inspected without running its traps; the global object and a Response change when inspected. */
function isInspectable(value: unknown): value is object {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return isObject && !types.isProxy(value) && value !== globalThis && !(value instanceof Response)
}

function snapshotOf(object: object): Snapshot {
  const keys = Reflect.ownKeys(object).slice(0, MAX_OBJECTS)
  return {
    object,
    prototype: Reflect.getPrototypeOf(object),
    isExtensible: Reflect.isExtensible(object),
    properties: new Map(keys.map((key) => [key, descriptorOf(object, key)])),
  }
}

/** Node formats a stack when it is first read, from properties that may throw. */
function descriptorOf(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  try {
    return Reflect.getOwnPropertyDescriptor(object, key)
  } catch {
    return undefined
  }
}

function isSame(before: Snapshot, after: Snapshot): boolean {
  if (before.prototype !== after.prototype || before.isExtensible !== after.isExtensible) return false
  if (before.properties.size !== after.properties.size) return false
  return [...before.properties].every(([key, property]) =>
    isSameProperty(property, after.properties.get(key)),
  )
}

function isSameProperty(before?: PropertyDescriptor, after?: PropertyDescriptor): boolean {
  if (before === undefined) return true
  if (after === undefined || !Object.is(before.value, after.value)) return false
  return DESCRIPTOR_PARTS.every((part) => before[part] === after[part])
}
