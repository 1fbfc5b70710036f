import type { Group } from './contender.ts'

/** The groups by their name for `--only`. Loaded on demand, so that no server loads another's framework. */
export const GROUPS = {
  express: async () => (await import('./express.ts')).group,
  koa: async () => (await import('./koa.ts')).group,
  'koa-happy': async () => (await import('./koa-happy.ts')).group,
  'koa-listener': async () => (await import('./koa-listener.ts')).group,
  'forward-express': async () => (await import('./forward-express.ts')).group,
  'forward-koa': async () => (await import('./forward-koa.ts')).group,
  logging: async () => (await import('./logging.ts')).group,
} satisfies Record<string, () => Promise<Group>>

/** A key of {@link GROUPS}. */
export type GroupName = keyof typeof GROUPS

/** Whether a text is the name of a group. */
export function isGroupName(text: string): text is GroupName {
  return Object.hasOwn(GROUPS, text)
}
