/** The part of the SDK that the tests use. The SDK ships no types for it. */
declare module '@baiducloud/sdk' {
  export class VodClient {
    constructor(config: { readonly endpoint: string; readonly credentials: object })
    getMediaResource(mediaId: string): PromiseLike<{ readonly body: unknown }>
  }
}
