import { pageByMarker } from '../request/paging.ts'
import type { Route, RouteContext, RouteResult } from './route.ts'

/** Tasks in API v2. The status is 200 even for a failed task; the reason is in the body. */
export const V2_TASK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v2/tasks', handle: listTasks },
  { method: 'GET', path: '/v2/tasks/:taskId', handle: getTask },
]

function listTasks({ request: { query }, state }: RouteContext): RouteResult {
  const status = query.get('status')
  const found = state.tasks.all.filter((task) => status === null || task.status === status)
  return { body: pageByMarker(found, query) }
}

function getTask({ params, state }: RouteContext): RouteResult {
  return { body: state.tasks.get(params['taskId'] ?? '') }
}
