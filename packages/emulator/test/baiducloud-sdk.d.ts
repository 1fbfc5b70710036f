/** The part of the SDK that the tests use. The package ships no types for it. */
declare module '@baiducloud/sdk' {
  export interface SdkResponse {
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
    sendRequest(method: string, path: string, request?: SdkRequest): Promise<SdkResponse>
  }

  export class VodClient extends BceBaseClient {
    constructor(config: SdkConfig)
    createMediaResource(
      title: string,
      description: string,
      data: Buffer,
      options?: object,
    ): Promise<SdkResponse>
    getMediaResource(mediaId: string): Promise<SdkResponse>
    listMediaResources(options?: object): Promise<SdkResponse>
    updateMediaResource(mediaId: string, title: string, description: string): Promise<SdkResponse>
    stopMediaResource(mediaId: string): Promise<SdkResponse>
    publishMediaResource(mediaId: string): Promise<SdkResponse>
    deleteMediaResource(mediaId: string): Promise<SdkResponse>
    getDownloadUrl(mediaId: string, expiredInSeconds?: number): Promise<SdkResponse>
    getPlayableUrl(mediaId: string): Promise<SdkResponse>
    getPlayerCode(mediaId: string, width: number, height: number, autoStart: boolean): Promise<SdkResponse>
    _createMediaResource(
      mediaId: string,
      title: string,
      description: string,
      options?: object,
    ): Promise<SdkResponse>
  }
}
