import { expected, expectKnownKeys } from '../expected.ts'
import { isObject, isPlainObject, isThenable, read, readString } from '../read-unknown.ts'
import { nameOperation } from './operation-name.ts'
import type { VodCallOptions } from './run-call.ts'
import { runPromise } from './run-promise.ts'
import { withTransport } from './sdk-transport/sdk-transport.ts'
import {
  checkTransportOptions,
  TRANSPORT_OPTIONS,
  type TransportOptions,
} from './sdk-transport/transport-options.ts'
import { checkCallOptions } from './vod-call.ts'

/** A client whose promise-returning methods reject only with VodError, and so does the client if it is itself a function. */
export type WrappedVodClient<Client> = WrappedMembers<Client> & WrappedCall<Client>

/** A client that is a function, such as an axios instance. */
type WrappedCall<Client> = Client extends (...args: never[]) => Promise<unknown>
  ? Client
  : Client extends (...args: infer Args) => PromiseLike<infer Result>
    ? (...args: Args) => Promise<Result>
    : Client extends (...args: never[]) => unknown
      ? Client
      : unknown

type WrappedMembers<Client> = {
  // A method that is declared to return a native promise keeps its type, with type parameters and overloads.
  [Key in keyof Client]: Client[Key] extends (...args: never[]) => Promise<unknown>
    ? Client[Key]
    : Client[Key] extends (...args: infer Args) => PromiseLike<infer Result>
      ? (...args: Args) => Promise<Result>
      : Client[Key] extends (...args: never[]) => unknown
        ? Client[Key]
        : Client[Key] extends object
          ? WrappedVodClient<Client[Key]>
          : Client[Key]
}

/** Options of {@link wrapVodClient}, which apply to each call. */
export interface WrapOptions extends Pick<VodCallOptions, 'timeout' | 'signal'>, TransportOptions {}

const WRAP_OPTIONS: readonly (keyof WrapOptions)[] = ['timeout', 'signal', ...TRANSPORT_OPTIONS]

/**
 * Wraps a client so that every method that returns a promise runs through `vodCall`, with the method's name as
 * `operation`, and returns a native promise, without the `.fail()` and `.fin()` of the SDK's. This includes own and inherited
 * methods, `sendRequest`, the methods of sub-clients, and the client itself if it is a function, such as an axios instance.
 * Synchronous methods and other properties are untouched. The client object is not modified. Inside a method, `this` is the
 * unwrapped client, so that nested calls are not wrapped twice.
 *
 * For a client of `@baiducloud/sdk` or `bce-sdk-js` it also sends the requests that the SDK signs: certificates are
 * verified, a timeout closes the connection, connections are kept alive, and no response ends the process. There, `this`
 * is a view on the client, on which a class with `#private` fields does not work: such a class needs `transport: 'sdk'`.
 * `createMediaResource`, whose upload cannot be reached, is still sent by the SDK.
 *
 * @throws {TypeError} if the client is neither an object nor a function, or is a class, or an option has the wrong type.
 * @example
 * const vod = wrapVodClient(new VodClient(config), { timeout: 3000 })
 * await vod.getMediaResource(id) // rejects with VodError
 */
export function wrapVodClient<Client extends object>(
  client: Client,
  options?: WrapOptions,
): WrappedVodClient<Client>
export function wrapVodClient(client: object, options: WrapOptions = {}): object {
  if (!isObject(client)) throw expected('client', 'an object', client)
  if (isClass(client)) throw expected('client', 'a client, not its class: new VodClient(config)', client)
  if (!isObject(options)) throw expected('options', 'an object', options)
  expectKnownKeys('options', options, WRAP_OPTIONS)
  const { timeout, signal } = options
  checkCallOptions({ timeout, signal })
  checkTransportOptions(options)
  return wrap(client, options)
}

function wrap(client: object, options: WrapOptions): object {
  const target = options.transport === 'sdk' ? client : withTransport(client, options)
  const { timeout, signal } = options
  const wrappers = new Map<PropertyKey, { readonly value: object; readonly wrapper: object }>()
  const proxy: object = new Proxy(emptyTargetFor(target), {
    ...forwardTo(target),
    get(_empty, key) {
      const value: unknown = Reflect.get(target, key)
      if (!isObject(value) || UNWRAPPED.includes(key)) return value
      const cached = wrappers.get(key)
      if (cached?.value === value) return cached.wrapper
      const wrapper = wrapMember(value, String(key))
      wrappers.set(key, { value, wrapper })
      return wrapper
    },
    ...(typeof target === 'function' && callsOf(target, nameOfCall(target))),
  })

  function wrapMember(value: object, operation: string): object {
    if (typeof value === 'function') return new Proxy(value, callsOf(value, operation))
    return isSubClient(value) ? wrap(value, options) : value
  }

  function callsOf(call: CallableFunction, operation: string): ProxyHandler<CallableFunction> {
    return {
      apply(_wrapper, self, args) {
        const result: unknown = Reflect.apply(call, self === proxy ? target : self, args)
        if (result === target) return proxy
        if (!isThenable(result)) return result
        return runPromise(result, { timeout, signal, operation: nameOperation(operation, args) })
      },
    }
  }

  return proxy
}

/** Axios keeps its agents in `defaults`, and compares them with those of a request. */
const UNWRAPPED: readonly PropertyKey[] = ['constructor', 'prototype', 'defaults']

/** A client with a method `request` does the same as that method; others have the name of the function. */
function nameOfCall(client: CallableFunction): string {
  if (typeof read(client, 'request') === 'function') return 'request'
  return readString(client, 'name') || 'call'
}

function isClass(client: object): boolean {
  return typeof client === 'function' && /^class\b/.test(Function.prototype.toString.call(client))
}

/**
 * The target of the proxy. Not the client itself: a proxy cannot replace frozen properties of its target. Only the proxy of
 * a function can be called; an arrow function has no property that must be shown.
 */
function emptyTargetFor(target: object): object {
  const prototype = Reflect.getPrototypeOf(target)
  return typeof target === 'function' ? Object.setPrototypeOf(() => {}, prototype) : Object.create(prototype)
}

/** Forwards all other operations to the client. */
function forwardTo(target: object): ProxyHandler<object> {
  return {
    set: (_empty, key, value) => Reflect.set(target, key, value),
    // Mocks of node:test are defined. What the empty target lacks cannot be shown as fixed.
    defineProperty: (_empty, key, property) =>
      property.configurable !== false &&
      Reflect.defineProperty(target, key, { ...property, configurable: true }),
    preventExtensions: () => false,
    has: (_empty, key) => Reflect.has(target, key),
    deleteProperty: (_empty, key) => Reflect.deleteProperty(target, key),
    ownKeys: () => Reflect.ownKeys(target),
    getOwnPropertyDescriptor(_empty, key) {
      const own = Reflect.getOwnPropertyDescriptor(target, key)
      return own && { ...own, configurable: true }
    },
  }
}

/** Whether the value is a class instance or a plain object with functions, not plain data or a built-in. */
function isSubClient(value: object): boolean {
  if (Object.prototype.toString.call(value) !== '[object Object]') return false
  return !isPlainObject(value) || Object.values(value).some((member) => typeof member === 'function')
}
