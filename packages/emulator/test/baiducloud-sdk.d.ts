/** What the tests use of the SDK, which ships no types for it. */
declare module '@baiducloud/sdk' {
  export interface SdkAnswer {
    readonly http_headers: Record<string, string>
    readonly body: Record<string, unknown>
  }

  export interface SdkConfig {
    readonly endpoint: string
    readonly credentials: { readonly ak: string; readonly sk: string }
  }

  export interface SdkRequest {
    readonly body?: string | Buffer
    readonly headers?: Record<string, string>
    readonly params?: Record<string, unknown>
  }

  export class BceBaseClient {
    constructor(config: SdkConfig, serviceId: string, regionSupported: boolean)
    /** The correction of the signing clock, in milliseconds, shared by every client of the process. */
    timeOffset: number
    createSignature: (...request: unknown[]) => unknown
    sendRequest(method: string, path: string, request?: SdkRequest): Promise<SdkAnswer>
  }

  export class VodClient extends BceBaseClient {
    constructor(config: SdkConfig)
    createMediaResource(
      title: string,
      description: string,
      data: Buffer,
      options?: object,
    ): Promise<SdkAnswer>
    getMediaResource(mediaId: string): Promise<SdkAnswer>
    listMediaResources(options?: object): Promise<SdkAnswer>
    updateMediaResource(mediaId: string, title: string, description: string): Promise<SdkAnswer>
    stopMediaResource(mediaId: string): Promise<SdkAnswer>
    publishMediaResource(mediaId: string): Promise<SdkAnswer>
    deleteMediaResource(mediaId: string): Promise<SdkAnswer>
    getDownloadUrl(mediaId: string, expiredInSeconds?: number): Promise<SdkAnswer>
    getPlayableUrl(mediaId: string): Promise<SdkAnswer>
    getPlayerCode(mediaId: string, width: number, height: number, autoStart: boolean): Promise<SdkAnswer>
    _createMediaResource(
      mediaId: string,
      title: string,
      description: string,
      options?: object,
    ): Promise<SdkAnswer>
  }
}
