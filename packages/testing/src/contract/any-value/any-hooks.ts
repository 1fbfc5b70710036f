import type { Logger, VodErrorHandlerOptions } from '@vod-errors/core'
import fc from 'fast-check'
import { anyThrown } from './any-thrown.ts'
import { makeThrown } from './make-thrown.ts'
import type { Recipe } from './recipe.ts'
import { SECRET } from './secret.ts'

/** What one hook does when it is called. */
export interface HookBehavior {
  readonly does: keyof typeof ACTIONS
  readonly value: Recipe
}

/** The behavior of every hook, by name. */
export type HookBehaviors = Readonly<Record<HookName, HookBehavior>>

/** The hooks by their option names, and the logger's methods by their levels. */
export type HookName = (typeof HOOKS)[number]

const HOOKS = [
  ...(['status', 'locale', 'requestId', 'messages', 'format', 'beforeSend', 'logLevel', 'onError'] as const),
  ...(['debug', 'info', 'warn', 'error'] as const),
]

const ACTIONS = {
  throws: (value: unknown): unknown => {
    throw value
  },
  returns: (value: unknown): unknown => value,
  rejects: (value: unknown): unknown => Promise.reject(value),
  resolves: (value: unknown): unknown => Promise.resolve([value]),
  'rejects later': (value: unknown): unknown => new Promise((_, reject) => setImmediate(reject, value)),
  'returns a thenable that throws': (value: unknown): unknown => ({
    // biome-ignore lint/suspicious/noThenProperty: the thenable is hostile on purpose
    then: () => {
      throw value
    },
  }),
  'returns a thenable that settles three times': (value: unknown): unknown => ({
    // biome-ignore lint/suspicious/noThenProperty: the thenable is hostile on purpose
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
  'returns a thenable whose then can be read only once': (value: unknown): unknown => {
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

/** Results that mean something to one hook or another. */
const MEANINGFUL_RESULTS: readonly unknown[] = [
  ...[undefined, null, 'en', 'zh-CN', 404, 200, 'error', SECRET, {}],
]

const behavior: fc.Arbitrary<HookBehavior> = fc.record({
  does: fc.constantFrom(...Object.keys(ACTIONS).filter(isAction)),
  value: fc.oneof(
    { arbitrary: fc.constantFrom(...MEANINGFUL_RESULTS).map((data) => ({ data })), weight: 3 },
    { arbitrary: anyThrown, weight: 1 },
  ),
})

/** Any behavior for each hook. */
export const anyHooks: fc.Arbitrary<HookBehaviors> = fc.record({
  ...{ status: behavior, locale: behavior, requestId: behavior, messages: behavior, format: behavior },
  ...{ beforeSend: behavior, logLevel: behavior, onError: behavior },
  ...{ debug: behavior, info: behavior, warn: behavior, error: behavior },
})

/** Whether some hook returns a value, which the app may publish. */
export function returnsValues(behaviors: HookBehaviors): boolean {
  return Object.values(behaviors).some(({ does }) => does === 'returns')
}

/** Options whose hooks look up their behavior each time they are called. */
export function optionsFor(behaviorOf: (hook: HookName) => HookBehavior): VodErrorHandlerOptions {
  const act = (hook: HookName): unknown => {
    const { does, value } = behaviorOf(hook)
    return ACTIONS[does](makeThrown(value))
  }
  // Bypasses the types: the hooks do what the types forbid.
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

function isAction(name: string): name is HookBehavior['does'] {
  return Object.hasOwn(ACTIONS, name)
}
