import { types } from 'node:util'

const MOST_KEYS = 60
const MOST_CHARACTERS = 300

/** Describes a value in one line: its class and own properties. Runs no code of the value. */
export function describeValue(value: unknown): string {
  if (typeof value === 'function' || (typeof value === 'object' && value !== null))
    return describeObject(value)
  return describePrimitive(value)
}

function describePrimitive(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MOST_CHARACTERS))
  if (Object.is(value, -0)) return '-0'
  return typeof value === 'bigint' ? `${value}n` : String(value)
}

function describeObject(object: object): string {
  if (types.isProxy(object)) return 'a proxy'
  const keys = Reflect.ownKeys(object)
    .filter((key) => key !== 'stack')
    .slice(0, MOST_KEYS)
  const properties = keys.map((key) => `${String(key)}: ${describeProperty(object, key)}`)
  const state = Object.isExtensible(object) ? '' : ' (closed)'
  return `${className(object)}${state} {${properties.join(', ')}}`
}

function describeProperty(object: object, key: PropertyKey): string {
  const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {}
  if (get || set) return 'an accessor'
  const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null)
  return isObject ? `a ${types.isProxy(value) ? 'proxy' : className(value)}` : describePrimitive(value)
}

function className(object: object): string {
  const prototype = Reflect.getPrototypeOf(object)
  if (prototype === null) return 'null prototype'
  if (types.isProxy(prototype)) return 'heir of a proxy'
  const { value } = Reflect.getOwnPropertyDescriptor(prototype, 'constructor') ?? {}
  return typeof value === 'function' && !types.isProxy(value) ? value.name : 'heir of an object'
}
