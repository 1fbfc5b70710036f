/** The parts of the two SDKs that the tests call. Neither package ships types for them. */
declare module '@baiducloud/sdk' {
  import { EventEmitter } from 'node:events'

  export interface SdkConfig {
    readonly endpoint: string
    readonly credentials: { readonly ak: string; readonly sk: string }
    readonly sessionToken?: string
    readonly proxy?: { readonly host: string; readonly port: number }
    readonly protocol?: string
  }

  export interface SdkAnswer {
    readonly http_headers: Readonly<Record<string, string>>
    readonly body: unknown
  }

  export interface SdkRequest {
    readonly body?: unknown
    readonly headers?: Readonly<Record<string, unknown>>
    readonly params?: Readonly<Record<string, unknown>>
    readonly config?: Partial<SdkConfig>
    readonly outputStream?: unknown
  }

  export class BceBaseClient extends EventEmitter {
    constructor(config: SdkConfig, service: 'vod', regional: true)
    readonly config: SdkConfig
    /** Milliseconds that the SDK adds to the time of its signatures; of the prototype, for the whole process. */
    timeOffset?: number
    createSignature(
      credentials: unknown,
      method: string,
      path: string,
      params: object,
      headers: object,
    ): PromiseLike<string> | string
    sendRequest(method: string, path: string, request?: SdkRequest): PromiseLike<SdkAnswer>
  }

  export class VodClient extends BceBaseClient {
    constructor(config: SdkConfig)
    createMediaResource(title: string, description: string, data: Buffer): PromiseLike<SdkAnswer>
    getMediaResource(mediaId: string): PromiseLike<SdkAnswer>
    listMediaResource(options?: object): PromiseLike<SdkAnswer>
    listMediaResources(options?: object): PromiseLike<SdkAnswer>
    updateMediaResource(mediaId: string, title: string, description: string): PromiseLike<SdkAnswer>
    stopMediaResource(mediaId: string): PromiseLike<SdkAnswer>
    publishMediaResource(mediaId: string): PromiseLike<SdkAnswer>
    deleteMediaResource(mediaId: string): PromiseLike<SdkAnswer>
    getDownloadUrl(mediaId: string, expiredInSeconds?: number): PromiseLike<SdkAnswer>
    getPlayableUrl(mediaId: string): PromiseLike<SdkAnswer>
    getPlayerCode(mediaId: string, width: number, height: number, autoStart: boolean): PromiseLike<SdkAnswer>
    _generateMediaId(): PromiseLike<SdkAnswer>
    _createMediaResource(
      mediaId: string,
      title: string,
      description: string,
      options: object,
    ): PromiseLike<SdkAnswer>
  }
}

declare module 'bce-sdk-js' {
  export { VodClient } from '@baiducloud/sdk'
}
