import { pageByMarker } from '../request/paging.ts'
import type { Reply, Route, RouteContext } from './route.ts'

/** Tasks of API v2. A task that failed is a good answer: its failure stands inside. */
export const V2_TASK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v2/tasks', handle: listTasks },
  { method: 'GET', path: '/v2/tasks/:taskId', handle: getTask },
]

function listTasks({ request: { query }, state }: RouteContext): Reply {
  const status = query.get('status')
  const found = state.tasks.all.filter((task) => status === null || task.status === status)
  return { body: pageByMarker(found, query) }
}

function getTask({ params, state }: RouteContext): Reply {
  return { body: state.tasks.get(params['taskId'] ?? '') }
}
