/** The BFFs that this page can talk to. They respond in the same way. */
export const BFFS = ['express', 'koa'] as const
export type BffName = (typeof BFFS)[number]

/** Calls one BFF. */
export interface Bff {
  /** Resolves to the JSON body; rejects with the Response if its status is an error, and with fetch's error without one. */
  readonly call: <Body>(method: string, path: string, options?: CallOptions) => Promise<Body>
}

interface CallOptions {
  readonly body?: object
  readonly signal?: AbortSignal
}

/** Creates the client of a BFF. */
export function createBff(name: BffName): Bff {
  return {
    async call(method, path, { body, signal } = {}) {
      const response = await fetch(`/${name}${path}`, {
        method,
        // The BFF writes its messages in the language of the page.
        headers: { 'accept-language': document.documentElement.lang, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      })
      if (!response.ok) throw response
      return response.status === 204 ? undefined : await response.json()
    },
  }
}
