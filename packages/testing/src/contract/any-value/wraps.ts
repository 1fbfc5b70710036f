import { SECRET } from './secret.ts'
import { throwsAfter } from './traits.ts'

/** What a generated value is wrapped in before it is thrown. */
export type Wrap = keyof typeof WRAPS

/** Every wrap. Only those that freeze, seal or close the value change it. */
export const WRAPS = {
  none: (value: object): unknown => value,
  frozen: (value: object): unknown => Object.freeze(value),
  sealed: (value: object): unknown => Object.seal(value),
  'non-extensible': (value: object): unknown => Object.preventExtensions(value),
  'transparent proxy': (value: object): unknown => new Proxy(value, {}),
  'proxy that throws': (value: object): unknown => new Proxy(value, trapsAfter(throwsAfter(0, SECRET))),
  'proxy that throws later': (value: object): unknown =>
    new Proxy(value, trapsAfter(throwsAfter(40, SECRET))),
  'revoked proxy': (value: object): unknown => revocable(value, (revoke) => revoke()),
  'proxy that is revoked soon': (value: object): unknown =>
    revocable(value, (revoke) => setImmediate(revoke)),
  'prototype of the thrown object': (value: object): unknown => Object.create(value),
  'cause of an Error': (value: object): unknown => new Error(SECRET, { cause: value }),
  'among the errors of an AggregateError': (value: object): unknown =>
    new AggregateError([null, value], SECRET),
  'property of an Error': (value: object): unknown => Object.assign(new Error(SECRET), { value, cause: 1 }),
  'headers of an Error': (value: object): unknown =>
    Object.assign(new Error(SECRET), { status: 400, headers: value }),
  'item of an array': (value: object): unknown => [value],
}

/** A handler with every trap; each runs the check, which may throw, and then does the default. */
function trapsAfter(check: () => void): ProxyHandler<object> {
  return new Proxy(
    {},
    {
      get:
        (_handler, trap) =>
        (...args: unknown[]) => {
          check()
          const operation: unknown = Reflect.get(Reflect, trap)
          return typeof operation === 'function' ? Reflect.apply(operation, Reflect, args) : undefined
        },
    },
  )
}

function revocable(value: object, schedule: (revoke: () => void) => void): object {
  const { proxy, revoke } = Proxy.revocable(value, {})
  schedule(revoke)
  return proxy
}
