/** The part of the SDK that is measured. The package ships no types for it. */
declare module '@baiducloud/sdk' {
  /** API v1. Source: `src/vod_client.js` of 1.0.7. */
  export class VodClient {
    constructor(config: {
      readonly endpoint: string
      readonly credentials: { readonly ak: string; readonly sk: string }
    })
    getMediaResource(mediaId: string): PromiseLike<{ readonly body: unknown }>
  }
}
