import { useSyncExternalStore } from 'react'

/** What the part of the address after `#` names. */
export type Route =
  | { readonly page: 'list' | 'upload' }
  | { readonly page: 'media' | 'task'; readonly id: string }

/** The route of the current address. A real app would use its router. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const [page, id] = hash.replace(/^#\/?/, '').split('/')
  if ((page === 'media' || page === 'task') && id) return { page, id: decodeURIComponent(id) }
  return { page: page === 'upload' ? 'upload' : 'list' }
}

/** The address of a media or a task. */
export function linkTo(page: 'media' | 'task', id: string): string {
  return `#/${page}/${encodeURIComponent(id)}`
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}
