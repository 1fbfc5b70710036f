/** The only class of the SDK that the emulator uses. The package ships no types for it. */
declare module '@baiducloud/sdk' {
  /** Computes BCE auth v1 signatures. Source: `src/auth.js` of the SDK, 1.0.7. */
  export class Auth {
    constructor(ak: string, sk: string)

    /**
     * Returns the value of an authorization header. `timestamp` and `expirationInSeconds` are in seconds. Without
     * `headersToSign` it covers host, content-md5, content-length, content-type and every `x-bce-*` header.
     */
    generateAuthorization(...request: import('./bce-auth.ts').Signable): string
  }
}
