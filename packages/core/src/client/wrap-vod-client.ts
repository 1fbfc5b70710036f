import { expected, expectKnownKeys } from '../expected.ts'
import { isObject, isPlainObject, isThenable } from '../read-unknown.ts'
import { runCall, type VodCallOptions } from './run-call.ts'
import { nameOperation } from './sdk-transport/operation-name.ts'
import { withTransport } from './sdk-transport/sdk-transport.ts'
import {
  checkTransportOptions,
  TRANSPORT_OPTIONS,
  type TransportOptions,
} from './sdk-transport/transport-options.ts'
import { checkCallOptions } from './vod-call.ts'

/** A client whose promise-returning methods reject only with VodError. Everything else is unchanged. */
export type WrappedVodClient<Client> = {
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
 * Wraps an SDK client so that every method that returns a promise runs through `vodCall`, with the method's name as
 * `operation`, and returns a native promise. This includes own and inherited methods, `sendRequest`, and the methods of
 * sub-clients. Synchronous methods, other properties and the client itself are untouched. Inside a method, `this` is the
 * unwrapped client, so that nested calls are not wrapped twice.
 *
 * For a client of `@baiducloud/sdk` or `bce-sdk-js` it also sends the requests that the SDK signs: certificates are
 * verified, a timeout closes the connection, connections are kept alive, and no response ends the process. There, `this`
 * is a view on the client, on which a class with `#private` fields does not work: such a class needs `transport: 'sdk'`.
 * `createMediaResource`, whose upload cannot be reached, is still sent by the SDK.
 *
 * @throws {TypeError} if the client is not an object, or an option has the wrong type.
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
      if (!isObject(value) || key === 'constructor') return value
      const cached = wrappers.get(key)
      if (cached?.value === value) return cached.wrapper
      const wrapper = wrapMember(value, String(key))
      wrappers.set(key, { value, wrapper })
      return wrapper
    },
  })

  function wrapMember(value: object, operation: string): object {
    if (typeof value !== 'function') return isSubClient(value) ? wrap(value, options) : value
    return new Proxy(value, {
      apply(method, self, args) {
        const result: unknown = Reflect.apply(method, self === proxy ? target : self, args)
        if (result === target) return proxy
        if (!isThenable(result)) return result
        return runCall(result, { timeout, signal, operation: nameOperation(operation, args) })
      },
    })
  }

  return proxy
}

/** The target of the proxy. Not the client itself: a proxy cannot replace frozen properties of its target. */
function emptyTargetFor(target: object): object {
  return Object.create(Reflect.getPrototypeOf(target))
}

/** Forwards all other operations to the client. */
function forwardTo(target: object): ProxyHandler<object> {
  return {
    set: (_empty, key, value) => Reflect.set(target, key, value),
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
