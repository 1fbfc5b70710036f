/** The parts of the SDK that this repository uses, of 1.0.7. The package ships no types. */
declare module '@baiducloud/sdk' {
  import type { EventEmitter } from 'node:events'

  export interface SdkConfig {
    /** With its scheme: `https://vod.bj.baidubce.com`. */
    readonly endpoint: string
    readonly credentials: { readonly ak: string; readonly sk: string }
    /** Of temporary credentials. */
    readonly sessionToken?: string
    readonly proxy?: { readonly host: string; readonly port: number }
    /** If the endpoint has no scheme. */
    readonly protocol?: string
  }

  export interface SdkRequest {
    readonly body?: unknown
    readonly headers?: Readonly<Record<string, unknown>>
    readonly params?: Readonly<Record<string, unknown>>
    /** Replaces fields of the client's configuration for this request. */
    readonly config?: Partial<SdkConfig>
    readonly outputStream?: unknown
  }

  export interface SdkResponse {
    readonly http_headers: Readonly<Record<string, string>>
    readonly body: Readonly<Record<string, unknown>>
  }

  /** Signs and sends any request; rejects with a plain object. Source: `src/bce_base_client.js`. */
  export class BceBaseClient extends EventEmitter {
    constructor(config: SdkConfig, serviceId: string, regionSupported: boolean)
    readonly config: SdkConfig
    /** The correction of the signing clock, in milliseconds. On the prototype, so shared by all clients. */
    timeOffset: number
    createSignature: (...args: unknown[]) => unknown
    sendRequest(method: string, path: string, request?: SdkRequest): PromiseLike<SdkResponse>
  }

  /** API v1. Source: `src/vod_client.js`. */
  export class VodClient extends BceBaseClient {
    constructor(config: SdkConfig)
    createMediaResource(
      title: string,
      description: string,
      data: Buffer,
      options?: object,
    ): PromiseLike<SdkResponse>
    getMediaResource(mediaId: string): PromiseLike<SdkResponse>
    listMediaResource(options?: object): PromiseLike<SdkResponse>
    listMediaResources(options?: object): PromiseLike<SdkResponse>
    updateMediaResource(mediaId: string, title: string, description: string): PromiseLike<SdkResponse>
    stopMediaResource(mediaId: string): PromiseLike<SdkResponse>
    publishMediaResource(mediaId: string): PromiseLike<SdkResponse>
    deleteMediaResource(mediaId: string): PromiseLike<SdkResponse>
    getDownloadUrl(mediaId: string, expiredInSeconds?: number): PromiseLike<SdkResponse>
    getPlayableUrl(mediaId: string): PromiseLike<SdkResponse>
    getPlayerCode(
      mediaId: string,
      width: number,
      height: number,
      autoStart: boolean,
    ): PromiseLike<SdkResponse>
    _generateMediaId(): PromiseLike<SdkResponse>
    _createMediaResource(
      mediaId: string,
      title: string,
      description: string,
      options?: object,
    ): PromiseLike<SdkResponse>
  }

  /** Computes BCE auth v1 signatures. Source: `src/auth.js`. */
  export class Auth {
    constructor(ak: string, sk: string)

    /**
     * Returns the value of an authorization header. Times are in seconds; without `headersToSign` it signs host,
     * content-md5, content-length, content-type and every `x-bce-*` header.
     */
    generateAuthorization(
      method: string,
      path: string,
      query: Readonly<Record<string, unknown>>,
      headers: Readonly<Record<string, unknown>>,
      timestamp: number,
      expirationInSeconds: number,
      headersToSign: readonly string[],
    ): string
  }
}

/** The SDK's former name, with the same client. */
declare module 'bce-sdk-js' {
  export { VodClient } from '@baiducloud/sdk'
}
