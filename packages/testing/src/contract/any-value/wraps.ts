import { SECRET } from './recipe.ts'
import { failing } from './traits.ts'

/** What becomes of a made value in the end. */
export type Wrap = keyof typeof WRAPS

/** Every wrap. The value itself stays as it is, save where it is made fast. */
export const WRAPS = {
  none: (value: object): unknown => value,
  frozen: (value: object): unknown => Object.freeze(value),
  sealed: (value: object): unknown => Object.seal(value),
  'closed to new properties': (value: object): unknown => Object.preventExtensions(value),
  'transparent proxy': (value: object): unknown => new Proxy(value, {}),
  'proxy that throws': (value: object): unknown => new Proxy(value, handlerOf(failing(0, SECRET))),
  'proxy that throws later': (value: object): unknown => new Proxy(value, handlerOf(failing(40, SECRET))),
  'revoked proxy': (value: object): unknown => revoked(value, (revoke) => revoke()),
  'proxy that is revoked soon': (value: object): unknown => revoked(value, (revoke) => setImmediate(revoke)),
  'prototype of what is thrown': (value: object): unknown => Object.create(value),
  'cause of an Error': (value: object): unknown => new Error(SECRET, { cause: value }),
  'among the errors of an AggregateError': (value: object): unknown =>
    new AggregateError([null, value], SECRET),
  'property of an Error': (value: object): unknown => Object.assign(new Error(SECRET), { value, cause: 1 }),
  'headers of an Error': (value: object): unknown =>
    Object.assign(new Error(SECRET), { status: 400, headers: value }),
  'item of an array': (value: object): unknown => [value],
}

/** Traps for everything that can be done to an object; each does it after a check that may throw. */
function handlerOf(check: () => void): ProxyHandler<object> {
  return new Proxy(
    {},
    {
      get:
        (_handler, trap) =>
        (...args: unknown[]) => {
          check()
          const act: unknown = Reflect.get(Reflect, trap)
          return typeof act === 'function' ? Reflect.apply(act, Reflect, args) : undefined
        },
    },
  )
}

function revoked(value: object, when: (revoke: () => void) => void): object {
  const { proxy, revoke } = Proxy.revocable(value, {})
  when(revoke)
  return proxy
}
