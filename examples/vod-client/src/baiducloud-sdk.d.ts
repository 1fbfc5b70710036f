/** The part of the SDK that the examples call. The package ships no types for it. */
declare module '@baiducloud/sdk' {
  interface BceConfig {
    /** With its scheme: `https://vod.bj.baidubce.com`. */
    readonly endpoint: string
    readonly credentials: { readonly ak: string; readonly sk: string }
  }

  interface BceResponse {
    readonly http_headers: Readonly<Record<string, string>>
    readonly body: unknown
  }

  /** Signs and sends any request; rejects with a plain object. Source: `src/bce_base_client.js` of 1.0.7. */
  export class BceBaseClient {
    constructor(config: BceConfig, serviceId: string, regionSupported: boolean)
    sendRequest(
      method: string,
      path: string,
      options?: { body?: string; params?: Readonly<Record<string, string>> },
    ): PromiseLike<BceResponse>
  }

  /** API v1. Source: `src/vod_client.js` of 1.0.7. */
  export class VodClient extends BceBaseClient {
    constructor(config: BceConfig)
    getMediaResource(mediaId: string): PromiseLike<BceResponse>
    deleteMediaResource(mediaId: string): PromiseLike<BceResponse>
  }
}
