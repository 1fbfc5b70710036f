import type { Group } from './contender.ts'

/** The groups by their name for `--only`. Loaded on demand, so that no server loads another's framework. */
export const GROUPS = {
  express: async () => (await import('./express.ts')).failing,
  koa: async () => (await import('./koa.ts')).failing,
  'koa-happy': async () => (await import('./koa.ts')).happy,
  'koa-listener': async () => (await import('./koa.ts')).listening,
  'forward-express': async () => (await import('./express.ts')).forwarding,
  'forward-koa': async () => (await import('./koa.ts')).forwarding,
  'logging-pino': async () => (await import('./logging.ts')).pinoGroup,
  'logging-line': async () => (await import('./logging.ts')).lineGroup,
  listeners: async () => (await import('./listeners.ts')).group,
  calls: async () => (await import('./calls.ts')).succeeding,
  'failing-calls': async () => (await import('./calls.ts')).failing,
} satisfies Record<string, () => Promise<Group>>

/** A key of {@link GROUPS}. */
export type GroupName = keyof typeof GROUPS

/** Whether a text is the name of a group. */
export function isGroupName(text: string): text is GroupName {
  return Object.hasOwn(GROUPS, text)
}
