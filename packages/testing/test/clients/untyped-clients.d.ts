// Aliases under which packages of older majors are installed, and packages without types.

declare module 'node-fetch2' {
  /** The response of node-fetch 2. */
  interface Response2 {
    readonly status: number
    json(): Promise<unknown>
  }
  export default function fetch(
    url: string,
    options?: { signal?: AbortSignal; timeout?: number },
  ): Promise<Response2>
}

declare module 'httpx' {
  export function request(url: string, options?: { readTimeout?: number }): Promise<object>
}
