/** What the tests use of the SDK, which ships no types for it. */
declare module '@baiducloud/sdk' {
  export class VodClient {
    constructor(config: { readonly endpoint: string; readonly credentials: object })
    getMediaResource(mediaId: string): PromiseLike<{ readonly body: unknown }>
  }
}
