import type { Logger, VodErrorHandlerOptions } from '@vod-errors/core'
import fc from 'fast-check'
import { anyThrown } from './any-thrown.ts'
import { makeThrown } from './make-thrown.ts'
import { type Recipe, SECRET } from './recipe.ts'

/** What a hook of the app's does, whatever it is asked. */
export interface Conduct {
  readonly does: keyof typeof DEEDS
  readonly value: Recipe
}

/** The conduct of every hook there is, by name. */
export type Conducts = Readonly<Record<HookName, Conduct>>

/** The hooks by the names of their options; `logger` has one a level. */
export type HookName = (typeof HOOKS)[number]

const HOOKS = [
  ...(['status', 'locale', 'requestId', 'messages', 'format', 'beforeSend', 'logLevel', 'onError'] as const),
  ...(['debug', 'info', 'warn', 'error'] as const),
]

const DEEDS = {
  throws: (value: unknown): unknown => {
    throw value
  },
  returns: (value: unknown): unknown => value,
  rejects: (value: unknown): unknown => Promise.reject(value),
  resolves: (value: unknown): unknown => Promise.resolve([value]),
  'rejects later': (value: unknown): unknown => new Promise((_, reject) => setImmediate(reject, value)),
  'returns a thenable that throws': (value: unknown): unknown => ({
    // biome-ignore lint/suspicious/noThenProperty: that is the hostility
    then: () => {
      throw value
    },
  }),
  'returns a thenable with two answers': (value: unknown): unknown => ({
    // biome-ignore lint/suspicious/noThenProperty: that is the hostility
    then: (resolve?: (value: unknown) => void, reject?: (value: unknown) => void) => {
      reject?.(value)
      resolve?.(value)
      reject?.(value)
    },
  }),
  'returns a thenable whose then cannot be read': (value: unknown): unknown =>
    Object.defineProperty({}, 'then', {
      get: () => {
        throw value
      },
    }),
  'returns a thenable whose then can be read once': (value: unknown): unknown => {
    let isRead = false
    return Object.defineProperty({}, 'then', {
      get: () => {
        if (isRead) throw value
        isRead = true
        return () => {}
      },
    })
  },
}

const TELLING_RESULTS: readonly unknown[] = [undefined, null, 'en', 'zh-CN', 404, 200, 'error', SECRET, {}]

const conduct: fc.Arbitrary<Conduct> = fc.record({
  does: fc.constantFrom(...Object.keys(DEEDS).filter(isDeed)),
  value: fc.oneof(
    { arbitrary: fc.constantFrom(...TELLING_RESULTS).map((data) => ({ data })), weight: 3 },
    { arbitrary: anyThrown, weight: 1 },
  ),
})

/** Hooks that do anything at all. */
export const anyConducts: fc.Arbitrary<Conducts> = fc.record({
  ...{ status: conduct, locale: conduct, requestId: conduct, messages: conduct, format: conduct },
  ...{ beforeSend: conduct, logLevel: conduct, onError: conduct },
  ...{ debug: conduct, info: conduct, warn: conduct, error: conduct },
})

/** Whether no hook returns anything: what the app itself makes public is its own affair. */
export function areMute(conducts: Conducts): boolean {
  return Object.values(conducts).every(({ does }) => does !== 'returns')
}

/** Options whose every hook does what it is told to at that moment. */
export function optionsThat(conductNow: (hook: HookName) => Conduct): VodErrorHandlerOptions {
  const act = (hook: HookName): unknown => {
    const { does, value } = conductNow(hook)
    return DEEDS[does](makeThrown(value))
  }
  // What the types forbid is just what is to be tried.
  const any = (hook: HookName) => Reflect.apply(asHook, undefined, [() => act(hook)])
  const logger: Logger = { debug: any('debug'), info: any('info'), warn: any('warn'), error: any('error') }
  return {
    status: any('status'),
    locale: any('locale'),
    requestId: any('requestId'),
    messages: { MediaNotFound: any('messages'), AccessDenied: { en: any('messages') } },
    format: any('format'),
    beforeSend: any('beforeSend'),
    logLevel: any('logLevel'),
    onError: any('onError'),
    logger,
  }
}

function asHook(act: () => never): (...args: readonly unknown[]) => never {
  return act
}

function isDeed(name: string): name is Conduct['does'] {
  return Object.hasOwn(DEEDS, name)
}
